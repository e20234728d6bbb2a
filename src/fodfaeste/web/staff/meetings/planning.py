"""Agree a meeting, change it, cancel it."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.catalogues.meeting_type_queries import meeting_types_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.queries.outside import may_come
from fodfaeste.records.meetings.queries.talks import place_proposed
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import (
    Attendance,
    MeetingKind,
    MeetingState,
    MeetingTypeCode,
)
from fodfaeste.rules.meetings.proposal import proposed_kind
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings.fields import written
from fodfaeste.web.staff.meetings.forms import (
    CITIZEN,
    ONE,
    WE,
    CancelForm,
    MoveForm,
    PlanMeetingForm,
)
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show, typed_before
from fodfaeste.web.staff.meetings.people import people_around
from fodfaeste.web.ui.merging import chosen

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Versioned
    from fodfaeste.records.meetings.models import Meeting

FORM = "staff/meetings/form.html"


@on_case(Permission.MEETING_PLAN)
def plan_meeting(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Agree a new meeting; the kind that most likely comes next is chosen already."""
    people, draft = people_around(visit), f"meeting:{visit.case.pk}"
    asked: dict[str, Any] = {
        "people": people,
        "outside": may_come(visit.case.pk, visit.today),
        "types": meeting_types_on(visit.today),
    }

    def save(said: dict[str, Any]) -> None:
        actions.plan_meeting(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            kind=MeetingKind(said["kind"]),
            plan=form.plan(),
            series=form.series(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        template=FORM,
        title="Aftal et møde",
        keep=save,
        back_url=address(visit, "meetings"),
        said="Mødet er aftalt. Teamet kan se det.",
        draft=draft,
        context={"button": "Aftal mødet"},
    )
    if request.method == "POST":
        form = PlanMeetingForm(request.POST, **asked)
        return receive(request, visit, page, form)
    kind = _wanted_kind(request.GET.get("slags", ""), visit)
    meant = asked["types"][MeetingTypeCode(kind)].asked
    started = {
        "kind": kind,
        "rhythm": "",
        "expected": [role.value for role in people if role in meant],
        **_of_a_talk(visit, kind),
        **typed_before(visit, PlanMeetingForm, draft),
    }
    form = PlanMeetingForm(initial=started, **asked)
    return show(request, visit, page, form)


@on_case(Permission.MEETING_PLAN)
def change_meeting(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Move a meeting and say why, change its place, or who is asked."""
    meeting, people = planned_or_404(visit, meeting_id), people_around(visit)
    outside = may_come(visit.case.pk, visit.today)
    draft = f"meeting-change:{meeting_id}"

    def save(said: dict[str, Any]) -> None:
        actions.change_meeting(
            actor=visit.actor,
            case=visit.case,
            meeting_id=meeting_id,
            version=said["version"] or 0,
            plan=form.plan(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        template=FORM,
        title=f"Flyt eller ret {in_sentence(MeetingKind(meeting.kind).label)}",
        keep=save,
        back_url=address(visit, "meetings"),
        said="Mødet er ændret. Teamet kan se det.",
        draft=draft,
        context={"button": "Gem ændringen"},
        values_of=_values,
        merged_along=("expected", *(("outsiders",) if outside else ())),
    )
    if request.method == "POST":
        form = MoveForm(chosen(request.POST), people=people, outside=outside)
        return receive(request, visit, page, form)
    form = MoveForm.showing(_values(meeting), version=meeting.version)
    started = {**form.initial, "expected": _asked(meeting), "outsiders": _along(meeting)}
    started |= typed_before(visit, MoveForm, draft)
    form = MoveForm(initial=started, people=people, outside=outside)
    return show(request, visit, page, form)


@on_case(Permission.MEETING_PLAN)
def cancel_meeting(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Cancel a meeting, or the rest of its series too, and say why."""
    meeting = planned_or_404(visit, meeting_id)
    left = queries.rest_of_series(meeting).count()

    def save(said: dict[str, Any]) -> None:
        actions.cancel_meeting(
            actor=visit.actor,
            case=visit.case,
            meeting_id=meeting_id,
            version=said["version"] or 0,
            because=said["because"],
            rest=form.takes_the_rest,
            today=visit.today,
            now=visit.now,
        )

    page = Page(
        template=FORM,
        title=f"Aflys {in_sentence(MeetingKind(meeting.kind).label)}",
        keep=save,
        back_url=address(visit, "meetings"),
        said="Mødet er aflyst. Det bliver stående på listen.",
        context={"button": "Aflys mødet", "danger": True},
    )
    if request.method == "POST":
        form = CancelForm(request.POST, left=left)
        return receive(request, visit, page, form)
    form = CancelForm(initial={"version": meeting.version, "rest": ONE}, left=left)
    return show(request, visit, page, form)


def meeting_or_404(visit: Visit, meeting_id: int) -> "Meeting":
    """The meeting, when it is this citizen's."""
    meeting = queries.meeting_of(visit.case.pk, meeting_id)
    if meeting is None:
        raise Http404
    return meeting


def planned_or_404(visit: Visit, meeting_id: int) -> "Meeting":
    """The meeting, when it may still be changed; a cancelled one comes back for a second click."""
    meeting = meeting_or_404(visit, meeting_id)
    if meeting.state is MeetingState.HELD:
        raise Http404
    return meeting


def _wanted_kind(wanted: str, visit: Visit) -> str:
    if wanted in {kind.value for kind in MeetingKind}:
        return wanted
    return proposed_kind(overview_of(visit.case, visit.today).state).value


def _of_a_talk(visit: Visit, kind: str) -> dict[str, Any]:
    """A talk from a distance is where the citizen chose it to be (LAB § 33)."""
    is_talk = kind == MeetingKind.STATUTORY_TALK
    place = place_proposed(visit.case.pk) if is_talk else ""
    return {"place": place, "place_chosen": CITIZEN} if place else {}


def _values(meeting: "Versioned | Meeting") -> dict[str, Any]:
    if getattr(meeting, "state", None) is not MeetingState.PLANNED:
        return {}
    return {
        "planned_on": getattr(meeting, "planned_on", None),
        "starts_clock": written(getattr(meeting, "starts_clock", None)),
        "because": "",
        "lasts": getattr(meeting, "lasts", None),
        "place": getattr(meeting, "place", ""),
        "place_chosen": CITIZEN if getattr(meeting, "place_chosen_by_citizen", False) else WE,
    }


def _asked(meeting: "Meeting") -> list[Role]:
    return [
        Role(person.role)
        for person in meeting.participants.all()
        if person.role and person.attendance != Attendance.EXCUSED
    ]


def _along(meeting: "Meeting") -> list[str]:
    """The consents of those from outside who are asked along."""
    return [
        str(person.consent_id)
        for person in meeting.participants.all()
        if queries.is_asked_along(person)
    ]
