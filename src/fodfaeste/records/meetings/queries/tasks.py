"""The tasks that a kickoff gives: who does what, until when (B4, B6, B7, C2).

The overview shows them before the kickoff ends, the summary after it; the same list is what the
action makes, so that the paper in the citizen's hand and Min dag say the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Task
from fodfaeste.records.meetings.models import (
    KickoffAgreement,
    KickoffPerson,
    KickoffPromise,
    Meeting,
)
from fodfaeste.records.meetings.queries.kickoff import (
    people_named,
    promises_of,
)
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.kinds import Baseline

MAKE_CV = "Lav CV sammen med borgeren."
SEARCH_JOBS = "Begynd at søge job sammen med borgeren."
WRITE_PLAN = "Skriv den fælles plan sammen med borgeren, så den kan godkendes."
MEASURE = "Tag de første målinger sammen med borgeren."


@dataclass(frozen=True, slots=True, kw_only=True)
class KickoffTask:
    """One task; nobody on the team: the citizen does it, unless a rule asks for it."""

    title: str
    responsible: User | None
    due_on: date | None
    rule: str = ""
    promise: KickoffPromise | None = None

    @property
    def citizen_does_it(self) -> bool:
        """Whether the citizen promised it."""
        return self.responsible is None and not self.rule


def tasks_of_kickoff(
    meeting: Meeting, agreement: KickoffAgreement, team: Mapping[Role, User]
) -> tuple[KickoffTask, ...]:
    """Everything that is to be done after a kickoff, in the order it was talked about."""
    see_you = agreement.next_on or agreement.cv_starts_on
    return (
        *_of_the_agenda(meeting, agreement, team, see_you),
        *(
            KickoffTask(
                title=promise.title,
                responsible=promise.responsible,
                due_on=promise.due_on or see_you,
                promise=promise,
            )
            for promise in promises_of(meeting)
        ),
        *(
            KickoffTask(
                rule=tasks.CONSENT,
                title=_ask_about(person),
                responsible=agreement.plan_owner,
                due_on=see_you,
            )
            for person in people_named(meeting)
            if person.involve and person.consent_id is None
        ),
    )


def _of_the_agenda(
    meeting: Meeting,
    agreement: KickoffAgreement,
    team: Mapping[Role, User],
    see_you: date | None,
) -> Iterator[KickoffTask]:
    consultant = team.get(Role.JOB_CONSULTANT)
    if agreement.cv_starts_on and not _cv_was_made(meeting):
        yield KickoffTask(
            rule=tasks.CV, title=MAKE_CV, responsible=consultant, due_on=agreement.cv_starts_on
        )
    if agreement.job_search_starts_on:
        yield KickoffTask(
            rule=tasks.TIME_PLAN,
            title=SEARCH_JOBS,
            responsible=consultant,
            due_on=agreement.job_search_starts_on,
        )
    if agreement.plan_owner:
        yield KickoffTask(
            rule=tasks.ONE_PLAN,
            title=WRITE_PLAN,
            responsible=agreement.plan_owner,
            due_on=agreement.plan_ready_on or see_you,
        )
    if agreement.baseline == Baseline.LATER:
        yield KickoffTask(
            rule=tasks.BASELINE,
            title=MEASURE,
            responsible=team.get(Role.CTI_WORKER),
            due_on=agreement.baseline_on,
        )


def _cv_was_made(meeting: Meeting) -> bool:
    """Whether the CV that an earlier kickoff asked for was made before this one (B5)."""
    done = Task.objects.filter(case=meeting.case_id, rule=tasks.CV, state=TaskState.DONE)
    if meeting.held_on is not None:
        done = done.filter(done_on__lt=meeting.held_on)
    return done.exists()


def _ask_about(person: KickoffPerson) -> str:
    who = f"{person.name} ({person.relation})" if person.relation else person.name
    return f"Spørg borgeren om samtykke til at tale med {who}."
