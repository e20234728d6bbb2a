"""An agreement as one sheet: what the page, the paper and the employer's link all show (D3–D6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    AgreementChange,
    Placement,
    WorkAgreement,
)
from fodfaeste.rules.placement.agreement import Agreement
from fodfaeste.rules.placement.answers import fingerprint
from fodfaeste.rules.placement.kinds import (
    AgreementParty,
    AgreementState,
    AnswerWay,
    TaskStep,
)
from fodfaeste.rules.placement.terms import (
    MINUTES_AN_HOUR,
    SheetGoal,
    SheetTask,
    Term,
    Terms,
    signed_text,
)
from fodfaeste.rules.placement.work_words import WorkNeed

__all__ = [
    "Sheet",
    "SheetAnswer",
    "SheetChange",
    "SheetGoal",
    "SheetTask",
    "Terms",
    "in_force",
    "on_its_way",
    "sheet",
    "sheets_now",
    "sheets_of",
    "terms_of",
]

MARK = 16
ON_ITS_WAY = frozenset({AgreementState.DRAFT, AgreementState.PROPOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """What one party said to one text."""

    party: AgreementParty
    agrees: bool
    should_change: str
    person_name: str
    answered_at: datetime
    way: AnswerWay
    text_hash: str
    address: str = ""
    regretted_at: datetime | None = None

    @property
    def mark(self) -> str:
        """The beginning of the text's fingerprint, as the paper carries it."""
        return self.text_hash[:MARK]

    @property
    def counts(self) -> bool:
        """Whether it is a yes that stands."""
        return self.agrees and self.regretted_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChange:
    """Something practical that was put right while the yeses stood."""

    term: Term
    before: str
    after: str
    changed_on: date
    changed_by: str


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
    changes: tuple[SheetChange, ...] = ()
    proposed_at: datetime | None = None
    ordinary_asked_on: date | None = None

    @property
    def facts(self) -> Agreement:
        """The agreement as the rules know it."""
        terms = self.terms
        return Agreement(
            starts_on=self.starts_on or self.matched_on,
            weekly_hours=_hours(terms.weekly_minutes),
            tasks=tuple(task.wording for task in terms.tasks),
            considerations=terms.considerations,
            no_considerations=terms.no_considerations,
            sub_goals=tuple(goal.wording for goal in terms.sub_goals),
            next_follow_up_on=terms.follow_up_on,
            ordinary_possible=terms.ordinary_possible,
            ordinary_when=terms.ordinary_when,
            no_ordinary_reason=terms.ordinary_no_reason,
            needs_said=bool(terms.needs),
            times=terms.working_times,
            hours_of_times=_hours(terms.minutes_of_times),
            ordinary_asked_on=self.ordinary_asked_on,
        )

    @property
    def fingerprint(self) -> str:
        """The fingerprint of everything that a yes is to."""
        return fingerprint(
            signed_text(
                self.terms, number=self.number, company=self.company_name, job=self.job_title
            )
        )

    @property
    def proposed_on(self) -> date | None:
        """The day it was proposed last, None for one that never was."""
        return day_of(self.proposed_at) if self.proposed_at else None

    @property
    def wishes(self) -> tuple[SheetAnswer, ...]:
        """What somebody wants changed, until the version is proposed anew."""
        if self.state is not AgreementState.DRAFT or self.proposed_at is None:
            return ()
        since = self.proposed_at
        return tuple(a for a in self.answers if not a.agrees and a.answered_at >= since)

    def wish_of(self, party: AgreementParty) -> str:
        """What one party wants changed, until the version is proposed anew."""
        return next((each.should_change for each in self.wishes if each.party is party), "")

    @property
    def text_stands(self) -> bool:
        """Whether it still says what was proposed."""
        return self.fingerprint == self.text_hash

    @property
    def needs_in_words(self) -> tuple[str, ...]:
        """What the citizen needs at work, in the order of the list."""
        return tuple(need.label for need in WorkNeed if need in self.terms.needs)

    @property
    def agreed_by(self) -> frozenset[AgreementParty]:
        """Those who have said yes to the text that stands here now."""
        return frozenset(
            answer.party
            for answer in self.answers
            if answer.counts and answer.text_hash == self.text_hash
        )

    def latest_answer(self, party: AgreementParty) -> SheetAnswer | None:
        """The last thing a party said to the text that stands here now, unless regretted."""
        mine = (
            answer
            for answer in reversed(self.answers)
            if answer.party is party and answer.text_hash == self.text_hash
        )
        return next((answer for answer in mine if answer.regretted_at is None), None)


def sheets_of(match_id: int) -> tuple[Sheet, ...]:
    """Every version of a match's agreement, the latest first."""
    return _sheets(WorkAgreement.objects.filter(match_id=match_id))


def sheets_now(case_id: int) -> tuple[Sheet, ...]:
    """Every version of the agreement with the workplace of today, the latest first."""
    return _sheets(WorkAgreement.objects.filter(case_id=case_id, match__ended_on=None))


def sheets_in(case_id: int, *, first_days: Mapping[int, date]) -> tuple[Sheet, ...]:
    """Every version of every match of a course, the highest number first; without its changes.

    `first_days` are the first working days by match: whoever asks knows them already.
    """
    rows = _in_full(WorkAgreement.objects.filter(case_id=case_id))
    return tuple(
        replace(_sheet(row, changes=()), starts_on=first_days.get(row.match_id))
        for row in rows.prefetch_related("tasks", "sub_goals", "answers")
    )


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


def _in_full(rows: QuerySet[WorkAgreement]) -> QuerySet[WorkAgreement]:
    return rows.select_related("match__company", "created_by", "changed_by").order_by("-number")


def _sheets(rows: QuerySet[WorkAgreement]) -> tuple[Sheet, ...]:
    placements = Placement.objects.filter(match=OuterRef("match")).order_by("starts_on")
    changes = Prefetch("changes", AgreementChange.objects.select_related("created_by"))
    found = (
        _in_full(rows)
        .annotate(first_day=Subquery(placements.values("starts_on")[:1]))
        .prefetch_related("tasks", "sub_goals", "answers", changes)
    )
    return tuple(
        replace(
            _sheet(row, changes=tuple(map(_change, row.changes.all()))), starts_on=row.first_day
        )
        for row in found
    )


def _sheet(row: WorkAgreement, *, changes: tuple[SheetChange, ...]) -> Sheet:
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
        starts_on=None,
        terms=terms_of(row),
        text_hash=row.text_hash,
        changed_at=row.changed_at or row.created_at,
        changed_by=editor.name if editor else "",
        answers=tuple(
            _answer(answer) for answer in sorted(row.answers.all(), key=lambda answer: answer.pk)
        ),
        changes=changes,
        proposed_at=row.proposed_at,
        ordinary_asked_on=row.ordinary_asked_on,
    )


def _answer(answer: AgreementAnswer) -> SheetAnswer:
    return SheetAnswer(
        party=AgreementParty(answer.party),
        agrees=answer.agrees,
        should_change=answer.should_change,
        person_name=answer.person_name,
        answered_at=answer.answered_at,
        way=AnswerWay(answer.given_how),
        text_hash=answer.text_hash,
        address=answer.address,
        regretted_at=answer.regretted_at,
    )


def _change(change: AgreementChange) -> SheetChange:
    return SheetChange(
        term=Term(change.term),
        before=change.before,
        after=change.after,
        changed_on=day_of(change.created_at),
        changed_by=change.created_by.name if change.created_by else "",
    )


def _hours(minutes: int | None) -> Decimal | None:
    return None if minutes is None else Decimal(minutes) / MINUTES_AN_HOUR


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
