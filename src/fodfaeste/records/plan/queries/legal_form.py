"""The plan's form, choice by choice, and the plans that live in other systems (C8)."""

from datetime import date

from django.db.models import Max, QuerySet

from fodfaeste.records.plan.models import FormChoice, PlanVersion
from fodfaeste.records.plan.models import SectorPlan as SectorPlanRow
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.sector_plans import Check, SectorPlan, SectorPlanKind, checks


def form_choices(case_id: int) -> QuerySet[FormChoice]:
    """Every choice of form with who noted it, the latest first."""
    return FormChoice.objects.filter(case=case_id).select_related("created_by").order_by("-pk")


def holistic_since(case_id: int) -> date | None:
    """The day the citizen said yes to a plan that replaces the others; None while it does not."""
    latest = form_choices(case_id).first()
    is_holistic = latest is not None and latest.legal_form is PlanLegalForm.HOLISTIC
    return latest.chosen_on if latest and is_holistic else None


def sector_plans_of(case_id: int) -> QuerySet[SectorPlanRow]:
    """The plans in other systems, those that stand first."""
    found = SectorPlanRow.objects.filter(case=case_id).select_related("changed_by")
    return found.order_by("-ended_on", "kind", "pk")


def sector_plan_of(case_id: int, plan_id: int) -> SectorPlanRow | None:
    """One plan in another system."""
    return sector_plans_of(case_id).filter(pk=plan_id).first()


def sector_plan_facts(row: SectorPlanRow) -> SectorPlan:
    """A plan in another system as the rules know it."""
    kind = SectorPlanKind(row.kind)
    return SectorPlan(
        number=row.pk or 0,
        kind=kind,
        name=name_of(row),
        system=row.system,
        made_on=row.made_on,
        checked_on=row.checked_on,
        ended_on=row.ended_on,
    )


def name_of(row: SectorPlanRow) -> str:
    """What a plan is called: by its kind, or by its own name."""
    is_other = row.kind == SectorPlanKind.OTHER
    return row.name if is_other else SectorPlanKind(row.kind).label


def checks_of(case_id: int, form: PlanLegalForm, *, approved: date | None) -> tuple[Check, ...]:
    """Which plans in other systems must be looked at, held against the plan that holds."""
    plans = tuple(map(sector_plan_facts, sector_plans_of(case_id)))
    return checks(plans, form=form, approved_on=approved)


def approved_on(case_id: int) -> date | None:
    """The day the plan that holds was approved."""
    found: date | None = PlanVersion.objects.filter(case=case_id).aggregate(day=Max("approved_on"))[
        "day"
    ]
    return found
