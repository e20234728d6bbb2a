"""What a package holds, table by table: its Danish name, and what one must be allowed to see.

«Den, der er part i en sag» (forvaltningsloven § 9, by domain.md section 3.6) may see its documents;
whoever takes a course out holds no more in the hand than on the screen. A table that is neither
here nor among those left out fails a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fodfaeste.rules.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class Room:
    """One part of a package: its code is the name of its file."""

    code: str
    title: str
    permission: Permission


PEOPLE = Room("borger-og-team", "Borgeren og teamet", Permission.CASE_SEE)
CONSENTS = Room("samtykker", "Samtykker", Permission.CONSENT_SEE)
OPENINGS = Room("noedaabninger", "Nødåbninger", Permission.LOG_SEE)
MEETINGS = Room("moeder", "Møder", Permission.CASE_SEE)
PLAN = Room("plan", "Udredning og plan", Permission.PLAN_SEE)
WORK = Room("arbejde", "Arbejde", Permission.WORK_SEE)
GRANTS = Room("bevilling", "Bevilling og afgørelser", Permission.GRANT_SEE)
CTI = Room("cti", "CTI-forløbet", Permission.CTI_SEE)
NOTES = Room("cti-notater", "CTI-notater", Permission.NOTE_SEE)
MEASURES = Room("maalinger", "Målinger", Permission.MEASURE_SEE)

ROOMS = (PEOPLE, CONSENTS, MEETINGS, PLAN, WORK, GRANTS, CTI, NOTES, MEASURES, OPENINGS)
"""In the order one reads them."""

TABLES: Mapping[str, tuple[Room, str]] = {
    "Citizen": (PEOPLE, "Borger"),
    "Case": (PEOPLE, "Forløb"),
    "TeamMembership": (PEOPLE, "Plads på teamet"),
    "TeamNews": (PEOPLE, "Ny på teamet, og hvornår borgeren hørte det"),
    "CaseloadOverride": (PEOPLE, "Plads ud over en fuld sagsstamme"),
    "Task": (PEOPLE, "Opgave"),
    "QuickReaction": (PEOPLE, "Hurtig afklaring"),
    "NetworkPerson": (PEOPLE, "Person eller tilbud i netværket"),
    "NetworkStretch": (PEOPLE, "Netværket, som det var før"),
    "Consent": (CONSENTS, "Samtykke"),
    "Meeting": (MEETINGS, "Møde"),
    "MeetingSeries": (MEETINGS, "Række af møder"),
    "MeetingMessage": (MEETINGS, "Besked til borgeren om et møde"),
    "MeetingMove": (MEETINGS, "Møde, der blev flyttet"),
    "AgendaPoint": (MEETINGS, "Punkt på dagsordenen"),
    "MeetingDecision": (MEETINGS, "Beslutning på et møde"),
    "TalkAgreement": (MEETINGS, "Aftale om samtaler"),
    "Participant": (MEETINGS, "Deltager i et møde"),
    "KickoffAgreement": (MEETINGS, "Aftaler på opstartsmødet"),
    "KickoffPromise": (MEETINGS, "Løfte på opstartsmødet"),
    "KickoffPerson": (MEETINGS, "Nævnt på opstartsmødet"),
    "AssessmentEntry": (PLAN, "Udredning"),
    "JointPlan": (PLAN, "Planen, som den står nu"),
    "Goal": (PLAN, "Mål"),
    "SubGoal": (PLAN, "Delmål"),
    "Effort": (PLAN, "Indsats"),
    "PlanVersion": (PLAN, "Godkendt version af planen"),
    "PlanComment": (PLAN, "Borgerens ord om planen"),
    "SuccessStory": (PLAN, "Succeshistorie"),
    "Guidance": (PLAN, "Vejledning om anden støtte"),
    "FormChoice": (PLAN, "Valg af planens form"),
    "SectorPlan": (PLAN, "Plan i et andet system"),
    "PaperCopy": (PLAN, "Papirudgave af planen"),
    "Transfer": (PLAN, "Overført til et fagsystem"),
    "TransferredText": (PLAN, "Tekst overført til et fagsystem"),
    "JobProfile": (WORK, "Jobprofil"),
    "ProfileLine": (WORK, "Linje i jobprofilen"),
    "CvVersion": (WORK, "CV"),
    "EmployerContact": (WORK, "Kontakt til en virksomhed"),
    "MatchList": (WORK, "Liste over åbninger, som den blev vist"),
    "MatchOverride": (WORK, "Set bort fra et krav ved en åbning"),
    "OpeningDecline": (WORK, "Borgerens nej til en åbning"),
    "JobMatch": (WORK, "Jobmatch"),
    "Placement": (WORK, "Praktik"),
    "Interruption": (WORK, "Afbrudt arbejde"),
    "RestartStep": (WORK, "Skridt mod at begynde igen"),
    "WorkplaceFollowUp": (WORK, "Opfølgning på arbejdspladsen"),
    "WorkAgreement": (WORK, "Arbejdsaftale"),
    "WorkTask": (WORK, "Opgave i arbejdsaftalen"),
    "TaskStepSaid": (WORK, "Trin for en opgave, som det blev set"),
    "ResponsibilitySaid": (WORK, "Mere ansvar på arbejdet"),
    "PayTalk": (WORK, "Samtale med arbejdsgiveren om løn"),
    "AgreementSubGoal": (WORK, "Delmål i arbejdsaftalen"),
    "AgreementAnswer": (WORK, "Svar på arbejdsaftalen"),
    "AgreementChange": (WORK, "Ændring i en aftale, der gælder"),
    "SupportExamined": (WORK, "Undersøgt på arbejdspladsen"),
    "EmployerFeedback": (WORK, "Arbejdsgiverens tilbagemelding"),
    "LinkMessage": (WORK, "Link sendt til en telefon"),
    "CaseLink": (WORK, "Link til en uden konto"),
    "HoursEntry": (WORK, "Sagt om timerne i en uge"),
    "HoursWeek": (WORK, "Timer i en uge"),
    "AftercareCheckpoint": (WORK, "Opfølgning efter CTI"),
    "Visitation": (GRANTS, "Visitation"),
    "Decision": (GRANTS, "Afgørelse"),
    "Grant": (GRANTS, "Bevilling"),
    "CtiCourse": (CTI, "CTI-forløb"),
    "FocusArea": (CTI, "Fokusområde"),
    "FocusAction": (CTI, "Aftale i et fokusområde"),
    "ChecklistPoint": (CTI, "Punkt på en fases huskeliste"),
    "Handover": (CTI, "Opgave, der overdrages"),
    "HandoverStep": (CTI, "Skridt i en overdragelse"),
    "CopingStrategy": (CTI, "Strategi i strategibanken"),
    "StrategyTry": (CTI, "Da en strategi blev prøvet"),
    "CrisisPlan": (CTI, "Kriseplan"),
    "CrisisStrategy": (CTI, "Strategi i kriseplanen"),
    "RetentionPlan": (CTI, "Fastholdelsesplan"),
    "RetentionStep": (CTI, "Næste kontakt i fastholdelsesplanen"),
    "SafetyPlanVersion": (CTI, "Krise- eller fastholdelsesplan, som den blev gemt"),
    "Supporter": (CTI, "Har en opgave i krise- eller fastholdelsesplanen"),
    "LeaderReason": (CTI, "Lederens begrundelse"),
    "Stay": (CTI, "Indlagt eller fængslet"),
    "SparringPoint": (CTI, "Beslutning fra sparring"),
    "BoardItem": (CTI, "Talt om på et tavlemøde"),
    "BoardDecision": (CTI, "Beslutning fra et tavlemøde"),
    "ContactNote": (NOTES, "Notat"),
    "NoteAddendum": (NOTES, "Tilføjelse til et notat"),
    "NoteParticipant": (NOTES, "Med til kontakten"),
    "ClosingNote": (NOTES, "Afsluttende notat"),
    "Measurement": (MEASURES, "Måling"),
    "MeasureInvitation": (MEASURES, "Spurgt med et link"),
    "BrokenGlass": (OPENINGS, "Nødåbning"),
    "CitizenInvitation": (OPENINGS, "Invitation til borgerens egen side"),
}

TECHNICAL = "Tekniske numre og nøgler, som kun systemet bruger."

LEFT_OUT: Mapping[str, str] = {
    "Notice": "Beskeder til kolleger om, at der er noget nyt i forløbet.",
    "PhaseTold": "At teamet har fået besked om en ny fase. Datoerne står under CTI-forløb.",
    "CasePackage": "Andre udtræk af forløbet.",
    "PackagePart": "Andre udtræk af forløbet.",
}
"""Tables about a course that no package holds, and why."""

FIELDS_LEFT_OUT: Mapping[str, str] = {
    "Citizen.seal": TECHNICAL,
    "Citizen.cpr_sealed": "CPR-nummeret. Det ligger krypteret.",
    "Citizen.cpr_index": TECHNICAL,
    "Citizen.account": "Borgerens konto til at logge ind med.",
    "CaseLink.token_hash": TECHNICAL,
    "CitizenInvitation.code_name": TECHNICAL,
    "CitizenInvitation.secret_hash": TECHNICAL,
    "CaseLink.target": TECHNICAL,
    "AgreementAnswer.text_hash": TECHNICAL,
    "AgreementAnswer.link": TECHNICAL,
    "HandoverStep.link": TECHNICAL,
    "PlanComment.read_text": TECHNICAL,
    "PlanComment.address": "Netadressen, svaret kom fra.",
    "SuccessStory.yes_to": TECHNICAL,
    "AgreementAnswer.address": "Netadressen, svaret kom fra.",
    "EmployerFeedback.link": TECHNICAL,
    "HoursEntry.link": TECHNICAL,
    "QuickReaction.link": TECHNICAL,
    "LinkMessage.link": TECHNICAL,
    "LinkMessage.error": TECHNICAL,
    "WorkAgreement.text_hash": TECHNICAL,
    "MatchList.digest": TECHNICAL,
    "KickoffAgreement.plan_stood": TECHNICAL,
    "Meeting.uid": TECHNICAL,
    "MeetingMessage.sequence": TECHNICAL,
    "MeetingMessage.number": TECHNICAL,
    "MeetingMessage.tries": TECHNICAL,
    "MeetingMessage.not_before": TECHNICAL,
    "MeetingMessage.claim": TECHNICAL,
    "MeetingMessage.claimed": TECHNICAL,
    "MeetingMessage.error": TECHNICAL,
    "MeasureInvitation.number": TECHNICAL,
    "MeasureInvitation.tries": TECHNICAL,
    "MeasureInvitation.not_before": TECHNICAL,
    "MeasureInvitation.claim": TECHNICAL,
    "MeasureInvitation.claimed": TECHNICAL,
    "MeasureInvitation.error": TECHNICAL,
    "MeasureInvitation.half_of": TECHNICAL,
    "Meeting.sequence": TECHNICAL,
    "JointPlan.changed_since_approval": TECHNICAL,
    "Goal.position": TECHNICAL,
    "ProfileLine.position": TECHNICAL,
    "CvVersion.text_hash": TECHNICAL,
}
"""Columns that no package holds, and why."""

PROTECTED = frozenset({"address", "postal_code", "city"})
"""What no package holds of a citizen whose address is protected, whoever asked for it."""

PROTECTED_SAID = ("Adresse", "Borgerens adresse er beskyttet.")
