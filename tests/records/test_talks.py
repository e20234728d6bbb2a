"""The statutory talks: agreed, arranged, held and counted, through the actions of real use (G2)."""

import uuid
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.actions import Turn
from fodfaeste.records.catalogues.models import TalkLaw
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.catalogues.talk_actions import TalkLawFacts, change_talk_law
from fodfaeste.records.catalogues.talk_queries import talk_law_on
from fodfaeste.records.followup.queries.deadlines import CaseDeadline, deadlines_in, deadlines_of
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.actions.talks import TalksAgreed, agree_talks
from fodfaeste.records.meetings.models import Meeting, TalkAgreement
from fodfaeste.records.meetings.queries.talks import place_proposed, talks_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.talks import TalkForm, first_months, next_talk_due
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind
from fodfaeste.rules.refusal import Refused
from tests.records.meeting_worlds import held_kickoff
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

BOTH = (Role.CITIZEN, Role.EMPLOYMENT_CASEWORKER)
SIXTH = TalksAgreed(agreed_on=TODAY, weeks=6, talk_form=TalkForm.PHONE)
KINDS = (DeadlineKind.TALKS_AGREED, DeadlineKind.TALK_HELD)


@pytest.fixture
def world() -> World:
    made = make_world()
    ship_defaults()
    return made


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def agree(
    world: World,
    case: Case,
    agreed: TalksAgreed = SIXTH,
    *,
    by: User | None = None,
    key: uuid.UUID | None = None,
    today: date = TODAY,
) -> TalkAgreement:
    actor = world.actor(by or world.employment_caseworker)
    with acting_as(actor):
        return agree_talks(
            actor=actor,
            key=key or uuid.uuid4(),
            case=case,
            agreed=agreed,
            today=today,
            now=noon(today),
        )


def arrange(world: World, case: Case, day: date, **changed: object) -> Meeting:
    plan = actions.MeetingPlan(
        planned_on=day, starts_clock=time(10), place="Biblioteket", expected=frozenset(BOTH)
    )
    actor = world.actor(world.employment_caseworker)
    with acting_as(actor):
        return actions.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.STATUTORY_TALK,
            plan=replace(plan, **changed),  # type: ignore[arg-type]  # what the test changes
            today=TODAY,
            now=noon(TODAY),
        )


def hold(world: World, case: Case, day: date, *came: Role) -> Meeting:
    meeting = arrange(world, case, day)
    actor = world.actor(world.employment_caseworker)
    with acting_as(actor):
        return actions.hold_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=meeting.version,
            held=actions.Held(
                held_on=day,
                attendance={
                    role: Attendance.PRESENT if role in came else Attendance.ABSENT for role in BOTH
                },
            ),
            today=day,
            now=noon(day),
        )


def due(world: World, case: Case, today: date) -> list[CaseDeadline]:
    with acting_as(world.actor(world.employment_caseworker)):
        return list(deadlines_in([case.pk], today, kinds=KINDS))


def test_g2_after_the_kickoff_the_rhythm_is_agreed_once_and_the_double_click_is_one(
    world: World, case: Case
) -> None:
    assert due(world, case, TODAY) == []
    held_kickoff(world, case)
    (asked,) = due(world, case, TODAY)
    assert (asked.kind, asked.due_on) == (DeadlineKind.TALKS_AGREED, None)
    key = uuid.uuid4()
    assert agree(world, case, key=key).pk == agree(world, case, key=key).pk
    assert due(world, case, TODAY) == []
    (talk,) = due(world, case, on(28))
    assert (talk.kind, talk.due_on, talk.roles) == (
        DeadlineKind.TALK_HELD,
        on(42),
        frozenset({Role.EMPLOYMENT_CASEWORKER}),
    )
    with acting_as(world.actor(world.employment_caseworker)):
        mine = deadlines_of(world.actor(world.employment_caseworker), on(40), kinds=KINDS)
        assert [item.kind for item in mine] == [DeadlineKind.TALK_HELD]
    with acting_as(world.actor(world.social_caseworker)):
        assert deadlines_of(world.actor(world.social_caseworker), on(40), kinds=KINDS) == ()


def test_g2_a_talk_held_with_the_citizen_counts_by_itself_and_one_without_does_not(
    world: World, case: Case
) -> None:
    agree(world, case)
    hold(world, case, on(2), Role.EMPLOYMENT_CASEWORKER)
    assert [item.due_on for item in due(world, case, on(35))] == [on(42)]
    hold(world, case, on(3), *BOTH)
    assert due(world, case, on(30)) == []
    assert [item.due_on for item in due(world, case, on(35))] == [on(45)]
    arrange(world, case, on(45))
    assert due(world, case, on(45)) == []


def test_g2_the_first_months_are_counted_by_the_law_and_by_no_law_from_july(
    world: World, case: Case
) -> None:
    agree(world, case, replace(SIXTH, weeks=None, words="Karin ringer selv.", since=TODAY))
    assert [item.due_on for item in due(world, case, TODAY)] == [on(7)]
    hold(world, case, on(1), *BOTH)
    law = talk_law_on(TODAY)
    with acting_as(world.actor(world.employment_caseworker)):
        judged = talks_of(case.pk, on(1), law=law).judged
        later = talks_of(case.pk, date(2026, 7, 1), law=law).judged
    months = first_months(judged, on(1))
    assert months is not None
    assert (months.held, months.left, next_talk_due(judged, on(1))) == (1, 3, date(2026, 9, 3))
    assert (later.law, next_talk_due(later, date(2026, 7, 1))) == (None, None)
    assert due(world, case, date(2026, 8, 25)) == []
    _write_own_law(world)
    assert [item.due_on for item in due(world, case, date(2026, 8, 25))] == [date(2026, 9, 3)]


def _write_own_law(world: World) -> None:
    row = TalkLaw.objects.get()
    actor = world.actor(world.administrator)
    with acting_as(actor):
        change_talk_law(
            actor=actor,
            turn=Turn(row_id=row.pk, version=row.version, from_day=date(2026, 7, 1)),
            facts=TalkLawFacts(
                paragraph="LAB § 31", least=3, months=6, first_days=7, source="Slået op"
            ),
            today=TODAY,
            now=noon(TODAY),
        )


def test_g2_what_was_agreed_before_stays_and_agreeing_the_same_moves_nothing(
    world: World, case: Case
) -> None:
    first = agree(world, case)
    same = agree(
        world, case, replace(SIXTH, agreed_on=on(20), talk_form=TalkForm.VIDEO), today=on(20)
    )
    other = agree(world, case, replace(SIXTH, agreed_on=on(21), weeks=4), today=on(21))
    assert [row.counts_from for row in (first, same, other)] == [TODAY, TODAY, on(21)]
    with acting_as(world.actor(world.social_caseworker)):
        found = talks_of(case.pk, on(21), law=None)
    assert [row.weeks for row in found.agreements] == [4, 6, 6]
    assert {row.created_by for row in found.agreements} == {world.employment_caseworker}


def test_g2_only_the_employment_caseworker_agrees_it(world: World, case: Case) -> None:
    for somebody in (world.social_caseworker, world.cti_worker, world.leader):
        with pytest.raises(Refused) as refused:
            agree(world, case, by=somebody)
        assert refused.value.rule == "M1"
    assert not TalkAgreement.objects.exists()


def test_g2_a_talk_without_time_or_place_is_refused(world: World, case: Case) -> None:
    with pytest.raises(Refused) as refused:
        arrange(world, case, on(7), starts_clock=None, place="")
    assert conditions(refused.value.obstacles) == [
        ("G2", "talk_has_a_clock"),
        ("G2", "talk_has_a_place"),
    ]
    assert not Meeting.objects.exists()


def test_g2_the_citizen_chooses_the_form_once_the_first_was_held_in_person(
    world: World, case: Case
) -> None:
    agree(world, case)
    with acting_as(world.actor(world.employment_caseworker)):
        assert place_proposed(case.pk) == ""
    hold(world, case, on(1), *BOTH)
    with acting_as(world.actor(world.employment_caseworker)):
        assert place_proposed(case.pk) == "På telefon"
