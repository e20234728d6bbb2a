"""Act three: CTI starts, and the work agreement gets its three yeses (E2–E4, D3–D6)."""

from datetime import timedelta
from pathlib import Path

from tests.journeys.cast import (
    CASEWORKER,
    CONSULTANT,
    CTI_START,
    CTI_WORKER,
    FIRST_DAY_AT_WORK,
    GIVEN,
    NAME,
    Course,
)
from tests.journeys.plan_and_match import COMPANY
from tests.journeys.walker import Walker

SUBSTITUTE = "kollega-4@demo.eksempel.invalid"
EMPLOYER_PERSON = "Grethe Lind"


def cti_is_refused_with_one_meeting(walker: Walker, course: Course) -> None:
    """They shall have met a couple of times (E2)."""
    walker.goes(course.at("cti/"))
    walker.follows("Start CTI")
    walker.dates("Hvornår begynder CTI?", CTI_START)
    walker.presses("Start CTI")
    walker.is_refused("E2", "har mødtes 1 gang siden", "Hold et møde mere")


def cti_is_refused_for_a_worker_who_was_not_there(walker: Walker, course: Course) -> None:
    """A worker who came later needs the leader's reason (E3); the first one comes back."""
    walker.is_(CASEWORKER)
    _change_cti_worker(walker, course, SUBSTITUTE)
    walker.goes(course.at("cti/start/"))
    walker.dates("Hvornår begynder CTI?", CTI_START)
    walker.presses("Start CTI")
    walker.is_refused("E3", "var ikke med på opstartsmødet", "Bed lederen")
    _change_cti_worker(walker, course, CTI_WORKER)


def _change_cti_worker(walker: Walker, course: Course, who: str) -> None:
    walker.goes(course.at("team/"))
    walker.follows("CTI-medarbejder")
    walker.types("Ny CTI-medarbejder", who)
    walker.types("Hvorfor skifter borgeren medarbejder?", "Sygdom og så tilbage igen.")
    walker.presses("Skift medarbejder")


def start_cti(walker: Walker, course: Course) -> None:
    """The three meet, the clock begins, and the first task is the agreement (E4, E13)."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("moeder/aftal/"))
    walker.chooses("Hvad skal vi mødes om?", "Trepartsmøde ved CTI-start")
    walker.dates("Hvornår?", CTI_START)
    walker.types("Hvor?", COMPANY)
    walker.presses("Aftal mødet")
    walker.follows("Registrér som holdt")
    for name in (NAME, CTI_WORKER, CONSULTANT):
        walker.chooses(name, "Til stede")
    walker.types("Referat", "Vi aftalte den første uge, og hvem der følger med.")
    walker.presses("Gem mødet")
    walker.goes(course.at("cti/"))
    walker.follows("Start CTI")
    walker.dates("Hvornår begynder CTI?", CTI_START)
    walker.presses("Start CTI")
    walker.goes(course.at())
    walker.reads("Fase 1", "Hjælp borgeren med at lave en god arbejdsaftale")


def write_agreement(walker: Walker, course: Course) -> None:
    """An agreement that does not say enough is not proposed (D3, D4)."""
    walker.is_(CONSULTANT)
    walker.goes(course.at("arbejde/"))
    walker.follows("Skriv arbejdsaftalen")
    walker.types("Hvilke dage og tider?", "Mandag og torsdag kl. 9-13")
    walker.presses("Gem aftalen")
    walker.presses("Foreslå aftalen")
    walker.is_refused("D3", "hvor mange timer om ugen", "Skriv timetallet")
    walker.is_refused("D3", "hvilke opgaver borgeren har", "Skriv mindst én opgave")
    walker.is_refused("D3", "Aftalen har ingen delmål", "Skriv mindst ét delmål")
    walker.is_refused("D4", "om ordinære timer er en mulighed", "Spørg arbejdsgiveren")
    walker.follows("Ret aftalen")
    walker.types("Praktiktimer om ugen", "8")
    walker.types("Opgave 1", "Prikle og omplante i væksthuset")
    walker.types("Opgave 2", "Vande og holde orden")
    walker.types("Andre hensyn på arbejdet", "En pause hver time, og en fast makker.")
    walker.chooses("Er ordinære timer med løn en mulighed?", "Ja")
    walker.types("Hvilke opgaver skal borgeren mestre først?", "Prikle selv en hel formiddag")
    walker.types("Delmål 1", "12 timer om ugen")
    walker.dates("Delmål 1 nås senest", CTI_START + timedelta(days=60))
    walker.dates("Næste opfølgning", CTI_START + timedelta(days=27))
    walker.types("Hvem mødes, og hvor?", "Vi tre og Grethe i gartneriet")
    walker.presses("Gem aftalen")
    walker.presses("Foreslå aftalen")
    walker.reads("Foreslået")


def agree(walker: Walker, course: Course, pictures: Path) -> None:
    """Citizen and consultant say yes in the room; the employer behind a link, by answering."""
    for summary, name in (("Borgeren", GIVEN), ("Jobkonsulenten", CONSULTANT)):
        card = walker.page.get_by_role("article").filter(
            has=walker.page.get_by_role("heading", name=summary)
        )
        card.locator("summary").click()
        walker.chooses("Svaret", "Ja til aftalen", within=card)
        walker.types("Navn", name, within=card)
        walker.presses("Gem svaret", within=card)
    walker.types("Hvem svarer for arbejdsgiveren?", EMPLOYER_PERSON)
    walker.presses("Lav link")
    walker.is_refused("C2", "til, at arbejdsgiveren får oplysninger", "Tal med borgeren")
    consent_to_employer(walker, course)
    walker.goes(course.at("arbejde/aftale/"))
    walker.types("Hvem svarer for arbejdsgiveren?", EMPLOYER_PERSON)
    walker.presses("Lav link")
    link = walker.page.get_by_role("textbox", name="Linket").input_value()
    walker.goes(course.at("arbejde/aftale/"))
    walker.reads("Foreslået")
    walker.presses("Log ud")
    employer_agrees(walker, link, pictures)


def consent_to_employer(walker: Walker, course: Course) -> None:
    """What the employer may know, the citizen decides (C2)."""
    walker.goes(course.at("samtykker/nyt/"))
    walker.chooses("Hvilke oplysninger?", "Arbejde og beskæftigelse", "Kontaktoplysninger")
    walker.chooses("Fra hvem?", "Beskæftigelsesområdet")
    walker.chooses("Til hvem?", "Arbejdsgiver")
    walker.types("Hvem uden for kommunen?", COMPANY)
    walker.types("Hvad skal de bruges til?", "At Grethe kan læse og svare på arbejdsaftalen.")
    walker.chooses("Hvordan gav borgeren samtykket?", "Skriftligt")
    walker.ticks("Borgeren ved, hvad et ja og et nej betyder, og at det kan trækkes tilbage")
    walker.dates("Givet den", CTI_START)
    walker.dates("Gælder til og med", CTI_START + timedelta(days=330))
    walker.presses("Registrér samtykket")


def employer_agrees(walker: Walker, link: str, pictures: Path) -> None:
    """Reading signs nothing: mail scanners follow links (L4)."""
    path = link.removeprefix(walker.address)
    walker.goes(path)
    walker.goes(path)
    walker.reads(f"Arbejdsaftale for {GIVEN}", f"Kære {EMPLOYER_PERSON}", "Prikle og omplante")
    walker.does_not_read("Angst", "Trætheden", "§ 85")
    walker.photographs(pictures, "aftale")
    walker.chooses("Er I enige om aftalen?", "Ja, vi er enige om aftalen")
    walker.presses("Send svaret")
    walker.reads("Alle tre har sagt ja. Aftalen gælder.")


def begin_work(walker: Walker, course: Course) -> None:
    """The first task ended with the agreement; the CV is made, and work has its first day (E4)."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at())
    walker.reads("en god arbejdsaftale med jobkonsulent og arbejdsgiver · udført")
    walker.is_(CONSULTANT)
    walker.goes(course.at("arbejde/profil/linje/ny/competence/"))
    walker.types("Hvad?", "Passer planter")
    walker.presses("Gem")
    walker.goes(course.at("arbejde/profil/cv/ja/"))
    walker.dates("Hvornår sagde borgeren ja?", CTI_START)
    walker.presses("Borgeren har læst det og siger ja")
    walker.reads("CV'et er lavet.")
    walker.goes(course.at("arbejde/vilkaar/ny/"))
    walker.chooses("På hvilke vilkår?", "Virksomhedspraktik")
    walker.dates("Første dag", FIRST_DAY_AT_WORK)
    walker.dates("Sidste dag", FIRST_DAY_AT_WORK + timedelta(weeks=13) - timedelta(days=1))
    walker.chooses_one_beginning("Hvad er praktikken til?", "Ordinære løntimer")
    walker.dates("Hvornår er den bevilget?", CTI_START)
    walker.presses("Start")
    walker.reads("16. februar 2026 til og med 17. maj 2026")


def choose_focus(walker: Walker, course: Course) -> None:
    """The citizen chooses; one or two areas are enough (E7)."""
    walker.is_(CTI_WORKER)
    for title, track in (("Komme af sted om morgenen", "Mestring"), ("Flere timer", "Job")):
        walker.goes(course.at("cti/fokus/"))
        walker.types("Hvad vil I arbejde med?", title)
        walker.chooses("Hvilket spor hører det til?", track)
        walker.dates("Hvornår valgte borgeren det?", CTI_START)
        if track == "Mestring":
            walker.presses_on("Gem")
            walker.is_refused("E7", "at borgeren selv har valgt", "Tal med borgeren om valget")
        walker.chooses("Hvordan valgte borgeren det?", "I en samtale")
        walker.presses_on("Gem")
        walker.reads(title, "Valgt af borgeren")
