"""Two board meetings of a unit, on the screen of the meeting room, and the leader's own pages.

Goals first, then the citizens one by one; the second meeting begins with what became of the first
(J2, J4). Afterwards the leader looks at the day, the results and the caseloads (A6, J6).
"""

import re
from datetime import timedelta

from playwright.sync_api import Locator

from tests.journeys.cast import CASEWORKER, CITIZEN, CONSULTANT, CTI_WORKER, LEADER, NAME
from tests.journeys.teams_week import NEXT_FRIDAY
from tests.journeys.walker import Walker

SCREEN = {"width": 1920, "height": 1080}
EMPLOYMENT_LEADER, SOCIAL_LEADER = "Birgit Lund", "Ole Brandt"
GOAL = "Alle har talt om løn inden fase 2"
CALL = "Ring til to gartnerier inden fredag"
ROOM = "Der er intet mødelokale om torsdagen"
LATE = "Sagsbehandleren mangler adgang til kalenderen"


def a_goal_is_set(walker: Walker) -> None:
    """The meeting begins with the goals, so there is one (J4)."""
    walker.is_(LEADER)
    walker.goes("/tavle/maal/")
    walker.follows("Nyt mål")
    walker.types("Hvad er målet?", GOAL)
    walker.picks("Hvem holder øje med det?", LEADER)
    walker.dates("Hvornår skal det være nået?", NEXT_FRIDAY + timedelta(weeks=8))
    walker.presses_on("Gem")
    walker.reads(GOAL)


def the_first_meeting(walker: Walker) -> None:
    """From the board on the wall: goals, citizens one by one, decisions, who was there (J2)."""
    walker.is_(LEADER)
    walker.page.set_viewport_size(SCREEN)
    walker.goes("/tavle/")
    walker.follows("Storskærm")
    walker.reads(GOAL)
    walker.does_not_read(CITIZEN, NAME)
    walker.has_no_sideways_scroll()
    walker.follows("Start mødet")
    for name in (EMPLOYMENT_LEADER, CASEWORKER, CONSULTANT):
        walker.page.get_by_label(name).check()
    walker.page.get_by_label(SOCIAL_LEADER).uncheck()
    walker.presses("Start mødet")
    walker.reads("Ingen leder fra social var med")
    walker.follows("Ret")
    walker.page.get_by_label(SOCIAL_LEADER).check()
    walker.presses_on("Gem")
    walker.reads(f"{SOCIAL_LEADER} (leder, ", f"{EMPLOYMENT_LEADER} (leder, ")
    walker.does_not_read("Ingen leder fra")
    _goals_come_first(walker)
    _one_by_one(walker)
    _an_obstacle_of_all(walker)
    walker.presses("Slut mødet")
    walker.reads("Mødet er slut", CALL, ROOM)
    walker.does_not_read(CITIZEN, NAME)


def _goals_come_first(walker: Walker) -> None:
    """Above the citizens, as it is talked about."""
    text = walker.page.locator("main").inner_text()
    assert text.index(GOAL) < text.index("Borgerne, én ad gangen")


def _one_by_one(walker: Walker) -> None:
    """The first is decided about; the next is reached by the arrow key; something is in the way."""
    walker.follows("Gå igennem borgerne")
    walker.reads("nr. 1 på dagsordenen", "Det mangler")
    number = _until_offered(walker, "Hvem gør det?", CONSULTANT)
    walker.presses("Gem beslutningen")
    walker.is_refused("J2", "", "")
    walker.types("Hvad besluttede I?", CALL)
    walker.picks("Hvem gør det?", CONSULTANT)
    walker.dates("Hvornår senest?", NEXT_FRIDAY)
    walker.presses("Gem beslutningen")
    walker.reads("Beslutningen er skrevet ned", CALL)
    _turns(walker)
    walker.reads(f"nr. {number + 1} på dagsordenen")
    walker.follows("Noget er i vejen")
    walker.types("Hvad er i vejen?", LATE)
    walker.picks("Hvem fjerner den?", SOCIAL_LEADER)
    walker.dates("Hvornår senest?", NEXT_FRIDAY - timedelta(days=2))
    walker.presses("Gem hindringen")
    walker.reads("Hindringen er skrevet ned", LATE)
    walker.follows("Mødet")


def _until_offered(walker: Walker, label: str, name: str) -> int:
    """Turn to the first citizen around whom somebody is; returns the number on the agenda."""
    number = 1
    while not walker.page.get_by_label(label).locator("option", has_text=name).count():
        _turns(walker)
        number += 1
    return number


def _turns(walker: Walker) -> None:
    with walker.page.expect_navigation():
        walker.page.keyboard.press("ArrowRight")
    walker.watch.look()


def _an_obstacle_of_all(walker: Walker) -> None:
    """What is in the way of everybody has somebody who removes it, and a day."""
    walker.follows("Skriv en hindring")
    walker.types("Hvad er i vejen?", ROOM)
    walker.picks("Hvem fjerner den?", LEADER)
    walker.dates("Hvornår senest?", NEXT_FRIDAY)
    walker.presses_on("Gem")
    walker.reads("Hindringen er skrevet ned", ROOM)


def what_was_decided_is_done(walker: Walker) -> None:
    """The consultant's task, and the room of the leader; one obstacle stays (J2)."""
    walker.is_(CONSULTANT)
    _finds_the_task(walker, CALL)
    walker.presses(re.compile(f"^Udført.*{CALL}"))
    walker.reads("Opgaven er udført.")
    walker.is_(LEADER)
    walker.goes("/tavle/hindringer/")
    walker.follows("Den er fjernet", exact=False, within=_line(walker, ROOM))
    walker.types("Hvordan blev den fjernet?", "Biblioteket låner et rum ud hver torsdag.")
    walker.presses("Luk hindringen")
    walker.reads("Fjernet, og hvordan", "Biblioteket låner et rum ud hver torsdag.")


def _line(walker: Walker, text: str) -> Locator:
    return walker.page.get_by_role("listitem").filter(has_text=text)


def _finds_the_task(walker: Walker, title: str) -> None:
    """Turn the pages of Min dag until it is there, and open it."""
    walker.goes("/medarbejder/")
    while not (task := walker.page.locator(".ff-duty").filter(has_text=title)).count():
        walker.follows("Næste side")
    task.get_by_role("link", name="Åbn opgaven", exact=False).click()
    walker.watch.look()


def the_second_meeting(walker: Walker) -> None:
    """It begins with what became of the first: done, removed, or late; then goals and citizens."""
    walker.is_(LEADER)
    walker.page.set_viewport_size(SCREEN)
    walker.goes("/tavle/?skaerm=1")
    walker.reads("sidst 16. jan: 1 af 2 beslutninger gennemført")
    walker.follows("Start mødet")
    walker.presses("Start mødet")
    walker.opens("1 beslutning er gennemført")
    before = walker.page.get_by_role("region", name="Siden sidst: 16. januar 2026")
    for text, became in ((CALL, "Gjort"), (LATE, "Over tiden"), (ROOM, "Fjernet")):
        said = before.get_by_role("listitem").filter(has_text=text).inner_text()
        assert became in said, (text, said)
    _goals_come_first(walker)
    walker.presses("Slut mødet")
    walker.reads("Mødet er slut")


def the_leaders_own_pages(walker: Walker) -> None:
    """The day of the unit, results with their source, and who carries how many (G3, J6, A6)."""
    walker.is_(LEADER)
    walker.reads("I din enhed", "besvaret inden fristen", "Opgaver over tiden")
    walker.goes("/medarbejder/ledelse/")
    walker.reads("forløb i gang", "Over tiden", "Oplysninger, der mangler")
    walker.goes("/medarbejder/resultater/")
    walker.reads("Tal under 5 personer vises ikke", "Det kan siden ikke vise")
    walker.goes("/medarbejder/sagsstammer/")
    walker.reads(CTI_WORKER, "Hvad bliver ledigt hvornår?", "Over normen")
    walker.goes("/medarbejder/moeder/")
    walker.reads("Mine møder", "ERFA-møde")
