"""Start CTI: what is in place, what is missing, and the leader's reason (E2–E4)."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.pictures import danish
from fodfaeste.records.cti.actions import closing as closing_actions
from fodfaeste.records.cti.actions import start as actions
from fodfaeste.records.cti.queries.start import StartGround, start_ground
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.clock import Clock, clock
from fodfaeste.rules.cti.start import obstacles_to_cti_start, warnings_at_cti_start
from fodfaeste.rules.limits import Limit
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.forms import LeaderReasonForm, StartForm
from fodfaeste.web.staff.cti_ways import parts
from fodfaeste.web.staff.sheets import Sheet, answer, shown
from fodfaeste.web.ui.attempts import begun

SHOW = "vis"
"""The button that shows the phases of the typed day and starts nothing."""


@on_case(Permission.CTI_START)
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Start CTI when everything the method asks for is there."""
    draft = f"cti-start:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    ground = ground_on(visit, _typed_day(StartForm(request.POST or None)))
    form = StartForm(
        request.POST or None,
        initial={
            "starts_on": ground.proposed_on,
            **begun(StartForm, kept.fields if kept else {}),
        },
    )
    sheet = Sheet(
        title="Start CTI",
        template="staff/cti/start.html",
        button="Start CTI",
        said="CTI er startet. Den første opgave er at hjælpe med arbejdsaftalen.",
        draft=draft,
        context={
            "facts": ground.facts,
            "ground": ground,
            **ahead(visit, ground),
            "draft_saved_at": kept.saved if kept else None,
        },
        save=lambda given: actions.start(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            starts_on=given["starts_on"],
            few_meetings_reason=given["few_meetings_reason"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    if SHOW in request.POST:
        return shown(request, visit, sheet, form)
    return answer(request, visit, sheet, form)


@require_safe
@on_case(Permission.CTI_START)
def start_ahead(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The three phases of a start on a day that was just typed, before anything is pressed."""
    ground = ground_on(visit, _typed_day(StartForm(request.GET)))
    return render(request, "staff/cti/start_ahead.html", ahead(visit, ground))


@on_case(Permission.CTI_EXCEPT)
def leader_reason(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the leader's reason, where the method bends only for one."""
    draft = f"leader-reason:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    form = LeaderReasonForm(
        request.POST or None, initial=begun(LeaderReasonForm, kept.fields if kept else {})
    )
    sheet = Sheet(
        title="Lederens begrundelse",
        lead="To steder kan metoden kun fraviges, når lederen skriver hvorfor: hvis den nuværende "
        "CTI-medarbejder ikke var med på opstartsmødet, og hvis borgeren ikke kan være med til at "
        "afslutte. Begrundelsen står i forløbet med dit navn.",
        said="Begrundelsen er gemt.",
        button="Gem begrundelsen",
        draft=draft,
        save=lambda given: closing_actions.give_leader_reason(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            about=given["about"],
            text=given["text"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


def ahead(visit: Visit, ground: StartGround) -> dict[str, Any]:
    """The phases of a start on a day, and what stands in its way or is pointed out."""
    law = ground.law
    fixed = clock(starts_on=ground.facts.starts_on, months=law.months) if law else None
    return {
        "fixed": fixed,
        "paragraph": law.paragraph if law else "",
        "spans": [(span, span.ends_before - timedelta(days=1)) for span in fixed.phases]
        if fixed
        else [],
        "missing": parts(visit, obstacles_to_cti_start(ground.facts)),
        "warnings": parts(visit, warnings_at_cti_start(ground.facts)),
    }


def before_part(visit: Visit, ground: StartGround) -> dict[str, Any]:
    """What the CTI page shows before the start: the meetings, and what is pointed out."""
    facts = ground.facts
    return {
        "before": ground.before,
        "needed": facts.meetings_needed,
        "counted": min(ground.before.counted, facts.meetings_needed),
        "pointed_out": parts(visit, warnings_at_cti_start(facts)),
        "may_plan": visit.allows(Permission.MEETING_PLAN),
    }


def _typed_day(form: StartForm) -> date | None:
    """The day that stands in the boxes, when it is one."""
    if not form.is_bound:
        return None
    form.is_valid()
    return form.cleaned_data.get("starts_on")


def ground_on(visit: Visit, day: date | None, limits: tuple[Limit, ...] = ()) -> StartGround:
    """What CTI would stand on from a day, or the one to propose; nobody has typed a reason yet."""
    return start_ground(
        visit.case.pk,
        starts_on=day,
        few_meetings_reason="",
        today=visit.today,
        limits={limit.code: limit.value for limit in limits},
    )


def planned_clock(ground: StartGround) -> str:
    """Return how long CTI will last, in words; empty without a grant."""
    if ground.law is None:
        return ""
    fixed = clock(starts_on=ground.facts.starts_on, months=ground.law.months)
    return (
        f"{fixed.months} måneder efter {ground.law.paragraph}, i tre lige lange faser. "
        f"Begynder CTI i dag, er den sidste dag {danish.long_date(last_day(fixed))}."
    )


def last_day(fixed: Clock) -> date:
    """Return the last day of a course; its end is half-open."""
    return fixed.ends_before - timedelta(days=1)
