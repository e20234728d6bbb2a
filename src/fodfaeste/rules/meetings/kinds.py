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
    STATUTORY_TALK = "statutory_talk", "Samtale i kontaktforløbet"
    OTHER = "other", "Andet møde"


class TeamMeetingKind(Word):
    """What colleagues of one unit set time aside for, apart from a sparring group (J2, J3)."""

    GREEN_TIME = "green_time", "Grøn tid"
    ERFA = "erfa", "ERFA-møde"
    SUPERVISION = "supervision", "Supervision"
    BOARD = "board", "Tavlemøde"


class MeetingTypeCode(Word):
    """Every type of meeting that has a row in the catalogue; the code of a course's is its kind."""

    KICKOFF = MeetingKind.KICKOFF.value, MeetingKind.KICKOFF.label
    PRE_CTI = MeetingKind.PRE_CTI.value, MeetingKind.PRE_CTI.label
    START_OF_THREE = MeetingKind.START_OF_THREE.value, MeetingKind.START_OF_THREE.label
    FOLLOW_UP = MeetingKind.FOLLOW_UP.value, MeetingKind.FOLLOW_UP.label
    WORKPLACE = MeetingKind.WORKPLACE.value, MeetingKind.WORKPLACE.label
    TRANSFER = MeetingKind.TRANSFER.value, MeetingKind.TRANSFER.label
    CLOSING = MeetingKind.CLOSING.value, MeetingKind.CLOSING.label
    STATUTORY_TALK = MeetingKind.STATUTORY_TALK.value, MeetingKind.STATUTORY_TALK.label
    OTHER = MeetingKind.OTHER.value, MeetingKind.OTHER.label
    SPARRING = "sparring", "Sparringsmøde"
    GREEN_TIME = TeamMeetingKind.GREEN_TIME.value, TeamMeetingKind.GREEN_TIME.label
    ERFA = TeamMeetingKind.ERFA.value, TeamMeetingKind.ERFA.label
    SUPERVISION = TeamMeetingKind.SUPERVISION.value, TeamMeetingKind.SUPERVISION.label
    BOARD = TeamMeetingKind.BOARD.value, TeamMeetingKind.BOARD.label

    @property
    def is_of_the_team(self) -> bool:
        """Whether it is a meeting of colleagues, without the citizen."""
        return self.value not in {kind.value for kind in MeetingKind}


class MeetingSource(Word):
    """Whose meeting it is."""

    COURSE = "course", "Forløb"
    TEAM = "team", "Team"
    SPARRING = "sparring", "Sparring"


class Rhythm(Word):
    """How often the meetings of a series come."""

    WEEK = "week", "Hver uge"
    TWO_WEEKS = "two_weeks", "Hver anden uge"
    FOUR_WEEKS = "four_weeks", "Hver fjerde uge"
    MONTH = "month", "Hver måned"


class OnHolidays(Word):
    """What a series does on a day that offices are closed."""

    SKIP = "skip", "Spring mødet over"
    KEEP = "keep", "Hold det alligevel"


class DecisionBecomes(Word):
    """What a decision at a meeting becomes."""

    TASK = "task", "En opgave"
    PLAN = "plan", "En ændring i planen"
    NOTE = "note", "Et notat"


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
