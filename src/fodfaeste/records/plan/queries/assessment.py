"""Questions about the shared assessment."""

from django.db.models import QuerySet

from fodfaeste.records.plan.models import AssessmentEntry


def assessment_of(case_id: int) -> QuerySet[AssessmentEntry]:
    """The shared assessment in the order written, with who wrote it."""
    entries = AssessmentEntry.objects.filter(case=case_id).select_related("created_by")
    return entries.order_by("id")
