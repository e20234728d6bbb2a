"""The citizen at a phone of their own: invited, asked, heard and told (K1, K4, L1, L2)."""

import re
from datetime import timedelta

from playwright.sync_api import Locator, Page

from fodfaeste.rules.periods import add_months
from tests.journeys.cast import CPR, CTI_START, CTI_WORKER, GIVEN, Course
from tests.journeys.everyday import another_browser
from tests.journeys.keys import Keys
from tests.journeys.plan_and_match import GOAL
from tests.journeys.walker import Walker

PHASE_2 = add_months(CTI_START, 3) + timedelta(days=1)
BORN_ON = ("17", "4", "1988")
THOUGHT = "Den er god. Men tirsdag er for tidligt på dagen."
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
ALWAYS, RARELY = 0, 4
"""Places among the answers of the well-being questions, which begin with «Altid»."""


def a_phone(page: Page, address: str) -> Walker:
    """A phone that knows its owner by the finger."""
    phone = another_browser(page, address)
    session = phone.page.context.new_cdp_session(phone.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})
    return phone


def is_invited(walker: Walker, course: Course) -> str:
    """The CTI worker hands over a sheet; it names nobody."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("adgang/"))
    walker.presses("Lav en invitation")
    walker.is_refused("L1", "Invitationen gives fra hånd til hånd", "Giv arket til borgeren")
    walker.ticks("Borgeren er her, og jeg ved, hvem det er")
    walker.presses("Lav en invitation")
    sheet = walker.page.locator(".ff-sheet").inner_text()
    assert GIVEN not in sheet
    found = CODE.search(sheet)
    assert found, sheet
    return found[0]


def comes_in_by_keyboard(phone: Walker, code: str) -> None:
    """Code, day of birth and a finger; not one click."""
    keys = Keys(phone.page)
    phone.goes("/invitation/")
    keys.type("Koden på arket", code)
    for label, part in zip(("Dag", "Måned", "År"), BORN_ON, strict=True):
        keys.type(label, part)
    keys.follow("Fortsæt")
    phone.watch.look()
    phone.reads(f"Velkommen, {GIVEN}")
    keys.follow("Adgangsnøgle")
    phone.watch.look()
    keys.follow("Lav adgangsnøglen")
    phone.watch.look()
    phone.reads("Mit forløb", "noget at stå op til")


def answers_by_keyboard(phone: Walker) -> None:
    """The first answers: little belief, and a hard time."""
    keys = Keys(phone.page)
    phone.goes("/mit-forloeb/maalinger/")
    keys.follow("Svar nu")
    phone.watch.look()
    for place in (3, 4, 5, RARELY, RARELY, RARELY, RARELY, RARELY):
        keys.choose_next(place=place)
    keys.follow("Send mine svar")
    phone.watch.look()
    phone.reads("Dit team kan se dine svar nu", "Det er første gang, du svarer")


def comes_back(phone: Walker, address: str) -> None:
    """On a later day: by the finger again, where the session has ended."""
    phone.address = address
    phone.goes("/mit-forloeb/")
    if "/mit-forloeb/" not in phone.page.url:
        phone.presses("Log ind med adgangsnøgle")
        phone.goes("/mit-forloeb/")
    phone.reads("Mit forløb")


def reads_and_agrees(phone: Walker) -> None:
    """The plan is read, spoken of, and said yes to."""
    phone.follows("Se, hvad der er nyt, og læs tidligere planer")
    phone.reads(GOAL)
    phone.goes("/mit-forloeb/plan/skriv/")
    phone.types("Hvad mener du om planen?", THOUGHT)
    phone.presses("Gem mine ord")
    phone.reads(THOUGHT)
    phone.goes("/mit-forloeb/plan/")
    phone.chooses("Er du enig i planen?", "Nej, det her skal ændres")
    phone.presses("Send mit svar")
    phone.is_refused("L2", "ikke skrevet, hvad der skal ændres", "Skriv det med dine egne ord")
    phone.chooses("Er du enig i planen?", "Ja, jeg er enig i planen")
    phone.presses("Send mit svar")
    phone.reads("Du sagde ja")


def the_team_knows(walker: Walker, course: Course) -> None:
    """What the citizen said of the plan stands where the team works; the way in can be closed."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("plan/"))
    walker.reads(THOUGHT)
    walker.goes(course.at("adgang/"))
    walker.reads("Luk borgerens adgang")


def gets_a_link(walker: Walker, course: Course) -> str:
    """A link to point the camera at; nothing on it says whose it is."""
    walker.is_(CTI_WORKER)
    walker.goes(course.at("maalinger/svar/"))
    walker.reads("Nu: Skift til fase 2")
    walker.chooses("Hvordan får borgeren linket?", "Kode på skærmen")
    walker.presses("Lav et link")
    return walker.page.get_by_label("Linket", exact=True).input_value()


def answers_by_link(phone: Walker, link: str) -> None:
    """Nobody has to sign in; the link is good once."""
    phone.goes(link.removeprefix(phone.address))
    phone.does_not_read(GIVEN)
    for question, number in zip(_questions(phone), (6, 6, 5), strict=False):
        question.get_by_label(str(number), exact=True).check(force=True)
    for question in _questions(phone)[3:8]:
        question.get_by_label("Tit", exact=True).check(force=True)
    for question in _questions(phone)[8:]:
        question.get_by_label("Helt enig", exact=True).check(force=True)
    phone.presses("Send mine svar")
    phone.reads("Tak for dine svar", "Du har det sikkert bedre end ved start.")
    phone.goes(link.removeprefix(phone.address))
    phone.reads("brugt")


def _questions(phone: Walker) -> list[Locator]:
    return phone.page.get_by_role("group").filter(has=phone.page.get_by_role("radio")).all()


def sees_the_change(phone: Walker) -> None:
    """In words, and never as a verdict."""
    phone.goes("/mit-forloeb/maalinger/")
    phone.reads(
        "Ved start svarede du 3. Nu svarer du 6.",
        "Du har det sikkert bedre end ved start.",
        "De afgør aldrig, hvad du kan få af hjælp.",
    )


def withdraws_a_consent(phone: Walker) -> None:
    """It counts at once."""
    phone.goes("/mit-forloeb/samtykker/")
    before = phone.page.get_by_text("Træk mit ja tilbage", exact=True).count()
    phone.opens("Træk mit ja tilbage")
    phone.page.get_by_role("button", name="Ja, træk det tilbage nu").first.click()
    phone.watch.look()
    phone.goes("/mit-forloeb/samtykker/")
    assert phone.page.get_by_text("Træk mit ja tilbage", exact=True).count() == before - 1


def sees_who_looked(phone: Walker) -> None:
    """Which department, and what for; no names."""
    phone.goes("/mit-forloeb/hvem-har-set/")
    phone.reads("Social · for at", "Beskæftigelse · for at")
    phone.does_not_read(CTI_WORKER, CPR)
