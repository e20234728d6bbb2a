"""What the case page shows besides the overview: focus areas, tasks and the latest contact."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.cti.models import ContactNote, FocusAction, FocusArea
from fodfaeste.records.followup.queries.history import day
from fodfaeste.records.followup.queries.overview import Course
from fodfaeste.rules.cases.kinds import TaskState, Track
from fodfaeste.rules.cti.clock import PHASE_NAMES, phase_on
from fodfaeste.rules.cti.kinds import FocusState

TASKS_SHOWN = 100
DONE_LATELY = timedelta(days=7)
"""So long a task that is done can be seen, and taken back."""

SHOWN_AFTER_DONE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Doing:
    """One action under a focus area."""

    text: str
    who: str
    due_on: date | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class Focus:
    """A focus area of the phase, with what is done about it."""

    title: str
    track: Track
    chosen_on: date
    actions: tuple[Doing, ...]


def phase_shown(course: Course, today: date) -> int:
    """The number of the phase whose focus areas are shown: the last one once time is up."""
    phase = phase_on(course.clock, today)
    if phase is None:
        return 1 if today < course.clock.starts_on else len(PHASE_NAMES)
    return phase.number


def focus_of(course: Course, today: date) -> tuple[Focus, ...]:
    """The current focus areas of the phase, with open actions and those done lately; one query."""
    actions = FocusAction.objects.filter(
        Q(done_on=None) | Q(done_on__gt=today - SHOWN_AFTER_DONE),
        focus_area=OuterRef("pk"),
        taken_back=False,
    ).order_by("id")
    row = JSONObject(text="text", who="who", due_on="due_on", done_on="done_on")
    areas = FocusArea.objects.filter(
        course=course.id, phase=phase_shown(course, today), state=FocusState.CURRENT
    ).annotate(doing=ArraySubquery(actions.values(row=row)))
    return tuple(
        Focus(
            title=area.title,
            track=Track(area.track),
            chosen_on=area.chosen_by_citizen_on,
            actions=tuple(
                Doing(row["text"], row["who"], day(row["due_on"]), bool(row["done_on"]))
                for row in area.doing
            ),
        )
        for area in areas
    )


def tasks_of(case: Case, today: date) -> list[Task]:
    """Open tasks by date, and after them those done in the last days; one query."""
    shown = Q(state=TaskState.OPEN) | Q(state=TaskState.DONE, done_on__gt=today - DONE_LATELY)
    tasks = Task.objects.filter(shown, case=case).select_related("responsible")
    return list(tasks.order_by("-state", "due_on", "id")[:TASKS_SHOWN])


def latest_note(case: Case) -> ContactNote | None:
    """The latest contact note, with its writer; one query. Asked only for an open section."""
    notes = ContactNote.objects.filter(case=case).select_related("created_by")
    return notes.order_by("-happened_on", "-id").first()
