"""The tasks on their way out of the CTI worker's hands, and where each is now (E11, F3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.records.cti.models import CtiCourse, Handover, HandoverStep
from fodfaeste.records.cti.queries.network_map import (
    consents_to_the_network,
    naming,
    to_the_network,
)
from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.cti.handover import NEXT
from fodfaeste.rules.cti.handover_overview import TaskOnItsWay
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverTask:
    """One task: what, to whom, how far. `receiver` is empty for the citizen.

    `consent_counts`: the citizen's yes to speaking with the receiver counts today.
    """

    number: int
    version: int
    task: str
    state: HandoverState
    receiver: str
    receiver_number: int | None
    due_on: date | None
    accepted_on: date | None
    accepted_how: AcceptedHow | None
    handed_over_on: date | None
    consent_counts: bool

    @property
    def to_citizen(self) -> bool:
        """Whether the citizen takes it over."""
        return self.receiver_number is None

    @property
    def is_with_cti(self) -> bool:
        """Whether it came back, and nobody else is thought of."""
        return self.state is HandoverState.TAKEN_BACK

    @property
    def is_accepted(self) -> bool:
        """Whether somebody has said yes, and may still be spoken with about it."""
        return self.on_its_way.is_accepted

    @property
    def on_its_way(self) -> TaskOnItsWay:
        """The task as the rules count it."""
        return TaskOnItsWay(
            state=self.state,
            receiver=self.receiver,
            due_on=self.due_on,
            consent_counts=self.consent_counts,
        )

    @property
    def events(self) -> tuple[HandoverEvent, ...]:
        """What may happen to it next."""
        return tuple(NEXT[self.state])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happened to a task on one day, and with whom."""

    event: HandoverEvent
    on: date
    receiver: str
    accepted_how: AcceptedHow | None
    note: str


def handovers_of(
    course: CtiCourse, *, today: date, consents: Iterable[ConsentFacts] | None = None
) -> tuple[HandoverTask, ...]:
    """Every task of a course that is handed over, in the order planned; two queries, or one.

    Those that nobody has accepted are in it too: `is_accepted` says so, and a consent that no
    longer counts ends an acceptance at once (C2). Whoever knows the consents hands them in.
    """
    rows = Handover.objects.filter(course=course).select_related("to_person")
    told = consents_to_the_network(course.case_id) if consents is None else consents
    return tasks_from(rows, told, today=today)


def tasks_from(
    rows: Iterable[Handover], consents: Iterable[ConsentFacts], *, today: date
) -> tuple[HandoverTask, ...]:
    """Rows of handovers as they stand today, each with its receiver."""
    told = to_the_network(consents)
    return tuple(_task(row, told, today) for row in rows)


def handover_of(course: CtiCourse, number: int, *, today: date) -> HandoverTask | None:
    """One of them."""
    return next((one for one in handovers_of(course, today=today) if one.number == number), None)


def steps_of(number: int) -> tuple[Step, ...]:
    """Everything that happened to a task, the first first."""
    rows = HandoverStep.objects.filter(handover=number).select_related("to_person")
    return tuple(
        Step(
            event=HandoverEvent(row.event),
            on=row.happened_on,
            receiver=row.to_person.name if row.to_person else "",
            accepted_how=AcceptedHow(row.accepted_how) if row.accepted_how else None,
            note=row.note,
        )
        for row in rows
    )


def may_be_told(consents: Iterable[ConsentFacts], *days: date) -> bool:
    """Say whether somebody whom these consents name could be spoken with on each of the days."""
    named = tuple(consents)
    return all(any(is_active(one, day) for one in named) for day in days)


def _task(row: Handover, consents: tuple[ConsentFacts, ...], today: date) -> HandoverTask:
    person = row.to_person
    return HandoverTask(
        number=row.pk,
        version=row.version,
        task=row.task,
        state=HandoverState(row.state),
        receiver=person.name if person else "",
        receiver_number=person.pk if person else None,
        due_on=row.due_on,
        accepted_on=row.accepted_on,
        accepted_how=AcceptedHow(row.accepted_how) if row.accepted_how else None,
        handed_over_on=row.handed_over_on,
        consent_counts=person is None or may_be_told(naming(consents, person), today),
    )
