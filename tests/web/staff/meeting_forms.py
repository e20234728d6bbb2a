"""The forms of meetings as a browser sends them."""

import re
import uuid
from datetime import date, timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.meetings.agenda import AgendaStep
from tests.factories import courses
from tests.records.meeting_worlds import EVERYONE
from tests.worlds import TODAY, World, acting_as


def url(name: str, case: Case, **more: object) -> str:
    return reverse(f"staff:meetings:{name}", kwargs={"case_id": case.pk, **more})


def step_url(case: Case, meeting: Meeting, step: AgendaStep) -> str:
    return url("kickoff_step", case, meeting_id=meeting.pk, step=step.value)


def read(world: World, user: User | None = None) -> Any:
    return acting_as(world.actor(user or world.cti_worker))


def opened(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a form, as a browser would send them back."""
    page = client.get(address).text
    found = re.findall(r'type="hidden" name="(key|version|seen)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def day(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}_day": str(on.day),
        f"{name}_month": str(on.month),
        f"{name}_year": str(on.year),
    }


def new_meeting(**changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "kind": "kickoff",
        **day("planned_on", TODAY),
        "starts_clock": "10.30",
        "because": "Det passer Karin bedre.",
        "place": "Hjemme hos Karin",
        "place_chosen": "citizen",
        "expected": [role.value for role in EVERYONE],
        **changed,
    }


def came(*missing: str) -> dict[str, str]:
    return {
        f"came_{role.value}": "absent" if role.value in missing else "present" for role in EVERYONE
    }


def rules_on(page: str) -> list[str]:
    """The ids of the rules that the form was refused by."""
    part = page[page.index("ff-refusal") :] if "ff-refusal" in page else ""
    return re.findall(r'href="/metoden/#(\w+)"', part)


def held_form(client: Client, case: Case, meeting: Meeting, **typed: object) -> dict[str, object]:
    address = url("hold", case, meeting_id=meeting.pk)
    return {**opened(client, address), **day("held_on", TODAY), "minutes": "Vi talte.", **typed}


def closed_cti(world: World, case: Case) -> None:
    begun = TODAY - timedelta(days=300)
    with read(world):
        match = courses.job_match(case, courses.company(), on=begun)
        course = courses.cti_course(
            match,
            courses.grant(case, starts_on=begun),
            starts_on=begun,
            closed_on=TODAY - timedelta(days=40),
        )
        assert course.closed_on == date(2026, 1, 23)


def checkpoint(**changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "months_after": "1",
        **day("held_on", TODAY),
        "work_status": "ordinary_hours",
        "weekly_minutes": "12,5",
        "note": "Det går godt i stalden.",
        **changed,
    }
