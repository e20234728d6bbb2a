"""A week of one team, act by act: time set aside, meetings, a question, sparring (B1, D10, G3, J1).

The people are those of the demo town; Vibeke Ravn begins her course in this week, and Karin
Mølgaard has a job that is followed up.
"""

from datetime import timedelta

from playwright.sync_api import Locator, expect

from tests.journeys.cast import (
    CASEWORKER,
    CITIZEN,
    CONSULTANT,
    CTI_WORKER,
    EMPLOYER,
    KICKOFF_DAY,
    LEADER,
    SOCIAL_WORKER,
    Course,
)
from tests.journeys.walker import Walker

MONDAY = KICKOFF_DAY
WEDNESDAY = MONDAY + timedelta(days=2)
THURSDAY = MONDAY + timedelta(days=3)
FRIDAY = MONDAY + timedelta(days=4)
NEXT_FRIDAY = FRIDAY + timedelta(weeks=1)

GREEN = "Grøn tid om nye forløb"
GROUP = "Ugens sparring"
QUESTION = "Bageriet lukker i uge 5. Kan Karin få praktikken flyttet med det samme?"
ANSWER = "Ja. Jeg forlænger bevillingen i dag, og Jonas ringer til det nye sted."
BUS = "Spørg kommunen, om buskortet kan dækkes"


def green_time_is_set(walker: Walker) -> None:
    """The leader sets two hours aside every Wednesday, and it stands in everybody's calendar."""
    walker.is_(LEADER)
    walker.goes("/medarbejder/fast-tid/")
    walker.follows("Sæt fast tid af")
    walker.chooses("Hvad er det?", "Grøn tid")
    walker.types("Hvad kalder I det?", GREEN)
    walker.chooses("Hvem er med?", CASEWORKER, SOCIAL_WORKER, CONSULTANT, CTI_WORKER)
    walker.dates("Første gang", WEDNESDAY)
    walker.types("Klokken", "9.00")
    walker.types("Hvor mange minutter?", "120")
    walker.types("Hvor?", "Mødelokale 3")
    walker.chooses("Hvor tit?", "Hver uge")
    walker.dates("Sidste dag i rækken", WEDNESDAY + timedelta(weeks=3))
    walker.chooses("Når det falder på en lukkedag", "Spring mødet over")
    walker.presses_on("Gem")
    walker.reads(GREEN, "onsdag 14. januar", "onsdag 4. februar")


def a_calendar_is_subscribed_to(walker: Walker) -> str:
    """One's own secret address, shown once."""
    walker.is_(CTI_WORKER)
    walker.goes("/medarbejder/kalender/")
    walker.presses("Lav en adresse")
    return walker.page.get_by_label("Kopiér adressen nu").input_value()


def karins_course(walker: Walker) -> Course:
    """The citizen with a job."""
    walker.is_(CONSULTANT)
    walker.goes("/medarbejder/forloeb/")
    row = walker.page.get_by_role("link", name=CITIZEN).first
    return Course(path=row.get_attribute("href") or "")


def a_follow_up_is_agreed(walker: Walker, course: Course) -> None:
    """The three meet where the work is; who is to come is chosen already (D10)."""
    walker.goes(course.at("arbejde/opfoelgning/"))
    walker.follows("Aftal opfølgning")
    walker.dates("Hvilken dag?", THURSDAY)
    walker.types("Klokken", "13.00")
    walker.presses("Aftal opfølgningen")
    walker.reads("torsdag 15. januar", "13.00")


def a_question_cannot_wait(walker: Walker, course: Course) -> None:
    """What is asked goes to both caseworkers at once, and has a day (G3)."""
    walker.goes(course.at("hurtig-afklaring/"))
    walker.follows("Bed om en afklaring")
    walker.reads("svarer senest onsdag 14. januar")
    walker.page.get_by_label("Praktik skal bevilges eller forlænges").check()
    walker.types("Hvad er der sket, og hvad har du brug for svar på?", "?")
    walker.presses("Send")
    assert walker.status == 409
    walker.types("Hvad er der sket, og hvad har du brug for svar på?", QUESTION)
    walker.presses("Send")
    walker.reads(QUESTION, "venter på svar")


def the_question_is_answered(walker: Walker) -> None:
    """It stands on the caseworker's Min dag with its day; the answer goes to who asked (G3)."""
    walker.is_(CASEWORKER)
    walker.reads("En hurtig afklaring venter på svar")
    duty = walker.page.locator(".ff-duty").filter(has_text="En hurtig afklaring venter")
    walker.follows(f"Svar for {CITIZEN}", within=duty.filter(has_text=CITIZEN))
    walker.page.get_by_role("article").filter(has_text=QUESTION).get_by_role("link").first.click()
    walker.types("Svar", ANSWER)
    walker.presses("Send svaret")
    walker.reads(ANSWER, "Besvaret efter 2 arbejdsdage")
    walker.is_(CONSULTANT)
    walker.reads("svar")


def the_follow_up_is_moved(walker: Walker, course: Course) -> None:
    """With a reason that the others can read; without one it is refused."""
    walker.is_(CONSULTANT)
    walker.goes(course.at("arbejde/opfoelgning/"))
    walker.follows("Ret opfølgningen 15. jan")
    walker.dates("Hvornår?", FRIDAY)
    walker.types("Klokken", "10.00")
    walker.presses("Gem ændringen")
    walker.is_refused("G1", "Det står ikke, hvorfor mødet flyttes", "Skriv kort")
    walker.types("Hvorfor flyttes mødet?", "Bo har kun tid fredag formiddag.")
    walker.presses("Gem ændringen")
    walker.reads("fredag 16. januar")


def green_time_is_held(walker: Walker) -> None:
    """Its minutes are decisions, each somebody's; the next one is cancelled with a reason (J3)."""
    walker.is_(CTI_WORKER)
    walker.reads(GREEN)
    walker.follows(GREEN)
    walker.follows("Registrér som holdt")
    walker.types("Referat", "Tre nye forløb gennemgået.")
    walker.presses_on("Gem")
    walker.follows("Skriv en beslutning")
    walker.types("Hvad besluttede I?", "Én fælles liste over ledige praktikpladser.")
    walker.picks("Hvem gør det?", CONSULTANT)
    walker.dates("Senest hvornår?", FRIDAY)
    walker.presses_on("Gem")
    walker.reads("Én fælles liste", CONSULTANT)
    walker.follows(GREEN)
    behind = walker.page.get_by_role("region", name="Tidligere møder")
    expect(behind).to_contain_text("14. januar 2026")
    walker.follows("onsdag 21. januar 2026 kl. 09.00")
    walker.follows("Aflys")
    walker.types("Hvorfor er mødet aflyst?", "Alle er på kursus den dag.")
    walker.presses_on("Aflys")
    walker.reads("aflyst", "Alle er på kursus den dag.")


def sparring_is_held(walker: Walker, course: Course) -> None:
    """The agenda makes itself; what is decided becomes a task on the course (J1)."""
    walker.is_(LEADER)
    walker.goes("/medarbejder/sparring/")
    walker.follows("Ny sparringsgruppe")
    walker.types("Hvad hedder gruppen?", GROUP)
    walker.chooses("Hvem er med?", CONSULTANT, CTI_WORKER)
    walker.presses_on("Gem")
    walker.is_(CTI_WORKER)
    walker.goes("/medarbejder/sparring/")
    walker.follows(GROUP)
    walker.follows("Aftal sparringsmøde")
    walker.dates("Hvornår?", WEDNESDAY)
    walker.types("Klokken", "13.00")
    walker.presses("Aftal mødet")
    walker.follows("14. januar 2026")
    walker.follows("Registrér som holdt")
    walker.presses_on("Gem")
    walker.reads("Med var", CONSULTANT, CTI_WORKER)
    walker.follows(f"Skriv en beslutning om {CITIZEN}")
    walker.types("Hvad blev I enige om?", BUS)
    walker.picks("Hvem gør det?", CONSULTANT)
    walker.dates("Hvornår senest?", FRIDAY)
    walker.presses("Gem beslutningen")
    walker.reads(f"{CITIZEN}: {BUS}", f"{CONSULTANT}, senest 16. januar 2026")
    walker.is_(CONSULTANT)
    walker.goes(course.at())
    walker.reads(BUS)


def the_three_meet_at_work(walker: Walker, course: Course) -> None:
    """What was promised becomes tasks, and what was decided goes to the plan (D10, C5, G1)."""
    walker.is_(CONSULTANT)
    walker.reads("10.00 Opfølgning på arbejdspladsen")
    walker.goes(course.at("arbejde/opfoelgning/"))
    walker.follows("Skriv, hvordan det gik")
    walker.types("Hvem var med fra arbejdspladsen?", EMPLOYER)
    walker.types("Hvad talte I om?", "Karin bager boller selv nu. Bo vil gerne have hende længere.")
    walker.chooses("Passer hensynene stadig?", "Ja")
    walker.chooses("Er der timer med løn?", "Ja, når opgaver mestres")
    walker.types("Skridt 1: hvad skal der ske?", "Vis Karin kassen")
    walker.page.get_by_label("Hvem gør det?").first.select_option(label="Borgeren selv")
    walker.dates("Hvornår?", NEXT_FRIDAY)
    walker.dates("Næste opfølgning", NEXT_FRIDAY + timedelta(weeks=2))
    walker.presses("Gem opfølgningen")
    walker.reads("16. januar 2026", "fredag 6. februar")
    walker.follows("16. januar 2026")
    walker.reads("Karin bager boller selv nu", EMPLOYER)
    for decided, becomes in (
        ("Karin møder en time tidligere fra februar.", "En ændring i planen"),
        ("Bo er glad for, at nogen spørger.", "Et notat"),
    ):
        walker.goes(course.at("moeder/"))
        walker.follows("Opfølgning på arbejdspladsen", within=_held_on(walker, "16. januar 2026"))
        walker.follows("Skriv en beslutning")
        walker.types("Hvad besluttede I?", decided)
        walker.chooses("Hvad bliver det til?", becomes)
        walker.presses("Gem beslutningen")
        walker.reads("Beslutningen er skrevet ned", decided)
    walker.reads("ikke godkendt endnu")
    walker.goes(course.at())
    walker.reads("Vis Karin kassen")


def _held_on(walker: Walker, day: str) -> Locator:
    return walker.page.get_by_role("row").filter(has_text=day)
