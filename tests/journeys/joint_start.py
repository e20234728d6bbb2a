"""Act one: enrolment with a whole team, and the kickoff (A1, A4, B1, B3, B4)."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from fodfaeste.rules.meetings.agenda import Told
from tests.journeys.cast import (
    CASEWORKER,
    CONSULTANT,
    CPR,
    CTI_WORKER,
    GIVEN,
    KICKOFF_DAY,
    NAME,
    SOCIAL_WORKER,
    SURNAME,
    Course,
)
from tests.journeys.walker import Walker

DREAM = "Jeg vil have noget at stå op til, og jeg vil gerne arbejde med planter."


def enrol(walker: Walker) -> str:
    """The team stands complete from the first day, and the target group is looked at."""
    walker.is_(CASEWORKER)
    walker.follows("Forløb")
    walker.follows("Indskriv en borger")
    walker.types("CPR-nummer", CPR)
    walker.types("Fornavne", GIVEN)
    walker.types("Efternavn", SURNAME)
    walker.types("Telefon", "20990001")
    walker.chooses("Målgruppe", "Afprøvningen (2018)")
    walker.picks("Borgeren lever af", "Kontanthjælp")
    walker.types("Måneder uden job", "7")
    walker.ticks("Borgeren har andre vanskeligheder end ledighed")
    for role, name in (
        ("Sagsbehandler, social", SOCIAL_WORKER),
        ("Jobkonsulent", CONSULTANT),
        ("CTI-medarbejder", CTI_WORKER),
    ):
        walker.types(role, name)
    walker.presses("Indskriv borgeren")
    walker.is_refused("A4", "Borgeren har været ledig i under 12 måneder", "Skriv")
    walker.types("Måneder uden job", "31")
    walker.presses("Indskriv borgeren")
    walker.reads(f"{NAME} er indskrevet.", "Aftal opstartsmøde med borgeren")
    return urlsplit(walker.page.url).path


def plan_kickoff(walker: Walker, course: Course) -> None:
    """The citizen chooses where to meet."""
    walker.goes(course.at("moeder/"))
    walker.follows("Aftal et møde")
    walker.chooses("Hvad skal vi mødes om?", "Opstartsmøde")
    walker.dates("Hvornår?", KICKOFF_DAY)
    walker.types("Klokken", "14.00")
    walker.types("Hvor?", "Biblioteket")
    walker.chooses("Hvem har valgt stedet?", "Borgeren")
    walker.presses("Aftal mødet")
    walker.reads("Opstartsmøde", "Biblioteket")


def hold_kickoff(walker: Walker, course: Course, pictures: Path) -> None:
    """One step at a time; it cannot be closed without the CTI worker and the agreements."""
    walker.goes(course.at("moeder/"))
    walker.follows("Åbn opstartsmødet")
    _who_is_here(walker)
    _what_is_said(walker, pictures)
    _skips_to_the_end(walker)
    walker.presses("Afslut opstartsmødet")
    walker.is_refused("B1", "CTI-medarbejderen var ikke med", "Hold et opstartsmøde, hvor CTI")
    walker.is_refused("B4", "hvornår CV og jobsøgning begynder", "Aftal en dag")
    walker.is_refused("B4", "Der er ingen tidsplan", "Skriv med mindst")
    walker.is_refused("B4", "hvilken sagsbehandler der har ansvaret", "Vælg en af de to")
    walker.follows("Hvem er her", exact=False)
    walker.chooses(CTI_WORKER, "Til stede")
    _goes_on(walker)
    _what_is_agreed(walker)
    walker.presses("Afslut opstartsmødet")
    walker.reads("noget at stå op til")
    walker.goes(course.at())
    walker.reads("Opstartsmøde holdt")


def _skips_to_the_end(walker: Walker) -> None:
    walker.follows("Overblik og afslut", exact=False)


def _goes_on(walker: Walker) -> None:
    walker.presses_on("Gem, og gå videre")


def _who_is_here(walker: Walker) -> None:
    walker.chooses(CTI_WORKER, "Udeblevet")
    walker.chooses("Hvem har forberedt mødet?", "Begge sagsbehandlere")
    _goes_on(walker)


def _what_is_said(walker: Walker, pictures: Path) -> None:
    for point in Told:
        walker.ticks(point.label)
    walker.chooses("Er du med på, at målet er et job, og at du får støtte undervejs?", "Ja")
    _goes_on(walker)
    walker.types("Hvad drømmer du om, og hvad ønsker du dig – også om job?", DREAM)
    walker.chooses("Ved du, hvilket job du vil hen imod?", "Ikke endnu")
    walker.types("Eller: Hvad gør vi for at finde et jobmål?", "Besøge et gartneri sammen.")
    walker.reads("kladde gemt")
    walker.photographs(pictures, "opstartsmoede")
    _goes_on(walker)
    walker.types("Hvad er du god til?", "Jeg holder orden og er god til at vente på de små ting.")
    _goes_on(walker)
    walker.types("Hvem er der omkring dig i hverdagen?", "Min søster Rita, som ringer om søndagen.")
    walker.presses("Gem, og skriv et menneske på")
    _a_sister(walker)
    _goes_on(walker)


def _a_sister(walker: Walker) -> None:
    """One yes, said in the room, and noted there (C2)."""
    walker.types("Navn", "Rita")
    walker.types("Hvad er de for dig?", "min søster")
    walker.chooses("Vil du have, at vi taler med dem?", "Ja, det siger jeg ja til nu")
    walker.presses("Skriv ned")
    walker.presses("Notér borgerens ja")
    walker.is_refused("C2", "hvilke oplysninger det gælder", "Vælg mindst én slags")
    walker.chooses("Hvad må vi fortælle om?", "Social støtte")
    walker.ticks("Borgeren ved, hvad et ja og et nej betyder, og at det kan trækkes tilbage")
    walker.presses("Notér borgerens ja")
    walker.reads("vi må tale med dem")


def _what_is_agreed(walker: Walker) -> None:
    walker.follows("Tid og ansvar", exact=False)
    walker.dates("Hvornår begynder vi på dit CV?", KICKOFF_DAY + timedelta(days=7))
    walker.types(
        "Hvad har vi ellers aftalt om tiden?", "Plan inden tre uger, og et besøg i et gartneri."
    )
    walker.chooses("Hvilken sagsbehandler har ansvaret for den fælles plan?", CASEWORKER)
    _goes_on(walker)
    _goes_on(walker)
    walker.chooses("Hvis I ikke svarer nu", "Borgeren ønsker det ikke")
    _goes_on(walker)
