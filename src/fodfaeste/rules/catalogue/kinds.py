"""What a rule does, and the chapter it belongs to."""

from fodfaeste.rules.words import Word


class Severity(Word):
    """What happens when a rule does not hold."""

    HARD = "hard", "Stopper"
    WARNING = "warning", "Minder om"
    FEATURE = "feature", "Giver"


class Chapter(Word):
    """The letter that a rule's id begins with."""

    COURSE = "A", "Forløb, team og organisation"
    KICKOFF = "B", "Opstartsmøde"
    PLAN = "C", "Udredning, samtykke og én plan"
    WORK = "D", "Jobmatch, arbejdsaftale og timer"
    CTI = "E", "CTI: tid og kontakt"
    CHECKLISTS = "F", "Huskelister til faserne"
    FOLLOWUP = "G", "Opfølgning og hurtig afklaring"
    DECISIONS = "H", "Afgørelser og lov"
    CLOSING = "I", "Afslutning"
    TEAMWORK = "J", "Samarbejde og ledelse"
    MEASURES = "K", "Målinger"
    PEOPLE = "L", "Borger og arbejdsgiver"
    HOUSE = "M", "Det, der gælder overalt"
