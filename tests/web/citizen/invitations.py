"""An invitation made through the action of real use, and a browser that types its code."""

import uuid
from datetime import date

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fodfaeste.kernel.spoken_codes import new_code, written
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case
from tests.web.passkeys import HOST
from tests.worlds import TODAY, World, acting_as, noon


def invited(world: World, case: Case, *, day: date = TODAY) -> str:
    """Return the code of a new invitation."""
    code = new_code()
    with acting_as(world.actor(world.cti_worker, day), day) as actor:
        actions.invite(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            code=code,
            seen_in_person=True,
            today=day,
            now=noon(day),
        )
    return code


def born_on(world: World, case: Case) -> date:
    """The citizen's day of birth."""
    with acting_as(world.actor(world.cti_worker)):
        case.citizen.refresh_from_db()
        return case.citizen.born_on


def typed(client: Client, code: str, born: date, **extra: str) -> HttpResponse:
    """Type a code and a day of birth."""
    return client.post(
        reverse("invitation:enter"),
        {
            "code": written(code),
            "born_on_day": born.day,
            "born_on_month": born.month,
            "born_on_year": born.year,
        },
        **extra,
    )


def browser() -> Client:
    """A browser at the name that passkeys are made for."""
    return Client(HTTP_HOST=HOST)
