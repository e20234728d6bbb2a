"""Every place that knows the phase says the same, to the second, in Danish time (E1).

The rule, the overview behind pages, lists and PDFs, the two SQL forms behind filters and flags,
the pictures, the papers, the command, the notes' focus areas and the job all read the four dates
that were fixed at the start; this walks each boundary from the second before to the second it is.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from fodfaeste.cli.main import main
from fodfaeste.jobs import phases
from fodfaeste.kernel import clock as kernel_clock
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.pdf.papers.clock import phase_clock_of
from fodfaeste.records.boards.queries.columns import Narrowed, columns_of
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.models import LegalBasis, Limit
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.course import areas_on, clock_of
from fodfaeste.records.followup.queries import history_of, overview_of, overviews_of
from fodfaeste.records.followup.queries.details import phase_shown
from fodfaeste.records.followup.queries.state import in_state, state_expression
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.cases.kinds import CaseState, Track
from fodfaeste.rules.cti.clock import Clock, clock, phase_on
from fodfaeste.rules.followup.states import state_on
from tests.database import Stage
from tests.factories import courses
from tests.records.phases_on_paper import by_paper, printed
from tests.worlds import World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]

STATES = {
    0: CaseState.MATCHED,
    1: CaseState.CTI_PHASE_1,
    2: CaseState.CTI_PHASE_2,
    3: CaseState.CTI_PHASE_3,
    4: CaseState.CTI_CLOSING_DUE,
}
STARTS = {
    "ordinary": (date(2026, 2, 2), 9),
    "end of a long month": (date(2026, 1, 31), 9),
    "leap day": (date(2024, 2, 29), 6),
    "the 30th into February": (date(2025, 11, 30), 9),
    "into the day the clock goes forward": (date(2025, 12, 29), 9),
    "on the day the clock goes forward": (date(2026, 3, 29), 6),
    "into the day the clock goes back": (date(2026, 4, 25), 9),
    "on the day the clock goes back": (date(2026, 10, 25), 9),
}
TOLD = re.compile(r"fase (\d) den (\d+)\.(\d+)\.(\d{4})")
"""What the job says: which phase, and from which day."""
FIRST_PLACE = {True: "the second before midnight", False: "midnight"}


def instants(edge: date) -> Iterator[datetime]:
    """The last second of the day before and the first second of the day, in Denmark, as UTC."""
    midnight = datetime.combine(edge, time(0), tzinfo=COPENHAGEN).astimezone(UTC)
    yield midnight - timedelta(seconds=1)
    yield midnight


@pytest.fixture(params=list(STARTS.values()), ids=list(STARTS))
def fixed(request: pytest.FixtureRequest) -> Clock:
    starts_on, months = request.param
    return clock(starts_on=starts_on, months=months)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def course(fixed: Clock, world: World, as_owner: AsOwner) -> CtiCourse:
    case = enrolled_case(world, day=fixed.starts_on - timedelta(days=20))
    with as_owner():
        found = fixed.starts_on - timedelta(days=10)
        match = courses.job_match(case, courses.company(), on=found)
        by = courses.grant(case, starts_on=fixed.starts_on)
        made = courses.cti_course(match, by, starts_on=fixed.starts_on, months=fixed.months)
        for number in (1, 2, 3):
            courses.focus_area(made, f"Fokus {number}", phase=number, track=Track.JOB)
        return made


def test_e1_every_place_agrees_on_the_phase_at_every_boundary_second(
    fixed: Clock,
    course: CtiCourse,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edges = [fixed.starts_on, *(phase.ends_before for phase in fixed.phases)]
    for place, edge in enumerate(edges):
        for before, instant in zip((True, False), instants(edge), strict=True):
            monkeypatch.setattr(kernel_clock, "now", lambda instant=instant: instant)
            today = kernel_clock.today()
            expected = place if before else place + 1
            assert today == edge - timedelta(days=before), FIRST_PLACE[before]
            found = said(course, world, today)
            assert found == dict.fromkeys(found, expected), (edge, FIRST_PLACE[before])
            assert by_command(fixed, today, capsys) == expected % 4


def said(course: CtiCourse, world: World, today: date) -> dict[str, int]:
    """What each place says: 0 before the course, 1 to 3, 4 when its time is over."""
    actor, case = world.actor(world.cti_worker, today), course.case
    with acting_as(actor, today):
        overview = overview_of(case, today)
        (listed,) = overviews_of(
            actor, [case.pk], today=today, now=datetime.combine(today, time(12), tzinfo=COPENHAGEN)
        )
        rows = Case.objects.filter(pk=case.pk)
        (by_sql,) = rows.annotate(state=state_expression(today)).values_list("state", flat=True)
        filtered = [state for state in CaseState if rows.filter(in_state(state, today)).exists()]
        focus = list(areas_on(case.pk, today).values_list("phase", flat=True))
        board = columns_of(Narrowed(), today)
        on_board = [card.state for column in board.values() for card in column.placed]
        picture = phase_clock_of(overview, today)
        history = history_of(case, today)
        outside = 0 if today < course.starts_on else 4
        papers = by_paper(course, overview, today, outside)
    assert overview.course is not None
    assert picture is not None
    ruled = phase_on(clock_of(course), today)
    return {
        **papers,
        "rule": ruled.number if ruled else outside,
        "state": of_state(state_on(history, today)),
        "page": of_state(overview.state),
        "list": of_state(listed.overview.state),
        "state in SQL": of_state(CaseState(by_sql)),
        "board": of_state(*on_board),
        "filter": of_state(*filtered),
        "picture": picture.current.number if picture.current else outside,
        "focus areas of a note": focus[0] if focus else outside,
        "focus areas of the page": phase_shown(overview.course, today) if ruled else outside,
    }


def test_e1_the_printed_plan_names_the_phase_of_the_second_it_was_printed(
    course: CtiCourse, fixed: Clock, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read back from the PDF itself, on both sides of one midnight in each course."""
    edge = fixed.phases[1].starts_on
    for instant, number in zip(instants(edge), (1, 2), strict=True):
        monkeypatch.setattr(kernel_clock, "now", lambda instant=instant: instant)
        today = kernel_clock.today()
        with acting_as(world.actor(world.cti_worker, today), today):
            assert printed(course, overview_of(course.case, today), today, 0) == number


@pytest.mark.parametrize("late", [0, 3], ids=["on the day", "three days late"])
def test_e1_what_the_job_tells_is_what_every_place_says_from_that_midnight(
    fixed: Clock,
    course: CtiCourse,
    world: World,
    stage: Stage,
    as_owner: AsOwner,
    monkeypatch: pytest.MonkeyPatch,
    late: int,
) -> None:
    """Told at the first second a week before, not at the one before it; once, however it runs."""

    def runs(at: datetime) -> int:
        monkeypatch.setattr(kernel_clock, "now", lambda: at)
        with stage.worker():
            return phases.tell_all()

    for phase in fixed.phases[1:]:
        early, first = instants(phase.starts_on - timedelta(days=7))
        assert runs(early) == 0
        assert [runs(first + timedelta(days=late)), runs(first + timedelta(days=late))] == [1, 0]
        assert [runs(instant) for instant in instants(phase.starts_on)] == [0, 0]
    with as_owner():
        notices = Notice.objects.filter(kind="phase_shift", recipient=world.cti_worker)
        told = [
            TOLD.search(text) for text in notices.order_by("pk").values_list("sentence", flat=True)
        ]
    named = [tuple(map(int, found.groups())) for found in told if found]
    assert [number for number, *_ in named] == [2, 3]
    for number, day, month, year in named:
        for instant, expected in zip(
            instants(date(year, month, day)), (number - 1, number), strict=True
        ):
            found_then = said(course, world, kernel_clock.day_of(instant))
            assert found_then == dict.fromkeys(found_then, expected)


def of_state(state: CaseState) -> int:
    return next(number for number, known in STATES.items() if known is state)


def by_command(fixed: Clock, today: date, capsys: pytest.CaptureFixture[str]) -> int:
    basis = "sel-85" if fixed.months == 9 else "sel-82b"
    days = ("--start", fixed.starts_on.isoformat(), "--on", today.isoformat())
    assert main(["phases", *days, "--basis", basis]) == 0
    return json.loads(capsys.readouterr().out)["phase_on"] or 0


def test_e1_the_boundaries_stay_when_the_law_and_the_numbers_change_meanwhile(
    fixed: Clock, course: CtiCourse, world: World, as_owner: AsOwner
) -> None:
    today = fixed.phases[1].starts_on
    with as_owner():
        LegalBasis.objects.update(months=3)
        Limit.objects.update(value=1)
    found = said(course, world, today)
    assert found == dict.fromkeys(found, 2)
    with as_owner():
        assert clock_of(CtiCourse.objects.get()) == fixed


def test_e1_the_day_is_denmarks_and_not_utcs() -> None:
    summer, winter = date(2026, 7, 31), date(2026, 1, 31)
    assert [(first.hour, first.day) for first in map(next, map(instants, (summer, winter)))] == [
        (21, 30),
        (22, 30),
    ]
    for edge in (summer, winter):
        last, first = map(kernel_clock.day_of, instants(edge))
        assert (last, first) == (edge - timedelta(days=1), edge)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_e1_the_days_with_23_and_25_hours_are_one_day_each(change: date) -> None:
    begins, ends = (list(instants(day))[1] for day in (change, change + timedelta(days=1)))
    hours = [
        begins + timedelta(hours=number)
        for number in range(int((ends - begins).seconds / 3600) or 24)
    ]
    assert {kernel_clock.day_of(instant) for instant in hours} == {change}
    for one, other in pairwise(
        [begins - timedelta(seconds=1), begins, ends - timedelta(seconds=1), ends]
    ):
        assert kernel_clock.day_of(one) <= kernel_clock.day_of(other)
