"""What is known when a placement is about to start (C7, D8)."""

from datetime import date

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.placement.models import Placement
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.duration import LAW, PlacementWeeks, granted_before
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.start import PlacementStart, warnings_at_placement
from fodfaeste.rules.refusal import Obstacle


def placement_facts(
    case: Case, *, starts_on: date, ends_before: date, functions_differ: bool
) -> PlacementStart:
    """The facts of one start; the talks are those written in the joint plan."""
    plan = JointPlan.objects.filter(case=case).first()
    talks = (
        {
            Department.EMPLOYMENT: plan.wishes_discussed_employment_on,
            Department.SOCIAL: plan.wishes_discussed_social_on,
        }
        if plan
        else {}
    )
    held = {area: day for area, day in talks.items() if day is not None and day <= starts_on}
    running = Placement.objects.filter(case=case, match__ended_on=None)
    unpaid = running.filter(kind=HoursKind.PLACEMENT, starts_on__lt=starts_on)
    ended = unpaid.filter(ends_before__isnull=False).values_list("starts_on", "ends_before")
    return PlacementStart(
        starts_on=starts_on,
        ends_before=ends_before,
        wishes_discussed_by=frozenset(held),
        wishes_discussed_on=max(held.values(), default=None),
        paid_hours_too=running.exclude(kind=HoursKind.PLACEMENT).exists(),
        functions_differ=functions_differ,
        extends=granted_before([(first, end) for first, end in ended if end], starts_on=starts_on),
        weeks=_weeks_on(starts_on),
    )


def _weeks_on(day: date) -> PlacementWeeks:
    """The municipality's own weeks."""
    limits = limits_on(day)
    return PlacementWeeks(
        first=limits.get(LimitCode.PLACEMENT_FIRST, LAW.first),
        second=limits.get(LimitCode.PLACEMENT_SECOND, LAW.second),
        again=limits.get(LimitCode.PLACEMENT_AGAIN, LAW.again),
    )


def warnings_about(case: Case, placement: Placement) -> tuple[Obstacle, ...]:
    """What is pointed out about an unpaid placement that was just started (D8)."""
    if placement.kind != HoursKind.PLACEMENT or placement.ends_before is None:
        return ()
    return warnings_at_placement(
        placement_facts(
            case,
            starts_on=placement.starts_on,
            ends_before=placement.ends_before,
            functions_differ=placement.functions_differ,
        )
    )
