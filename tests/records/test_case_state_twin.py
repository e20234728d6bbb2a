"""Twin test: the state in SQL is the state of the rules, over many generated histories (O)."""

import random
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import Unit
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.followup.queries.gathered import facts_on
from fodfaeste.records.followup.queries.history import history_from
from fodfaeste.records.followup.queries.state import in_state, state_expression
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.cases.kinds import Benefit, CaseState, SideExit
from fodfaeste.rules.followup.states import CaseHistory, state_on
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.factories import courses
from tests.worlds import TODAY, noon

pytestmark = pytest.mark.django_db

HISTORIES = 250
AsOwner = Callable[[], AbstractContextManager[None]]


def test_o_sql_filters_and_rules_agree_on_the_state_of_every_history(as_owner: AsOwner) -> None:
    chance = random.Random(20260304)  # noqa: S311 -- the same histories every time
    with as_owner():
        unit, at = Unit.objects.create(name="Enheden"), courses.company()
        for number in range(HISTORIES):
            a_history(chance, a_case(number, unit), at)
        found = set()
        for today in (TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)):
            by_sql = dict(
                Case.objects.annotate(state=state_expression(today)).values_list("pk", "state")
            )
            assert by_sql == {number: state_on(had, today) for number, had in _histories(today)}
            filtered = [
                (number, state.value)
                for state in CaseState
                for number in Case.objects.filter(in_state(state, today)).values_list(
                    "pk", flat=True
                )
            ]
            assert sorted(filtered) == sorted(by_sql.items())
            found |= set(by_sql.values())
    assert found == set(CaseState)


def _histories(today: date) -> list[tuple[int, CaseHistory]]:
    return [
        (case.pk, history_from(case.facts, enrolled_on=case.enrolled_on, closed_on=case.closed_on))
        for case in Case.objects.annotate(facts=facts_on(today))
    ]


def a_case(number: int, unit: Unit) -> Case:
    citizen = Citizen.objects.create(
        **made_by(None, noon(TODAY)),
        seal=uuid.uuid4(),
        cpr_sealed=b"",
        cpr_index=str(number).encode(),
        given_names="Karin",
        surname="Mølgaard",
        born_on=date(1980, 1, 1),
    )
    return Case.objects.create(
        **made_by(None, noon(TODAY)),
        citizen=citizen,
        unit=unit,
        enrolled_on=TODAY - timedelta(days=900),
        target_profile="rollout",
        benefit=Benefit.SOCIAL_ASSISTANCE,
        months_unemployed=12,
        problems_beside_unemployment=True,
        ready_without_support=False,
    )


def a_history(chance: random.Random, case: Case, at: courses.Company) -> None:
    """Any mixture of events, many of them on the very day that is asked about."""
    _kickoffs(chance, case)
    if chance.random() < 0.3:
        courses.approved_plan(courses.plan(case), on=_day(chance))
    if chance.random() < 0.3:
        courses.employer_contact(case, at, on=_day(chance))
    if chance.random() < 0.6:
        _matches_and_cti(chance, case, at)
    if chance.random() < 0.1:
        case.closed_on, case.closed_as = _day(chance), SideExit.MOVED
        case.save()


def _kickoffs(chance: random.Random, case: Case) -> None:
    for _ in range(chance.choice([0, 1, 1, 2])):
        held_on = _day(chance) if chance.random() < 0.7 else None
        made = courses.meeting(
            case,
            MeetingKind.KICKOFF,
            planned_on=held_on or _day(chance),
            held_on=held_on,
            made_on=_day(chance),
            cancelled=chance.random() < 0.2,
        )
        if chance.random() < 0.5:
            courses.kickoff_agreement(
                made,
                job_search_starts_on=chance.choice([None, _day(chance)]),
                cv_starts_on=chance.choice([None, _day(chance)]),
            )


def _matches_and_cti(chance: random.Random, case: Case, at: courses.Company) -> None:
    first = _day(chance)
    ended = chance.choice([None, first, first + timedelta(days=1), first + timedelta(days=400)])
    match = courses.job_match(case, at, on=first, ended_on=ended)
    if chance.random() < 0.7:
        months = chance.choice([6, 9])
        begins = first + timedelta(days=chance.choice([0, 0, 30]))
        closes = chance.choice([None, begins, begins + timedelta(days=chance.randint(1, 280))])
        by = courses.grant(case, starts_on=begins)
        courses.cti_course(match, by, starts_on=begins, months=months, closed_on=closes)
        if closes and chance.random() < 0.3:
            courses.cti_course(match, by, starts_on=closes, months=months)


def _day(chance: random.Random) -> date:
    near = chance.choice([-1, 0, 0, 1])
    return TODAY + timedelta(
        days=chance.choice([near, near, -92, -184, -276, -chance.randint(0, 600)])
    )
