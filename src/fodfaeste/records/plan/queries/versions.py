"""The approved versions of the plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import JSONObject

from fodfaeste.records.plan.models import PlanVersion
from fodfaeste.records.plan.queries.paper import FIRST_HANDED_OVER, IN_THE_CITIZENS_HANDS, Paper
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.content import PlanContent, from_json
from fodfaeste.rules.plan.kinds import Participation


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHead:
    """One approved version without its text: who took part, and when the citizen was given it."""

    number: int
    approved_on: date
    approved_by: str
    citizen_took_part: Participation
    citizen_note: str
    roles_present: tuple[Role, ...]
    handed_over_on: date | None
    in_hands: bool
    """Whether the citizen still has a copy of it on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedPlan(VersionHead):
    """One approved version with what it says."""

    content: PlanContent


def versions_of(case_id: int) -> tuple[ApprovedPlan, ...]:
    """Every approved version, the latest first."""
    return tuple(_approved(_versions(case_id)))


def version_heads(case_id: int) -> tuple[VersionHead, ...]:
    """Every approved version without its text, the latest first."""
    return tuple(VersionHead(**_head(row)) for row in _versions(case_id).defer("content"))


def paper_among(found: Iterable[VersionHead]) -> Paper:
    """How the citizen's paper stands to the plan that holds, from versions already read (C6)."""
    versions = tuple(found)
    return Paper(
        approved=max((head.number for head in versions), default=0),
        handed_over=max((head.number for head in versions if head.in_hands), default=0),
    )


def contents_of(case_id: int, numbers: Iterable[int]) -> dict[int, PlanContent]:
    """What some of the versions say, by number."""
    rows = PlanVersion.objects.filter(case=case_id, number__in=set(numbers))
    return {number: from_json(kept) for number, kept in rows.values_list("number", "content")}


def version_of(case_id: int, number: int) -> ApprovedPlan | None:
    """One approved version by its number."""
    return next(_approved(_versions(case_id).filter(number=number)), None)


def latest_version(case_id: int) -> ApprovedPlan | None:
    """The plan that holds: the latest approved version."""
    return next(_approved(_versions(case_id)[:1]), None)


def heads() -> QuerySet[PlanVersion]:
    """All versions, the latest first, with what the citizen was given of each on paper."""
    held = Count("copies", filter=IN_THE_CITIZENS_HANDS)
    versions = PlanVersion.objects.annotate(handed_over_on=FIRST_HANDED_OVER, held=held)
    return versions.order_by("-number")


_COLUMNS = ("number", "approved_on", "citizen_took_part", "citizen_note", "roles_present")
HEAD = JSONObject(
    **{name: name for name in (*_COLUMNS, "handed_over_on", "held")}, approved_by="created_by__name"
)
"""One version without its text as an object."""


def head_from(row: Mapping[str, Any]) -> VersionHead:
    """Return a version from its object."""
    given = row["handed_over_on"]
    return VersionHead(
        number=row["number"],
        approved_on=date.fromisoformat(row["approved_on"]),
        approved_by=row["approved_by"] or "",
        citizen_took_part=Participation(row["citizen_took_part"]),
        citizen_note=row["citizen_note"],
        roles_present=tuple(map(Role, row["roles_present"])),
        handed_over_on=date.fromisoformat(given) if given else None,
        in_hands=row["held"] > 0,
    )


def _versions(case_id: int) -> QuerySet[PlanVersion]:
    return heads().filter(case=case_id).select_related("created_by")


def _approved(rows: Iterable[PlanVersion]) -> Iterator[ApprovedPlan]:
    return (ApprovedPlan(**_head(row), content=from_json(row.content)) for row in rows)


def _head(row: PlanVersion) -> dict[str, Any]:
    return {
        "number": row.number,
        "approved_on": row.approved_on,
        "approved_by": row.created_by.name if row.created_by else "",
        "citizen_took_part": row.citizen_took_part,
        "citizen_note": row.citizen_note,
        "roles_present": tuple(map(Role, row.roles_present)),
        "handed_over_on": getattr(row, "handed_over_on", None),
        "in_hands": bool(getattr(row, "held", 0)),
    }
