"""What everybody says of a week, and what stands (D7, D8)."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Citizen
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.placement.actions import hours
from fodfaeste.records.placement.actions.hours import OwnWeek
from fodfaeste.records.placement.models import HoursEntry, HoursWeek, Placement, WorkAgreement
from fodfaeste.records.placement.queries.course import hours_course, told_about
from fodfaeste.records.placement.queries.hours import minutes_in, words_about
from fodfaeste.records.placement.queries.own_hours import own_weeks
from fodfaeste.rules.placement.kinds import HoursKind, HoursSource
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.said import saying_otherwise, standing
from fodfaeste.rules.refusal import Refused
from tests.records.test_agreement import through
from tests.work_worlds import MONDAY, NOW, Work, agreed
from tests.worlds import TODAY, acting_as, enrolled_case, make_world, noon

AGREED = WeekMinutes(placement=12 * 60)


@pytest.fixture
def work(db: None) -> Work:
    world = make_world()
    case = enrolled_case(world)
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return Work(world=world, case=case)


@pytest.fixture
def at_work(work: Work) -> Work:
    """The agreement is made, and the placement runs for a year."""
    agreed(work)
    with work.consultant() as actor:
        Placement.objects.create(
            **made_by(actor.id, NOW),
            case=work.case,
            match=WorkAgreement.objects.get().match,
            kind=HoursKind.PLACEMENT,
            starts_on=TODAY,
            ends_before=TODAY + timedelta(weeks=52),
        )
    return work


def citizen_says(
    work: Work, *, unpaid: int | None = None, paid: int | None = None, week: date = MONDAY
) -> HoursWeek:
    later = week + timedelta(days=6)
    with acting_as(work.world.actor(work.world.citizen)) as actor:
        (found,) = hours.say_own_hours(
            actor=actor,
            case=work.case,
            weeks=[OwnWeek(week_starts_on=week, unpaid=unpaid, paid=paid)],
            today=later,
            now=noon(later),
        )
    return found


def employer_says(work: Work, token: str, *, unpaid: int, week: date = MONDAY) -> HoursWeek:
    with through(token) as link:
        (found,) = hours.say_hours_by_link(
            link_id=link.id,
            case_id=link.case_id,
            weeks=[OwnWeek(week_starts_on=week, unpaid=unpaid, paid=0)],
            today=TODAY,
            now=NOW,
        )
    return found


def stands(work: Work, week: date = MONDAY) -> tuple[WeekMinutes, HoursSource, bool]:
    with work.consultant():
        row = HoursWeek.objects.select_related("stands").get(week_starts_on=week)
        return minutes_in(row), HoursSource(row.stands.source), row.said_differently


# --- A colleague ----------------------------------------------------------------------------------


def test_d7_a_week_is_written_once_and_corrected_with_its_version(work: Work) -> None:
    with work.consultant() as actor:
        first = work.hours(actor, placement=12 * 60)
        assert work.hours(actor, placement=12 * 60) == first
        second = work.hours(actor, placement=12 * 60, ordinary=4 * 60, version=1)
        assert (second.pk, second.version, second.ordinary_minutes) == (first.pk, 2, 240)
        with pytest.raises(Stale):
            work.hours(actor, placement=13 * 60, version=1)
        assert HoursWeek.objects.count() == 1


def test_d8_more_than_37_hours_in_all_are_refused(work: Work) -> None:
    with work.consultant() as actor:
        with pytest.raises(Refused) as refused:
            work.hours(actor, placement=30 * 60, ordinary=7 * 60 + 1)
        assert refused.value.obstacles[0].condition == "within_full_time"
        assert work.hours(actor, placement=30 * 60, ordinary=7 * 60).ordinary_minutes == 420


def test_d7_a_week_that_has_not_begun_has_no_hours(work: Work) -> None:
    with work.consultant() as actor, pytest.raises(Refused) as refused:
        work.hours(actor, placement=60, week=MONDAY + timedelta(weeks=1))
    assert (refused.value.rule, refused.value.obstacles[0].condition) == ("D7", "week_begun")


def test_d7_several_weeks_are_written_together_or_not_at_all(at_work: Work) -> None:
    today = MONDAY + timedelta(weeks=3)
    weeks = [OwnWeek(week_starts_on=MONDAY + timedelta(weeks=number)) for number in range(3)]
    too_much = OwnWeek(week_starts_on=MONDAY, unpaid=38 * 60)
    with at_work.consultant() as actor:
        said = {"actor": actor, "case": at_work.case, "today": today, "now": noon(today)}
        with pytest.raises(Refused):
            hours.record_missing_weeks(**said, weeks=[*weeks[1:], too_much])
        assert HoursWeek.objects.count() == 0
        hours.record_missing_weeks(**said, weeks=weeks)
        assert [minutes_in(week) for week in HoursWeek.objects.all()] == [AGREED] * 3
        again = hours.record_missing_weeks(**said, weeks=weeks)
        assert [week.version for week in again] == [1, 1, 1]


def test_d7_as_agreed_says_nothing_where_nothing_is_agreed(work: Work) -> None:
    with work.consultant() as actor, pytest.raises(Refused) as refused:
        hours.record_missing_weeks(
            actor=actor,
            case=work.case,
            weeks=[OwnWeek(week_starts_on=MONDAY)],
            today=TODAY,
            now=NOW,
        )
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("D7", "agreed_in_week")]


def test_d7_paid_hours_go_with_the_terms_that_ran(at_work: Work) -> None:
    with at_work.consultant() as actor:
        Placement.objects.update(ends_before=TODAY + timedelta(days=1))
        Placement.objects.create(
            **made_by(actor.id, NOW),
            case=at_work.case,
            match=WorkAgreement.objects.get().match,
            kind=HoursKind.FLEX,
            starts_on=TODAY + timedelta(days=1),
        )
    citizen_says(at_work, unpaid=0, paid=600)
    assert stands(at_work)[0] == WeekMinutes(flex=600)


# --- Citizen and employer -------------------------------------------------------------------------


def test_d7_the_first_word_stands_until_a_colleague_speaks(at_work: Work) -> None:
    citizen_says(at_work, unpaid=600)
    assert stands(at_work) == (WeekMinutes(placement=600), HoursSource.CITIZEN, False)
    citizen_says(at_work, unpaid=540)
    assert stands(at_work) == (WeekMinutes(placement=540), HoursSource.CITIZEN, False)
    with at_work.consultant() as actor:
        at_work.hours(actor, placement=720, version=2)
    assert stands(at_work) == (AGREED, HoursSource.STAFF, False)


def test_d7_another_word_never_overwrites_and_waits_for_an_answer(at_work: Work) -> None:
    with at_work.consultant() as actor:
        at_work.hours(actor, placement=720)
    citizen_says(at_work, unpaid=600)
    assert stands(at_work) == (AGREED, HoursSource.STAFF, True)
    citizen_says(at_work, unpaid=720)
    assert stands(at_work) == (AGREED, HoursSource.STAFF, False)


def test_d7_the_employer_speaks_through_the_link_and_sees_nobody_elses_remark(
    at_work: Work,
) -> None:
    with at_work.consultant():
        agreement = WorkAgreement.objects.get()
    _, token = at_work.link(agreement)
    with at_work.consultant() as actor:
        hours.record_hours(
            actor=actor,
            case=at_work.case,
            worked=hours.WorkedWeek(week_starts_on=MONDAY, placement_minutes=720, note="indlagt"),
            version=0,
            today=TODAY,
            now=NOW,
        )
    employer_says(at_work, token, unpaid=600)
    assert stands(at_work) == (AGREED, HoursSource.STAFF, True)
    with through(token) as link:
        assert list(HoursEntry.objects.values_list("source", "note")) == [("employer", "")]
        (week,) = own_weeks(link.case_id, HoursSource.EMPLOYER, today=TODAY)
    assert (week.stands, week.mine, week.waits) == (AGREED, WeekMinutes(placement=600), True)
    with at_work.consultant():
        (_, said) = told_about(at_work.case.pk, MONDAY)
        assert (said.by, said.minutes) == ("Bo Bager", WeekMinutes(placement=600))


def test_s3_a_link_sees_no_week_before_its_own_work(at_work: Work) -> None:
    with at_work.consultant() as actor:
        agreement = WorkAgreement.objects.get()
        _, token = at_work.link(agreement)
    with at_work.consultant() as actor:
        early = {
            **made_by(actor.id, NOW),
            "case": at_work.case,
            "week_starts_on": MONDAY - timedelta(weeks=1),
        }
        entry = HoursEntry.objects.create(**early, source=HoursSource.STAFF)
        HoursWeek.objects.create(**early, stands=entry)
    with through(token) as link:
        assert HoursWeek.objects.count() == 0
        assert words_about(at_work.case.pk, MONDAY - timedelta(weeks=1), by_link=True) == ()
        with pytest.raises(Refused) as refused:
            hours.say_hours_by_link(
                link_id=link.id,
                case_id=at_work.case.pk,
                weeks=[OwnWeek(week_starts_on=MONDAY - timedelta(weeks=1), unpaid=60)],
                today=TODAY,
                now=NOW,
            )
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("D7", "week_at_work")]


def test_s3_through_a_link_one_speaks_for_the_employer_alone(at_work: Work) -> None:
    with at_work.consultant():
        _, token = at_work.link(WorkAgreement.objects.get())
    with through(token) as link, pytest.raises(ProgrammingError, match="row-level security"):
        HoursEntry.objects.create(
            **made_by(None, NOW),
            case_id=link.case_id,
            week_starts_on=MONDAY,
            source=HoursSource.STAFF,
        )


def test_d7_citizen_and_employer_who_disagree_wait_for_a_colleague(at_work: Work) -> None:
    with at_work.consultant():
        _, token = at_work.link(WorkAgreement.objects.get())
    employer_says(at_work, token, unpaid=720)
    citizen_says(at_work, unpaid=600)
    assert stands(at_work) == (AGREED, HoursSource.EMPLOYER, True)
    with at_work.consultant() as actor:
        entry = HoursEntry.objects.get(source=HoursSource.CITIZEN)
        chosen = hours.choose_word(
            actor=actor,
            case=at_work.case,
            entry_id=entry.pk,
            version=2,
            today=TODAY,
            now=NOW,
        )
        assert (chosen.version, HoursEntry.objects.count()) == (3, 3)
    assert stands(at_work) == (WeekMinutes(placement=600), HoursSource.STAFF, False)


def test_d7_what_stands_is_what_the_rule_makes_of_every_word(at_work: Work) -> None:
    with at_work.consultant() as actor:
        _, token = at_work.link(WorkAgreement.objects.get())
        at_work.hours(actor, placement=720)
    citizen_says(at_work, unpaid=600)
    employer_says(at_work, token, unpaid=660)
    for minutes, version in ((720, 3), (600, 4)):
        with at_work.consultant() as actor:
            at_work.hours(actor, placement=minutes, version=version)
        employer_says(at_work, token, unpaid=minutes - 60)
        with at_work.consultant():
            said = words_about(at_work.case.pk, MONDAY, by_link=False)
            row = HoursWeek.objects.get()
            counts = standing(said)
            assert counts is not None
            assert (row.stands_id, minutes_in(row)) == (counts.id, counts.minutes)
            assert row.said_differently == bool(saying_otherwise(said))


def test_d7_a_colleague_who_has_not_seen_the_other_word_meets_it(at_work: Work) -> None:
    with at_work.consultant() as actor:
        at_work.hours(actor, placement=720)
    citizen_says(at_work, unpaid=600)
    with at_work.consultant() as actor, pytest.raises(Stale):
        at_work.hours(actor, placement=660, version=1)


def test_d7_only_the_citizen_says_the_citizens_hours(at_work: Work) -> None:
    with at_work.consultant() as actor, pytest.raises(Refused):
        hours.say_own_hours(
            actor=actor,
            case=at_work.case,
            weeks=[OwnWeek(week_starts_on=MONDAY, unpaid=60)],
            today=TODAY,
            now=NOW,
        )


def test_d7_a_week_without_work_is_not_the_citizens_to_fill(work: Work) -> None:
    with pytest.raises(Refused) as refused:
        citizen_says(work, unpaid=600)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("D7", "week_at_work")]


# --- The whole course -----------------------------------------------------------------------------


def test_d7_the_course_holds_hours_against_the_agreement_of_each_week(at_work: Work) -> None:
    with at_work.consultant() as actor:
        at_work.hours(actor, placement=600)
        today = TODAY + timedelta(weeks=3)
        course = hours_course(at_work.case.pk, today=today)
    assert course.missing == tuple(MONDAY + timedelta(weeks=number) for number in (2, 1))
    first, *rest = course.series
    assert (first.worked, first.planned) == (WeekMinutes(placement=600), AGREED)
    assert rest[-1].planned == WeekMinutes(placement=14 * 60, ordinary=2 * 60)
    assert [week.monday for week in rest if week.is_missing(today)] == list(
        reversed(course.missing)
    )


def test_d7_the_course_takes_as_many_queries_for_2_weeks_as_for_20(at_work: Work) -> None:
    counts = []
    for number in range(20):
        week = MONDAY + timedelta(weeks=number)
        citizen_says(at_work, unpaid=600, week=week)
        if number in {1, 19}:
            with at_work.consultant(), CaptureQueriesContext(connection) as queries:
                course = hours_course(at_work.case.pk, today=week + timedelta(days=6))
                assert len(course.series) >= number
            counts.append(len(queries))
    assert counts == [5, 5]
