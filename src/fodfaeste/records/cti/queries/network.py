"""The people around the citizen, and what they take over."""

from django.db.models import QuerySet

from fodfaeste.records.cases.models import NetworkPerson
from fodfaeste.records.cti.models import CtiCourse, Handover


def network_of(case_id: int) -> QuerySet[NetworkPerson]:
    """The persons around the citizen, in the order they were written."""
    return NetworkPerson.objects.filter(case_id=case_id).order_by("id")


def handovers_of(course: CtiCourse) -> QuerySet[Handover]:
    """The tasks on their way out of the CTI worker's hands, each with its receiver."""
    return Handover.objects.filter(course=course).select_related("to_person")
