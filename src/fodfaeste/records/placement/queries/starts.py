"""What is known when a stretch of work starts or is lengthened (C7, D8)."""

from datetime import date

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.placement.models import Placement
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.followup.workdays import first_workday
from fodfaeste.rules.limits import limit_on
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import granted_before
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.papers import Law, Papers, law_from, papers_lacking
from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.placement.start import PlacementStart
from fodfaeste.rules.placement.stretches import Stretch
from fodfaeste.rules.refusal import Obstacle


def placement_facts(case: Case, *, starts_on: date, ends_before: date) -> PlacementStart:
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
    return PlacementStart(
        starts_on=starts_on,
        ends_before=ends_before,
        wishes_discussed_by=frozenset(held),
        wishes_discussed_on=max(held.values(), default=None),
    )


def law_on(day: date) -> Law:
    """The municipality's numbers about placements on a day."""
    own = limits_on(day)
    return law_from(lambda code: own[code] if code in own else limit_on(code, day))


def stretch_of(placement: Placement) -> Stretch:
    """One stretch as the rules know it."""
    return Stretch(
        kind=HoursKind(placement.kind),
        period=Period(placement.starts_on, placement.ends_before),
    )


def papers_of(placement: Placement, beside: tuple[Placement, ...]) -> Papers | None:
    """What the law asks about one stretch; None when it is paid. `beside` are all of the match."""
    ends = placement.ends_before
    if placement.kind is not HoursKind.PLACEMENT or ends is None:
        return None
    unpaid = [
        (each.starts_on, each.ends_before)
        for each in beside
        if each.kind is HoursKind.PLACEMENT
        and each.ends_before
        and each.starts_on < placement.starts_on
    ]
    here = Period(placement.starts_on, ends)
    return Papers(
        starts_on=placement.starts_on,
        ends_before=ends,
        purpose=PlacementPurpose(placement.purpose) if placement.purpose else None,
        granted_on=placement.granted_on,
        paid_hours_too=any(
            each.kind is not HoursKind.PLACEMENT
            and Period(each.starts_on, each.ends_before).overlaps(here)
            for each in beside
        ),
        functions_differ=placement.functions_differ,
        employees=placement.match.company.employees,
        others_there=placement.others_there,
        before=granted_before(unpaid, starts_on=placement.starts_on, workday=first_workday),
    )


def warnings_about(placement: Placement, *, law: Law) -> tuple[Obstacle, ...]:
    """What is pointed out about a stretch; nothing about paid work (D8)."""
    beside = Placement.objects.filter(match=placement.match_id).select_related("match__company")
    papers = papers_of(placement, tuple(beside))
    return papers_lacking(papers, law=law) if papers else ()
