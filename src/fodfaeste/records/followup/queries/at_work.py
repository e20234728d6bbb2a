"""From the gathered facts: the placement's papers, a match that broke off, open questions."""

from datetime import date

from fodfaeste.records.followup.queries.history import Facts, day
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import OpenQuestion
from fodfaeste.rules.followup.workdays import first_workday
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import granted_before
from fodfaeste.rules.placement.interruption import Broken
from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason
from fodfaeste.rules.placement.match import is_interrupted
from fodfaeste.rules.placement.papers import Papers
from fodfaeste.rules.placement.purposes import PlacementPurpose


def papers_from(facts: Facts, today: date) -> Papers | None:
    """The unpaid placement that runs at the current match; None when none does."""
    current = {match["id"] for match in facts["matches"] if not match["ended_on"]}
    rows = [row for row in facts["placements"] if row["match"] in current]
    unpaid = [row for row in rows if row["kind"] == HoursKind.PLACEMENT and row["ends_before"]]
    row = next((row for row in unpaid if _period(row).contains(today)), None)
    if row is None:
        return None
    here = _period(row)
    spans = [_period(one) for one in unpaid if one["starts_on"] < row["starts_on"]]
    before = [(span.starts_on, span.ends_before) for span in spans if span.ends_before]
    return Papers(
        starts_on=here.starts_on,
        ends_before=here.ends_before or today,
        purpose=PlacementPurpose(row["purpose"]) if row["purpose"] else None,
        granted_on=day(row["granted_on"]),
        paid_hours_too=any(
            one["kind"] != HoursKind.PLACEMENT and _period(one).overlaps(here) for one in rows
        ),
        functions_differ=row["functions_differ"],
        employees=row["employees"],
        others_there=row["others_there"],
        before=granted_before(before, starts_on=here.starts_on, workday=first_workday),
    )


def broken_from(facts: Facts) -> Broken | None:
    """The latest match when it broke off; None when it did not."""
    latest: Facts | None = next(iter(facts["matches"]), None)
    ended_on = day(latest["ended_on"]) if latest else None
    if latest is None or ended_on is None:
        return None
    if not is_interrupted(MatchEndReason(latest["end_reason"])):
        return None
    planned = any(row["match"] == latest["id"] for row in facts["restarts"])
    return Broken(on=ended_on, planned=planned, begun_again=False)


def questions_from(facts: Facts) -> tuple[OpenQuestion, ...]:
    """The questions that wait for an answer, the earliest first."""
    return tuple(
        OpenQuestion(
            asked=frozenset(map(Role, row["asked"])), due_on=date.fromisoformat(row["due_on"])
        )
        for row in facts["quick"]
    )


def _period(row: Facts) -> Period:
    return Period(date.fromisoformat(row["starts_on"]), day(row["ends_before"]))
