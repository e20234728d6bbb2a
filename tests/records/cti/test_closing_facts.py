"""What counts as a fact at the closing gate, and on which day (I1, I2, F3)."""

from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse, Supporter
from fodfaeste.records.cti.queries.closing import closing_meeting_of, countdown_facts
from fodfaeste.records.cti.queries.safety import anchoring_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.cti.kinds import ContinuedNeed
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import EVERYBODY, case_ready, hold, start_cti
from tests.records.cti.steps import LAST_DAY, assess, close, conditions, prepare_closing
from tests.worlds import World, acting_as, noon

pytestmark = pytest.mark.django_db


def planned(world: World, case: Case, day: date) -> Meeting:
    made = made_by(world.cti_worker.pk, noon(day))
    return Meeting.objects.create(
        **made, case=case, kind=MeetingKind.CLOSING, state=MeetingState.PLANNED, planned_on=day
    )


def test_i1_a_closing_meeting_before_phase_3_is_none(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        course = CtiCourse.objects.get()
        early = course.phase_3_on - timedelta(days=1)
        hold(world, case, MeetingKind.CLOSING, early, EVERYBODY)
        assert not closing_meeting_of(course, today=LAST_DAY).held
        hold(world, case, MeetingKind.CLOSING, course.phase_3_on, EVERYBODY)
        assert closing_meeting_of(course, today=LAST_DAY).held


def test_i2_a_closing_meeting_whose_day_went_by_is_not_booked(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    day = LAST_DAY - timedelta(days=10)
    with acting_as(world.actor(world.cti_worker, day), day):
        planned(world, case, day)
        course = CtiCourse.objects.get()
        booked = [
            countdown_facts(course, today=now).closing_meeting_booked
            for now in (day, day + timedelta(days=1))
        ]
        found = [
            overview_of(case, now).situation.closing_meeting_on
            for now in (day, day + timedelta(days=1))
        ]
    assert (booked, found) == ([True, False], [day, None])


def test_i1_a_promise_whose_last_day_is_gone_anchors_nothing(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        Supporter.objects.update(until=LAST_DAY)
        assert anchoring_of(case.pk, LAST_DAY).people_accepted
        Supporter.objects.update(until=LAST_DAY - timedelta(days=1))
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("I1", "safety_plans_anchored")]
