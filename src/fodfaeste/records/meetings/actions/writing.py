"""What actions on a meeting share: the version that was read, who came, and who is told."""

from collections.abc import Mapping
from datetime import date, datetime

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.meetings.queries import AROUND_THE_CITIZEN, seats
from fodfaeste.records.meetings.queries.outside import active_to_outside, name_on
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance, MeetingState
from fodfaeste.rules.meetings.outside import check_outsiders
from fodfaeste.rules.post.kinds import NoticeKind


def meeting_to_write(
    case: Case, meeting_id: int, *, version: int, same: Mapping[str, object] | None = None
) -> Meeting:
    """The meeting, locked and still planned, on the version that was read.

    Raises Stale when somebody else saved in between or the meeting is over. `same` are values that
    make the save a second click: then the version no longer matters.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise Stale(meeting)
    says_the_same = same is not None and all(
        getattr(meeting, name) == value for name, value in same.items()
    )
    if meeting.version != version and not says_the_same:
        raise Stale(meeting)
    return meeting


def mark_attendance(
    meeting: Meeting,
    attendance: Mapping[Role, Attendance | None],
    *,
    actor: Actor,
    now: datetime,
    today: date,
) -> None:
    """Write who came, in the seats as they stood that day; nobody is marked unasked (E3).

    Before a meeting is over that day is today: it may be held later than it was planned. An empty
    seat does not come.
    """
    team = seats(meeting.case_id, meeting.held_on or today)
    known = {person.role: person for person in Participant.objects.filter(meeting=meeting)}
    for role in AROUND_THE_CITIZEN:
        said = attendance.get(role)
        if said is None:
            continue
        person = known.get(role) or Participant(
            **made_by(actor.id, now), case_id=meeting.case_id, meeting=meeting, role=role
        )
        person.user = team.get(role, person.user)
        if person.user is None and role is not Role.CITIZEN:
            continue
        person.attendance = said
        person.save()


def seat_who_came(meeting: Meeting) -> None:
    """Let those who came be the ones who sat there on the day it was held (E3)."""
    team = seats(meeting.case_id, meeting.held_on or meeting.planned_on)
    for person in Participant.objects.filter(meeting=meeting, attendance=Attendance.PRESENT):
        there = team.get(Role(person.role)) if person.role else None
        if there is not None and there.pk != person.user_id:
            person.user = there
            person.save(update_fields=["user"])


def add_others(meeting: Meeting, names: tuple[str, ...], *, actor: Actor, now: datetime) -> None:
    """Write others who came, each once."""
    known = set(
        Participant.objects.filter(meeting=meeting, role="").values_list("other_name", flat=True)
    )
    for name in dict.fromkeys(names):
        if name and name not in known:
            Participant.objects.create(
                **made_by(actor.id, now),
                case_id=meeting.case_id,
                meeting=meeting,
                other_name=name,
                attendance=Attendance.PRESENT,
            )


def ask_along(
    meeting: Meeting, outsiders: frozenset[int], *, actor: Actor, today: date, now: datetime
) -> None:
    """Let exactly these from outside be asked along, each by a consent that counts today (C2)."""
    _by_consent(meeting, outsiders, Attendance.EXPECTED, on=today, actor=actor, now=now)


def mark_outsiders(
    meeting: Meeting, outsiders: frozenset[int], *, actor: Actor, now: datetime
) -> None:
    """Let exactly these from outside be those who came, by consents that counted that day (C2)."""
    day = meeting.held_on or meeting.planned_on
    _by_consent(meeting, outsiders, Attendance.PRESENT, on=day, actor=actor, now=now)


def _by_consent(
    meeting: Meeting,
    outsiders: frozenset[int],
    attendance: Attendance,
    *,
    on: date,
    actor: Actor,
    now: datetime,
) -> None:
    known = {
        person.consent_id: person
        for person in Participant.objects.filter(meeting=meeting, consent__isnull=False)
    }
    allowed = {one.pk: name_on(one) for one in active_to_outside(meeting.case_id, on)}
    check_outsiders(outsiders, allowed=allowed)
    for consent_id, person in known.items():
        person.attendance = attendance if consent_id in outsiders else Attendance.EXCUSED
        person.save(update_fields=["attendance"])
    for consent_id in sorted(outsiders - set(known)):
        Participant.objects.create(
            **made_by(actor.id, now),
            case_id=meeting.case_id,
            meeting=meeting,
            consent_id=consent_id,
            other_name=allowed[consent_id],
            attendance=attendance,
        )


def mark_others(meeting: Meeting, names: tuple[str, ...], *, actor: Actor, now: datetime) -> None:
    """Let exactly these be the others who came; a name written by mistake came not."""
    for person in Participant.objects.filter(meeting=meeting, role=""):
        came = Attendance.PRESENT if person.other_name in names else Attendance.ABSENT
        if person.attendance is not came:
            person.attendance = came
            person.save(update_fields=["attendance"])
    add_others(meeting, names, actor=actor, now=now)


def tell_the_team(case: Case, sentence: str, *, actor: Actor, today: date, now: datetime) -> None:
    """Let everyone on the team see it on Min dag."""
    notify(
        actor=actor,
        recipients=[user.pk for user in seats(case.pk, today).values()],
        case_id=case.pk,
        kind=NoticeKind.MEETING,
        sentence=sentence,
        now=now,
    )
