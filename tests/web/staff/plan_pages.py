"""What a browser reads on the pages of the plan, and sends back."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from tests.worlds import World, acting_as

TEXT_FIELDS = {
    "citizen_words": "Jeg vil arbejde et sted, hvor der er ro",
    "purpose": "At Karin får et job, hun kan holde til",
    "job_goal_status": "formulated",
    "job_goal": "Lager",
    "job_goal_task": "",
}


def url(name: str, case: Case, **more: object) -> str:
    return reverse(f"staff:plan:{name}", kwargs={"case_id": case.pk, **more})


def read(world: World) -> Any:
    return acting_as(world.actor(world.cti_worker))


def hidden(page: str, name: str) -> str:
    """What a hidden field of the page holds."""
    found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    assert found, f"no hidden field {name}"
    return unescape(found[1])


def opened(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a form, as a browser would send them back."""
    page = client.get(address).text
    return {name: hidden(page, name) for name in ("key", "version", "seen")}


def approval(client: Client, case: Case, **answers: object) -> dict[str, object]:
    page = client.get(url("approve", case)).text
    return {
        "key": hidden(page, "key"),
        "read": hidden(page, "read"),
        "roles_present": ["employment_caseworker", "social_caseworker"],
        "participation": "meeting",
        "participation_note": "Karin læste planen højt og sagde ja.",
        **answers,
    }
