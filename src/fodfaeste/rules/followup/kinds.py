"""The words of follow-up: the next thing to do, and how things stand after CTI.

«Borgerens sagsbehandler(e) skal løbende følge op på borgerens aktiviteter og progression frem
til, at forløbet afsluttes.» (SEED-4)
"""

from fodfaeste.rules.words import Word


class NextAction(Word):
    """The one thing that brings the course on."""

    FILL_TEAM = "fill_team", "Find en medarbejder til teamet"
    PLAN_KICKOFF = "plan_kickoff", "Aftal opstartsmøde"
    HOLD_KICKOFF = "hold_kickoff", "Hold opstartsmøde"
    MEET_BEFORE_CTI = "meet_before_cti", "Mød borgeren før CTI"
    APPROVE_PLAN = "approve_plan", "Godkend planen"
    CONTACT_EMPLOYERS = "contact_employers", "Kontakt virksomheder"
    FIND_MATCH = "find_match", "Find et jobmatch"
    DECIDE_GRANT = "decide_grant", "Træf afgørelse om CTI"
    START_CTI = "start_cti", "Start CTI"
    AGREE_WORK = "agree_work", "Indgå arbejdsaftalen"
    PLAN_RESTART = "plan_restart", "Læg plan for at begynde igen"
    CHOOSE_FOCUS = "choose_focus", "Vælg fokusområder"
    CONTACT_CITIZEN = "contact_citizen", "Tag kontakt til borgeren"
    FOLLOW_UP = "follow_up", "Hold opfølgning"
    PREPARE_CLOSING = "prepare_closing", "Forbered afslutningen"
    CLOSE_CTI = "close_cti", "Afslut CTI"
    RECORD_AFTERCARE = "record_aftercare", "Følg op efter CTI"
    CLOSE_CASE = "close_case", "Afslut forløbet"
    NOTHING = "nothing", "Intet lige nu"


class WorkStatus(Word):
    """How the citizen stands towards work at a checkpoint (G5)."""

    ORDINARY_JOB = "ordinary_job", "Ordinært job"
    ORDINARY_HOURS = "ordinary_hours", "Ordinære timer ved siden af ydelse"
    SUBSIDISED_JOB = "subsidised_job", "Job med løntilskud"
    FLEX_JOB = "flex_job", "Fleksjob"
    PLACEMENT = "placement", "Virksomhedspraktik"
    EDUCATION = "education", "Uddannelse"
    NO_WORK = "no_work", "Uden arbejde"
    UNKNOWN = "unknown", "Ikke oplyst"
