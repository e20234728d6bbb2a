"""Act five: the closing meeting, the gate, the last day, and the time after (I1, H4, G5, M1)."""

from tests.journeys.cast import (
    CASEWORKER,
    CONSULTANT,
    CPR,
    CTI_WORKER,
    LAST_DAY,
    LEADER,
    NAME,
    SOCIAL_WORKER,
    STRANGER,
    Course,
)
from tests.journeys.walker import Walker

EVERYBODY = (NAME, CASEWORKER, SOCIAL_WORKER, CONSULTANT, CTI_WORKER)
CLOSING_NOTE = "Timerne er gået op, og Vibeke klarer de svære dage med sin søster og Grethe."


def hold_closing_meeting(walker: Walker, course: Course) -> None:
    """Everybody goes through the course and knows what comes now (I1, I3)."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("moeder/aftal/"))
    walker.chooses("Hvad skal vi mødes om?", "Afsluttende møde")
    walker.dates("Hvornår?", LAST_DAY)
    walker.presses("Aftal mødet")
    walker.follows("Registrér som holdt")
    for name in EVERYBODY:
        walker.chooses(name, "Til stede")
    knows = "Hvem bekræfter, at de kender planen for tiden efter CTI?"
    walker.chooses(knows, *walker.options(knows))
    walker.types("Referat", "Vi gik hele forløbet igennem. Jonas følger op om en måned.")
    walker.presses("Gem mødet")


def close_cti(walker: Walker, course: Course) -> None:
    """§ 85 goes on with another worker, and only then does CTI end, on its last day."""
    walker.goes(course.at("cti/afslut/"))
    walker.ticks("Det samlede forløb er gennemgået på det afsluttende møde")
    walker.types("Afsluttende notat: sådan gik forløbet", CLOSING_NOTE)
    walker.presses("Afslut CTI")
    walker.is_refused("I1", "Det er ikke vurderet, om borgeren fortsat", "Vurdér behovet")
    walker.follows("Vurdér behovet for støtte efter CTI")
    walker.chooses("Har borgeren brug for støtte efter CTI?", "Intet behov")
    walker.types("Hvorfor?", "Vibeke og hendes netværk klarer det selv nu.")
    walker.presses_on("Gem")
    walker.goes(course.at("cti/afslut/"))
    walker.ticks("Det samlede forløb er gennemgået på det afsluttende møde")
    walker.types("Afsluttende notat: sådan gik forløbet", CLOSING_NOTE)
    walker.presses("Afslut CTI")
    walker.goes(course.at("cti/"))
    walker.reads("CTI er afsluttet 9. november 2026")


def follow_up_afterwards(walker: Walker, course: Course) -> None:
    """A month later the job consultant asks how it goes (G5)."""
    walker.is_(CONSULTANT)
    walker.goes(course.at())
    walker.reads("CTI er afsluttet", "Følg op på, hvordan det går efter CTI.")
    walker.follows("Registrér opfølgning")
    walker.chooses("Hvordan går det med arbejde?", "Ordinære timer ved siden af ydelse")
    walker.presses("Gem opfølgningen")
    walker.reads("1 måned efter", "holdt")


def stranger_breaks_the_glass(walker: Walker, course: Course) -> None:
    """Out of sight; a card with a reason; three hours in an emergency (M1)."""
    walker.is_(STRANGER)
    walker.goes(course.at())
    assert walker.status == 404
    walker.does_not_read(NAME)
    walker.goes("/medarbejder/slaa-op/")
    walker.types("CPR-nummer", CPR)
    walker.presses("Slå op")
    walker.types("Hvorfor slår du borgeren op?", "Borgeren står i vores modtagelse")
    walker.presses("Slå op")
    walker.reads(NAME, "Du er ikke på borgerens team", "20 11 22 34")
    walker.does_not_read("Gartner", "planter")
    walker.presses("Åbn forløbet i en nødsituation")
    walker.is_refused("M1", "grund", "Skriv")
    walker.types("Hvorfor skal forløbet åbnes nu?", "Borgeren er utryg og kan ikke nå teamet.")
    walker.presses("Åbn forløbet i en nødsituation")
    walker.goes(course.at())
    walker.reads(NAME, "Du har åbnet forløbet i en nødsituation")


def leader_reviews(walker: Walker) -> None:
    """The leader sees the opening and says what was found."""
    walker.is_(LEADER)
    walker.goes("/medarbejder/noedaabninger/")
    walker.reads(NAME, STRANGER, "Borgeren er utryg")
    walker.types("Hvad fandt du?", "Jeg har talt med Frede. Det var nødvendigt.")
    walker.presses("Gennemgået")
    walker.reads("Der er ingen nødåbninger at gennemgå.")
