"""Every table about a course is in the package or left out by name, as the models say (M4)."""

import pytest
from django.apps import apps
from django.db import models

from fodfaeste.records.packages import queries
from fodfaeste.records.packages.queries import columns_of, is_counter, model_named
from fodfaeste.rules.packages.fields import word_of
from fodfaeste.rules.packages.tables import FIELDS_LEFT_OUT, LEFT_OUT, TABLES


def about_a_course(model: type[models.Model], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a path of pointers leads from a table to a course."""
    if model.__name__ == "Case" or any(
        field.name == "case_number" for field in model._meta.concrete_fields
    ):
        return True
    targets = [
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model._meta.label != model
    ]
    return any(
        target._meta.app_label == "records"
        and target.__name__ not in seen
        and about_a_course(target, seen | {model.__name__})
        for target in targets
    )


def test_m4_every_table_about_a_course_is_in_the_package_or_left_out_by_name() -> None:
    every = {
        model.__name__
        for model in apps.get_app_config("records").get_models()
        if about_a_course(model)
    }
    assert every | {"Citizen"} == set(TABLES) | set(LEFT_OUT)
    marked = {name for name in TABLES if queries.classes_of(model_named(name)).in_package}
    assert marked == set(TABLES)
    assert [name for name in LEFT_OUT if queries.classes_of(model_named(name)).in_package] == []


@pytest.mark.parametrize("name", TABLES)
def test_m4_every_column_has_a_danish_word_or_is_left_out_by_name(name: str) -> None:
    model = model_named(name)
    assert [column for column in columns_of(model) if word_of(name, column) is None] == []
    left_out = {one.split(".")[1] for one in FIELDS_LEFT_OUT if one.startswith(f"{name}.")}
    assert left_out <= {each.name for each in model._meta.concrete_fields}
    assert is_counter(model_named("Goal"), "version")
