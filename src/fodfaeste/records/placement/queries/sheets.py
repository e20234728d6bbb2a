"""An agreement as one sheet: what the page, the paper and the employer's link all show (D3–D6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.rules.placement.agreement import Agreement
from fodfaeste.rules.placement.answers import fingerprint
from fodfaeste.rules.placement.kinds import (
    AgreementParty,
    AgreementState,
    TaskStep,
)
from fodfaeste.rules.placement.work_words import WorkNeed

MINUTES_AN_HOUR = 60
ON_ITS_WAY = frozenset({AgreementState.DRAFT, AgreementState.PROPOSED})


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task and how far up the ladder it is."""

    wording: str
    step: TaskStep = TaskStep.LEARNING


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """A sub-goal with its date, and the hours it aims at."""

    wording: str
    due_on: date
    weekly_minutes: int | None = None
    ordinary_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the three agree on, as it is written."""

    placement_minutes: int | None = None
    ordinary_minutes: int | None = None
    working_times: str = ""
    tasks: tuple[SheetTask, ...] = ()
    considerations: str = ""
    no_considerations: bool = False
    ordinary_possible: bool | None = None
    ordinary_when: str = ""
    ordinary_no_reason: str = ""
    sub_goals: tuple[SheetGoal, ...] = ()
    follow_up_on: date | None = None
    follow_up_how: str = ""
    needs: frozenset[WorkNeed] = frozenset()
    contact_name: str = ""
    contact_phone: str = ""

    @property
    def weekly_minutes(self) -> int | None:
        """All minutes of a week, None while neither kind is written."""
        if self.placement_minutes is None and self.ordinary_minutes is None:
            return None
        return (self.placement_minutes or 0) + (self.ordinary_minutes or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """What one party said to one text."""

    party: AgreementParty
    agrees: bool
    should_change: str
    person_name: str
    answered_at: datetime
    by_link: bool
    text_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One version of the agreement."""

    id: int
    case_id: int
    match_id: int
    number: int
    version: int
    state: AgreementState
    agreed_on: date | None
    company_name: str
    job_title: str
    matched_on: date
    starts_on: date | None
    """The first working day; None until work has begun or is planned."""
    terms: Terms
    text_hash: str
    changed_at: datetime
    changed_by: str
    answers: tuple[SheetAnswer, ...] = ()

    @property
    def facts(self) -> Agreement:
        """The agreement as the rules know it."""
        minutes, terms = self.terms.weekly_minutes, self.terms
        return Agreement(
            starts_on=self.starts_on or self.matched_on,
            weekly_hours=None if minutes is None else Decimal(minutes) / MINUTES_AN_HOUR,
            tasks=tuple(task.wording for task in terms.tasks),
            considerations=terms.considerations,
            no_considerations=terms.no_considerations,
            sub_goals=tuple(goal.wording for goal in terms.sub_goals),
            next_follow_up_on=terms.follow_up_on,
            ordinary_possible=terms.ordinary_possible,
            ordinary_when=terms.ordinary_when,
            no_ordinary_reason=terms.ordinary_no_reason,
        )

    @property
    def fingerprint(self) -> str:
        """The fingerprint of everything that is agreed; what only staff note is not part of it."""
        terms = self.terms
        return fingerprint(
            {
                "number": self.number,
                "company": self.company_name,
                "job": self.job_title,
                "placement_minutes": terms.placement_minutes,
                "ordinary_minutes": terms.ordinary_minutes,
                "working_times": terms.working_times,
                "tasks": [task.wording for task in terms.tasks],
                "considerations": terms.considerations,
                "no_considerations": terms.no_considerations,
                "ordinary_possible": terms.ordinary_possible,
                "ordinary_when": terms.ordinary_when,
                "sub_goals": [
                    [goal.wording, f"{goal.due_on}", goal.weekly_minutes, goal.ordinary_minutes]
                    for goal in terms.sub_goals
                ],
                "follow_up_on": f"{terms.follow_up_on}",
                "follow_up_how": terms.follow_up_how,
            }
        )

    @property
    def agreed_by(self) -> frozenset[AgreementParty]:
        """Those who have said yes to the text that stands here now."""
        return frozenset(
            answer.party
            for answer in self.answers
            if answer.agrees and answer.text_hash == self.text_hash
        )


def sheets_of(match_id: int) -> tuple[Sheet, ...]:
    """Every version of a match's agreement, the latest first."""
    return _sheets(WorkAgreement.objects.filter(match_id=match_id))


def sheet(agreement_id: int, *, case_id: int) -> Sheet | None:
    """One version, or None when it is not of this case."""
    found = _sheets(WorkAgreement.objects.filter(pk=agreement_id, case_id=case_id))
    return found[0] if found else None


def in_force(sheets: Iterable[Sheet]) -> Sheet | None:
    """The version that counts now."""
    return next((each for each in sheets if each.state is AgreementState.AGREED), None)


def on_its_way(sheets: Iterable[Sheet]) -> Sheet | None:
    """The version that is being written or answered."""
    return next((each for each in sheets if each.state in ON_ITS_WAY), None)


def _sheets(rows: QuerySet[WorkAgreement]) -> tuple[Sheet, ...]:
    rows = rows.select_related("match__company", "created_by", "changed_by").order_by("-number")
    found = tuple(rows.prefetch_related("tasks", "sub_goals", "answers", "match__placements"))
    return tuple(_sheet(row) for row in found)


def _sheet(row: WorkAgreement) -> Sheet:
    editor = row.changed_by or row.created_by
    return Sheet(
        id=row.pk,
        case_id=row.case_id,
        match_id=row.match_id,
        number=row.number,
        version=row.version,
        state=AgreementState(row.state),
        agreed_on=row.agreed_on,
        company_name=row.match.company.name,
        job_title=row.match.job_title,
        matched_on=row.match.found_on,
        starts_on=min((each.starts_on for each in row.match.placements.all()), default=None),
        terms=terms_of(row),
        text_hash=row.text_hash,
        changed_at=row.changed_at or row.created_at,
        changed_by=editor.name if editor else "",
        answers=tuple(
            SheetAnswer(
                party=AgreementParty(answer.party),
                agrees=answer.agrees,
                should_change=answer.should_change,
                person_name=answer.person_name,
                answered_at=answer.answered_at,
                by_link=answer.link_id is not None,
                text_hash=answer.text_hash,
            )
            for answer in sorted(row.answers.all(), key=lambda answer: answer.pk)
        ),
    )


def terms_of(row: WorkAgreement) -> Terms:
    """What one version says."""
    return Terms(
        placement_minutes=row.placement_minutes,
        ordinary_minutes=row.ordinary_minutes,
        working_times=row.working_times,
        tasks=tuple(SheetTask(task.wording, TaskStep(task.step)) for task in row.tasks.all()),
        considerations=row.considerations,
        no_considerations=row.no_considerations,
        ordinary_possible=row.ordinary_possible,
        ordinary_when=row.ordinary_when,
        ordinary_no_reason=row.ordinary_no_reason,
        sub_goals=tuple(
            SheetGoal(goal.wording, goal.due_on, goal.weekly_minutes, goal.ordinary_minutes)
            for goal in row.sub_goals.all()
        ),
        follow_up_on=row.follow_up_on,
        follow_up_how=row.follow_up_how,
        needs=frozenset(map(WorkNeed, row.needs)),
        contact_name=row.contact_name,
        contact_phone=row.contact_phone,
    )
