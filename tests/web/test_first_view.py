"""The doors are light, and leave nothing on the phone (L1).

A citizen reads on an old phone and a slow line: what the first view of a page needs, fonts apart,
is at most 60 kB as it is sent. It can be put on the phone's first screen; nothing personal stays.
"""

import gzip
import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from tests.house.speech import SOURCE
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import Work, proposed
from tests.worlds import TODAY, World, acting_as

MOST = 60_000
HOW = "Take a style sheet or a script away from the doors, or make it smaller: "
LOADED = re.compile(r'(?:<link rel="stylesheet" href|<script src|<use href)="/static/([^"#]+)')
HASH = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")


@pytest.fixture
def mine(world: World, case: Case) -> Case:
    """Karin's course with an account, and a plan that was approved together."""
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    written_plan(world, case)
    approved_plan(world, case)
    return case


def weights(page: str) -> dict[str, int]:
    """What a page and all it loads weigh as they are sent: everything is compressed."""
    names = {HASH.sub("", name) for name in LOADED.findall(page)}
    assert names, "a page without a style sheet is no page of ours"
    found = {"the page itself": len(gzip.compress(page.encode()))}
    for name in sorted(names):
        place = finders.find(name)
        assert isinstance(place, str), name
        with open(place, "rb") as file:  # noqa: PTH123 -- a path the finder gives
            found[name] = len(gzip.compress(file.read(), 9))
    return found


@pytest.mark.parametrize(
    "name", ["citizen:home", "citizen:plan", "citizen:network", "citizen:consents", "citizen:cv"]
)
def test_l1_the_first_view_of_the_citizens_pages_is_light(
    world: World, mine: Case, sign_in: SignIn, name: str
) -> None:
    found = weights(sign_in(world.citizen).get(reverse(name)).text)
    assert sum(found.values()) <= MOST, HOW + str(found)


def test_l1_the_first_view_of_the_employers_page_is_light(
    world: World, case: Case, today_is: TodayIs
) -> None:
    today_is(TODAY)
    work = Work(world=world, case=case)
    found = weights(Client().get(f"/aftale/{work.link(proposed(work))[1]}/").text)
    assert sum(found.values()) <= MOST, HOW + str(found)


def test_l1_the_page_can_be_put_on_the_first_screen_and_leaves_nothing_there(
    world: World, mine: Case, sign_in: SignIn
) -> None:
    answer = sign_in(world.citizen).get(reverse("citizen:home"))
    assert re.search(r'<link rel="manifest" href="/static/ff/app[^"]*\.webmanifest">', answer.text)
    assert "no-store" in answer["Cache-Control"]
    place = finders.find("ff/app.webmanifest")
    assert isinstance(place, str)
    with open(place, encoding="utf-8") as file:  # noqa: PTH123 -- a path the finder gives
        manifest = json.load(file)
    assert (manifest["start_url"], manifest["display"]) == ("/mit-forloeb/", "minimal-ui")
    assert "Karin" not in json.dumps(manifest)


def test_l1_a_page_of_a_door_is_sent_compressed_and_a_colleagues_is_not(
    world: World, mine: Case, sign_in: SignIn
) -> None:
    asks = {"HTTP_ACCEPT_ENCODING": "gzip"}
    answer = sign_in(world.citizen).get(reverse("citizen:home"), **asks)  # type: ignore[arg-type]
    assert answer["Content-Encoding"] == "gzip"
    assert "Mit forløb" in gzip.decompress(answer.content).decode()
    staff = sign_in(world.cti_worker).get(reverse("staff:cases:my_day"), **asks)  # type: ignore[arg-type]
    assert "Content-Encoding" not in staff


def test_l1_no_script_of_ours_keeps_anything_on_the_device_beyond_the_tab() -> None:
    """Without a worker in the browser no page is kept, and none is shown to the next one."""
    kept = re.compile(r"serviceWorker|caches\.|indexedDB|localStorage")
    scripts = sorted((SOURCE / "web" / "static" / "ff").glob("*.js"))
    doors = ["app.js", "token.js", "drafts.js", "session.js"]
    found = {
        script.name: kept.findall(script.read_text(encoding="utf-8"))
        for script in scripts
        if script.name in doors
    }
    assert found == {name: [] for name in sorted(doors)}
