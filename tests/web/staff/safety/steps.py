"""Addresses, days and forms of the bank and the plans."""

import uuid
from datetime import date

from django.test import Client

from fodfaeste.records.cases.models import Case
from tests.worlds import TODAY, World, acting_as


def address(case: Case, tail: str = "") -> str:
    return f"/medarbejder/forloeb/{case.pk}/cti/{tail}"


def day(name: str, on: date = TODAY) -> dict[str, object]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def rows(world: World, model: type, on: date = TODAY) -> list[object]:
    """Every row of a table that the CTI worker sees."""
    with acting_as(world.actor(world.cti_worker, on), on):
        return list(model.objects.order_by("pk"))  # type: ignore[attr-defined]


def strategy(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "text": "Går en tur rundt om bygningen",
        "own_words": "Luften hjælper",
        "situation": "home",
        "outcome": "worked",
        "where": "",
        "how_it_went": "",
        **day("tried_on"),
        **changed,
    }


def put_in_bank(cti: Client, case: Case, **changed: object) -> None:
    assert cti.post(address(case, "strategier/ny/"), strategy(**changed)).status_code == 302


PLAN: dict[str, object] = {
    "signs": "Jeg svarer ikke",
    "what_helps": "En gåtur",
    "who_does_what": "Siger det til Jens",
    "numbers_to_call": "Lægehuset 20 11 22 33",
}
RETENTION: dict[str, object] = {
    "what_keeps_the_job": "Faste dage",
    "warning_signs": "Bliver stille",
    "who_supports": "",
    "next_contacts": "",
}


def promise(who: str, **changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "who": who,
        "plan": "both",
        "promises": "Ringer om søndagen",
        **changed,
    }
