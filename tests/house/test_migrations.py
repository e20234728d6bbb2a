"""Migrations are complete and stand in one line; every test database is made by them."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.recorder import MigrationRecorder

OUR_APPS = [
    config.label for config in apps.get_app_configs() if config.name.startswith("fodfaeste.")
]


def names(app: str) -> list[str]:
    """The long line, without the short cuts that stand for a part of it."""
    found = MigrationLoader(None).disk_migrations.items()
    return sorted(name for (label, name), one in found if label == app and not one.replaces)


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", check=True, dry_run=True, skip_checks=True, verbosity=0)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("app", OUR_APPS)
def test_migrations_are_numbered_without_a_gap(app: str) -> None:
    numbers = [int(name.split("_", 1)[0]) for name in names(app)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("app", OUR_APPS)
def test_each_migration_follows_the_one_before(app: str) -> None:
    loader = MigrationLoader(None)
    in_order = names(app)
    parents = {
        name: [
            parent
            for label, parent in loader.disk_migrations[app, name].dependencies
            if label == app
        ]
        for name in in_order
    }
    assert parents == {
        name: in_order[place - 1 : place] if place else [] for place, name in enumerate(in_order)
    }


@pytest.mark.parametrize("app", OUR_APPS)
def test_a_short_cut_stands_for_the_first_of_the_line_without_a_gap(app: str) -> None:
    found = MigrationLoader(None).disk_migrations.items()
    stands_for = [one.replaces for (label, _), one in found if label == app and one.replaces]
    for replaced in stands_for:
        assert replaced == [(app, name) for name in names(app)[: len(replaced)]]


def test_every_migration_can_be_taken_back() -> None:
    loader = MigrationLoader(None)
    one_way = [
        f"{label}.{name}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in OUR_APPS
        for operation in migration.operations
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]
    assert one_way == []


@pytest.mark.django_db
def test_the_test_database_was_made_by_every_migration() -> None:
    applied = set(MigrationRecorder(connection).applied_migrations())
    assert set(MigrationLoader(None).disk_migrations) - applied == set()
