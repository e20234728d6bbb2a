"""Addresses, days and rows that the tests of the CTI pages share."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from fodfaeste.records.cases.models import Case
from tests.worlds import TODAY, World, acting_as

Queries = Callable[[int], AbstractContextManager[object]]


AsOwner = Callable[[], AbstractContextManager[None]]


LAST_DAY = date(2026, 12, 3)


def address(case: Case, tail: str = "") -> str:
    return f"/medarbejder/forloeb/{case.pk}/cti/{tail}"


def day(name: str, on: date = TODAY) -> dict[str, object]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def rows(world: World, model: type, on: date = TODAY) -> list[object]:
    """Every row of a table that the CTI worker sees."""
    with acting_as(world.actor(world.cti_worker, on), on):
        return list(model.objects.order_by("pk"))  # type: ignore[attr-defined]


def start(**changed: object) -> dict[str, object]:
    return {"key": uuid.uuid4(), "few_meetings_reason": "", **day("starts_on"), **changed}


PLAN = {
    "signs": "Jeg svarer ikke",
    "what_helps": "En gåtur",
    "who_does_what": "Grete ringer",
    "numbers_to_call": "Grete 20 11 22 33",
}


GRETE = {
    "what": "person",
    "name": "Grete",
    "relation": "søster",
    "kind": "private",
    "strength": "",
    **day("from_on"),
}
"""A sister, as the form of the network map is filled."""
