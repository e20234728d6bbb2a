"""The ladder of one course, the talks about pay, and what has moved beside the hours (D12, D14)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    JobMatch,
    PayTalk,
    ResponsibilitySaid,
    TaskStepSaid,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.records.placement.queries.sheets import Sheet, in_force, sheets_of
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.placement.kinds import AgreementState, TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask, SaidStep, WrittenTask, ladder
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from fodfaeste.rules.placement.ladder.pay_talk import (
    TALK_WITHIN_DAYS,
    AgreedVersion,
    PayFacts,
    Talk,
    pay_talk_due,
    standing_yes,
    waits_for_talk,
)
from fodfaeste.rules.placement.ladder.progress import Grown, Progress, progress

Told = dict[str, Any]
"""What the database tells of one ladder, as JSON."""

HAS_BEEN_AGREED = (AgreementState.AGREED, AgreementState.REPLACED, AgreementState.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedTalk(Talk):
    """A talk as it was noted, by whom and with whom."""

    id: int
    by: str
    employer_name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The tasks of the agreement in force, and what has been said around them."""

    tasks: tuple[LadderTask, ...] = ()
    talks: tuple[Talk, ...] = ()
    versions_begun: tuple[datetime, ...] = ()
    agreed: tuple[AgreedVersion, ...] = ()
    grown: tuple[Grown, ...] = ()

    @property
    def pay(self) -> PayFacts:
        """What the talk about pay is judged from (D12)."""
        return PayFacts(self.tasks, self.talks, self.versions_begun)

    @property
    def progress(self) -> tuple[Progress, ...]:
        """Everything that has moved forward beside the hours (D14)."""
        return progress(self.tasks, self.grown)

    @property
    def standing_yes(self) -> Talk | None:
        """The employer's yes to pay that no agreement has settled yet (D12)."""
        return standing_yes(self.talks, self.agreed)

    def task(self, task_id: int) -> LadderTask | None:
        """One task of the agreement in force, by its row in this version or an earlier one."""
        return next((task for task in self.tasks if task_id in task.ids), None)

    def waiting(self, today: date) -> tuple[LadderTask, ...]:
        """The mastered tasks that pay is not talked about for yet."""
        return tuple(task for task in self.tasks if waits_for_talk(task, self.pay, today=today))

    def due(self, today: date, *, within_days: int = TALK_WITHIN_DAYS) -> tuple[Missing, ...]:
        """The reminder to talk about pay (D12)."""
        return pay_talk_due(self.pay, today=today, within_days=within_days)


def ladder_of(case_id: int) -> Ladder:
    """The ladder of the match that is in progress; one query, however much was said."""
    told = Case.objects.filter(pk=case_id).annotate(told=JSONObject(**_told(in_full=True)))
    return ladder_from(told.values_list("told", flat=True).get())


def agreed_sheet(case_id: int) -> Sheet | None:
    """The agreement in force at the match in progress, or None."""
    match = JobMatch.objects.filter(case=case_id, ended_on=None).first()
    return in_force(sheets_of(match.pk)) if match else None


def progress_said(case_id: int) -> tuple[Progress, ...]:
    """What has moved forward beside the hours, the earliest first (D14)."""
    return ladder_of(case_id).progress


def ladder_told() -> JSONObject:
    """The facts of the ladder as a column of a query over cases; read by `ladder_from`."""
    return JSONObject(**_told(in_full=False))


def ladder_from(told: Told) -> Ladder:
    """Read what the database told."""
    return Ladder(
        tasks=ladder(map(_written, told["written"]), map(_said, told["said"])),
        talks=tuple(map(_talk, told["talks"])),
        versions_begun=tuple(map(datetime.fromisoformat, told["begun"])),
        agreed=tuple(
            AgreedVersion(datetime.fromisoformat(row["at"]), date.fromisoformat(row["on"]))
            for row in told["agreed"]
        ),
        grown=tuple(
            Grown(date.fromisoformat(row["on"]), Responsibility(row["kind"]), row.get("words", ""))
            for row in told["grown"]
        ),
    )


def _told(*, in_full: bool) -> dict[str, ArraySubquery]:
    """Each part in the order it came; names and notes only for the page that shows them."""
    words = {"by": "created_by__name", "note": "note"} if in_full else {}
    talk_words = {"employer_name": "employer_name"} if in_full else {}
    grown_words = {"words": "note"} if in_full else {}
    agreed = _mine(
        WorkTask.objects.filter(agreement__state__in=HAS_BEEN_AGREED), "agreement__match"
    )
    steps = _mine(TaskStepSaid.objects.all(), "task__agreement__match")
    begun = _mine(WorkAgreement.objects.exclude(state=AgreementState.DROPPED), "match")
    made = _mine(WorkAgreement.objects.filter(agreed_on__isnull=False), "match")
    return {
        "written": _rows(
            agreed,
            *("id", "wording", "step"),
            version="agreement__number",
            at="created_at",
        ),
        "said": _rows(
            steps,
            *("id", "step", "seen_on"),
            wording="task__wording",
            at="created_at",
            **words,
        ),
        "talks": _rows(
            _mine(PayTalk.objects.all(), "match").order_by("talked_on", "id"),
            *("id", "talked_on", "answer", "again_on", "ordinary_minutes"),
            at="created_at",
            **words,
            **talk_words,
        ),
        "begun": ArraySubquery(begun.order_by("id").values("created_at")),
        "agreed": _rows(made, at="created_at", on="agreed_on"),
        "grown": _rows(
            _mine(ResponsibilitySaid.objects.all(), "match"), "kind", on="seen_on", **grown_words
        ),
    }


def _mine(rows: QuerySet[Any], match: str) -> QuerySet[Any]:
    """The rows of a course that belong to the match in progress."""
    return rows.filter(case=OuterRef("pk"), **{f"{match}__ended_on": None}).order_by("id")


def _rows(found: QuerySet[Any], *names: str, **columns: str) -> ArraySubquery:
    row = JSONObject(**{name: name for name in names}, **columns)
    return ArraySubquery(found.values(row=row))


def _written(row: Told) -> WrittenTask:
    at = datetime.fromisoformat(row["at"])
    return WrittenTask(
        id=row["id"],
        version=row["version"],
        wording=row["wording"],
        step=TaskStep(row["step"]),
        at=at,
        on=day_of(at),
    )


def _said(row: Told) -> SaidStep:
    return SaidStep(
        id=row["id"],
        wording=row["wording"],
        step=TaskStep(row["step"]),
        at=datetime.fromisoformat(row["at"]),
        seen_on=date.fromisoformat(row["seen_on"]),
        by=row.get("by") or "",
        note=row.get("note", ""),
    )


def _talk(row: Told) -> NotedTalk:
    again_on, noted_at = row["again_on"], datetime.fromisoformat(row["at"])
    return NotedTalk(
        noted_at=noted_at,
        noted_on=day_of(noted_at),
        id=row["id"],
        talked_on=date.fromisoformat(row["talked_on"]),
        answer=PayAnswer(row["answer"]),
        again_on=date.fromisoformat(again_on) if again_on else None,
        ordinary_minutes=row["ordinary_minutes"],
        by=row.get("by") or "",
        employer_name=row.get("employer_name", ""),
        note=row.get("note", ""),
    )
