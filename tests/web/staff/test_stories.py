"""Success stories in the browser: written, read together, shared, taken back (J5)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.boards.models import SuccessStory
from fodfaeste.records.cases.models import Case, Citizen, NetworkPerson
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.cases.kinds import NetworkKind
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, noon

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
SHARED = "/medarbejder/historier/"
MINE = "/mit-forloeb/min-historie/"
TITLE = "Fra sofaen til bageriet"
TEXT = "En kvinde i fyrrerne begyndte med to timer om ugen. Nu bager hun brød <script>æøå."


@pytest.fixture
def colleague(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.cti_worker)


@pytest.fixture
def stranger(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.stranger)


@pytest.fixture
def citizen(world: World, sign_in: SignIn, case: Case, as_owner: AsOwner) -> Client:
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return sign_in(world.citizen)


def at(case: Case, *parts: object) -> str:
    return "/".join([f"/medarbejder/forloeb/{case.pk}/historier", *map(str, parts), ""])


def sent(**changed: object) -> dict[str, object]:
    return {"key": uuid.uuid4(), "title": TITLE, "text": TEXT, **changed}


def written(client: Client, case: Case, as_owner: AsOwner, **changed: object) -> SuccessStory:
    client.post(at(case, "ny"), sent(**changed))
    return newest(as_owner)


def newest(as_owner: AsOwner) -> SuccessStory:
    with as_owner():
        return SuccessStory.objects.latest("pk")


def says_yes(client: Client, case: Case, story: SuccessStory) -> HttpResponse:
    day = {"yes_on_day": TODAY.day, "yes_on_month": TODAY.month, "yes_on_year": TODAY.year}
    typed = {"key": uuid.uuid4(), "version": story.version, "how": "together", **day}
    return client.post(at(case, story.pk, "ja"), typed, follow=True)  # type: ignore[return-value]


def shares(client: Client, case: Case, story: SuccessStory) -> HttpResponse:
    return client.post(  # type: ignore[return-value]
        at(case, story.pk, "del"), {"version": story.version}, follow=True
    )


def shared(client: Client, case: Case, as_owner: AsOwner, **changed: object) -> SuccessStory:
    story = written(client, case, as_owner, **changed)
    says_yes(client, case, story)
    shares(client, case, newest(as_owner))
    return newest(as_owner)


def test_j5_a_story_is_read_elsewhere_only_after_the_citizens_yes(
    colleague: Client, stranger: Client, case: Case, as_owner: AsOwner
) -> None:
    assert "Der er ikke delt nogen historier endnu." in stranger.get(SHARED).text
    same = sent()
    for _ in range(2):
        colleague.post(at(case, "ny"), same)
    with as_owner():
        story = SuccessStory.objects.get()
    refused = shares(colleague, case, story)
    assert "Borgeren har ikke sagt ja til netop de ord" in refused.text
    assert "/metoden/#J5" in refused.text
    assert TITLE not in stranger.get(SHARED).text
    assert "Borgerens ja er noteret." in says_yes(colleague, case, story).text
    assert "Historien er delt" in shares(colleague, case, newest(as_owner)).text
    page = stranger.get(SHARED).text
    assert TITLE in page
    assert "&lt;script&gt;æøå" in page
    assert str(case.pk) not in page.split("<main", 1)[1].split("</main", 1)[0]


def test_j5_a_word_changed_afterwards_needs_a_new_yes(
    colleague: Client, case: Case, as_owner: AsOwner
) -> None:
    story = written(colleague, case, as_owner)
    says_yes(colleague, case, story)
    story = newest(as_owner)
    colleague.post(at(case, story.pk, "ret"), sent(text=TEXT + " Igen.", version=story.version))
    assert "Ordene er ændret, siden borgeren sagde ja" in colleague.get(at(case)).text
    assert "sagt ja til netop de ord" in shares(colleague, case, newest(as_owner)).text


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"text": TEXT + " Karin er glad."}, "viser, hvem den handler om: Karin"),
        ({"text": TEXT + " Nadia støttede hende."}, "viser, hvem den handler om: Nadia"),
        ({"title": "Ring 20998877"}, "CPR-nummer eller et telefonnummer"),
        ({"text": "Det gik godt."}, "for kort til, at andre kan lære af den"),
    ],
)
def test_j5_what_shows_somebody_is_refused_and_kept_in_the_form(
    colleague: Client, case: Case, as_owner: AsOwner, changed: dict[str, str], why: str
) -> None:
    page = colleague.post(at(case, "ny"), sent(**changed))
    assert page.status_code == 409
    assert why in page.text
    assert "sofaen" in page.text or "20998877" in page.text
    with as_owner():
        assert SuccessStory.objects.count() == 0


def test_j5_the_citizen_takes_it_back_and_it_is_gone_at_once(
    colleague: Client, stranger: Client, citizen: Client, case: Case, as_owner: AsOwner
) -> None:
    draft = written(colleague, case, as_owner, title="En kladde endnu")
    story = shared(colleague, case, as_owner)
    mine = citizen.get(MINE).text
    assert TITLE in mine
    assert "En kladde endnu" not in mine
    for _ in range(2):
        citizen.post(f"{MINE}{story.pk}/tag-tilbage/")
    assert TITLE not in stranger.get(SHARED).text
    assert "Du har ikke sagt ja til at dele noget." in citizen.get(MINE).text
    assert "Taget tilbage" in colleague.get(at(case)).text
    assert "taget tilbage" in shares(colleague, case, newest(as_owner)).text
    assert draft.pk != story.pk


def test_j5_what_others_have_read_keeps_its_words(
    colleague: Client, case: Case, as_owner: AsOwner
) -> None:
    story = shared(colleague, case, as_owner)
    page = colleague.post(
        at(case, story.pk, "ret"), sent(text=TEXT + " Mere.", version=story.version)
    )
    assert (page.status_code, "Historien er delt" in page.text) == (409, True)
    again = says_yes(colleague, case, story)
    assert "allerede delt" in again.text


def test_j5_once_more_changes_nothing(colleague: Client, case: Case, as_owner: AsOwner) -> None:
    story = written(colleague, case, as_owner)
    pages = [says_yes(colleague, case, story) for _ in range(2)]
    agreed = newest(as_owner)
    pages += [shares(colleague, case, agreed) for _ in range(2)]
    assert [page.status_code for page in pages] == [200] * 4
    assert newest(as_owner).version == agreed.version + 1 == story.version + 2


def test_j5_a_regretted_yes_is_noted_before_it_is_shared(
    colleague: Client, case: Case, as_owner: AsOwner
) -> None:
    story = written(colleague, case, as_owner)
    assert "Borgeren har fortrudt" not in colleague.get(at(case)).text
    says_yes(colleague, case, story)
    assert "Borgeren har fortrudt" in colleague.get(at(case)).text
    colleague.post(at(case, story.pk, "tag-tilbage"))
    assert "taget tilbage" in shares(colleague, case, newest(as_owner)).text


def test_j5_neither_the_network_nor_a_company_asked_stands_in_it(
    colleague: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        stamp = made_by(world.cti_worker.pk, noon(TODAY))
        around = {"name": "Mor Kirsten Dahl", "relation": "Mor", "kind": NetworkKind.PRIVATE}
        NetworkPerson.objects.create(**stamp, case=case, **around)
    shows = colleague.post(at(case, "ny"), sent(text=TEXT + " Hendes mor, Kirsten, hjalp."))
    assert "viser, hvem den handler om: Kirsten." in shows.text
    assert colleague.post(at(case, "ny"), sent(text=TEXT + " Hendes mor hjalp.")).status_code == 302


def test_j5_a_stale_tab_meets_both_texts(colleague: Client, case: Case, as_owner: AsOwner) -> None:
    story = written(colleague, case, as_owner)
    old = sent(version=story.version, seen="")
    colleague.post(at(case, story.pk, "ret"), {**old, "text": TEXT + " Den første."})
    page = colleague.post(at(case, story.pk, "ret"), {**old, "text": TEXT + " Den anden."})
    assert page.status_code == 409
    assert "Den første." in page.text
    assert "Den anden." in page.text
    both = {"text_mine": TEXT, "text_theirs": TEXT, "text_samlet": TEXT + " Begge."}
    answer = {**old, **both, "text_valg": "merged", "version": newest(as_owner).version}
    del answer["text"]
    assert colleague.post(at(case, story.pk, "ret"), answer).status_code == 302
    assert newest(as_owner).text.endswith("Begge.")


def test_j5_a_yes_cannot_lie_ahead(colleague: Client, case: Case, as_owner: AsOwner) -> None:
    story, day = written(colleague, case, as_owner), TODAY + timedelta(days=1)
    typed = {"yes_on_day": day.day, "yes_on_month": day.month, "yes_on_year": day.year}
    page = colleague.post(
        at(case, story.pk, "ja"),
        {"key": uuid.uuid4(), "version": story.version, "how": "in_writing", **typed},
    )
    assert (page.status_code, "ude i fremtiden" in page.text) == (409, True)


def test_j5_a_stranger_sees_no_course_and_the_citizen_only_their_own(
    colleague: Client, stranger: Client, citizen: Client, case: Case, as_owner: AsOwner
) -> None:
    story = written(colleague, case, as_owner)
    assert stranger.get(at(case)).status_code == 404
    assert stranger.post(at(case, story.pk, "tag-tilbage")).status_code == 404
    assert citizen.get(SHARED).status_code == 403
    assert citizen.post(f"{MINE}999999/tag-tilbage/").status_code == 404
    assert colleague.get(at(case, 999999, "ret")).status_code == 404


def test_j5_the_list_is_paged_and_asks_as_often_with_two_as_with_twenty(
    colleague: Client, stranger: Client, case: Case, as_owner: AsOwner
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            stranger.get(SHARED)
        return len(caught)

    for number in range(2):
        shared(colleague, case, as_owner, title=f"Historie nummer {number}")
    with_two = queries()
    for number in range(2, 21):
        shared(colleague, case, as_owner, title=f"Historie nummer {number}")
    assert queries() == with_two
    assert "Historie nummer 0" not in stranger.get(SHARED).text
    assert "Historie nummer 0" in stranger.get(SHARED, {"side": "2"}).text
