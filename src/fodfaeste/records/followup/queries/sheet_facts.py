"""What a copy-sheet is made from, gathered from every room in one query (M7)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, JSONField, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.followup.queries.history import Facts, day
from fodfaeste.records.meetings.models import KickoffAgreement
from fodfaeste.records.placement.models import Placement, WorkAgreement, WorkTask
from fodfaeste.records.plan.models import AssessmentEntry, PlanVersion
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea, Participation
from fodfaeste.rules.plan.sheet_texts import Approval, Entry, Granted, Kickoff, SheetFacts, Work

KICKOFF_DAYS = ("cv_starts_on", "job_search_starts_on")
KICKOFF = ("wishes", "competences", "experience", "network", "time_plan")
WORK = (
    "company",
    "job",
    "since",
    "placement_minutes",
    "ordinary_minutes",
    "working_times",
    "considerations",
    "follow_up_on",
)


def sheet_facts(case: Case, content: PlanContent, *, sections: Iterable[Section]) -> SheetFacts:
    """Everything that may stand on a sheet, as far as it is open to the reader."""
    columns = JSONObject(**_columns(frozenset(sections)))
    found: Facts = Case.objects.filter(pk=case.pk).values_list(columns, flat=True).get()
    return SheetFacts(
        content=content,
        approval=_approval(found["approval"]) if found["approval"] else None,
        assessment=tuple(map(_entry, found["assessment"])),
        kickoff=_kickoff(found["kickoff"]) if found["kickoff"] else Kickoff(),
        work=_work(found["work"]) if found["work"] else None,
        grants=tuple(map(_grant, found.get("grants", []))),
    )


def _columns(seen: frozenset[Section]) -> dict[str, Any]:
    """One column a room; a room that is closed to the reader is not asked."""
    entries = AssessmentEntry.objects.filter(correction=None, section__in=sorted(seen))
    said = entries.annotate(said=F("said_by_citizen")).order_by("pk")
    versions = PlanVersion.objects.annotate(note=F("citizen_note")).order_by("-number")
    columns = {
        "approval": _one(versions, "number", "approved_on", "citizen_took_part", "note"),
        "assessment": _rows(said, "area", "theme", "section", "text", "said"),
        "kickoff": _one(_kickoffs(), *KICKOFF, *KICKOFF_DAYS),
        "work": _one(_agreements(), *WORK, tasks=_tasks()),
    }
    if Section.SOCIAL in seen:
        grants = Grant.objects.annotate(for_goal=F("goal__wording")).order_by("starts_on", "pk")
        columns["grants"] = _rows(grants, "paragraph", "starts_on", "ends_before", "for_goal")
    return columns


def _mine(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(case=OuterRef("pk"))


def _one(found: QuerySet[Any], *names: str, **columns: Any) -> Subquery:
    row = JSONObject(**{name: name for name in names}, **columns)
    return Subquery(_mine(found).values(row=row)[:1], output_field=JSONField())


def _rows(found: QuerySet[Any], *names: str) -> ArraySubquery:
    return ArraySubquery(_mine(found).values(row=JSONObject(**{name: name for name in names})))


def _kickoffs() -> QuerySet[KickoffAgreement]:
    held = KickoffAgreement.objects.filter(meeting__state=MeetingState.HELD)
    return held.order_by("-meeting__held_on", "-pk")


def _agreements() -> QuerySet[WorkAgreement]:
    first = Placement.objects.filter(match=OuterRef("match")).order_by().values("match")
    begun = Subquery(first.annotate(day=Min("starts_on")).values("day"))
    agreed = WorkAgreement.objects.filter(state=AgreementState.AGREED, match__ended_on=None)
    return agreed.annotate(
        company=F("match__company__name"),
        job=F("match__job_title"),
        since=Coalesce(begun, F("match__found_on")),
    ).order_by("-pk")


def _tasks() -> ArraySubquery:
    tasks = WorkTask.objects.filter(agreement=OuterRef("pk")).order_by("pk")
    return ArraySubquery(tasks.values("wording"))


def _approval(row: Facts) -> Approval:
    return Approval(
        number=row["number"],
        on=date.fromisoformat(row["approved_on"]),
        participation=Participation(row["citizen_took_part"]),
        note=row["note"],
    )


def _entry(row: Facts) -> Entry:
    return Entry(
        area=LifeArea(row["area"]),
        theme=AssessmentTheme(row["theme"]),
        section=Section(row["section"]),
        text=row["text"],
        said_by_citizen=row["said"],
    )


def _kickoff(row: Facts) -> Kickoff:
    words: dict[str, Any] = {name: row[name] for name in KICKOFF}
    days: dict[str, Any] = {name: day(row[name]) for name in KICKOFF_DAYS}
    return Kickoff(**words, **days)


def _work(row: Facts) -> Work:
    return Work(
        company=row["company"],
        job_title=row["job"],
        since=date.fromisoformat(row["since"]),
        placement_minutes=row["placement_minutes"],
        ordinary_minutes=row["ordinary_minutes"],
        working_times=row["working_times"],
        tasks=tuple(row["tasks"]),
        considerations=row["considerations"],
        follow_up_on=day(row["follow_up_on"]),
    )


def _grant(row: Facts) -> Granted:
    return Granted(
        paragraph=row["paragraph"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_before=day(row["ends_before"]),
        goal=row["for_goal"] or "",
    )
