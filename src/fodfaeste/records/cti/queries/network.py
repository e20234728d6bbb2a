"""The rows of what is handed over, for those who write it down once more (I1)."""

from django.db.models import QuerySet

from fodfaeste.records.cti.models import CtiCourse, Handover


def handovers_of(course: CtiCourse) -> QuerySet[Handover]:
    """The tasks on their way out of the CTI worker's hands, each with its receiver."""
    return Handover.objects.filter(course=course).select_related("to_person")
