"""Plan a meeting around the citizen, change it, cancel it (B2, B5)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypedDict

from django.db import transaction
from django.db.models import QuerySet

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.records.meetings.actions.kickoff_start import begin_kickoff
from fodfaeste.records.meetings.actions.writing import ask_along, meeting_to_write, tell_the_team
from fodfaeste.records.meetings.models import Meeting, MeetingMove, MeetingSeries, Participant
from fodfaeste.records.meetings.queries import (
    AROUND_THE_CITIZEN,
    is_asked_along,
    rest_of_series,
    seats,
)
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, MeetingTypeCode
from fodfaeste.rules.meetings.planning import check_cancelling, check_moving, check_planning
from fodfaeste.rules.meetings.series import Series, check_series
from fodfaeste.rules.meetings.talks import ArrangedTalk, check_talk
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """When and where, whether the citizen chose the place (B2), and who is asked to come.

    `lasts` is in minutes; None: as long as the type takes. `outsiders` are the consents by which
    people from outside are asked along (C2). `because` says why it is moved.
    """

    planned_on: date
    starts_clock: time | None = None
    lasts: int | None = None
    place: str = ""
    place_chosen_by_citizen: bool = False
    expected: frozenset[Role] = frozenset(AROUND_THE_CITIZEN)
    outsiders: frozenset[int] = frozenset()
    because: str = ""

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "planned_on": self.planned_on,
            "starts_clock": self.starts_clock,
            "place": cleaned(self.place, kind=TextKind.LINE),
            "place_chosen_by_citizen": self.place_chosen_by_citizen,
            **({} if self.lasts is None else {"lasts": self.lasts}),
        }


@creates(Meeting)
def plan_meeting(
    *,
    actor: Actor,
    case: Case,
    kind: MeetingKind,
    plan: MeetingPlan,
    today: date,
    now: datetime,
    series: Series | None = None,
    draft: str = "",
) -> Meeting:
    """Agree a meeting, or a series of them; a kickoff is given its agreement to fill."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    _check(kind, plan, case=case, today=today)
    common: Common = {"actor": actor, "case": case, "kind": kind, "today": today, "now": now}
    if series is None:
        meeting = put_in(**common, plan=plan)
    else:
        check_series(series, kind=kind)
        meeting = _put_in_series(common, plan, series)
    if kind is MeetingKind.KICKOFF:
        begin_kickoff(meeting, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    said = "er aftalt" if series is None else "er aftalt i en række"
    tell_the_team(case, f"{kind.label} {said}.", actor=actor, today=today, now=now)
    return meeting


class Common(TypedDict):
    """What every meeting of a series shares."""

    actor: Actor
    case: Case
    kind: MeetingKind
    today: date
    now: datetime


def _put_in_series(common: Common, plan: MeetingPlan, series: Series) -> Meeting:
    kept = MeetingSeries.objects.create(
        **made_by(common["actor"].id, common["now"]),
        case=common["case"],
        kind=common["kind"],
        rhythm=series.rhythm,
        starts_on=series.starts_on,
        until=series.until,
    )
    first, *_ = [
        put_in(**common, plan=replace(plan, planned_on=day), series=kept) for day in series.days
    ]
    return first


def put_in(
    *,
    actor: Actor,
    case: Case,
    kind: MeetingKind,
    plan: MeetingPlan,
    today: date,
    now: datetime,
    series: MeetingSeries | None = None,
) -> Meeting:
    """Write a meeting and who is asked to come; for actions that have looked at their rules."""
    meant = meeting_type_on(MeetingTypeCode(kind), plan.planned_on)
    values = {"lasts": meant.minutes, **plan.values()}
    meeting = Meeting.objects.create(
        **made_by(actor.id, now), case=case, kind=kind, series=series, **values
    )
    _ask(meeting, plan.expected, actor=actor, today=today, now=now)
    ask_along(meeting, plan.outsiders, actor=actor, today=today, now=now)
    return meeting


@transaction.atomic
def change_meeting(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    plan: MeetingPlan,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Move a meeting and say why, or change place or who is asked; every move is kept.

    Somebody who is asked no longer has sent their excuses. A save that changes nothing, as a second
    click does, tells nobody anything.
    """
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    meeting = meeting_to_write(case, meeting_id, version=version, same=plan.values())
    _check(MeetingKind(meeting.kind), plan, case=case, today=today)
    if _stands_so(meeting, plan, today=today):
        drafts.discard(actor=actor, form=draft)
        return meeting
    if meeting.version != version:
        raise Stale(meeting)
    _keep_the_move(meeting, plan, actor=actor, now=now)
    for name, value in plan.values().items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    changed_by(meeting, actor.id, now)
    meeting.save()
    _ask(meeting, plan.expected, actor=actor, today=today, now=now)
    ask_along(meeting, plan.outsiders, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    sentence = f"{MeetingKind(meeting.kind).label} er flyttet eller ændret."
    tell_the_team(case, sentence, actor=actor, today=today, now=now)
    return meeting


def _stands_so(meeting: Meeting, plan: MeetingPlan, *, today: date) -> bool:
    """Whether the meeting is just as it is wanted: when and where, and who is asked."""
    if any(getattr(meeting, name) != value for name, value in plan.values().items()):
        return False
    known = list(Participant.objects.filter(meeting=meeting))
    asked = {one.role for one in known if one.role and one.attendance != Attendance.EXCUSED}
    along = {one.consent_id for one in known if one.consent_id and is_asked_along(one)}
    can_come = {one.role for one in known} | {*seats(meeting.case_id, today), Role.CITIZEN}
    return asked == plan.expected & can_come and along == plan.outsiders


def _keep_the_move(meeting: Meeting, plan: MeetingPlan, *, actor: Actor, now: datetime) -> None:
    lay, comes = (meeting.planned_on, meeting.starts_clock), (plan.planned_on, plan.starts_clock)
    if lay == comes:
        return
    why = cleaned(plan.because, kind=TextKind.PARAGRAPH)
    check_moving(MeetingKind(meeting.kind), because=why)
    MeetingMove.objects.create(
        **made_by(actor.id, now),
        case_id=meeting.case_id,
        meeting=meeting,
        from_on=meeting.planned_on,
        from_clock=meeting.starts_clock,
        to_on=plan.planned_on,
        to_clock=plan.starts_clock,
        because=why,
    )


@transaction.atomic
def cancel_meeting(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    because: str,
    today: date,
    now: datetime,
    rest: bool = False,
) -> Meeting:
    """Cancel a meeting, or it and the rest of its series, and say why; they stay in the list."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    reason = cleaned(because, kind=TextKind.PARAGRAPH)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    if meeting.state is MeetingState.CANCELLED and meeting.cancelled_because == reason:
        return meeting
    meeting = meeting_to_write(case, meeting_id, version=version)
    check_cancelling(MeetingKind(meeting.kind), because=reason)
    for one in (meeting, *(_rest_of_series(meeting) if rest else ())):
        one.state, one.cancelled_because = MeetingState.CANCELLED, reason
        one.sequence += 1
        changed_by(one, actor.id, now)
        one.save()
    said = "og resten af rækken er aflyst" if rest else "er aflyst"
    sentence = f"{MeetingKind(meeting.kind).label} {said}."
    tell_the_team(case, sentence, actor=actor, today=today, now=now)
    return meeting


def _rest_of_series(meeting: Meeting) -> QuerySet[Meeting]:
    after = rest_of_series(meeting).exclude(pk=meeting.pk)
    return after.select_for_update(of=("self",))


def _check(kind: MeetingKind, plan: MeetingPlan, *, case: Case, today: date) -> None:
    check_planning(
        kind,
        planned_on=plan.planned_on,
        enrolled_on=case.enrolled_on,
        expected=plan.expected,
        today=today,
    )
    if kind is MeetingKind.STATUTORY_TALK:
        check_talk(
            ArrangedTalk(
                has_a_clock=plan.starts_clock is not None,
                place=plan.place,
                expected=plan.expected,
                seats=frozenset(seats(case.pk, today)),
            )
        )


def _ask(
    meeting: Meeting, expected: frozenset[Role], *, actor: Actor, today: date, now: datetime
) -> None:
    """Write who is asked to come, in the seats as they stand today."""
    team = seats(meeting.case_id, today)
    known = {person.role: person for person in Participant.objects.filter(meeting=meeting)}
    for role in AROUND_THE_CITIZEN:
        person = known.get(role)
        if person is None and role in expected and (role in team or role is Role.CITIZEN):
            Participant.objects.create(
                **made_by(actor.id, now),
                case_id=meeting.case_id,
                meeting=meeting,
                role=role,
                user=team.get(role),
            )
        elif person is not None:
            person.attendance = Attendance.EXPECTED if role in expected else Attendance.EXCUSED
            person.save(update_fields=["attendance"])
