"""What the citizen was guided on (C13)."""

from django.db.models import QuerySet

from fodfaeste.records.plan.models import Guidance


def guidance_of(case_id: int) -> QuerySet[Guidance]:
    """Every note, the latest talk first, with who wrote it."""
    notes = Guidance.objects.filter(case=case_id).select_related("created_by")
    return notes.order_by("-given_on", "-id")


def guidance_on_paper(case_id: int) -> QuerySet[Guidance]:
    """The notes the citizen wants to have on the plan on paper, the latest first."""
    return guidance_of(case_id).filter(on_paper=True)
