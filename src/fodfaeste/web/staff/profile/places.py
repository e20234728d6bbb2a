"""Addresses and the form page that the pages of the profile share."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from fodfaeste.records.foundation import Versioned
from fodfaeste.rules.access.decide import closed_section
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import Forbidden
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage

TAB = "work"
FORM = "staff/profile/form.html"


def at(visit: Visit, name: str, **numbers: object) -> str:
    """A page of the profile of this course."""
    return reverse(f"staff:profile:{name}", kwargs={"case_id": visit.case.pk, **numbers})


def hold_to_employment(visit: Visit) -> None:
    """Keep whoever does not see employment out of a page that is all about it."""
    if not visit.sees(Section.EMPLOYMENT):
        raise Forbidden(closed_section(Section.EMPLOYMENT))


def form_on(
    visit: Visit,
    title: str,
    keep: Callable[[dict[str, Any]], object],
    *,
    said: str,
    anchor: str = "",
    draft: str = "",
    values_of: Callable[[Versioned], dict[str, Any]] | None = None,
    **context: Any,
) -> FormPage:
    """A form of the profile that leads back to its place on the profile."""
    back = at(visit, "profile")
    return FormPage(
        template=FORM,
        title=title,
        keep=keep,
        back_url=back,
        done_url=f"{back}{anchor}",
        said=said,
        draft=draft,
        tab=TAB,
        context=context,
        values_of=values_of,
    )
