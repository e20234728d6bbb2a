"""Twin test: the deadlines of the database are those of the rules, over generated courses (G)."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.models import Limit
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.followup.queries.deadlines import counts_by_kind, deadlines_in, flags_of
from fodfaeste.records.followup.queries.gathered import facts_on
from fodfaeste.records.followup.queries.history import history_from
from fodfaeste.records.followup.queries.situation import limits_from, situation_from
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.deadlines import deadlines, flags
from fodfaeste.rules.followup.workdays import add_workdays, is_workday
from fodfaeste.rules.limits import LimitCode
from tests.factories import courses
from tests.records.deadline_worlds import DAYS, any_course
from tests.worlds import make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
EACH = 12
"""Courses around each of the days."""

CHANGED = (LimitCode.NO_EFFORT_AHEAD, LimitCode.GRANT_EXPIRY, LimitCode.NO_CONTACT_PHASE_1)

Told = Counter[tuple[int, DeadlineKind, date | None, frozenset[Role]]]


def by_rule(today: date) -> tuple[Told, dict[int, tuple[str, ...]]]:
    """What the rules say of every course, and its flags."""
    limits, told, flagged = limits_from(limits_on(today)), Told(), {}
    for case in Case.objects.annotate(facts=facts_on(today)):
        history = history_from(case.facts, enrolled_on=case.enrolled_on, closed_on=case.closed_on)
        facts = situation_from(case.facts, history, today=today, limits=limits)
        found = deadlines(facts, today)
        told.update((case.pk, item.kind, item.due_on, item.roles) for item in found)
        flagged[case.pk] = flags(found)
    return told, flagged


def by_database(today: date) -> Told:
    """What the database says of every course."""
    return Told(
        (item.case_id, item.kind, item.due_on, item.roles) for item in deadlines_in(None, today)
    )


def test_g2_the_database_says_of_every_course_what_the_rules_say(as_owner: AsOwner) -> None:
    seen: set[DeadlineKind] = set()
    with as_owner():
        world, company = make_world(), courses.company()
        company.employees = 12
        company.save()
        for place, near in enumerate(DAYS):
            for number in range(EACH):
                any_course(place * EACH + number, world, company, near)
        for today in [day + timedelta(days=near) for day in DAYS for near in (0, 1)]:
            told, flagged = by_rule(today)
            found = by_database(today)
            assert found - told == Told(), today
            assert told - found == Told(), today
            seen |= {kind for _, kind, _, _ in told}
            in_words = flags_of(tuple(flagged), today)
            assert {case: {kind.rule for kind in kinds} for case, kinds in in_words.items()} == {
                case: set(rules) for case, rules in flagged.items() if rules
            }
            counted = counts_by_kind(today)
            assert {kind: count.cases for kind, count in counted.items()} == Counter(
                kind for _, kind in {(case, kind) for case, kind, _, _ in told}
            )
    assert seen == set(DeadlineKind)


def test_m9_a_number_of_the_municipality_counts_from_its_day(as_owner: AsOwner) -> None:
    day = DAYS[0]
    with as_owner():
        world, company = make_world(), courses.company()
        for number in range(25):
            any_course(number, world, company, day)
        before = by_database(day)
        for code in (
            LimitCode.NO_EFFORT_AHEAD,
            LimitCode.GRANT_EXPIRY,
            LimitCode.NO_CONTACT_PHASE_1,
        ):
            row = Limit.objects.get(code=code, ends_before=None)
            Limit.objects.filter(pk=row.pk).update(ends_before=day + timedelta(days=1))
            Limit.objects.create(
                created_at=noon(day),
                valid_from=day + timedelta(days=1),
                code=code,
                label=row.label,
                value=row.value * 3,
                unit=row.unit,
            )
        assert by_database(day) == before == by_rule(day)[0]
        later = day + timedelta(days=1)
        assert by_database(later) == by_rule(later)[0]


def test_g3_the_database_counts_working_days_as_the_rules_do() -> None:
    days = [date(2019, 1, 1) + timedelta(days=number) for number in range(365 * 14)]
    with connection.cursor() as cursor:
        cursor.execute("select day from unnest(%s::date[]) day where is_workday(day)", [days])
        assert [day for (day,) in cursor.fetchall()] == [day for day in days if is_workday(day)]
        sample = days[::11]
        cursor.execute(
            "select workdays_after(day, 2), workdays_after(day, 0) from unnest(%s::date[]) day",
            [sample],
        )
        assert cursor.fetchall() == [(add_workdays(day, 2), day) for day in sample]


def test_only_the_kinds_asked_for_are_told(as_owner: AsOwner) -> None:
    wanted = [DeadlineKind.FEW_FOCUS_AREAS, DeadlineKind.GRANT_ENDS_NOW, DeadlineKind.SEAT_TAKEN]
    with as_owner():
        world, company = make_world(), courses.company()
        ids = [any_course(number, world, company, DAYS[0]).pk for number in range(30)]
        everything = deadlines_in(ids, DAYS[0])
        found = deadlines_in(ids, DAYS[0], kinds=wanted)
    assert found == tuple(item for item in everything if item.kind in wanted)
    assert found != ()
    assert deadlines_in([], DAYS[0]) == ()
