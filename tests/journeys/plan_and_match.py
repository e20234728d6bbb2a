"""Act two: one plan, a match and a grant, and what is refused before (C3–C7, D2, H)."""

from datetime import date, timedelta
from pathlib import Path

from tests.journeys.cast import (
    CASEWORKER,
    CONSULTANT,
    CTI_START,
    CTI_WORKER,
    NAME,
    SOCIAL_WORKER,
    Course,
)
from tests.journeys.walker import Walker

COMPANY = "Havnens Gartneri ApS"
GOAL = "Jeg vil kunne holde til tre dage om ugen."


def cti_is_refused_without_everything(walker: Walker, course: Course) -> None:
    """No match, no grant, no plan and no meeting yet."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("cti/start/"))
    walker.dates("Hvornår begynder CTI?", CTI_START)
    walker.presses("Start CTI")
    walker.is_refused("E2", "Der er endnu ikke fundet et jobmatch", "Bed jobkonsulenten")
    walker.is_refused("E2", "Der er ingen bevilling", "Bed sagsbehandleren")
    walker.is_refused("C3", "Den fælles plan er ikke godkendt", "Gør planen færdig")
    walker.is_refused("E2", "har mødtes 0 gange", "Hold et møde mere")


def meet_before_cti(walker: Walker, course: Course, day: date) -> None:
    """The citizen hears what CTI is, and says what it should be about."""
    walker.goes(course.at("moeder/aftal/"))
    walker.chooses("Hvad skal vi mødes om?", "Møde før CTI")
    walker.dates("Hvornår?", day)
    walker.types("Hvor?", "En gåtur i parken")
    walker.chooses("Hvem har valgt stedet?", "Borgeren")
    walker.leaves_out("Hvem er indkaldt?", *walker.options("Hvem er indkaldt?"))
    for name in (NAME, CTI_WORKER):
        walker.chooses_one_beginning("Hvem er indkaldt?", name)
    walker.presses("Aftal mødet")
    walker.follows("Registrér som holdt")
    walker.dates("Hvornår blev mødet holdt?", day)
    for name in (NAME, CTI_WORKER):
        walker.chooses(name, "Til stede")
    walker.types("Borgerens ønsker til CTI-forløbet", "At nogen følger med den første dag.")
    walker.types("Referat", "Vi talte om, hvad CTI er, og gik en tur om søen.")
    walker.presses("Gem mødet")
    walker.reads("At nogen følger med den første dag")


def assess(walker: Walker, course: Course, theme: str, text: str) -> None:
    """One entry in the assessment that the two departments share."""
    walker.goes(course.at("plan/"))
    walker.follows("Skriv i udredningen")
    walker.chooses("Hvilken del af livet?", "Hverdag og praktiske opgaver")
    walker.chooses("Hvad handler det om?", theme)
    walker.types("Hvad ved vi?", text)
    walker.presses_on("Gem")
    walker.reads(text)


def write_plan(walker: Walker, course: Course) -> None:
    """One purpose, a job goal and the citizen's goal, with a step and what is done for it."""
    walker.goes(course.at("plan/"))
    walker.follows("Skriv i planen")
    walker.types("Formål", "Vibeke får et arbejde med planter og en hverdag, der hænger sammen.")
    walker.chooses("Har borgeren et jobmål?", "Formuleret")
    walker.types("Jobmål", "Medhjælper i et gartneri")
    walker.presses_on("Gem")
    walker.follows("Nyt mål")
    walker.types("Mål", GOAL)
    walker.presses_on("Gem")
    walker.follows("Nyt delmål", exact=False)
    walker.types("Delmål", "Komme af sted to dage om ugen")
    walker.dates("Hvornår vil vi være der?", CTI_START + timedelta(days=40))
    walker.presses_on("Gem")
    walker.follows("Ny indsats", exact=False)
    walker.types("Hvad gør vi?", "Virksomhedspraktik med vej til løn")
    walker.types("Hvem gør det?", CONSULTANT)
    walker.types("Lovgrundlag", "LAB § 57")
    walker.dates("Første dag", CTI_START + timedelta(days=6))
    walker.presses_on("Gem")
    walker.reads("Virksomhedspraktik med vej til løn", "LAB § 57")


def both_areas_talked_at_the_kickoff(walker: Walker, course: Course) -> None:
    """Job wishes talked about at the kickoff are not asked about once more (C7)."""
    walker.goes(course.at("plan/"))
    walker.reads("Beskæftigelse · drøftet", "Social · drøftet")


def approve_plan(walker: Walker, course: Course, pictures: Path) -> None:
    """It takes both departments and what the citizen said."""
    walker.goes(course.at("plan/godkend/"))
    walker.chooses("Hvem var med?", *walker.options("Hvem var med?", having=CASEWORKER))
    walker.leaves_out("Hvem var med?", *walker.options("Hvem var med?", having=SOCIAL_WORKER))
    walker.chooses("Hvordan var borgeren med?", "På et møde")
    walker.presses("Godkend planen sammen")
    walker.is_refused("C3", "Kun det ene område har været med", "Lad begge områders sagsbehandler")
    walker.is_refused("C5", "hvad borgeren sagde til planen", "Skriv med mindst")
    walker.chooses("Hvem var med?", *walker.options("Hvem var med?"))
    walker.types("Hvad sagde borgeren til planen?", "Den er min egen. Jeg tror på det.")
    walker.presses("Godkend planen sammen")
    walker.reads("Version 1, godkendt sammen")
    walker.photographs(pictures, "plan")


def find_match(walker: Walker, course: Course, day: date) -> None:
    """A company, a taster visit, and «match fundet» with the citizen's yes."""
    walker.is_(CONSULTANT)
    walker.follows("Virksomheder")
    walker.follows("Opret virksomhed")
    walker.types("Navn", COMPANY)
    walker.types("Branche", "Gartneri")
    walker.types("Kontaktperson", "Grethe Lind")
    walker.types("Telefon", "20990002")
    walker.presses("Opret virksomheden")
    walker.goes(course.at("arbejde/kontakt/"))
    _choose_company(walker)
    walker.chooses("Hvordan?", "Snusepraktik")
    walker.dates("Hvornår?", day - timedelta(days=4))
    walker.ticks("Borgeren var med")
    walker.ticks("Vi talte om opgaver, der kan lønnes nu eller senere")
    walker.types("Hvad kom der ud af det?", "Grethe vil gerne lære en ny op i væksthuset.")
    walker.presses("Gem kontakten")
    walker.follows("Match fundet")
    _choose_company(walker)
    walker.types("Hvilket job?", "Gartnerimedhjælper")
    walker.dates("Hvornår blev matchet fundet?", day)
    walker.presses("Match fundet")
    walker.is_refused("D2", "Borgerens ja til jobmatchet er ikke noteret", "Tal med borgeren")
    walker.dates("Hvornår sagde borgeren ja?", day)
    walker.types("Hvorfor passer jobbet til borgeren?", "Her er ro, og planterne venter på én.")
    walker.presses("Match fundet")
    walker.reads(COMPANY, "Gartnerimedhjælper")


def _choose_company(walker: Walker) -> None:
    walker.page.get_by_role("searchbox", name="Virksomhed").press_sequentially(COMPANY[:6])
    walker.page.get_by_role("radio", name=COMPANY).check(force=True)


def grant_by_85(walker: Walker, course: Course, day: date) -> None:
    """§ 85 goes first, needs a visitation and has no end; § 82 b needs a note (H2, H3)."""
    walker.goes(course.at("bevilling/"))
    walker.follows("Træf afgørelse")
    _decide(walker, "Socialpædagogisk støtte", day)
    walker.presses("Gem afgørelsen")
    walker.is_refused("H2", "Der er ingen visitation", "Bed sagsbehandleren på socialområdet")
    walker.chooses_one_beginning("Efter hvilken lov?", "Tidlig forebyggende social indsats")
    walker.dates("Bevilget til og med", day + timedelta(days=170))
    walker.presses("Gem afgørelsen")
    walker.is_refused("H2", "Det er ikke vurderet", "Skriv vurderingen")
    walker.goes(course.at("bevilling/"))
    walker.follows("Registrér visitation")
    walker.dates("Hvornår er vurderingen foretaget?", day)
    walker.types("Hvilken funktionsnedsættelse drejer det sig om?", "Angst og træthed.")
    walker.types("Hvor stort er støttebehovet?", "Et par gange om ugen i begyndelsen.")
    walker.types("Hvilken slags støtte er der brug for?", "Struktur og transport.")
    walker.chooses("Er borgeren i målgruppen for § 85?", "Ja")
    walker.presses("Gem visitationen")
    walker.follows("Træf afgørelse")
    _decide(walker, "Socialpædagogisk støtte", day)
    walker.dates("Bevilget til og med", day + timedelta(days=270))
    walker.presses("Gem afgørelsen")
    walker.is_refused("H3", "kan ikke bevilges med en slutdato", "Fjern slutdatoen")
    walker.dates("Bevilget til og med", None)
    walker.picks("Hvilket mål i planen støtter bevillingen?", GOAL)
    walker.presses("Gem afgørelsen")
    walker.reads("SEL § 85", "gælder")


def _decide(walker: Walker, law: str, day: date) -> None:
    walker.chooses_one_beginning("Efter hvilken lov?", law)
    walker.chooses("Hvad er afgjort?", "Bevilget")
    walker.dates("Hvornår er afgørelsen truffet?", day)
    walker.dates("Bevilget fra og med", day)
    walker.types("Begrundelse", "Du har brug for støtte i overgangen til job.")
    walker.chooses("Er borgeren hørt før afgørelsen?", "Ikke nødvendig")
    walker.types(
        "Hvad sagde borgeren? Eller hvorfor var det ikke nødvendigt?",
        "Du har selv bedt om støtten, og du får den.",
    )
    walker.chooses("Hvordan får borgeren afgørelsen?", "Digital Post")
    walker.dates("Hvornår er den sendt eller udleveret?", day)
