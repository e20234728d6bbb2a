"""Addresses and names that the pages of work share."""

from django.urls import reverse

from fodfaeste.web.shell.visits import Visit

TAB = "work"


def work_url(visit: Visit) -> str:
    """The page *Arbejde* of this course."""
    return at(visit, "work")


def agreement_url(visit: Visit) -> str:
    """The agreement of this course."""
    return at(visit, "agreement")


def at(visit: Visit, name: str) -> str:
    """A page of work about this course; a page of another topic by `topic:name`."""
    page = name if ":" in name else f"work:{name}"
    return reverse(f"staff:{page}", kwargs={"case_id": visit.case.pk})
