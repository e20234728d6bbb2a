"""What is done for a goal: by whom, under which law, from and to, and at which times."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import legal_bases_on, offer_on, offers_like
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import EffortStatus
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.plan.effort_form import HELPERS, LAWS, EffortForm, effort_from, shown
from fodfaeste.web.staff.plan.offers import LONGEST_SEARCH, PICKED, SEARCH, with_offer
from fodfaeste.web.staff.plan.sheet import Sheet, receive, show, typed
from fodfaeste.web.ui.cleaning import plain_line
from fodfaeste.web.ui.merging import chosen


@on_case(Permission.PLAN_WRITE)
def new_effort(request: HttpRequest, visit: Visit, goal_id: int) -> HttpResponse:
    """Something new that is done for a goal."""
    found, draft = queries.goal_of(visit.case.pk, goal_id), f"plan-effort:{visit.case.pk}:{goal_id}"
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.add_effort(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            goal_id=goal_id,
            new=effort_from(cleaned),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title="Ny indsats",
        lead=f"Det, vi gør for målet »{found.wording}«.",
        write=write,
        said="Indsatsen står nu i planen.",
        anchor=f"#maal-{goal_id}",
        draft=draft,
        lists=_suggestions(visit),
        template="staff/plan/effort.html",
    )
    if request.method == "POST":
        return _receive(request, visit, sheet)
    return _show_new(request, visit, sheet)


def _receive(request: HttpRequest, visit: Visit, sheet: Sheet) -> HttpResponse:
    """Save; or, when an offer was picked, fill it in and keep what was typed."""
    picked = request.POST.get(PICKED, "")
    if not picked:
        return receive(request, visit, sheet, EffortForm(request.POST))
    number = int(picked) if picked.isascii() and picked.isdigit() and len(picked) < 10 else 0  # noqa: PLR2004 -- fits the column
    offer = offer_on(number, visit.today)
    form = with_offer(EffortForm, request.POST, offer)
    return show(request, visit, replace(sheet, more={"picked": offer}), form)


def _show_new(request: HttpRequest, visit: Visit, sheet: Sheet) -> HttpResponse:
    """The empty form, with the offers that fit what is searched for."""
    text = plain_line(request.GET.get(SEARCH, ""))[:LONGEST_SEARCH]
    more = {"text": text, "found": offers_like(text, visit.today)}
    if request.headers.get("HX-Request"):
        sheet = replace(sheet, template="staff/plan/effort.html#found")
    form = EffortForm.showing(
        {"status": EffortStatus.PLANNED}, version=0, draft=typed(visit, sheet.draft)
    )
    return show(request, visit, replace(sheet, more=more), form)


@on_case(Permission.PLAN_WRITE)
def effort(request: HttpRequest, visit: Visit, effort_id: int) -> HttpResponse:
    """Change what is done, by whom or when."""
    found = queries.effort_of(visit.case.pk, effort_id)
    draft = f"plan-effort-edit:{visit.case.pk}:{effort_id}"
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.edit_effort(
            actor=visit.actor,
            case=visit.case,
            effort_id=effort_id,
            version=cleaned["version"] or 0,
            seen=cleaned["seen"] or None,
            new=effort_from(cleaned),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title="Ret indsatsen",
        lead=f"Det, vi gør for målet »{found.goal.wording}«.",
        write=write,
        said="Indsatsen er gemt.",
        anchor=f"#maal-{found.goal.pk}",
        draft=draft,
        lists=_suggestions(visit),
        values_of=shown,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, EffortForm(chosen(request.POST)))
    form = EffortForm.showing(shown(found), version=found.version, draft=typed(visit, draft))
    return show(request, visit, sheet, form)


def _suggestions(visit: Visit) -> dict[str, tuple[str, ...]]:
    """Names and paragraphs to pick from while typing; anything else may be written too."""
    team = tuple(member.name for member in overview_of(visit.case, visit.today).team)
    laws = tuple(dict.fromkeys(basis.paragraph for basis in legal_bases_on(visit.today)))
    return {HELPERS: (visit.case.citizen.name, *team), LAWS: laws}
