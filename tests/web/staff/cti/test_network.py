"""Network, crisis plan and retention plan in the browser."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import (
    CrisisPlan,
    Handover,
    Supporter,
)
from fodfaeste.web.staff.cti import safety
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import PLAN, AsOwner, address, day, rows
from tests.worlds import World, acting_as

pytestmark = pytest.mark.django_db


def test_c2_a_person_is_not_involved_without_consent(
    world: World, running: Case, cti: Client
) -> None:
    person = {"key": uuid.uuid4(), "name": "Grete", "relation": "søster", "kind": "private"}
    cti.post(address(running, "netvaerk/"), person)
    with acting_as(world.actor(world.cti_worker)):
        number = running_person(running)
    cti.post(
        address(running, "netvaerk/overdragelse/"),
        {"key": uuid.uuid4(), "task": "Ringe om morgenen", "receiver": number},
    )
    held = rows(world, Handover)[0]
    step = address(running, f"netvaerk/overdragelse/{held.pk}/")  # type: ignore[attr-defined]
    answer = cti.post(step, {"version": 1, "state": "trying"})
    page = answer.content.decode()
    assert (answer.status_code, "/metoden/#C2" in page) == (409, True)
    assert "Tal med borgeren, og registrér samtykket først." in page
    assert "Ringe om morgenen" in cti.get(address(running)).content.decode()


def running_person(case: Case) -> int:
    """The number of the one person on the network map."""
    from fodfaeste.records.cases.models import NetworkPerson  # noqa: PLC0415

    return NetworkPerson.objects.get(case=case).pk


def test_a_stale_crisis_plan_meets_the_merge_page_and_both_texts_live(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "kriseplan/")
    assert cti.post(there, {**PLAN, "version": 0}).status_code == 302
    late = cti.post(there, {**PLAN, "version": 0, "signs": "KANARIE sover om dagen"})
    page = late.content.decode()
    assert late.status_code == 409
    assert ("Jeg svarer ikke" in page, "KANARIE sover om dagen" in page) == (True, True)
    both = {
        **PLAN,
        "version": 1,
        "signs_valg": "merged",
        "signs_mine": "KANARIE sover om dagen",
        "signs_theirs": "Jeg svarer ikke",
        "signs_samlet": "Jeg svarer ikke og sover om dagen",
    }
    assert cti.post(there, both).status_code == 302
    plan = rows(world, CrisisPlan)[0]
    assert (plan.signs, plan.version) == ("Jeg svarer ikke og sover om dagen", 2)  # type: ignore[attr-defined]


def test_c2_one_of_the_network_supports_with_consent_only(
    world: World, running: Case, cti: Client
) -> None:
    person = {"key": uuid.uuid4(), "name": "Grete", "relation": "søster", "kind": "private"}
    cti.post(address(running, "netvaerk/"), person)
    sent = {"key": uuid.uuid4(), "name": "grete", "promises": "KANARIE", **day("accepted_on")}
    answer = cti.post(address(running, "fastholdelse/ja/"), sent)
    page = answer.content.decode()
    assert (answer.status_code, "/metoden/#C2" in page, "KANARIE" in page) == (409, True, True)
    assert rows(world, Supporter) == []


def test_the_crisis_plan_on_paper_bears_the_day_in_denmark(
    running: Case, cti: Client, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    cti.post(address(running, "kriseplan/"), {**PLAN, "version": 0})
    with as_owner():
        CrisisPlan.objects.update(changed_at=datetime(2026, 3, 3, 23, 30, tzinfo=UTC))
    said: list[Any] = []
    monkeypatch.setattr(safety, "render_document", lambda paper: said.append(paper) or b"%PDF")
    assert cti.get(address(running, "kriseplan/pdf/")).status_code == 200
    assert [paper.agreed_on for paper in said] == [date(2026, 3, 4)]


def test_the_crisis_plan_is_printed_for_the_social_side_only(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    cti.post(address(running, "kriseplan/"), {**PLAN, "version": 0})
    paper = cti.get(address(running, "kriseplan/pdf/"))
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    closed = sign_in(world.job_consultant)
    assert closed.get(address(running, "kriseplan/pdf/")).status_code == 403
    assert "Grete ringer" not in closed.get(address(running)).content.decode()


def test_c2_a_name_nobody_knows_supports_nobody(world: World, running: Case, cti: Client) -> None:
    sent = {"key": uuid.uuid4(), "name": "Grete", "promises": "KANARIE", **day("accepted_on")}
    answer = cti.post(address(running, "fastholdelse/ja/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Personen står hverken på teamet eller på netværkskortet" in page
    assert "KANARIE" in page
    assert rows(world, Supporter) == []


def test_a_supporter_has_said_yes(world: World, running: Case, cti: Client) -> None:
    assert "Jonas Krag" in cti.get(address(running, "fastholdelse/ja/")).content.decode()
    sent = {"key": uuid.uuid4(), "name": "jonas krag", "promises": "Ringer", **day("accepted_on")}
    page = cti.post(address(running, "fastholdelse/ja/"), sent, follow=True).content.decode()
    assert "<strong>jonas krag</strong>" in page
    assert "samtykket gælder ikke nu" not in page
    assert len(rows(world, Supporter)) == 1
