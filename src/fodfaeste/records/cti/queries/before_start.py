"""The meetings before CTI: which count, what the citizen was told, what the citizen wishes (E2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from fodfaeste.records.cti.models import ContactNote
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.before_start import Encounter, Judged, judged
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class Wish:
    """What the citizen wished for the course, and the day it was said (E16)."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class BeforeStart:
    """What has happened between the kickoff and a day; `told` are the points about CTI (E12)."""

    kickoff_on: date | None = None
    encounters: tuple[Judged, ...] = ()
    told: frozenset[AboutCti] = frozenset()
    wishes: tuple[Wish, ...] = ()

    @property
    def counted(self) -> int:
        """How many meetings count (E2)."""
        return sum(one.counts for one in self.encounters)

    @property
    def not_told(self) -> tuple[AboutCti, ...]:
        """What nobody has told the citizen about CTI yet."""
        return tuple(point for point in AboutCti if point not in self.told)


def before_start(case_id: int, worker_id: int | None, *, until: date) -> BeforeStart:
    """Find the meetings before CTI and judge them; two queries."""
    every = list(_meetings(case_id, worker_id))
    meetings = [one for one in every if one.kind == MeetingKind.PRE_CTI]
    kickoff_on = min(_days_of_kickoffs(every), default=None)
    held = [meeting for meeting in meetings if meeting.state is MeetingState.HELD]
    return BeforeStart(
        kickoff_on=kickoff_on,
        encounters=judged(
            [*map(_encounter, meetings), *_notes(case_id, worker_id)],
            kickoff_on=kickoff_on,
            until=until,
        ),
        told=frozenset(AboutCti(code) for meeting in held for code in meeting.explained),
        wishes=_wishes(held),
    )


def told_before(case_id: int, *, but_not: int) -> frozenset[AboutCti]:
    """What the citizen was told about CTI at other meetings than one (E12)."""
    others = Meeting.objects.filter(case_id=case_id, state=MeetingState.HELD).exclude(pk=but_not)
    lists = others.exclude(explained=[]).values_list("explained", flat=True)
    return frozenset(AboutCti(code) for codes in lists for code in codes)


def wishes_of(case_id: int) -> tuple[Wish, ...]:
    """What the citizen wished for the course before it began, each wish once (E16)."""
    held = Meeting.objects.filter(case_id=case_id, state=MeetingState.HELD)
    return _wishes(held.exclude(citizen_wishes=""))


def kickoffs_held(case_id: int) -> QuerySet[Meeting]:
    """The kickoffs that were held."""
    return Meeting.objects.filter(
        case_id=case_id, kind=MeetingKind.KICKOFF, state=MeetingState.HELD
    )


def _meetings(case_id: int, worker_id: int | None) -> QuerySet[Meeting]:
    came = Participant.objects.filter(meeting=OuterRef("pk"), attendance=Attendance.PRESENT)
    worker = came.filter(user_id=worker_id) if worker_id else came.none()
    kinds = (MeetingKind.PRE_CTI, MeetingKind.KICKOFF)
    return Meeting.objects.filter(case_id=case_id, kind__in=kinds).annotate(
        citizen_came=Exists(came.filter(role=Role.CITIZEN)), worker_came=Exists(worker)
    )


def _days_of_kickoffs(meetings: Iterable[Meeting]) -> Iterator[date]:
    for one in meetings:
        if one.kind == MeetingKind.KICKOFF and one.state is MeetingState.HELD and one.held_on:
            yield one.held_on


def _encounter(meeting: Meeting) -> Encounter:
    return Encounter(
        on=meeting.held_on or meeting.planned_on,
        state=MeetingState(meeting.state),
        citizen_came=getattr(meeting, "citizen_came", False),
        worker_came=getattr(meeting, "worker_came", False),
        meeting_id=meeting.pk,
    )


def _notes(case_id: int, worker_id: int | None) -> list[Encounter]:
    if worker_id is None:
        return []
    days = ContactNote.objects.filter(
        case_id=case_id, kind=ContactKind.MEETING, created_by_id=worker_id
    ).values_list("happened_on", flat=True)
    return [Encounter(on=day, is_note=True) for day in days]


def _wishes(held: Iterable[Meeting]) -> tuple[Wish, ...]:
    first: dict[str, Wish] = {}
    for meeting in sorted(held, key=lambda one: (one.held_on or one.planned_on, one.pk)):
        if meeting.held_on and meeting.citizen_wishes:
            wish = Wish(meeting.held_on, meeting.citizen_wishes)
            first.setdefault(meeting.citizen_wishes, wish)
    return tuple(first.values())
