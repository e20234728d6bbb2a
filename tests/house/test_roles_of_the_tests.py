"""The tests themselves ask as the held role; otherwise no wall would ever be tried."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from tests.database import Stage

AsRole = Callable[[], AbstractContextManager[None]]


def asked(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_a_test_asks_as_the_web_role(stage: Stage) -> None:
    web = f"{stage.family}_web"
    assert asked("select session_user, current_user") == [(web, web)]
    assert asked("select rolsuper, rolbypassrls from pg_roles where rolname = current_user") == [
        (False, False)
    ]


@pytest.mark.django_db
def test_the_web_role_inherits_nothing_from_the_owner(stage: Stage) -> None:
    owner = f"{stage.family}_owner"
    assert asked(f"select pg_has_role(current_user, '{owner}', 'usage')") == [(False,)]


@pytest.mark.django_db
def test_the_owner_is_asked_only_inside_the_block(stage: Stage, as_owner: AsRole) -> None:
    with as_owner():
        assert asked("select current_user") == [(f"{stage.family}_owner",)]
    assert asked("select current_user") == [(f"{stage.family}_web",)]


@pytest.mark.django_db
def test_an_error_in_the_owners_block_gives_the_role_back(stage: Stage, as_owner: AsRole) -> None:
    with pytest.raises(ProgrammingError), as_owner():
        asked("select nothing_like_this")
    assert asked("select current_user") == [(f"{stage.family}_web",)]


@pytest.mark.django_db
def test_the_worker_is_a_role_of_its_own(stage: Stage, as_worker: AsRole) -> None:
    with as_worker():
        assert asked("select current_user") == [(f"{stage.family}_worker",)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_a_committed_row_is_gone_in_the_next_test(round_: int, as_owner: AsRole) -> None:
    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select count(*) from fodfaeste_cache")
        assert cursor.fetchone() == (0,)
        cursor.execute("insert into fodfaeste_cache values (%s, 'x', now())", [str(round_)])


@pytest.mark.django_db
def test_the_web_role_may_not_make_tables() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        asked("create table invented (id int)")
