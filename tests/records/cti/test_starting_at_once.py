"""Two who start CTI at the same second, and dates that are not like the others (E1, E2)."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from fodfaeste.records.cases.models import Task
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.rules.cti.kinds import EarlyEndReason
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import Ready, case_ready, start_cti
from tests.records.cti.steps import AsOwner, conditions
from tests.worlds import TODAY, World, acting_as, make_world, noon


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do things in threads of their own that begin together; what each gave or raised."""
    start, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait()
            found[place] = act()  # type: ignore[call-overload]
        except Refused as refused:
            found[place] = refused  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(found)


@pytest.mark.django_db(transaction=True)
def test_e1_two_who_start_at_the_same_second_start_one_course() -> None:
    world = make_world()
    case = case_ready(world)
    found = at_once(*(lambda: start_cti(world, case) for _ in range(2)))
    assert sorted(type(one).__name__ for one in found) == ["CtiCourse", "Refused"]
    (refused,) = (one for one in found if isinstance(one, Refused))
    assert [(lack.rule, lack.condition) for lack in refused.obstacles] == [
        ("E1", "no_other_course")
    ]
    with acting_as(world.actor(world.cti_worker)):
        assert (CtiCourse.objects.count(), Task.objects.filter(rule="E4").count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts_on", "edges"),
    [
        ("2026-03-29", ["2026-06-29", "2026-09-29", "2026-12-29"]),
        ("2026-10-25", ["2027-01-25", "2027-04-25", "2027-07-25"]),
        ("2026-05-31", ["2026-08-31", "2026-11-30", "2027-02-28"]),
        ("2027-08-30", ["2027-11-30", "2028-02-29", "2028-05-30"]),
        ("2028-02-29", ["2028-05-29", "2028-08-29", "2028-11-29"]),
        ("2030-12-31", ["2031-03-31", "2031-06-30", "2031-09-30"]),
    ],
)
def test_e1_a_start_far_ahead_in_a_week_of_summer_time_or_at_a_months_end(
    world: World, as_owner: AsOwner, starts_on: str, edges: list[str]
) -> None:
    case, day = case_ready(world, Ready(first_day=None)), date.fromisoformat(starts_on)
    with as_owner():
        Placement.objects.create(
            **made_by(world.job_consultant.pk, noon(TODAY)),
            case=case,
            match=JobMatch.objects.get(case=case),
            kind=HoursKind.PLACEMENT,
            starts_on=day,
        )
        assert Grant.objects.get(case=case).ends_before is None
    course = start_cti(world, case, starts_on=day)
    found = (course.phase_2_on, course.phase_3_on, course.ends_before)
    assert [one.isoformat() for one in found] == edges


@pytest.mark.django_db
def test_e1_a_new_course_does_not_reach_into_the_one_before(
    world: World, as_owner: AsOwner
) -> None:
    case = case_ready(world)
    first = start_cti(world, case)
    with as_owner():
        CtiCourse.objects.filter(pk=first.pk).update(
            closed_on=date(2026, 3, 6), early_reason=EarlyEndReason.OTHER
        )
    later = date(2026, 3, 9)
    with pytest.raises(Refused) as caught:
        start_cti(world, case, starts_on=date(2026, 3, 5), day=later)
    assert conditions(caught) == [("E1", "after_the_last_course")]
    assert start_cti(world, case, starts_on=date(2026, 3, 6), day=later).starts_on == date(
        2026, 3, 6
    )
