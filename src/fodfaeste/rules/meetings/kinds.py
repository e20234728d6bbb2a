"""The words of meetings.

«Et eller flere fælles møder fra indsatsens begyndelse» (SEED-3)
«Før CTI-forløbet afsluttes afholdes et afsluttende møde» (SEED-4)
"""

from fodfaeste.rules.words import Word


class MeetingKind(Word):
    """What a meeting is for."""

    KICKOFF = "kickoff", "Opstartsmøde"
    PRE_CTI = "pre_cti", "Møde før CTI"
    START_OF_THREE = "start_of_three", "Trepartsmøde ved CTI-start"
    FOLLOW_UP = "follow_up", "Opfølgning på planen"
    WORKPLACE = "workplace", "Opfølgning på arbejdspladsen"
    TRANSFER = "transfer", "Overdragelsesmøde"
    CLOSING = "closing", "Afsluttende møde"
    OTHER = "other", "Andet møde"


class MeetingState(Word):
    """Whether a meeting took place."""

    PLANNED = "planned", "Aftalt"
    HELD = "held", "Holdt"
    CANCELLED = "cancelled", "Aflyst"


class Attendance(Word):
    """Whether a person came."""

    EXPECTED = "expected", "Indkaldt"
    PRESENT = "present", "Til stede"
    EXCUSED = "excused", "Meldt afbud"
    ABSENT = "absent", "Udeblevet"


class Baseline(Word):
    """What the citizen says to the first measurements when they are not answered now (B6)."""

    LATER = "later", "Det gør vi senere"
    DECLINED = "declined", "Borgeren ønsker det ikke"


class PersonAround(Word):
    """Who somebody around the citizen is, as it is said at the kickoff (B3)."""

    CLOSE = "close", "Familie, ven eller nabo"
    VOLUNTEER = "volunteer", "Forening eller frivillig"
    TREATMENT = "treatment", "Læge eller behandler"
    AUTHORITY = "authority", "Anden myndighed"
    PROFESSIONAL = "professional", "Anden fagperson"
