"""Types of meetings, kept by the municipality: more than the method, never less (B1, I1, M9)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.catalogues.models import MeetingType
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingTypeCode
from fodfaeste.rules.meetings.types import DEFAULTS, shipped
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

LIST = reverse("admin:meeting_types")
LATER = date(2026, 4, 1)
KICKOFF = shipped(MeetingTypeCode.KICKOFF)


@pytest.fixture
def here(admin: Client) -> Client:
    ship_defaults()
    return admin


def change(code: str) -> str:
    row = MeetingType.objects.get(code=code, ends_before=None)
    return reverse("admin:change_meeting_type", args=[row.pk])


def typed(**changed: object) -> dict[str, object]:
    return {
        "name": "Det første møde",
        "minutes": "75",
        "required": sorted({*KICKOFF.required, Role.SOCIAL_CASEWORKER}),
        "expected": [Role.EMPLOYMENT_CASEWORKER.value],
        "version": "1",
        **days("from_day", "1-4-2026"),
        **changed,
    }


def test_b1_the_shipped_types_stand_once_and_in_order(here: Client) -> None:
    ship_defaults()
    page = here.get(LIST).text
    places = [page.index(f'scope="row">{row.name}<') for row in DEFAULTS]
    assert (places, len(places)) == (sorted(places), MeetingType.objects.count())


def test_b1_a_municipality_asks_for_more_from_a_day(here: Client) -> None:
    assert here.post(change("kickoff"), typed()).status_code == 302
    now, then = (meeting_type_on(MeetingTypeCode.KICKOFF, day) for day in (TODAY, LATER))
    assert (now.name, now.required) == ("Opstartsmøde", KICKOFF.required)
    assert (then.name, then.minutes) == ("Det første møde", 75)
    assert then.required == KICKOFF.required | {Role.SOCIAL_CASEWORKER}


def test_b1_asking_for_fewer_than_the_method_is_refused_and_keeps_what_was_typed(
    here: Client,
) -> None:
    fewer = sorted(KICKOFF.required - {Role.CTI_WORKER})
    answer = here.post(change("kickoff"), typed(required=fewer, name="KANARIE"))
    assert answer.status_code == 409
    assert "Metoden siger, at CTI-medarbejderen skal være med." in answer.text
    assert ("/metoden/#B1" in answer.text, 'value="KANARIE"' in answer.text) == (True, True)
    assert meeting_type_on(MeetingTypeCode.KICKOFF, LATER) == KICKOFF


def test_i1_nobody_leaves_the_closing_meeting(here: Client) -> None:
    answer = here.post(change("closing"), typed(required=["citizen"], expected=[]))
    assert (answer.status_code, "/metoden/#I1" in answer.text) == (409, True)


@pytest.mark.parametrize("minutes", ["0", "999", "halvanden time"])
def test_m9_minutes_that_are_none_are_said_beside_the_field(here: Client, minutes: str) -> None:
    answer = here.post(change("kickoff"), typed(minutes=minutes))
    assert (answer.status_code, "Det første møde" in answer.text) == (422, True)


def test_m9_a_late_change_is_shown_what_stands_now(here: Client) -> None:
    there = change("follow_up")
    sent = typed(required=[], expected=["citizen"])
    assert here.post(there, sent).status_code == 302
    late = here.post(there, {**sent, "name": "KANARIE om opfølgning"})
    assert (late.status_code, "KANARIE" in late.text) == (409, True)


def test_m9_only_an_administrator_keeps_the_types(world: World, sign_in: SignIn) -> None:
    for user in (world.cti_worker, world.leader):
        assert sign_in(user).get(LIST).status_code == 403
