"""What counts as a fact at the closing gate, and on which day (I1, I2, F3)."""

from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case, Consent, NetworkPerson
from fodfaeste.records.cti.models import CrisisPlan, CtiCourse, RetentionPlan, Supporter
from fodfaeste.records.cti.queries.closing import countdown_facts
from fodfaeste.records.cti.queries.ending import ending_of
from fodfaeste.records.cti.queries.safety import anchoring_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.cti.kinds import ContinuedNeed, HandoverEvent
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import EVERYBODY, case_ready, hold, start_cti
from tests.records.cti.steps import (
    LAST_DAY,
    assess,
    close,
    conditions,
    consent_to,
    plan_handover,
    prepare_closing,
    step,
)
from tests.worlds import TODAY, World, acting_as, noon

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
        assert not ending_of(course, LAST_DAY).meeting.held
        hold(world, case, MeetingKind.CLOSING, course.phase_3_on, EVERYBODY)
        assert ending_of(course, LAST_DAY).meeting.held


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
        assert anchoring_of(case.pk, LAST_DAY, since=TODAY).people_accepted
        Supporter.objects.update(until=LAST_DAY - timedelta(days=1))
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("I1", "safety_plans_anchored")]


def test_i1_plans_of_an_earlier_course_are_gone_through_anew(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        for plan in (CrisisPlan, RetentionPlan):
            plan.objects.update(words_on=TODAY - timedelta(days=1), agreed_on=None)
        found = anchoring_of(case.pk, LAST_DAY, since=TODAY)
        assert (found.crisis_written, found.retention_written) == (False, False)
        for plan in (CrisisPlan, RetentionPlan):
            plan.objects.update(agreed_on=TODAY)
        found = anchoring_of(case.pk, LAST_DAY, since=TODAY)
        assert (found.crisis_written, found.retention_written) == (True, True)


@pytest.mark.parametrize(
    ("kind", "counts"), [(NetworkKind.PROFESSIONAL, True), (NetworkKind.PRIVATE, False)]
)
def test_c2_an_agreement_ends_with_the_consent_on_page_and_list_alike(
    world: World, kind: NetworkKind, *, counts: bool
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    consent = consent_to(world, held)
    step(world, held, HandoverEvent.ACCEPT)
    found = []
    last = TODAY + timedelta(days=9)
    with acting_as(world.actor(world.cti_worker)):
        Consent.objects.filter(pk=consent.pk).update(ends_before=last + timedelta(days=1))
        course = CtiCourse.objects.get()
        for day in (last, last + timedelta(days=1)):
            page = countdown_facts(course, today=day).network_agreed
            found.append((page, overview_of(case, day).situation.network_agreed))
        NetworkPerson.objects.update(kind=kind, name="Lægehuset Nord")
        Consent.objects.filter(pk=consent.pk).update(
            to_person=None, to_party=Party.HEALTH_CARE, to_name="LÆGEHUSET nord"
        )
        page = countdown_facts(course, today=last).network_agreed
        found.append((page, overview_of(case, last).situation.network_agreed))
    assert found == [(True, True), (False, False), (counts, counts)]
