"""The shared assessment: what both areas and the citizen know, entry by entry."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import AssessmentTheme
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.forms import AssessmentForm
from fodfaeste.web.staff.plan.sheet import Sheet, receive, show


@on_case(Permission.PLAN_SEE)
def assessment(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything written, by theme, in the order it was written."""
    context = {"themes": by_theme(visit), "may_write": visit.allows(Permission.ASSESSMENT_WRITE)}
    return case_page(request, visit, "staff/plan/assessment.html", context, tab="plan")


@on_case(Permission.ASSESSMENT_WRITE)
def assess(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Sign a new entry."""
    draft = f"assessment:{visit.case.pk}"

    def write(cleaned: dict[str, Any]) -> object:
        return actions.assess(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            theme=AssessmentTheme(cleaned["theme"]),
            text=cleaned["text"],
            said_by_citizen=cleaned["said_by_citizen"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title="Skriv i udredningen",
        lead="Det, du skriver, bliver stående med dit navn. En rettelse skrives som et nyt notat.",
        write=write,
        said="Det står nu i udredningen.",
        draft=draft,
        anchor="#udredning",
    )
    if request.method == "POST":
        return receive(request, visit, sheet, AssessmentForm(request.POST))
    kept = draft_of(visit.actor, draft)
    return show(request, visit, sheet, AssessmentForm(initial=kept.fields if kept else None))


def by_theme(visit: Visit) -> list[dict[str, Any]]:
    """The entries under their themes, each with the role it was written in."""
    labels = role_texts_on(visit.today)
    order = list(AssessmentTheme)
    entries = sorted(
        queries.assessment_of(visit.case.pk), key=lambda entry: order.index(entry.theme)
    )
    return [
        {
            "label": theme.label,
            "entries": [
                {"entry": entry, "role": labels[entry.written_as].label} for entry in found
            ],
        }
        for theme, found in groupby(entries, key=lambda entry: entry.theme)
    ]


def assessment_url(visit: Visit) -> str:
    """The address of the whole assessment."""
    return reverse("staff:plan:assessment", kwargs={"case_id": visit.case.pk})
