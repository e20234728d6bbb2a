"""Where things are in the room of measurements."""

from django.urls import reverse

from fodfaeste.web.shell.visits import Visit

TAB = "measures"


def at(visit: Visit, name: str) -> str:
    """The address of a page about this course."""
    return reverse(f"staff:measures:{name}", kwargs={"case_id": visit.case.pk})
