"""What is typed and not sent stands there again, every tick of it."""

import re

import pytest
from django.http import QueryDict
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.web.staff.meetings.forms import PlanMeetingForm
from fodfaeste.web.ui.attempts import begun
from tests.web.conftest import SignIn
from tests.worlds import World

TICKED = re.compile(r'name="expected" value="(\w+)"[^>]*checked')


@pytest.mark.parametrize(
    "ticks",
    [["cti_worker", "social_caseworker"], ["job_consultant"], []],
    ids=["two", "one", "none"],
)
def test_each_tick_of_a_draft_is_kept(
    world: World, case: Case, sign_in: SignIn, ticks: list[str]
) -> None:
    client = sign_in(world.cti_worker)
    address = reverse("staff:meetings:plan_meeting", kwargs={"case_id": case.pk})
    assert len(TICKED.findall(client.get(address).text)) > 2
    typed = QueryDict(mutable=True)
    typed.update({"ff_form": f"meeting:{case.pk}", "place": "Hjemme hos Karin"})
    typed.setlist("expected", ticks)
    answer = client.post(
        reverse("keep_draft"), typed.urlencode(), "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    page = client.get(address).text
    assert "Hjemme hos Karin" in page
    assert sorted(TICKED.findall(page)) == sorted(ticks)


def test_a_draft_of_nothing_leaves_the_form_as_it_is() -> None:
    assert begun(PlanMeetingForm, {}) == {}


def test_many_ticks_cannot_make_a_draft_without_end(
    world: World, case: Case, sign_in: SignIn
) -> None:
    typed = QueryDict(mutable=True)
    typed["ff_form"] = f"meeting:{case.pk}"
    typed.setlist("expected", ["x" * 1_000] * 401)
    client = sign_in(world.cti_worker)
    answer = client.post(
        reverse("keep_draft"), typed.urlencode(), "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
