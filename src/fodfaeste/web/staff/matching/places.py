"""Addresses and the form page that the pages of the matching share."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage

TAB = "work"


def at(visit: Visit, name: str, **numbers: object) -> str:
    """A page of the matching of this course."""
    return reverse(f"staff:matching:{name}", kwargs={"case_id": visit.case.pk, **numbers})


def form_on(
    visit: Visit,
    template: str,
    title: str,
    keep: Callable[[dict[str, Any]], object],
    *,
    said: str,
    draft: str = "",
    **context: Any,
) -> FormPage:
    """A form about one opening that leads back to the list."""
    return FormPage(
        template=f"staff/matching/{template}.html",
        title=title,
        keep=keep,
        back_url=at(visit, "openings"),
        said=said,
        draft=draft,
        tab=TAB,
        context=context,
    )
