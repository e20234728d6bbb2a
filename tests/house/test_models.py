"""What every table must say of itself: its class of data, its wall, who acted, no open door."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.apps import apps
from django.db import connection, models

from fodfaeste.records.foundation import CaseRecord, Classified
from fodfaeste.records.walls.raising import ALWAYS_PLAIN, unwalled

MODELS = list(apps.get_app_config("records").get_models())
AsOwner = Callable[[], AbstractContextManager[None]]

WITHOUT_A_PERSON = {
    "ChecklistItem",
    "CopySheet",
    "EmergencyNumber",
    "Installation",
    "Instrument",
    "LegalBasis",
    "Limit",
    "MatchWeights",
    "MeetingType",
    "Offer",
    "PayRule",
    "PlanLaw",
    "Procedure",
    "ProcedureText",
    "RoleText",
    "TalkLaw",
    "TargetProfile",
    "WageFloor",
}
"""Tables that every signed-in colleague may read: law, numbers and names of roles."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_in_exactly_one_class(model: type[models.Model]) -> None:
    data: Classified = model.data  # type: ignore[attr-defined]
    named = [*data.plain, *(name for names in data.personal.values() for name in names)]
    fields = {field.name for field in model._meta.concrete_fields} - set(ALWAYS_PLAIN)
    assert sorted(named) == sorted(fields)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_an_instant_says_who(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.concrete_fields}
    lonely = {name for name in names if name.endswith("_at") and f"{name[:-3]}_by" not in names}
    assert lonely == set()


def test_tables_without_a_wall_hold_nobody() -> None:
    assert {model.__name__ for model in unwalled()} == WITHOUT_A_PERSON


@pytest.mark.django_db
def test_the_database_has_a_policy_and_a_log_trigger_on_every_table(as_owner: AsOwner) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, c.relrowsecurity, exists (select from pg_trigger t"
            " where t.tgrelid = c.oid and t.tgname = 'audit')"
            " from pg_class c where c.relname like 'records\\_%%' and c.relkind = 'r'",
            [],
        )
        found = {name: (walled, watched) for name, walled, watched in cursor.fetchall()}
    expected = {
        model._meta.db_table: (
            model.__name__ not in WITHOUT_A_PERSON,
            not getattr(model, "unlogged", False),
        )
        for model in MODELS
    }
    assert found == expected


def test_what_belongs_to_a_case_says_so() -> None:
    with_case = {
        model.__name__
        for model in MODELS
        if any(field.name == "case" for field in model._meta.concrete_fields)
    }
    bases = {model.__name__ for model in MODELS if issubclass(model, CaseRecord)}
    assert with_case - bases == {"BrokenGlass"}


def test_only_few_rows_can_be_deleted() -> None:
    deletable = {model.__name__ for model in MODELS if getattr(model, "deletable", False)}
    assert deletable == {
        "AgreementSubGoal",
        "BoardAttendance",
        "Draft",
        "PackagePart",
        "Receipt",
        "SparringAttendance",
        "WorkTask",
    }
