"""T15: a page asked for in the last tenth of a second of a phase shows one day, not some of two."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta
from itertools import chain, repeat

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.kernel import clock
from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.cti.clock import Clock, phase_on
from fodfaeste.rules.cti.clock import clock as cti_clock
from tests.factories import karin
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]
NEVER_THE_SAME = re.compile(r'(csrfmiddlewaretoken" value|name="key" value)="[^"]*"')
MOST_QUESTIONS = 4
"""More often than any page asks what time it is."""

PAGES = ("staff:cases:case", "staff:cti:cti", "staff:cases:list", "staff:cases:my_day")


@pytest.fixture
def course(world: World, case: Case, as_owner: AsOwner) -> Clock:
    with as_owner():
        made = karin.in_phase_2(world, case, TODAY)
        return cti_clock(starts_on=made.starts_on, months=made.months)


@pytest.fixture
def browser(world: World, course: Clock, sign_in: SignIn) -> Client:
    return sign_in(world.cti_worker)


@pytest.mark.parametrize("name", PAGES)
def test_t15_a_request_at_midnight_stands_on_one_day(
    case: Case,
    course: Clock,
    browser: Client,
    name: str,
    today_is: TodayIs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boundary = course.phases[2].starts_on
    eve = boundary - timedelta(days=1)
    assert [phase_on(course, day).number for day in (eve, boundary)] == [2, 3]  # type: ignore[union-attr]
    address = reverse(name, args=[case.pk] if name in PAGES[:2] else [])
    shown = {}
    for day in (eve, boundary):
        today_is(day)
        shown[day] = page(browser, address)
    assert shown[eve] != shown[boundary]
    last_moment = datetime.combine(eve, time.max).replace(microsecond=900_000, tzinfo=COPENHAGEN)
    for questions in range(MOST_QUESTIONS):
        monkeypatch.setattr(clock, "now", ticking(last_moment, questions))
        assert page(browser, address) in shown.values(), f"midnight after {questions} questions"


def ticking(before: datetime, questions: int) -> Callable[[], datetime]:
    """A clock that passes midnight after so many questions."""
    after = before + timedelta(milliseconds=200)
    moments: Iterator[datetime] = chain(repeat(before, questions), repeat(after))
    return lambda: next(moments)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return NEVER_THE_SAME.sub("", answer.text)
