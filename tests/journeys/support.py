"""Act four: notes, hours, network and the plans that hold afterwards (E7–E11, F3, E5)."""

from datetime import date, timedelta
from pathlib import Path

from tests.journeys.cast import (
    CASEWORKER,
    CONSULTANT,
    CTI_WORKER,
    NAME,
    PHASE_3,
    SOCIAL_WORKER,
    Course,
)
from tests.journeys.walker import PHONE, WIDE, Walker

SISTER = "Rita Ravn"
ERRAND = "Følge med til lægen"


def note_on_the_phone(walker: Walker, course: Course, text: str) -> None:
    """Three taps and a text, with one thumb (E8)."""
    walker.is_(CTI_WORKER)
    walker.page.set_viewport_size(PHONE)
    walker.goes(course.at("cti/"))
    walker.follows("Registrér kontakt")
    walker.chooses("Hvordan?", "Møde")
    walker.chooses("Hvor?", "Arbejdspladsen")
    walker.chooses("Hvor længe?", "45")
    walker.types("Hvad skete der, og hvad blev I enige om?", text)
    walker.has_no_sideways_scroll()
    walker.presses("Gem kontakt")
    walker.reads(text)
    walker.page.set_viewport_size(WIDE)


def write_hours(walker: Walker, course: Course) -> None:
    """Hours grow from placement to paid (D7); more than 37 is a mistake (D8)."""
    walker.is_(CONSULTANT)
    for weeks_back, unpaid, paid in ((2, "8", "0"), (1, "12", "4")):
        walker.goes(course.at("arbejde/timer/"))
        for _ in range(weeks_back):
            walker.follows("Ugen før", exact=False)
        walker.types("Praktiktimer", "36")
        walker.types("Ordinære timer", "4")
        walker.presses("Gem timerne")
        walker.is_refused("D8", "Timerne er tilsammen over 37", "Ret timerne")
        walker.types("Ordinære timer", paid)
        walker.types("Praktiktimer", unpaid)
        walker.presses("Gem timerne")
    walker.goes(course.at())
    walker.reads("12 praktiktimer + 4 ordinære timer")


def draw_network(walker: Walker, course: Course, on: date = PHASE_3) -> None:
    """Nobody in the network is spoken with without the citizen's yes (C2, E11)."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("cti/netvaerk/"))
    walker.follows("Skriv nogen på kortet")
    walker.types("Navn", SISTER)
    walker.types("Hvem eller hvad er det for borgeren?", "søster")
    walker.chooses("Hvilket netværk?", "Privat netværk")
    walker.chooses("Hvor tæt er det, som borgeren selv mærker det?", "Tæt")
    walker.types("Hvad støtter de med nu?", "Ringer om søndagen")
    walker.dates("Siden hvornår er det sådan?", on)
    walker.presses_on("Gem")
    walker.reads(SISTER, "De står på netværkskortet.")
    walker.follows("Overdrag en opgave")
    walker.types("Hvilken opgave?", ERRAND)
    walker.chooses_one_beginning("Hvem tager over?", SISTER)
    walker.dates("Hvornår skal den senest være overdraget?", on + timedelta(days=14))
    walker.presses_on("Gem")
    _says_yes(walker, on)
    walker.is_refused("C2", "til at I taler med dem om opgaven", "Tal med borgeren")
    _consent_to_sister(walker, course, on)
    walker.goes(course.at("cti/netvaerk/"))
    _says_yes(walker, on)
    walker.follows("Overdraget", exact=False)
    walker.dates("Hvilken dag?", on)
    walker.presses_on("Gem")
    walker.reads("Opgaven er overdraget.")


def _says_yes(walker: Walker, on: date) -> None:
    walker.follows("De har sagt ja", exact=False)
    walker.dates("Hvilken dag?", on)
    walker.chooses("Hvordan sagde de ja?", "I telefonen")
    walker.presses_on("Gem")


def _consent_to_sister(walker: Walker, course: Course, on: date) -> None:
    walker.goes(course.at("samtykker/nyt/"))
    walker.chooses("Hvilke oplysninger?", "Social støtte")
    walker.chooses("Fra hvem?", "Socialområdet")
    walker.chooses("Til hvem?", "Person i netværket")
    walker.chooses("Hvem i netværket?", f"{SISTER}, søster")
    walker.types("Hvad skal de bruges til?", "At Rita kan følge med til lægen.")
    walker.chooses("Hvordan gav borgeren samtykket?", "Skriftligt")
    walker.ticks("Borgeren ved, hvad et ja og et nej betyder, og at det kan trækkes tilbage")
    walker.dates("Givet den", on)
    walker.dates("Gælder til og med", on + timedelta(days=330))
    walker.presses("Registrér samtykket")


def write_safety_plans(walker: Walker, course: Course) -> None:
    """What keeps the job, what to do on a bad day, and somebody who has said yes (F3)."""
    walker.goes(course.at("cti/kriseplan/"))
    walker.types("Tegn på, at det går den forkerte vej", "Jeg sover dårligt og melder afbud.")
    walker.types("Andet, der hjælper", "En gåtur og en aftale om den næste dag.")
    walker.types("Det gør borgeren selv", "Jeg siger det til Grethe.")
    walker.types("Andre numre", "Lægehuset 20 99 00 01")
    walker.presses_on("Gem")
    walker.goes(course.at("cti/fastholdelse/"))
    walker.types("Det skal der til for at beholde jobbet", "Faste dage og en pause hver time.")
    walker.types("Tegn på arbejdet", "Bliver stille og springer pauser over.")
    walker.presses_on("Gem")
    walker.goes(course.at("cti/hjaelper/ny/"))
    walker.chooses("Hvem?", f"{SISTER}, søster")
    walker.types("Hvad gør personen?", "Ringer om søndagen")
    walker.dates("Hvornår sagde personen ja?", PHASE_3)
    walker.chooses("Hvordan?", "Da vi mødtes")
    walker.presses_on("Gem")
    walker.reads("Ringer om søndagen")


def follow_up(walker: Walker, course: Course) -> None:
    """Several professions look at the plan together (G1)."""
    walker.is_(CASEWORKER)
    walker.goes(course.at("moeder/aftal/"))
    walker.chooses("Hvad skal vi mødes om?", "Opfølgning på planen")
    walker.dates("Hvornår?", PHASE_3)
    walker.presses("Aftal mødet")
    walker.follows("Registrér som holdt")
    for name in (NAME, CASEWORKER, SOCIAL_WORKER, CONSULTANT, CTI_WORKER):
        walker.chooses(name, "Til stede")
    walker.types("Referat", "Planen holder, og timerne går op.")
    walker.presses("Gem mødet")
    walker.reads("Planen holder, og timerne går op.")


def cti_does_not_end_with_the_job(walker: Walker, course: Course, pictures: Path) -> None:
    """A job won or lost is no reason; before the time nothing closes CTI (E5, I1)."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("cti/afslut/"))
    walker.photographs(pictures, "afslutning")
    walker.types("Afsluttende notat: sådan gik forløbet", "Vibeke har fået job i gartneriet.")
    walker.presses("Afslut CTI")
    walker.is_refused("E5", "CTI varer til den planlagte slutdato", "Vent til den sidste dag")
    walker.is_refused("I1", "Det afsluttende møde er ikke holdt", "Hold mødet med borgeren")
    walker.is_refused("I1", "Det er ikke vurderet, om borgeren fortsat", "Vurdér behovet")
    walker.goes(course.at("cti/stop-foer-tid/"))
    walker.reads("At få eller miste et job er ingen grund til at stoppe.")
    walker.types("Afsluttende notat: sådan gik forløbet", "Vibeke har fået job i gartneriet.")
    walker.presses("Stop CTI før tid")
    walker.is_refused("E5", "heller ikke fordi et job er fundet eller mistet", "Vælg grunden")
    walker.goes(course.at())
    walker.reads("Fase 3")
