"""Links about a task in the network: as the team sees them, and what the one behind one sees."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from fodfaeste.accounts.absences import StandIn, stand_ins
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.cti.models import Handover, HandoverStep
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.cti.kinds import HandoverEvent, HandoverState


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLink:
    """A link as the team sees it: to whom, until when; never the secret."""

    person_name: str
    expires: datetime
    made_at: datetime
    is_open: bool


def links_about(handover_id: int, *, case_id: int, now: datetime) -> tuple[GivenLink, ...]:
    """The links that were made about one task, the latest first."""
    rows = CaseLink.objects.filter(
        case_id=case_id, scope=LinkScope.NETWORK, target=handover_id
    ).order_by("-pk")
    return tuple(
        GivenLink(
            person_name=row.person_name,
            expires=row.expires,
            made_at=row.created_at,
            is_open=row.revoked_at is None and row.expires > now,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperView:
    """What the one who is asked may see: the task, a first name, and whom to call.

    `said_yes` is their own answer by this link; None while they have not given one.
    """

    task: str
    due_on: date | None
    state: HandoverState
    first_name: str
    person_name: str
    worker: str
    phone: str
    stand_in: StandIn | None
    said_yes: bool | None
    answered_on: date | None
    why_not: str

    @property
    def may_answer(self) -> bool:
        """Whether the question still stands."""
        return self.state is HandoverState.PLANNED


def helper_view(*, link_id: int, handover_id: int, today: date) -> HelperView | None:
    """What the link opens; asked by somebody who has come in through it."""
    held = Handover.objects.filter(pk=handover_id).first()
    beside = _beside()
    if held is None or beside is None:
        return None
    first_name, worker_id, worker, phone = beside
    away = stand_ins([worker_id], today) if worker_id else {}
    mine = HandoverStep.objects.filter(handover=held, link=link_id).order_by("-pk").first()
    said_yes = mine.event == HandoverEvent.ACCEPT if mine else None
    return HelperView(
        task=held.task,
        due_on=held.due_on,
        state=HandoverState(held.state),
        first_name=first_name,
        person_name=link_person(link_id),
        worker=worker or "",
        phone=phone or "",
        stand_in=next(iter(away.values()), None),
        said_yes=said_yes,
        answered_on=mine.happened_on if mine else None,
        why_not=mine.note if mine and not said_yes else "",
    )


def _beside() -> tuple[str, int | None, str | None, str | None] | None:
    with connection.cursor() as cursor:
        cursor.execute("select first_name, worker_id, worker, phone from linked_helping()")
        row = cursor.fetchone()
    return (row[0], row[1], row[2], row[3]) if row else None


def helpers_behind_link() -> tuple[int, ...]:
    """Who is told of an answer that comes by the link."""
    with connection.cursor() as cursor:
        cursor.execute("select linked_helpers()")
        return tuple(number for (number,) in cursor.fetchall())
