"""Everything one may be allowed to do: one permission each, one sentence each.

«Samarbejde om sagsbehandlingen» (SEED-4) needs that everyone knows who does what; the Danish
phrase is the answer to "why can't I?" and finishes the sentence "Du kan ikke …".
"""

from enum import StrEnum
from typing import Self


class Permission(StrEnum):
    """A named thing to do, with its English meaning and its Danish phrase."""

    _value_: str
    meaning: str
    phrase: str

    def __new__(cls, value: str, meaning: str = "", phrase: str = "") -> Self:
        """Make the member from its code, English sentence and Danish phrase."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.phrase = phrase
        return member

    CASE_LIST = "case_list", "See the list of one's own cases.", "se listen over forløb"
    CASE_SEE = "case_see", "Open one case.", "åbne forløbet"
    CASE_ENROL = "case_enrol", "Enrol a citizen with a team.", "indskrive en borger"
    CASE_EDIT = "case_edit", "Correct name and contact facts.", "rette navn og kontakt"
    TEAM_CHANGE = "team_change", "Change who is on the team.", "ændre teamet"
    ABSENCE_WRITE = (
        "absence_write",
        "Say that one is away, or one of one's own people, and who stands in.",
        "skrive fravær og stedfortræder",
    )
    CHANGE_TELL = (
        "change_tell",
        "Note that the citizen was told of a change on the team.",
        "skrive, at borgeren er fortalt om et skift",
    )
    CASE_CLOSE = "case_close", "Close the whole course.", "afslutte forløbet"
    RESTRICTED_CARD_SEE = (
        "restricted_card_see",
        "Find a citizen by exact CPR and see name and team, nothing more.",
        "slå en borger op på CPR-nummer",
    )
    GLASS_BREAK = (
        "glass_break",
        "Open a case in an emergency, with a reason, for three hours.",
        "åbne forløbet i en nødsituation",
    )
    CASELOAD_SEE = "caseload_see", "See how full everybody's hands are.", "se sagsstammerne"
    GLASS_REVIEW = (
        "glass_review",
        "Review emergency openings in one's own unit.",
        "gennemgå nødåbninger",
    )
    PROCEDURES_SEE = (
        "procedures_see",
        "Read the municipality's written procedures.",
        "læse arbejdsgangene",
    )
    PROCEDURES_WRITE = (
        "procedures_write",
        "Write the municipality's procedures.",
        "skrive arbejdsgange",
    )
    RESULTS_SEE = ("results_see", "See what became of the unit's courses.", "se resultaterne")
    LEADERSHIP_SEE = (
        "leadership_see",
        "See how the work goes in the units one leads.",
        "se siden Ledelse",
    )
    COLLABORATION_CHECK = (
        "collaboration_check",
        "Look at the team's own working together.",
        "lave samarbejdstjek",
    )
    STORIES_READ = ("stories_read", "Read the shared success stories.", "læse succeshistorier")
    STORY_WRITE = (
        "story_write",
        "Write a success story and note the citizen's yes to it.",
        "skrive en succeshistorie",
    )
    STORY_TAKE_BACK = (
        "story_take_back",
        "Take a shared success story back.",
        "tage en succeshistorie tilbage",
    )
    KICKOFF_HOLD = "kickoff_hold", "Mark the kickoff as held.", "gennemføre opstartsmødet"
    SPARRING_SEE = (
        "sparring_see",
        "See one's sparring groups and hold their meetings.",
        "se sparringsgrupper",
    )
    SPARRING_LEAD = (
        "sparring_lead",
        "Make sparring groups and say who sits in them.",
        "sætte sparringsgrupper",
    )
    BOARD_SEE = "board_see", "See the board and its meetings.", "se tavlen"
    BOARD_LEAD = (
        "board_lead",
        "Lead board meetings and set the goals of the effort.",
        "lede tavlemøder og sætte mål for indsatsen",
    )
    BOARD_DECIDE = (
        "board_decide",
        "Note what a board meeting decides about a course.",
        "skrive beslutninger fra tavlemødet",
    )
    TEAM_TIME_SEE = (
        "team_time_see",
        "See the fixed time one is in and hold its meetings.",
        "se teamets faste tid",
    )
    TEAM_TIME_LEAD = (
        "team_time_lead",
        "Set fixed time aside and say who is in it.",
        "sætte fast tid af",
    )
    MEETING_PLAN = "meeting_plan", "Plan a meeting with the citizen.", "planlægge et møde"
    MEETING_HOLD = "meeting_hold", "Mark a meeting as held.", "registrere et møde som holdt"
    ASSESSMENT_WRITE = (
        "assessment_write",
        "Write in the shared assessment.",
        "skrive i den fælles udredning",
    )
    PLAN_SEE = "plan_see", "Read the joint plan.", "se den fælles plan"
    PLAN_WRITE = "plan_write", "Write a new version of the plan.", "skrive i den fælles plan"
    PLAN_APPROVE = "plan_approve", "Approve the plan with the citizen.", "godkende planen"
    PLAN_HAND_OVER = (
        "plan_hand_over",
        "Record that the citizen got the plan on paper.",
        "registrere, at planen er udleveret",
    )
    CONSENT_SEE = "consent_see", "See the consents.", "se samtykker"
    CONSENT_RECORD = "consent_record", "Record a consent.", "registrere et samtykke"
    CONSENT_WITHDRAW = (
        "consent_withdraw",
        "Record that a consent is withdrawn.",
        "trække et samtykke tilbage",
    )
    COMPANY_SEE = "company_see", "See the register of companies.", "se virksomheder"
    COMPANY_WRITE = (
        "company_write",
        "Write in the register of companies.",
        "skrive om virksomheder",
    )
    COMPANY_TIDY = (
        "company_tidy",
        "Merge two entries of one company.",
        "lægge virksomheder sammen",
    )
    COMPANY_IMPORT = (
        "company_import",
        "Bring companies in from a file.",
        "hente virksomheder ind fra en fil",
    )
    EMPLOYER_CONTACT_WRITE = (
        "employer_contact_write",
        "Note a contact with an employer for one citizen.",
        "notere kontakt med en virksomhed",
    )
    PROFILE_WRITE = (
        "profile_write",
        "Write the job profile and the CV.",
        "skrive i jobprofilen og CV'et",
    )
    WORK_SEE = "work_see", "See match, agreement and hours.", "se arbejde og timer"
    OPENINGS_SEE = (
        "openings_see",
        "See the openings put in order for one citizen.",
        "se, hvilke åbninger der passer",
    )
    MATCH_FIND = "match_find", "Say that a job match is found.", "registrere et jobmatch"
    PLACEMENT_START = "placement_start", "Start a placement.", "starte en praktik"
    AGREEMENT_SEE = "agreement_see", "Read the work agreement.", "læse arbejdsaftalen"
    AGREEMENT_WRITE = "agreement_write", "Write the work agreement.", "skrive arbejdsaftalen"
    AGREEMENT_AGREE = (
        "agreement_agree",
        "Record that the parties agree to the work agreement.",
        "registrere, at arbejdsaftalen er indgået",
    )
    HOURS_RECORD = "hours_record", "Record hours worked.", "registrere timer"
    GRANT_SEE = "grant_see", "See grants and decisions.", "se bevillinger"
    VISITATION_RECORD = (
        "visitation_record",
        "Record the visitation before a § 85 grant.",
        "registrere visitationen",
    )
    GRANT_DECIDE = "grant_decide", "Make or end a grant.", "træffe afgørelse om en bevilling"
    CTI_SEE = "cti_see", "See the phase clock and the phase plans.", "se CTI-forløbet"
    CTI_START = "cti_start", "Start the CTI course.", "starte CTI-forløbet"
    FOCUS_WRITE = "focus_write", "Write focus areas of a phase.", "skrive fokusområder"
    NOTE_SEE = "note_see", "Read the CTI contact notes.", "læse CTI-notater"
    NOTE_WRITE = "note_write", "Write a CTI contact note.", "skrive et CTI-notat"
    NETWORK_WRITE = (
        "network_write",
        "Write the network map and hand tasks over.",
        "skrive i netværkskortet",
    )
    STRATEGY_WRITE = (
        "strategy_write",
        "Write in the citizen's strategy bank.",
        "skrive i strategibanken",
    )
    SAFETY_PLAN_WRITE = (
        "safety_plan_write",
        "Write the crisis plan and the retention plan.",
        "skrive krise- og fastholdelsesplanen",
    )
    CTI_CLOSE = "cti_close", "Close the CTI course at its end.", "afslutte CTI-forløbet"
    CTI_END_EARLY = (
        "cti_end_early",
        "End the CTI course before its planned end.",
        "stoppe CTI-forløbet før tid",
    )
    CTI_EXCEPT = (
        "cti_except",
        "Give the leader's reason where the method asks for one.",
        "skrive lederens begrundelse",
    )
    FOLLOW_UP_HOLD = "follow_up_hold", "Hold a follow-up on the plan.", "holde opfølgning"
    AFTERCARE_RECORD = (
        "aftercare_record",
        "Record a checkpoint after CTI.",
        "registrere opfølgning efter CTI",
    )
    MEASURE_SEE = "measure_see", "See the measurements.", "se målinger"
    MEASURE_RECORD = "measure_record", "Record a measurement.", "registrere en måling"
    TASK_WRITE = "task_write", "Write and finish tasks.", "skrive opgaver"
    TALKS_AGREE = (
        "talks_agree",
        "Agree with the citizen how often the statutory talks are held.",
        "aftale, hvor ofte samtalerne holdes",
    )
    QUICK_ASK = (
        "quick_ask",
        "Ask colleagues on the team for a quick answer.",
        "bede om en hurtig afklaring",
    )
    QUICK_ANSWER = (
        "quick_answer",
        "Answer a quick question, when one is asked or leads the unit.",
        "svare på en hurtig afklaring",
    )
    PACKAGE_TAKE = (
        "package_take",
        "Take the whole course out, as far as one may see it.",
        "hente hele forløbet",
    )
    CITIZEN_INVITE = (
        "citizen_invite",
        "Invite the citizen to their own page, and close their way in.",
        "give borgeren adgang til sin egen side",
    )
    LOG_SEE = "log_see", "See who has looked at the case.", "se loggen"
    MY_DAY_SEE = "my_day_see", "See one's own working day.", "se Min dag"
    METHOD_SEE = "method_see", "Read the rules of the method.", "læse Metoden"
    ADMINISTER = (
        "administer",
        "Administer users, units, roles and dated law.",
        "administrere brugere og lovgrundlag",
    )
    OWN_CASE_SEE = "own_case_see", "See one's own course as a citizen.", "se dit eget forløb"
    OWN_AGREEMENT_ANSWER = (
        "own_agreement_answer",
        "Answer one's own work agreement as the citizen.",
        "svare på arbejdsaftalen",
    )
    OWN_CHANGE_SEEN = (
        "own_change_seen",
        "Say as the citizen that one has read who is new on the team.",
        "sige, at du har set, hvem der er ny",
    )
    OWN_WORDS_WRITE = (
        "own_words_write",
        "Write one's own words as the citizen.",
        "skrive dine egne ord i forløbet",
    )
    OWN_QUICK_ASK = (
        "own_quick_ask",
        "Ask one's own team for a quick answer.",
        "bede dit team om et hurtigt svar",
    )
    OWN_MEASURE_ANSWER = (
        "own_measure_answer",
        "Answer as the citizen how it goes.",
        "svare på, hvordan det går",
    )
    OWN_HOURS_WRITE = (
        "own_hours_write",
        "Say how many hours one worked as the citizen.",
        "skrive dine egne timer",
    )
