"""Two who take the last place, and a company that closes, at the same second (D1, D2, D8)."""

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.placement.actions import matches
from fodfaeste.records.placement.actions.closing import CompanyClosed, close_company
from fodfaeste.records.placement.models import Company, JobMatch, Opening
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.placement.companies.kinds import CompanyEnd
from fodfaeste.rules.refusal import Refused
from tests.match_worlds import an_opening
from tests.records.test_signing_at_once import at_once
from tests.work_worlds import NOW, Work, a_company
from tests.worlds import TODAY, World, enrolled_case, make_world

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 0.5
"""Seconds that somebody who has to wait is given to go first."""


@pytest.fixture
def world() -> World:
    return make_world()


def found(actor: Actor, case: Case, company: Company, opening: Opening | None = None) -> JobMatch:
    return matches.find_match(
        actor=actor,
        key=uuid.uuid4(),
        case=case,
        company_id=company.pk,
        opening_id=opening.pk if opening else None,
        job_title="Bagerimedhjælper",
        found_on=TODAY,
        citizen_said_yes_on=TODAY,
        today=TODAY,
        now=NOW,
    )


def test_d2_the_last_place_is_taken_once_by_two_at_the_same_second(world: World) -> None:
    cases = [enrolled_case(world), enrolled_case(world, cpr="1111111118")]
    with Work(world, cases[0]).consultant() as actor:
        company = a_company(actor)
        opening = an_opening(actor, company, places=1)

    def take(case: Case) -> Callable[[], object]:
        def act() -> object:
            with Work(world, case).consultant() as actor:
                return found(actor, case, company, opening)

        return act

    outcome = at_once(*map(take, cases))
    (refused,) = (each for each in outcome if isinstance(each, Refused))
    assert [each.condition for each in refused.obstacles] == ["opening_fits"]
    assert "Pladserne er taget." in refused.obstacles[0].sentence
    with Work(world, cases[0]).consultant():
        assert JobMatch.objects.count() == 1


def test_d11_a_company_that_closes_while_a_match_is_found_still_tells_the_team(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(world, enrolled_case(world))
    with work.consultant() as actor:
        company = a_company(actor)

    def close() -> None:
        try:
            with work.consultant() as actor:
                close_company(
                    actor=actor,
                    company_id=company.pk,
                    version=company.version,
                    closed=CompanyClosed(reason=CompanyEnd.CLOSED_DOWN, closed_on=TODAY),
                    today=TODAY,
                    now=NOW,
                )
        finally:
            connection.close()

    closing = threading.Thread(target=close)

    def while_it_is_looked_at(*, closed: bool) -> None:
        assert not closed
        closing.start()
        closing.join(SOON)

    monkeypatch.setattr(matches, "check_work_at", while_it_is_looked_at)
    with work.consultant() as actor:
        match = found(actor, work.case, company)
    closing.join()
    with work.consultant():
        assert Company.objects.get().closed_on == TODAY
        assert list(Task.objects.filter(rule="D11").values_list("case")) == [(match.case_id,)]
