"""A new phase is told a week before, once, however late or often the job runs; it moves nothing."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.jobs import phases
from fodfaeste.kernel import clock
from fodfaeste.records.cti.models import CtiCourse, PhaseTold
from fodfaeste.records.post.models import Notice
from tests.database import Stage
from tests.factories import courses
from tests.worlds import World, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]

START = date(2026, 1, 31)
SECOND, THIRD = date(2026, 4, 30), date(2026, 7, 31)
BOUNDARIES = ("starts_on", "phase_2_on", "phase_3_on", "ends_before")
SECOND_TOLD = (
    "CTI går i fase 2 den 30.4.2026: Afprøvning og tilpasning. "
    "Tal med borgeren om, hvad fasen skal handle om."
)
THIRD_TOLD = (
    "CTI går i fase 3 den 31.7.2026: Ansvarsoverdragelse og forankring. "
    "Tal med borgeren om, hvad fasen skal handle om."
)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def course(world: World, as_owner: AsOwner) -> CtiCourse:
    case = enrolled_case(world, day=START)
    with as_owner():
        match = courses.job_match(case, courses.company(), on=START)
        return courses.cti_course(match, courses.grant(case, starts_on=START), starts_on=START)


@pytest.fixture
def run(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[date]], list[int]]:
    """Give `run(days)`: the job on each day, and how many phases it told of."""

    def on(days: Iterable[date]) -> list[int]:
        told = []
        with stage.worker():
            for day in days:
                monkeypatch.setattr(clock, "now", lambda day=day: noon(day))
                told.append(phases.tell_all())
        return told

    return on


def told(world: World, as_owner: AsOwner) -> dict[str, list[str]]:
    with as_owner():
        rows = list(
            Notice.objects.filter(kind="phase_shift")
            .order_by("recipient_id", "pk")
            .values_list("recipient__name", "sentence")
        )
    return {name: [text for who, text in rows if who == name] for name, _ in rows}


def everybody(world: World, *sentences: str) -> dict[str, list[str]]:
    team = (
        world.employment_caseworker,
        world.social_caseworker,
        world.job_consultant,
        world.cti_worker,
    )
    return {person.name: list(sentences) for person in team}


def each_day(first: date, last: date, *, step: int = 1) -> list[date]:
    return [first + timedelta(days=number) for number in range(0, (last - first).days + 1, step)]


DAILY = each_day(START, THIRD + timedelta(days=14))
LATE = {
    "every day": DAILY,
    "three days late": [day + timedelta(days=3) for day in DAILY],
    "every third day": DAILY[::3],
    "thrice a day": [day for day in DAILY for _ in range(3)],
    "only in the week after": [SECOND + timedelta(days=6), THIRD + timedelta(days=6)],
    "clock put back": [*DAILY[:95], *DAILY[60:], *DAILY[::-1]],
    "clock put forward and back": [THIRD + timedelta(days=200), *DAILY, START, THIRD],
}


@pytest.mark.parametrize("days", LATE.values(), ids=LATE.keys())
def test_e1_whenever_the_job_ran_the_team_was_told_of_each_phase_once(
    days: list[date],
    course: CtiCourse,
    world: World,
    as_owner: AsOwner,
    run: Callable[[Iterable[date]], list[int]],
) -> None:
    before = CtiCourse.objects.filter(pk=course.pk)
    with as_owner():
        fixed = before.values_list(*BOUNDARIES).get()
    assert sum(run(days)) == 2
    assert told(world, as_owner) == everybody(world, SECOND_TOLD, THIRD_TOLD)
    with as_owner():
        assert list(PhaseTold.objects.order_by("phase").values_list("course", "phase")) == [
            (course.pk, 2),
            (course.pk, 3),
        ]
        assert before.values_list(*BOUNDARIES).get() == fixed


@pytest.mark.usefixtures("course")
def test_e1_it_is_told_a_week_before_and_no_day_earlier(
    run: Callable[[Iterable[date]], list[int]],
) -> None:
    assert run([SECOND - timedelta(days=8), SECOND - timedelta(days=7)]) == [0, 1]


@pytest.mark.usefixtures("course")
def test_e1_what_is_long_past_is_no_news(run: Callable[[Iterable[date]], list[int]]) -> None:
    assert run([SECOND + timedelta(days=7), THIRD + timedelta(days=7)]) == [0, 0]


def test_e1_a_course_that_has_stopped_has_no_new_phase(
    course: CtiCourse, as_owner: AsOwner, run: Callable[[Iterable[date]], list[int]]
) -> None:
    with as_owner():
        CtiCourse.objects.filter(pk=course.pk).update(closed_on=SECOND - timedelta(days=10))
    assert run(DAILY) == [0] * len(DAILY)
