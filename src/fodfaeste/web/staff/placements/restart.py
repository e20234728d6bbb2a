"""Work that broke off: what happened, the quick answer, and the way back (D11, E6, G3)."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.cases.queries.quick import one_quick
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.placement.actions import ending as actions
from fodfaeste.records.placement.queries.interruptions import BrokenOff, broken_off
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.interruption import told_late
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.placements.pages import TAB, Page, address, in_words
from fodfaeste.web.staff.placements.restart_form import TEXTS, RestartForm
from fodfaeste.web.staff.safety.before import worked_before
from fodfaeste.web.ui.merging import chosen

DAY = timedelta(days=1)

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Versioned


@require_safe
@on_case(Permission.WORK_SEE)
def broken(request: HttpRequest, visit: Visit, match_id: int) -> HttpResponse:
    """What happened, what was answered, what was learned and what comes next."""
    found = _broken_or_404(visit, match_id)
    overview = overview_of(visit.case, visit.today)
    context = {
        "found": found,
        "late": in_words(told_late(ended_on=found.ended_on, told_on=found.told_on)),
        "quick": one_quick(visit.case.pk, found.reaction_id) if found.reaction_id else None,
        "sees_notes": visit.sees(Section.EMPLOYMENT),
        "cti_runs": overview.cti_runs,
        "cti_ends": overview.course.clock.ends_before - DAY if overview.course else None,
        "may_plan": visit.allows(Permission.TASK_WRITE) and visit.sees(Section.EMPLOYMENT),
        "may_match": visit.allows(Permission.MATCH_FIND) and not found.begun_again,
    }
    return case_page(
        request, visit, "staff/placements/broken.html", context, tab=TAB, overview=overview
    )


@on_case(Permission.TASK_WRITE)
def restart(request: HttpRequest, visit: Visit, match_id: int) -> HttpResponse:
    """Lay the plan for starting again, or add to it."""
    found = _broken_or_404(visit, match_id)
    if not visit.sees(Section.EMPLOYMENT):
        raise Http404
    team = overview_of(visit.case, visit.today).team
    draft = f"restart:{match_id}"

    def save(_said: dict[str, Any]) -> object:
        return actions.plan_restart(
            actor=visit.actor,
            case=visit.case,
            match_id=match_id,
            version=form.cleaned_data["version"] or 0,
            plan=form.plan(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        template="staff/placements/restart.html",
        title="Plan for at komme i gang igen",
        keep=save,
        back_url=address(visit, "broken", match_id=match_id),
        said="Planen er lagt, og skridtene er blevet opgaver.",
        draft=draft,
        context={"found": found, "rule": "D11", "before": worked_before(visit)},
        values_of=_texts_now,
    )
    if request.method == "POST":
        form = RestartForm(chosen(request.POST), team=team)
        return receive(request, visit, page, form)
    texts = {name: getattr(found, name) for name in TEXTS}
    started = {
        **texts,
        "version": found.version,
        "seen": RestartForm.marks(texts),
        **typed_before(visit, RestartForm, draft),
    }
    return show(request, visit, page, RestartForm(initial=started, team=team))


def _broken_or_404(visit: Visit, match_id: int) -> BrokenOff:
    found = broken_off(visit.case, match_id)
    if found is None:
        raise Http404
    return found


def _texts_now(record: "Versioned") -> dict[str, Any]:
    return {name: getattr(record, name) for name in TEXTS}
