"""The stretches of work at the match that is in progress, each with what is pointed out (D8)."""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import Placement
from fodfaeste.records.placement.queries.starts import law_on, papers_of
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.papers import Law, latest_day, papers_lacking
from fodfaeste.rules.placement.purposes import PlacementPurpose, StretchChange
from fodfaeste.rules.refusal import Obstacle

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchRow:
    """One stretch as it stands, and what may be done with it."""

    id: int
    version: int
    kind: HoursKind
    change: StretchChange
    period: Period
    granted_until: date | None
    granted_on: date | None
    purpose: PlacementPurpose | None
    grounds: str
    functions_differ: bool
    others_there: int | None
    representative: str
    representative_said_yes_on: date | None
    written_by: str
    warnings: tuple[Obstacle, ...]
    is_last: bool
    may_last_until: date | None
    """The last day that could be granted if it were lengthened now; None for paid work."""

    @property
    def is_unpaid(self) -> bool:
        """Whether it is placement without pay."""
        return self.kind is HoursKind.PLACEMENT

    @property
    def starts_on(self) -> date:
        """The first day."""
        return self.period.starts_on

    @property
    def last_day(self) -> date | None:
        """The last day; None while no end is agreed."""
        return self.period.ends_before - DAY if self.period.ends_before else None

    @property
    def granted_to(self) -> date | None:
        """The last day it was granted to, where it was cut short since."""
        until = self.granted_until
        return until - DAY if until and until != self.period.ends_before else None

    def runs(self, today: date) -> bool:
        """Whether it has begun and is not over."""
        return self.period.contains(today)

    def is_over(self, today: date) -> bool:
        """Whether its last day has been."""
        ends = self.period.ends_before
        return ends is not None and ends <= today

    def may_be_extended(self, today: date) -> bool:
        """Whether an extension could be granted today."""
        ends = self.period.ends_before
        return self.is_last and ends is not None and today <= ends


def stretches_of(case: Case, today: date) -> tuple[StretchRow, ...]:
    """Every stretch at the current match, the earliest first; two queries."""
    rows = Placement.objects.filter(case=case, match__ended_on=None)
    found = tuple(rows.select_related("match__company", "created_by").order_by("starts_on", "pk"))
    if not found:
        return ()
    law = law_on(today)
    return tuple(_row(each, found, law=law) for each in found)


def stretch_row(case: Case, placement_id: int, today: date) -> StretchRow | None:
    """One of them; None when it is not at the current match of this case."""
    return next((row for row in stretches_of(case, today) if row.id == placement_id), None)


def _row(row: Placement, beside: tuple[Placement, ...], *, law: Law) -> StretchRow:
    papers = papers_of(row, beside)
    later = any(each.kind == row.kind and each.starts_on > row.starts_on for each in beside)
    return StretchRow(
        id=row.pk,
        version=row.version,
        kind=HoursKind(row.kind),
        change=StretchChange(row.change),
        period=Period(row.starts_on, row.ends_before),
        granted_until=row.granted_until,
        granted_on=row.granted_on,
        purpose=PlacementPurpose(row.purpose) if row.purpose else None,
        grounds=row.grounds,
        functions_differ=row.functions_differ,
        others_there=row.others_there,
        representative=row.representative,
        representative_said_yes_on=row.representative_said_yes_on,
        written_by=row.created_by.name if row.created_by else "",
        warnings=papers_lacking(papers, law=law) if papers else (),
        is_last=not later,
        may_last_until=_longest(row, beside, law=law),
    )


def _longest(row: Placement, beside: tuple[Placement, ...], *, law: Law) -> date | None:
    """Judge an extension from this stretch's end as the law would."""
    if row.kind is not HoursKind.PLACEMENT or row.ends_before is None:
        return None
    following = Placement(
        match=row.match,
        kind=row.kind,
        starts_on=row.ends_before,
        ends_before=row.ends_before + DAY,
    )
    papers = papers_of(following, beside)
    return latest_day(papers, law=law) - DAY if papers else None
