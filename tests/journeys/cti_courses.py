"""A CTI course by each of the three laws, act by act, on a phone (E1–E14, F3, H2, H3, I1).

The citizens are the demo town's own: their plan is approved, and work is looked for.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.cti.clock import Clock, clock
from tests.journeys.cast import (
    CASEWORKER,
    CONSULTANT,
    CTI_WORKER,
    SOCIAL_WORKER,
    Course,
)
from tests.journeys.walker import Walker

START = date(2026, 1, 12)
NOTE = "Borgeren klarer mere selv og ved, hvem der hjælper på de svære dage."


@dataclass(slots=True)
class CtiCourse(Course):
    """One citizen's CTI course: by which law, and how long."""

    name: str = ""
    law: str = ""
    months: int = 0
    by: str = SOCIAL_WORKER

    @property
    def clock(self) -> Clock:
        """The phases as the rules compute them."""
        return clock(starts_on=START, months=self.months)

    @property
    def last_day(self) -> date:
        """The day that CTI may be closed on."""
        return self.clock.ends_before - timedelta(days=1)


LAWS = (
    ("Socialpædagogisk støtte", 9, SOCIAL_WORKER),
    ("Tidlig forebyggende social indsats", 6, SOCIAL_WORKER),
    ("Mentor", 6, CASEWORKER),
)


def three_citizens(walker: Walker) -> tuple[CtiCourse, ...]:
    """Three whose CTI has not begun."""
    walker.is_(CTI_WORKER)
    found: list[tuple[str, str]] = []
    for state in ("matching", "matched"):
        walker.goes(f"/medarbejder/forloeb/?hvis=mine&tilstand={state}")
        for row in walker.page.get_by_role("row").all()[1:]:
            link = row.get_by_role("link").first
            found.append((link.get_attribute("href") or "", link.inner_text().strip()))
    return tuple(
        CtiCourse(path=path, name=name, law=law, months=months, by=by)
        for (path, name), (law, months, by) in zip(found, LAWS, strict=False)
    )


def a_match_is_found(walker: Walker, course: CtiCourse) -> None:
    """Where there is none yet: the best opening of the list, with the citizen's yes."""
    walker.is_(CONSULTANT)
    walker.goes(course.at("arbejde/match/"))
    links = walker.page.get_by_role("link", name="Match fundet her", exact=True)
    if links.count() == 0:
        return
    links.first.click()
    walker.dates("Hvornår blev matchet fundet?", START)
    walker.dates("Hvornår sagde borgeren ja?", START)
    walker.presses("Match fundet")


def a_grant_is_decided(walker: Walker, course: CtiCourse) -> None:
    """§ 85 with a visitation and no end; the others with the reason and an end (H2, H3)."""
    walker.is_(course.by)
    if course.months == LAWS[0][1]:
        _visitation(walker, course)
    walker.goes(course.at("bevilling/ny/"))
    walker.chooses_one_beginning("Efter hvilken lov?", course.law)
    walker.chooses("Hvad er afgjort?", "Bevilget")
    walker.dates("Hvornår er afgørelsen truffet?", START)
    walker.dates("Bevilget fra og med", START)
    if course.months != LAWS[0][1]:
        walker.dates("Bevilget til og med", course.last_day)
        walker.types(
            "Hvorfor et andet lovgrundlag end § 85?",
            "Behovet er let og midlertidigt og opfylder ikke betingelserne.",
        )
    walker.types("Begrundelse", "Du har brug for støtte i overgangen til job.")
    walker.chooses("Er borgeren hørt før afgørelsen?", "Ikke nødvendig")
    walker.types(
        "Hvad sagde borgeren? Eller hvorfor var det ikke nødvendigt?",
        "Du har selv bedt om støtten, og du får den.",
    )
    walker.chooses("Hvordan får borgeren afgørelsen?", "Digital Post")
    walker.dates("Hvornår er den sendt eller udleveret?", START)
    walker.presses("Gem afgørelsen")
    walker.has_no_sideways_scroll()


def _visitation(walker: Walker, course: CtiCourse) -> None:
    walker.goes(course.at("bevilling/visitation/"))
    walker.dates("Hvornår er vurderingen foretaget?", START)
    walker.types("Hvilken funktionsnedsættelse drejer det sig om?", "Angst og træthed.")
    walker.types("Hvor stort er støttebehovet?", "Et par gange om ugen i begyndelsen.")
    walker.types("Hvilken slags støtte er der brug for?", "Struktur og transport.")
    walker.chooses("Er borgeren i målgruppen for § 85?", "Ja")
    walker.presses("Gem visitationen")


def cti_starts(walker: Walker, course: CtiCourse) -> None:
    """The page says the phases before anybody presses; then the clock runs (E1, E2)."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("cti/start/"))
    walker.dates("Hvornår begynder CTI?", START)
    walker.reads(f"{course.months} måneder efter")
    walker.has_no_sideways_scroll()
    walker.presses("Start CTI")
    if walker.page.get_by_role("alert").count():
        walker.is_refused("E2", "har mødtes 1 gang siden", "Hold et møde mere")
        walker.types(
            "Hvorfor begynder CTI, selv om I har mødtes få gange?",
            "Jobbet begynder nu, og vi har talt sammen i telefonen flere gange.",
        )
        walker.presses("Start CTI")
    stands_in_phase(walker, course, START)


def stands_in_phase(walker: Walker, course: CtiCourse, today: date) -> None:
    """The page says the phase that the calendar says (E1)."""
    walker.goes(course.at("cti/"))
    number = next(p.number for p in course.clock.phases if p.period.contains(today))
    walker.reads(f"Fase {number} · ", f"Fokusområder i fase {number}")
    walker.has_no_sideways_scroll()


def a_phase_is_lived(walker: Walker, course: CtiCourse, today: date) -> None:
    """The citizen chooses what it is about; somebody writes how it goes (E7, E8)."""
    walker.goes(course.at("cti/fokus/"))
    walker.types("Hvad vil I arbejde med?", f"Det vigtigste {today:%d.%m}")
    walker.chooses("Hvilket spor hører det til?", "Mestring")
    walker.dates("Hvornår valgte borgeren det?", today)
    walker.chooses("Hvordan valgte borgeren det?", "I en samtale")
    walker.presses_on("Gem")
    walker.goes(course.at("cti/note/"))
    walker.chooses("Hvordan?", "Møde")
    walker.chooses("Hvor?", "Arbejdspladsen")
    walker.chooses("Hvor længe?", "45")
    walker.types("Hvad skete der, og hvad blev I enige om?", f"Vi mødtes {today:%d.%m}.")
    walker.presses("Gem kontakt")
    walker.has_no_sideways_scroll()


def closing_is_refused(walker: Walker, course: CtiCourse) -> None:
    """On the last day the page says what is missing and who does it (I1)."""
    walker.goes(course.at("cti/afslut/"))
    walker.has_no_sideways_scroll()
    _tries_to_close(walker)
    walker.is_refused("I1", "Det afsluttende møde er ikke holdt", "Hold mødet med borgeren")
    walker.is_refused("I1", "er ikke forankret", "Skriv begge planer")
    walker.is_refused("I1", "hvem der tager over efter CTI-medarbejderen", "Skriv, hvem")
    if course.law != LAWS[1][0]:
        walker.is_refused("I1", "Det er ikke vurderet, om borgeren fortsat", "Vurdér behovet")


def what_is_missing_is_done(walker: Walker, course: CtiCourse) -> None:
    """A task for the citizen, two plans with somebody behind them, the meeting, the need."""
    _a_task_is_handed_on(walker, course)
    _two_plans_hold(walker, course)
    _all_meet(walker, course)
    if course.law == LAWS[1][0]:
        return
    walker.goes(course.at("cti/afslut/behov/"))
    walker.chooses("Har borgeren brug for støtte efter CTI?", "Intet behov")
    walker.types("Hvorfor?", "Borgeren og netværket klarer det selv nu.")
    walker.presses_on("Gem")


def cti_is_closed(walker: Walker, course: CtiCourse) -> None:
    """Now nothing is missing, and the note can be read (I1)."""
    walker.goes(course.at("cti/afslut/"))
    _tries_to_close(walker)
    walker.goes(course.at("cti/"))
    walker.reads("CTI er afsluttet")
    walker.follows("Læs det afsluttende notat")
    walker.reads(NOTE)
    walker.has_no_sideways_scroll()


def _tries_to_close(walker: Walker) -> None:
    walker.ticks("Det samlede forløb er gennemgået på det afsluttende møde")
    walker.types("Afsluttende notat: sådan gik forløbet", NOTE)
    walker.presses("Afslut CTI")


def _a_task_is_handed_on(walker: Walker, course: CtiCourse) -> None:
    walker.goes(course.at("cti/netvaerk/overdragelse/"))
    walker.types("Hvilken opgave?", "Ringe til jobkonsulenten")
    walker.chooses("Hvem tager over?", "Borgeren selv")
    walker.dates("Hvornår skal den senest være overdraget?", course.last_day)
    walker.presses_on("Gem")


def _two_plans_hold(walker: Walker, course: CtiCourse) -> None:
    walker.goes(course.at("cti/kriseplan/"))
    walker.types("Tegn på, at det går den forkerte vej", "Jeg melder afbud.")
    walker.types("Andet, der hjælper", "En gåtur og en aftale om den næste dag.")
    walker.presses_on("Gem")
    walker.goes(course.at("cti/fastholdelse/"))
    walker.types("Det skal der til for at beholde jobbet", "Faste dage og en pause hver time.")
    walker.presses_on("Gem")
    walker.goes(course.at("cti/hjaelper/ny/"))
    walker.chooses("Hvilken plan?", "Begge dele")
    walker.chooses_one_beginning("Hvem?", CONSULTANT)
    walker.types("Hvad gør personen?", "Ringer hver anden uge")
    walker.dates("Hvornår sagde personen ja?", course.last_day)
    walker.chooses("Hvordan?", "Da vi mødtes")
    walker.presses_on("Gem")


def _all_meet(walker: Walker, course: CtiCourse) -> None:
    walker.goes(course.at("moeder/aftal/"))
    walker.chooses("Hvad skal vi mødes om?", "Afsluttende møde")
    walker.dates("Hvornår?", course.last_day)
    walker.presses("Aftal mødet")
    walker.follows("Registrér som holdt")
    for name in (course.name, CASEWORKER, SOCIAL_WORKER, CONSULTANT, CTI_WORKER):
        walker.chooses(name, "Til stede")
    knows = "Hvem bekræfter, at de kender planen for tiden efter CTI?"
    walker.chooses(knows, *walker.options(knows))
    walker.types("Referat", "Vi gik hele forløbet igennem.")
    walker.presses("Gem mødet")
    walker.has_no_sideways_scroll()
