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
