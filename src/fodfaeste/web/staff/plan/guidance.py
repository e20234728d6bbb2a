"""Guidance on support under other law: what was talked about, and what the citizen said (C13)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import GuidanceAnswer
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.effort_form import HELPERS, PARAGRAPH
from fodfaeste.web.staff.plan.sheet import Sheet, receive, show
from fodfaeste.web.ui.attempts import RuledForm, begun
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LineField, LongTextField
from fodfaeste.web.ui.parts import Paging

ROWS = 50


class GuidanceForm(RuledForm):
    """One talk; who and when are filled in with oneself and today."""

    judged_by_rules = ("about", "given_by")

    about = LongTextField(
        label="Hvilken støtte talte I om?",
        help_text="Fx tilskud til tandlæge, boligstøtte eller hjælp fra en forening.",
        longest=PARAGRAPH,
        rows=3,
    )
    answer = forms.ChoiceField(
        label="Hvad vil borgeren?", choices=GuidanceAnswer.choices(), widget=ChipChoice
    )
    citizen_said = LongTextField(
        label="Hvad sagde borgeren?", longest=PARAGRAPH, rows=2, required=False
    )
    given_by = LineField(
        label="Hvem vejledte?",
        widget=forms.TextInput(attrs={"list": HELPERS, "autocomplete": "off"}),
    )
    given_on = DanishDateField(label="Hvornår?")
    on_paper = forms.BooleanField(
        label="Borgeren vil have det med på planen på papir", required=False
    )


@require_safe
@on_case(Permission.PLAN_SEE)
def guidance(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every note, fifty at a time."""
    pages = Paginator(queries.guidance_of(visit.case.pk), ROWS)
    page = pages.get_page(page_number(request.GET.get("side", "")))
    context = {
        "notes": page.object_list,
        "paging": Paging(page.number, pages.num_pages, pages.count, what="notater"),
        "may_write": visit.allows(Permission.PLAN_WRITE),
    }
    return case_page(request, visit, "staff/plan/guidance.html", context, tab="plan")


@on_case(Permission.PLAN_WRITE)
def note(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note one talk."""
    draft = f"guidance:{visit.case.pk}"

    def write(cleaned: dict[str, Any]) -> object:
        return actions.note_guidance(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            new=actions.NewGuidance(
                about=cleaned["about"],
                given_by=cleaned["given_by"],
                given_on=cleaned["given_on"],
                answer=GuidanceAnswer(cleaned["answer"]),
                citizen_said=cleaned["citizen_said"],
                on_paper=cleaned["on_paper"],
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    team = (member.name for member in overview_of(visit.case, visit.today).team)
    sheet = Sheet(
        title="Vejledning om anden støtte",
        lead="Støtte efter anden lov, fx fra Udbetaling Danmark, regionen eller en forening.",
        write=write,
        said="Vejledningen er noteret.",
        anchor="#vejledning",
        draft=draft,
        lists={HELPERS: tuple(team)},
    )
    if request.method == "POST":
        return receive(request, visit, sheet, GuidanceForm(request.POST))
    first = {"given_by": visit.actor.name, "given_on": visit.today}
    kept = draft_of(visit.actor, draft)
    first |= begun(GuidanceForm, kept.fields) if kept else {}
    return show(request, visit, sheet, GuidanceForm(initial=first))
