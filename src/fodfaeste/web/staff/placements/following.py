"""Follow-up at the workplace: agreed, held by three with an agenda, and what came of it (D10)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.records.followup.actions import hold_at_work
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.followup.queries.workplace import (
    Talked,
    agenda_of,
    held_follow_ups,
    planned_follow_ups,
)
from fodfaeste.records.meetings.actions import MeetingPlan, plan_meeting
from fodfaeste.records.meetings.queries import meeting_of, present_at
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.workplace import Talk, invited, warnings_at_talk
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings.fields import clock_from
from fodfaeste.web.staff.meetings.people import people_around
from fodfaeste.web.staff.placements.following_form import HoldFollowUpForm, PlanFollowUpForm
from fodfaeste.web.staff.placements.pages import TAB, Page, address, in_words
from fodfaeste.web.ui.parts import Missing

HOLDING = "staff/placements/hold_follow_up.html"


@require_safe
@on_case(Permission.WORK_SEE)
def follow_ups(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is agreed, what to talk about, and what came of those that were held."""
    overview = overview_of(visit.case, visit.today)
    held = held_follow_ups(visit.case.pk)
    context = {
        "agenda": agenda_of(visit.case, visit.today),
        "planned": planned_follow_ups(visit.case.pk),
        "held": held,
        "warnings": _warnings(held[0], cti_runs=overview.cti_runs) if held else (),
        "may_plan": visit.allows(Permission.MEETING_PLAN),
        "may_hold": visit.allows(Permission.FOLLOW_UP_HOLD),
    }
    return case_page(
        request, visit, "staff/placements/follow_ups.html", context, tab=TAB, overview=overview
    )


@on_case(Permission.MEETING_PLAN)
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Agree a day; the CTI worker is asked by itself while CTI runs."""
    people, agenda = people_around(visit), agenda_of(visit.case, visit.today)
    draft = f"plan-follow-up:{visit.case.pk}"

    def save(said: dict[str, Any]) -> object:
        return plan_meeting(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            kind=MeetingKind.WORKPLACE,
            plan=MeetingPlan(
                planned_on=said["planned_on"],
                starts_clock=clock_from(said["starts_clock"]),
                place=said["place"],
                expected=frozenset(map(Role, said["expected"])),
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        title="Aftal opfølgning på arbejdspladsen",
        keep=save,
        back_url=address(visit, "follow_ups"),
        said="Opfølgningen er aftalt. Teamet kan se den.",
        draft=draft,
        context={"rule": "D10", "button": "Aftal opfølgningen"},
    )
    if request.method == "POST":
        return receive(request, visit, page, PlanFollowUpForm(request.POST, people=people))
    overview = overview_of(visit.case, visit.today)
    asked = invited(cti_runs=overview.cti_runs)
    started = {
        "planned_on": agenda.follow_up_on if agenda else None,
        "place": agenda.company if agenda else "",
        "expected": [role.value for role in people if role in asked],
        **typed_before(visit, PlanFollowUpForm, draft),
    }
    return show(request, visit, page, PlanFollowUpForm(initial=started, people=people))


@on_case(Permission.FOLLOW_UP_HOLD)
def hold(request: HttpRequest, visit: Visit, meeting_id: int) -> HttpResponse:
    """Note how it went, with the agenda beside."""
    meeting = meeting_of(visit.case.pk, meeting_id)
    if meeting is None or meeting.kind != MeetingKind.WORKPLACE:
        raise Http404
    if meeting.state is not MeetingState.PLANNED and request.method != "POST":
        to = {"case_id": visit.case.pk, "meeting_id": meeting_id}
        return HttpResponseRedirect(reverse("staff:meetings:meeting", kwargs=to))
    people, draft = people_around(visit), f"follow-up:{meeting_id}"
    overview = overview_of(visit.case, visit.today)

    def save(said: dict[str, Any]) -> object:
        return hold_at_work(
            actor=visit.actor,
            case=visit.case,
            meeting_id=meeting_id,
            version=said["version"] or 0,
            settled=form.settled(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        template=HOLDING,
        title="Opfølgning på arbejdspladsen",
        keep=save,
        back_url=address(visit, "follow_ups"),
        said="Opfølgningen er skrevet. Det, I lovede, er blevet opgaver.",
        draft=draft,
        context={"rule": "D10", "agenda": agenda_of(visit.case, visit.today)},
    )
    if request.method == "POST":
        form = HoldFollowUpForm(request.POST, people=people, team=overview.team)
        return receive(request, visit, page, form)
    started = {
        "held_on": min(meeting.planned_on, visit.today),
        "came": [
            person.role
            for person in meeting.participants.all()
            if person.role and person.attendance is Attendance.EXPECTED
        ],
        **typed_before(visit, HoldFollowUpForm, draft),
        "version": meeting.version,
    }
    form = HoldFollowUpForm(initial=started, people=people, team=overview.team)
    return show(request, visit, page, form)


def _warnings(talked: Talked, *, cti_runs: bool) -> tuple[Missing, ...]:
    """What is pointed out about the latest follow-up."""
    outcome, meeting = talked.outcome, talked.meeting
    if outcome is None:
        return ()
    others = any(not person.role for person in meeting.participants.all())
    talk = Talk(
        present=present_at(meeting),
        employer_came=others,
        ordinary_talk=OrdinaryTalk(outcome.ordinary_talk),
        ordinary_reason=outcome.ordinary_reason,
        next_follow_up_on=meeting.next_follow_up_on,
    )
    return in_words(warnings_at_talk(talk, cti_runs=cti_runs))
