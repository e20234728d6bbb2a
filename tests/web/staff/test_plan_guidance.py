"""Guidance on support under other law (C13), and grants beside the goals they support (H7)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.plan.models import Goal, Guidance
from fodfaeste.rules.plan.kinds import GuidanceAnswer
from tests.factories import courses
from tests.pdf.reading import text_of
from tests.records.plans import written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import hidden, read, url
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]
FIELDS = {
    "about": "Tilskud til tandlæge æøå <script>alert(1)</script>",
    "answer": "will_apply",
    "citizen_said": "Det vil jeg gerne prøve",
    "given_by": "Nadia Friis",
    "given_on_day": "3",
    "given_on_month": "3",
    "given_on_year": "2026",
    "on_paper": "on",
}


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    """A browser of the CTI worker."""
    return sign_in(world.cti_worker)


def notes(world: World) -> list[Guidance]:
    with read(world):
        return list(Guidance.objects.all())


def test_c13_nothing_noted_is_said_and_nothing_waits_for_it(client: Client, case: Case) -> None:
    side = client.get(url("plan", case)).text.split('id="vejledning"')[1]
    assert side.index("Ikke noteret endnu.") < side.index("Notér en vejledning")
    assert "Der er ikke noteret vejledning endnu." in client.get(url("guidance", case)).text
    assert "C13" not in client.get(reverse("staff:cases:case", args=[case.pk])).text


def test_c13_who_and_when_are_not_asked_twice(client: Client, case: Case) -> None:
    page = client.get(url("note_guidance", case)).text
    assert 'value="Nadia Friis"' in page
    assert 'name="given_on_day" value="4"' in page


def test_c13_a_talk_is_noted_once_and_read_beside_the_plan(
    client: Client, world: World, case: Case
) -> None:
    address = url("note_guidance", case)
    key = hidden(client.get(address).text, "key")
    answers = [client.post(address, {**FIELDS, "key": key}) for _ in "12"]
    assert [answer.status_code for answer in answers] == [302, 302]
    (note,) = notes(world)
    assert (note.answer, note.given_by, note.on_paper) == (
        GuidanceAnswer.WILL_APPLY,
        "Nadia Friis",
        True,
    )
    for name in ("plan", "guidance"):
        page = client.get(url(name, case)).text
        assert "Tilskud til tandlæge æøå &lt;script&gt;" in page
        assert "»Det vil jeg gerne prøve«" in page
        assert "med på planen på papir" in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"about": " "}, 409, "Det står ikke, hvilken støtte I talte om."),
        ({"given_by": ""}, 409, "Det står ikke, hvem der vejledte borgeren."),
        ({"given_on_day": "5"}, 409, "Dagen er ikke kommet endnu."),
        ({"given_on_day": "31", "given_on_month": "2"}, 422, "Hvornår"),
        ({"answer": "x"}, 422, "Hvad vil borgeren"),
        ({"about": "a" * 2001}, 422, "1 tegn for lang"),
    ],
)
def test_c13_what_cannot_be_kept_is_given_back(
    client: Client, world: World, case: Case, changes: dict[str, str], status: int, said: str
) -> None:
    answer = client.post(url("note_guidance", case), {**FIELDS, **changes})
    assert answer.status_code == status
    assert said in answer.text
    assert "Det vil jeg gerne prøve" in answer.text
    assert ('href="/metoden/#C13"' in answer.text) == (status == 409)
    assert notes(world) == []


@pytest.mark.parametrize("variant", ["", "standard", "easy", "large_print"])
def test_c13_guidance_stands_on_paper_when_the_citizen_wants_it(
    client: Client, case: Case, variant: str
) -> None:
    address = url("note_guidance", case)
    client.post(address, {**FIELDS, "about": "Tilskud til briller"})
    client.post(address, {**FIELDS, "about": "Gammel gæld", "on_paper": ""})
    paper = client.get(url("draft_pdf", case), {"print": variant} if variant else {})
    words = " ".join(text_of(paper.content).split())
    assert "Tilskud til briller (vil søge, 3. marts 2026)" in words
    assert "Gammel gæld" not in words


def test_c13_a_stranger_finds_nothing(world: World, case: Case, sign_in: SignIn) -> None:
    stranger = sign_in(world.stranger)
    assert stranger.get(url("guidance", case)).status_code == 404
    assert stranger.post(url("note_guidance", case), FIELDS).status_code == 404


def test_c13_many_notes_cost_the_same(client: Client, world: World, case: Case) -> None:
    def write(number: int) -> None:
        with read(world):
            Guidance.objects.bulk_create(
                Guidance(
                    **courses.stamp(case),
                    about=f"Støtte {n}",
                    given_by="Bo",
                    given_on=TODAY - timedelta(days=n),
                    answer=GuidanceAnswer.THINKS,
                )
                for n in range(number)
            )

    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url(name, case)).status_code == 200
        return len(captured)

    write(2)
    few = [asked(name) for name in ("guidance", "plan")]
    write(60)
    assert [asked(name) for name in ("guidance", "plan")] == few
    assert "Side 1 af 2" in client.get(url("guidance", case)).text


def test_h7_a_grant_without_a_goal_is_pointed_out_on_the_plan(
    client: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    written_plan(world, case)
    with as_owner():
        grant = courses.grant(case, starts_on=TODAY)
    page = sign_in(world.social_caseworker).get(url("plan", case)).text
    link = reverse("staff:decisions:goal", kwargs={"case_id": case.pk, "grant_id": grant.pk})
    assert f'href="{link}"' in page
    assert 'href="/metoden/#H7"' in page
    other = client.get(url("plan", case)).text
    assert "Bevillingen hører ikke til et mål i planen." in other
    assert link not in other


def test_h7_goal_and_grant_lead_to_each_other(
    client: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    written_plan(world, case)
    with as_owner():
        goal = Goal.objects.get()
        grant = courses.grant(case, starts_on=TODAY)
        Grant.objects.filter(pk=grant.pk).update(goal=goal, paragraph="SEL § 85")
    grants = reverse("staff:decisions:grants", args=[case.pk])
    page = client.get(url("plan", case)).text
    article = page[page.index(f'id="maal-{goal.pk}"') :].split("</article>")[0]
    assert f'Støttes af <a href="{grants}">SEL § 85</a>' in article
    assert "H7" not in page
    assert f'href="{url("plan", case)}#maal-{goal.pk}"' in client.get(grants).text
