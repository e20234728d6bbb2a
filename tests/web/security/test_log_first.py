"""S11: what is not logged is neither shown nor saved; S4: what was taken away is gone at once."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.audit import writing
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.web.security.log import Rows
from tests.worlds import TODAY, World, acting_as, noon

AsOwner = Callable[[], AbstractContextManager[None]]

SIGNATURE = "audit_write(text, bigint, bigint[], text, text, text)"


def quiet(client: Client) -> Client:
    """A browser that is shown the page of an error instead of the error."""
    client.raise_request_exception = False
    return client


def pages(case: Case) -> list[str]:
    """Pages that show a citizen: one course, and two lists."""
    return [
        reverse("staff:cases:case", args=[case.pk]),
        reverse("staff:cases:list"),
        reverse("staff:cases:my_day"),
    ]


def test_s11_a_log_that_raises_shows_nothing(
    world: World, case: Case, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = quiet(sign_in(world.cti_worker))
    shown = [client.get(url) for url in pages(case)]
    assert [(answer.status_code, "Mølgaard" in answer.text) for answer in shown] == [
        (200, True)
    ] * 3

    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(writing, "log", full)
    for url in pages(case):
        answer = client.get(url)
        assert answer.status_code == 500
        assert "Mølgaard" not in answer.text
        assert "Traceback" not in answer.text


def test_s11_a_database_that_takes_no_log_row_shows_nothing(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = quiet(sign_in(world.cti_worker))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"revoke execute on function {SIGNATURE} from public")
    for url in pages(case):
        answer = client.get(url)
        assert answer.status_code == 500
        assert "Mølgaard" not in answer.text


def test_s11_what_the_log_does_not_take_is_not_saved(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = quiet(sign_in(world.cti_worker))
    url = reverse("staff:cases:add_task", args=[case.pk])
    before = Task.objects.count()
    with as_owner():
        before = Task.objects.count()
        with connection.cursor() as cursor:
            cursor.execute(
                "alter table audit_auditevent add constraint full_disk"
                " check (operation <> 'insert') not valid"
            )
    fields = {
        "title": "Ring til lægen",
        "responsible": str(world.cti_worker.pk),
        "key": str(uuid.uuid4()),
    }
    assert client.post(url, fields).status_code == 500
    with as_owner():
        assert Task.objects.count() == before
        with connection.cursor() as cursor:
            cursor.execute("alter table audit_auditevent drop constraint full_disk")


def test_s11_a_denied_attempt_stands_in_the_log_though_everything_else_was_rolled_back(
    world: World, case: Case, sign_in: SignIn, rows: Rows
) -> None:
    client = sign_in(world.job_consultant)
    answer = client.post(reverse("staff:plan:approve", args=[case.pk]), {"any": "thing"})
    assert answer.status_code == 403
    told = [row for row in rows() if row.table_name == "" and row.operation != "sign_in"]
    assert [(row.operation, row.permission, row.reason, row.case_id) for row in told] == [
        ("denied", "plan_approve", "as_caseworker", case.pk)
    ]


def test_s4_a_seat_that_was_taken_over_is_closed_at_the_next_request(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    url = reverse("staff:cases:case", args=[case.pk])
    assert client.get(url).status_code == 200
    with acting_as(world.actor(world.employment_caseworker)) as actor:
        actions.change_team(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            change=actions.TeamChange(
                role=Role.JOB_CONSULTANT, user_id=world.stranger.pk, reason="Barsel fra i dag"
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    assert client.get(url).status_code == 404
    assert "Mølgaard" not in client.get(reverse("staff:cases:list")).text
    assert sign_in(world.stranger).get(url).status_code == 200


def test_s4_a_leader_of_another_unit_from_now_on_sees_other_courses_at_the_next_request(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.leader)
    url = reverse("staff:cases:case", args=[case.pk])
    assert client.get(url).status_code == 200
    with as_owner():
        RoleAssignment.objects.filter(user=world.leader).update(unit=world.cti_worker.unit)
    assert client.get(url).status_code == 404


def test_s4_an_account_closed_behind_our_back_is_out_at_the_next_request(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    url = reverse("staff:cases:case", args=[case.pk])
    assert client.get(url).status_code == 200
    with as_owner():
        User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
    assert client.get(url)["Location"].startswith(reverse("account_login"))


def test_t10_what_was_typed_in_a_tab_that_is_too_old_is_given_back(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    url = reverse("staff:cti:note", kwargs={"case_id": case.pk})
    typed = "\n  Vi talte om bussen, & om <vejret>. " * 40
    with as_owner():
        RoleAssignment.objects.filter(user=world.cti_worker).update(ends_before=TODAY)
    answer = client.post(url, {"text": typed, "key": str(uuid.uuid4())})
    assert answer.status_code == 404
    assert [one.text for one in answer.context["typed"]] == [typed]
    assert escape(typed) in answer.text
    assert "Mølgaard" not in answer.text
