"""What a colleague leaves behind, course by course: what is promised, asked, due and begun (A2)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import DanishOrder, QuickReaction, Task, TeamMembership
from fodfaeste.records.followup.queries.deadlines import CaseDeadline, deadlines_in
from fodfaeste.records.meetings.models import Participant
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.placement.kinds import AgreementState

WRITES_AGREEMENTS = frozenset({Role.JOB_CONSULTANT, Role.CTI_WORKER})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftSeat:
    """One seat of the one who leaves, and how much is open in it."""

    case_id: int
    citizen: str
    role: Role
    tasks: int
    questions: int
    deadlines: int
    late: int
    meetings: int
    agreements: int
    drafts: int

    @property
    def is_busy(self) -> bool:
        """Whether anything is open in it."""
        counts = (self.tasks, self.questions, self.deadlines, self.meetings, self.agreements)
        return any((*counts, self.drafts))

    @property
    def name(self) -> str:
        """What tells it apart in a form."""
        return f"{self.case_id}_{self.role.value}"


def seats_led(actor: Actor, today: date) -> QuerySet[TeamMembership]:
    """The seats on open courses of the units that an actor leads."""
    return TeamMembership.objects.on(today).filter(
        case__unit__in=actor.leads_units, case__closed_on=None, role__in=TEAM_ROLES
    )


def holders(actor: Actor, today: date) -> QuerySet[User]:
    """Everybody who has such a seat, by name; also those who cannot sign in any more."""
    held = seats_led(actor, today).values("user")
    return User.objects.filter(pk__in=held).order_by("name", "pk")


def seats_left(actor: Actor, user_id: int, today: date) -> tuple[LeftSeat, ...]:
    """The seats a colleague would leave, in Danish order of the citizens; seven queries."""
    rows = list(
        seats_led(actor, today)
        .filter(user=user_id)
        .select_related("case__citizen")
        .order_by(
            DanishOrder("case__citizen__surname"),
            DanishOrder("case__citizen__given_names"),
            "case_id",
            "role",
        )
    )
    case_ids = sorted({row.case_id for row in rows})
    if not case_ids:
        return ()
    found = _Open.of(user_id, case_ids, today)
    return tuple(found.seat(row, today) for row in rows)


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open in some courses, asked once for all of them."""

    tasks: Counter[int]
    questions: Counter[tuple[int, str]]
    meetings: Counter[tuple[int, str]]
    agreements: Counter[int]
    drafts: Counter[int]
    deadlines: tuple[CaseDeadline, ...]

    @classmethod
    def of(cls, user_id: int, case_ids: Sequence[int], today: date) -> "_Open":
        asked = QuickReaction.objects.filter(case__in=case_ids, state=QuickState.OPEN)
        ahead = Participant.objects.filter(
            case__in=case_ids,
            meeting__state=MeetingState.PLANNED,
            meeting__planned_on__gte=today,
        ).exclude(role="")
        return cls(
            tasks=_counted(
                Task.objects.filter(case__in=case_ids, responsible=user_id, state=TaskState.OPEN)
            ),
            questions=Counter(
                (case_id, role)
                for case_id, roles in asked.values_list("case_id", "asked")
                for role in roles
            ),
            meetings=Counter(ahead.values_list("case_id", "role")),
            agreements=_counted(
                WorkAgreement.objects.filter(case__in=case_ids, state=AgreementState.PROPOSED)
            ),
            drafts=_drafts(user_id, case_ids),
            deadlines=deadlines_in(case_ids, today),
        )

    def seat(self, row: TeamMembership, today: date) -> LeftSeat:
        role = Role(row.role)
        mine = [one for one in self.deadlines if one.case_id == row.case_id and role in one.roles]
        return LeftSeat(
            case_id=row.case_id,
            citizen=row.case.citizen.name,
            role=role,
            tasks=self.tasks[row.case_id],
            questions=self.questions[row.case_id, role.value],
            deadlines=len(mine),
            late=sum(one.is_late(today) for one in mine),
            meetings=self.meetings[row.case_id, role.value],
            agreements=self.agreements[row.case_id] if role in WRITES_AGREEMENTS else 0,
            drafts=self.drafts[row.case_id],
        )


def _counted(rows: QuerySet[Task] | QuerySet[WorkAgreement]) -> Counter[int]:
    return Counter(dict(rows.values_list("case_id").annotate(number=Count("pk"))))


def _drafts(user_id: int, case_ids: Sequence[int]) -> Counter[int]:
    """How many notes the colleague has begun and not sent; the words stay theirs."""
    with connection.cursor() as cursor:
        cursor.execute("select case_id, begun from notes_begun(%s, %s)", [user_id, list(case_ids)])
        return Counter(dict(cursor.fetchall()))
