"""The words of a course: its states, its tracks, its ways out.

«integration mellem de tre spor i indsatsen» (SEED-4)
«skal overgå til anden indsats, hvis job ikke er muligt» (SEED-3)
"""

from fodfaeste.rules.words import Word


class CaseState(Word):
    """Where a course is today; computed from facts, never stored (rules.md section O)."""

    ENROLLED = "enrolled", "Indskrevet"
    KICKOFF_PLANNED = "kickoff_planned", "Opstartsmøde aftalt"
    KICKOFF_HELD = "kickoff_held", "Opstartsmøde holdt"
    MATCHING = "matching", "Jobmatch søges"
    MATCHED = "matched", "Jobmatch fundet"
    CTI_PHASE_1 = "cti_phase_1", "CTI fase 1"
    CTI_PHASE_2 = "cti_phase_2", "CTI fase 2"
    CTI_PHASE_3 = "cti_phase_3", "CTI fase 3"
    CTI_CLOSING_DUE = "cti_closing_due", "CTI skal afsluttes"
    AFTERCARE = "aftercare", "Efter CTI"
    CLOSED = "closed", "Afsluttet"


class SideExit(Word):
    """Why a whole course was closed."""

    COMPLETED = "completed", "Gennemført"
    OTHER_EFFORT = "other_effort", "Overgået til anden indsats"
    MOVED = "moved", "Flyttet fra kommunen"
    WITHDREW = "withdrew", "Borgeren ønsker ikke at fortsætte"
    DIED = "died", "Død"


class Track(Word):
    """The three tracks that CTI holds together."""

    JOB = "job", "Job"
    COPING = "coping", "Mestring"
    NETWORK = "network", "Netværk"


class Benefit(Word):
    """What the citizen lives on when enrolled."""

    SOCIAL_ASSISTANCE = "social_assistance", "Kontanthjælp"
    EDUCATION_ASSISTANCE = "education_assistance", "Uddannelseshjælp"
    UNEMPLOYMENT_BENEFIT = "unemployment_benefit", "Dagpenge"
    SICKNESS_BENEFIT = "sickness_benefit", "Sygedagpenge"
    RESOURCE_COURSE = "resource_course", "Ressourceforløbsydelse"
    OTHER = "other", "Andet"


class TaskState(Word):
    """What became of a task."""

    OPEN = "open", "Åben"
    DONE = "done", "Udført"
    DROPPED = "dropped", "Ikke længere aktuel"


class ToldAs(Word):
    """How a citizen heard of a change on their team (A2, A3)."""

    TALK = "talk", "Sagt ved en samtale"
    PHONE = "phone", "Sagt i telefonen"
    LETTER = "letter", "Brev"
    OWN_PAGE = "own_page", "Set på Mit forløb"


class NetworkKind(Word):
    """Where a network person comes from (E11)."""

    PRIVATE = "private", "Privat netværk"
    PROFESSIONAL = "professional", "Fagligt netværk"
    CIVIL_SOCIETY = "civil_society", "Forening eller frivillig"


class NetworkStrength(Word):
    """How near somebody is to the citizen, as the citizen feels it (E11)."""

    CLOSE = "close", "Tæt"
    SOME = "some", "Nogen kontakt"
    THIN = "thin", "Spinkel"
