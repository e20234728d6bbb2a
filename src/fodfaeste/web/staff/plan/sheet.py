"""The forms of the plan, in their place: each is a page of its own and leads back to the plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.records.drafts.queries import Typed, draft_of
from fodfaeste.records.foundation import Versioned
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff import form_page
from fodfaeste.web.staff.form_page import FormPage
from fodfaeste.web.ui.forms import DanishForm

INVALID = 422
CONFLICT = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form of the plan, and the one call that saves it."""

    title: str
    write: Callable[[dict[str, Any]], object]
    said: str
    anchor: str = ""
    draft: str = ""
    lead: str = ""
    button: str = "Gem"
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values_of: Callable[[Versioned], dict[str, Any]] | None = None
    template: str = "staff/plan/form.html"
    more: Mapping[str, Any] = field(default_factory=dict)

    def on(self, visit: Visit) -> FormPage:
        """Return the page of this form in one course."""
        back = plan_url(visit)
        return FormPage(
            template=self.template,
            title=self.title,
            keep=self.write,
            back_url=back,
            done_url=f"{back}{self.anchor}",
            said=self.said,
            draft=self.draft,
            tab="plan",
            context={"sheet": self, **self.more},
            values_of=self.values_of,
        )


def show(
    request: HttpRequest, visit: Visit, sheet: Sheet, form: DanishForm, *, status: int = 200
) -> HttpResponse:
    """Return the page with the form on it."""
    return form_page.show(request, visit, sheet.on(visit), form, status=status)


def receive(request: HttpRequest, visit: Visit, sheet: Sheet, form: DanishForm) -> HttpResponse:
    """Save what was sent, or give it back with what stands in the way."""
    return form_page.receive(request, visit, sheet.on(visit), form)


def typed(visit: Visit, draft: str) -> Typed | None:
    """What was typed in a form of the plan and not sent."""
    kept = draft_of(visit.actor, draft)
    return kept.fields if kept else None


def plan_url(visit: Visit) -> str:
    """The address of the plan itself."""
    return reverse("staff:plan:plan", kwargs={"case_id": visit.case.pk})
