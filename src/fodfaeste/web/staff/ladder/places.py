"""Addresses and names that the pages of the ladder share."""

from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.work.places import TAB, at

__all__ = ["TAB", "at", "ladder_url"]

FORM = "staff/ladder/form.html"


def ladder_url(visit: Visit) -> str:
    """The task ladder of this course."""
    return at(visit, "ladder:ladder")
