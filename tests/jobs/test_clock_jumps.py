"""A machine whose clock goes an hour back or a month ahead: nothing is told or made twice (T2)."""

import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest

from fodfaeste.gateways.mail.fake import FakeMail
from fodfaeste.jobs import deadlines, digests, notices
from fodfaeste.kernel import clock
from fodfaeste.records.cases.actions.quick import LATE, ask_quickly
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.meetings.queries import planned_meetings
from fodfaeste.records.post.models import Invitation, Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickMatter
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind
from tests.database import Stage
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
HOUR, MONTH = timedelta(hours=1), timedelta(days=31)
JUMPS = {
    "an hour back": (timedelta(), -HOUR, timedelta(), HOUR),
    "a month ahead and back": (timedelta(), MONTH, MONTH + HOUR, HOUR, 2 * HOUR),
    "a month ahead, a day back": (timedelta(), MONTH, MONTH - timedelta(days=1), MONTH),
}
Set = Callable[[timedelta], datetime]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Give `set_clock(by)`: from here on the machine says so much more than the right time."""

    def to(by: timedelta) -> datetime:
        moment = noon(TODAY) + by
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    to(timedelta())
    return to


@pytest.fixture
def follow_up(world: World, case: Case) -> Meeting:
    """A follow-up in five days, that everybody is asked to."""
    with acting_as(world.actor(world.social_caseworker)) as actor:
        return meetings.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.FOLLOW_UP,
            plan=meetings.MeetingPlan(
                planned_on=TODAY + timedelta(days=5), starts_clock=time(10), place="Biblioteket"
            ),
            today=TODAY,
            now=noon(TODAY),
        )


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS.keys())
def test_t2_each_colleague_is_invited_once_and_never_told_that_it_is_off(
    follow_up: Meeting, stage: Stage, set_clock: Set, jumps: tuple[timedelta, ...]
) -> None:
    mail = FakeMail()
    with stage.worker():
        for by in jumps:
            set_clock(by)
            digests.write_digests()
            notices.deliver(mail)
        sent = list(Invitation.objects.values_list("recipient", flat=True))
    told = [(one.to, one.method) for one in mail.sent if one.calendar]
    assert len(told) == len(set(told)) == len(sent) == 4
    assert {method for _, method in told} == {"REQUEST"}


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS.keys())
def test_g3_the_leader_hears_once_of_a_question_that_was_not_answered_in_time(
    world: World, case: Case, stage: Stage, set_clock: Set, jumps: tuple[timedelta, ...]
) -> None:
    with acting_as(world.actor(world.job_consultant)) as actor:
        ask_quickly(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            matter=QuickMatter.OTHER,
            question="Bageriet har sagt stop. Hvad gør vi nu?",
            asked=frozenset({Role.EMPLOYMENT_CASEWORKER}),
            today=TODAY,
            now=noon(TODAY),
        )
    with stage.worker():
        for by in (*jumps, *(one + timedelta(days=10) for one in jumps)):
            set_clock(by)
            deadlines.escalate()
    with stage.owner():
        late = Notice.objects.filter(sentence=LATE).values_list("recipient", flat=True)
        assert list(late) == [world.leader.pk]


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS.keys())
def test_g1_the_follow_up_that_comes_next_is_put_in_once(
    world: World, case: Case, follow_up: Meeting, set_clock: Set, jumps: tuple[timedelta, ...]
) -> None:
    """The same form, sent again while the clock jumps: what was kept stands, once."""
    held = meetings.Held(
        held_on=TODAY,
        attendance=dict.fromkeys(
            (Role.CITIZEN, Role.SOCIAL_CASEWORKER, Role.CTI_WORKER), Attendance.PRESENT
        ),
        minutes="Det går fremad.",
        next_follow_up_on=TODAY + timedelta(days=60),
    )
    for by in jumps:
        moment = set_clock(by)
        with acting_as(world.actor(world.social_caseworker), clock.today()) as actor:
            meetings.hold_meeting(
                actor=actor,
                case=case,
                meeting_id=follow_up.pk,
                version=1,
                held=held,
                today=clock.today(),
                now=moment,
            )
    with acting_as(world.actor(world.social_caseworker)):
        ahead = [one.planned_on for one in planned_meetings(case.pk)]
        mine = Meeting.objects.get(pk=follow_up.pk)
    assert ahead == [held.next_follow_up_on]
    assert (mine.held_on, mine.version) == (TODAY, 2)
