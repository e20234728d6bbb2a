"""Matches that broke off, what was learned and what comes next (D11)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.placement.models import Interruption, JobMatch
from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.rules.placement.match import is_interrupted

AS_AGREED = [reason for reason in MatchEndReason if not is_interrupted(reason)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenOff:
    """One match that broke off; `version` is 0 while nobody has planned the way back."""

    match_id: int
    company: str
    job_title: str
    ended_on: date
    reason: MatchEndReason
    note: str
    told_on: date
    begun_again: bool
    version: int = 0
    reaction_id: int | None = None
    learned: str = ""
    next_time: str = ""
    planned_on: date | None = None
    planned_by: str = ""
    steps: tuple[Task, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a plan for starting again is still to be laid."""
        return self.planned_on is None and not self.begun_again


def broken_off(case: Case, match_id: int | None = None) -> BrokenOff | None:
    """The match asked for, or the latest, when it broke off; None when it did not."""
    matches = JobMatch.objects.filter(case=case).select_related("company", "changed_by")
    latest = matches.order_by("-found_on", "-pk").first()
    match = matches.filter(pk=match_id).first() if match_id else latest
    if match is None or match.ended_on is None or match.end_reason in AS_AGREED:
        return None
    found = (
        Interruption.objects.filter(match=match)
        .select_related("restart_planned_by")
        .prefetch_related("steps__task__responsible")
        .first()
    )
    again = latest is not None and latest.pk != match.pk
    return _broken(match, found, begun_again=again)


def _broken(match: JobMatch, found: Interruption | None, *, begun_again: bool) -> BrokenOff:
    told = found.created_at if found else match.changed_at or match.created_at
    planner = found.restart_planned_by if found else None
    return BrokenOff(
        match_id=match.pk,
        company=match.company.name,
        job_title=match.job_title,
        ended_on=match.ended_on or match.found_on,
        reason=MatchEndReason(match.end_reason),
        note=match.end_note,
        told_on=day_of(told),
        begun_again=begun_again,
        version=found.version if found else 0,
        reaction_id=found.reaction_id if found else None,
        learned=found.learned if found else "",
        next_time=found.next_time if found else "",
        planned_on=found.restart_planned_on if found else None,
        planned_by=planner.name if planner else "",
        steps=tuple(step.task for step in found.steps.all()) if found else (),
    )
