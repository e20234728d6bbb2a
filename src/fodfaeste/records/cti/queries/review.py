"""What a review of a whole caseload shows of each course beside the overview (J1).

«Caseload Review Form»: all citizens, phase, weeks left, focus areas, last contact, strength of
links, concerns (domain.md 1.2). Nobody fills it in; it is made from what is written already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from fodfaeste.records.cti.models import FocusArea, Handover
from fodfaeste.rules.cti.kinds import FocusState, HandoverState

GIVEN_UP = (HandoverState.DROPPED, HandoverState.TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is worked on in a course now, and how many of its tasks somebody else has taken on."""

    focus: tuple[str, ...] = ()
    handed_over: int = 0
    tasks: int = 0


def reviewed(course_ids: Iterable[int]) -> Mapping[int, Reviewed]:
    """Each of these courses; two queries, however many."""
    wanted = list(course_ids)
    focus: dict[int, list[str]] = {}
    areas = FocusArea.objects.filter(course__in=wanted, state=FocusState.CURRENT)
    for course, title in areas.order_by("phase", "id").values_list("course_id", "title"):
        focus.setdefault(course, []).append(title)
    counted = (
        Handover.objects.filter(course__in=wanted)
        .exclude(state__in=GIVEN_UP)
        .order_by()
        .values_list("course_id")
        .annotate(tasks=Count("pk"), done=Count("pk", filter=Q(state=HandoverState.HANDED_OVER)))
    )
    links = {course: (done, tasks) for course, tasks, done in counted}
    return {
        course: Reviewed(tuple(focus.get(course, ())), *links.get(course, (0, 0)))
        for course in wanted
    }
