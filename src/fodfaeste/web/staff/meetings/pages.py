"""The forms about meetings, in their place."""

from dataclasses import dataclass

from django.urls import reverse

from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before

__all__ = ["TAB", "Page", "address", "receive", "show", "typed_before"]

TAB = "meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(FormPage):
    """A form among the meetings of a course."""

    tab: str = TAB


def address(visit: Visit, name: str, **more: object) -> str:
    """The address of a page about meetings in this course."""
    return reverse(f"staff:meetings:{name}", kwargs={"case_id": visit.case.pk, **more})
