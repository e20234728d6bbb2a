"""One answer everywhere: what Min dag lists, the board flags, the list counts, the mail counts.

Over generated worlds and two teams that share some of the courses, each is exactly what the rules
say of the courses, seen by whoever looks (G2, J2).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from fodfaeste.accounts.models import User
from fodfaeste.jobs import digests
from fodfaeste.records.cases.models import Case, Task, TeamMembership
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.followup.queries.listing import Wanted, case_page
from fodfaeste.records.post.models import Mailing
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.boards.columns import BoardColumn
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.followup.agreed_days import SOON
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import Flag
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.post.mails import MailKind
from fodfaeste.web.staff.ways import MISSING_WAYS, NEXT_WAYS
from tests.database import Stage
from tests.factories import courses
from tests.records.deadline_worlds import any_course
from tests.records.test_deadlines_twin import by_rule
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import World, acting_as, make_world, noon, person

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]

DAYS = (date(2026, 1, 30), date(2026, 3, 30), date(2026, 10, 26), date(2026, 12, 30))
"""Working days at the end of a month, after the clock was moved, and before a closed day."""
EACH = 9
"""Courses around each of the days."""
WORDS = {kind.label: kind for kind in DeadlineKind}
EARLY = DeadlineKind.CONSENT_LASTS

DUTY = re.compile(
    r'<li class="ff-duty.*?/forloeb/(\d+)/.*?</p>\s*<p>(.*?)\s*(?:<a class="ff-rule".*?)?</p>',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules ask for in one course, and by whom."""

    case: int
    kind: DeadlineKind
    due_on: date | None
    roles: frozenset[Role]

    @property
    def order(self) -> tuple[bool, date, str]:
        """As cards show it: the earliest first, then by name; without a day last."""
        return self.due_on is None, self.due_on or date.max, self.kind.value

    def calls(self, today: date) -> bool:
        """Late, today or within a week; a talk about a consent from the day it is needed."""
        return self.due_on is not None and (self.kind is EARLY or self.due_on <= today + SOON)


@dataclass(frozen=True, slots=True)
class House:
    """Two teams and their leader."""

    first: World
    second: World

    @property
    def colleagues(self) -> tuple[User, ...]:
        """Everybody who sits on a team."""
        both = (self.first, self.second)
        return tuple(
            {
                user.pk: user for one in both for user in (getattr(one, r) for r in TEAM_ROLES)
            }.values()
        )


@pytest.fixture
def house(as_owner: AsOwner) -> House:
    """Courses of the one team, of the other, and of both together."""
    with as_owner():
        first, company = make_world(), courses.company()
        company.employees = 12
        company.save()
        second = replace(
            first,
            job_consultant=person("Ib Juul", Role.JOB_CONSULTANT, first.unit),
            cti_worker=person("Ask Lund", Role.CTI_WORKER, first.unit),
            social_caseworker=person("Bea Holst", Role.SOCIAL_CASEWORKER, first.unit),
        )
        mixed = replace(first, cti_worker=second.cti_worker)
        for place, near in enumerate(DAYS):
            for number in range(EACH):
                team = (first, second, mixed)[number % 3]
                any_course(place * EACH + number, team, company, near)
        Case.objects.exclude(closed_on=None).update(closed_on=DAYS[0] - timedelta(days=1))
    return House(first, second)


def days() -> Iterator[date]:
    for day in DAYS:
        yield from (day, add_workdays(day, 1))


def told_by_rule(today: date) -> tuple[Told, ...]:
    """Everything that the rules ask for, course by course."""
    told, _ = by_rule(today)
    return tuple(sorted((Told(*one) for one in told), key=lambda one: one.order))


def seats(user: User, today: date) -> dict[int, set[Role]]:
    """The open courses somebody sits on the team of, and as what."""
    found: dict[int, set[Role]] = {}
    for seat in TeamMembership.objects.filter(user=user).select_related("case"):
        holds = seat.starts_on <= today and (seat.ends_before is None or today < seat.ends_before)
        if holds and seat.case.closed_on is None:
            found.setdefault(seat.case_id, set()).add(Role(seat.role))
    return found


def own(told: Iterable[Told], sits: Mapping[int, set[Role]], today: date) -> list[Told]:
    """What is somebody's own to do, and calls for action now."""
    return [one for one in told if one.roles & sits.get(one.case, set()) and one.calls(today)]


def test_g2_min_dag_lists_what_the_rules_ask_of_each_colleague(
    house: House, sign_in: SignIn, today_is: TodayIs, as_owner: AsOwner
) -> None:
    seen: set[DeadlineKind] = set()
    for place, today in enumerate(days()):
        user = house.colleagues[place % len(house.colleagues)]
        with as_owner():
            sits = seats(user, today)
            mine = own(told_by_rule(today), sits, today)
            steps = _steps(sits, today)
            tasks = _tasks(user, today)
        client = sign_in(user)
        today_is(today)
        assert _on_min_dag(client) == (_led_to_once(mine, steps), tasks), (user.name, today)
        seen |= {one.kind for one in mine}
    assert len(seen) > len(DeadlineKind) // 2


def test_g2_the_board_flags_what_the_rules_ask_of_each_course(
    house: House, sign_in: SignIn, today_is: TodayIs, as_owner: AsOwner
) -> None:
    people = (house.first.leader, *house.colleagues)
    for place, today in enumerate(days()):
        for user in (people[0], people[1 + place % (len(people) - 1)]):
            with as_owner():
                told = told_by_rule(today)
                sight = _in_sight(house, user, today)
            client = sign_in(user)
            today_is(today)
            assert _on_the_board(client) == _cards(told, sight), (user.name, today)


def test_g2_the_list_counts_what_the_rules_ask_of_each_course(
    house: House, today_is: TodayIs, as_owner: AsOwner
) -> None:
    people, found_any = (house.first.leader, *house.colleagues), set[Flag]()
    for today in days():
        today_is(today)
        with as_owner():
            told = told_by_rule(today)
            sights = {user.pk: _in_sight(house, user, today) for user in people}
        for user in people:
            with acting_as(house.first.actor(user, today), today) as actor:
                found = {flag: _listed(actor, flag, today) for flag in Flag}
            assert found == {
                flag: {one.case for one in told if one.kind in flag.kinds} & sights[user.pk]
                for flag in Flag
            }, (user.name, today)
            found_any |= {flag for flag, cases in found.items() if cases}
    assert found_any == set(Flag)


def test_g2_the_mail_of_the_day_counts_what_the_rules_ask_of_each_colleague(
    house: House, today_is: TodayIs, as_owner: AsOwner, stage: Stage
) -> None:
    for today in days():
        today_is(today)
        with as_owner():
            told = told_by_rule(today)
            expected = {
                user.pk: len(own(told, seats(user, today), today)) for user in house.colleagues
            }
        with stage.worker():
            digests.write_digests()
            mails = Mailing.objects.filter(about=MailKind.DIGEST, digest_on=today)
            bodies = dict(mails.values_list("recipient", "body"))
        counted = {user: _count_in(bodies.get(user, "")) for user in expected}
        assert counted == expected, today
        assert sum(expected.values()) > len(expected)


def _steps(sits: Iterable[int], today: date) -> dict[tuple[int, str], date]:
    """Where the next step of each course leads to, and its day, when that is near."""
    found = {}
    for case in Case.objects.filter(pk__in=list(sits)).select_related("citizen", "unit"):
        step = overview_of(case, today).next_step
        way = NEXT_WAYS.get(step.action) if step else None
        if step and way and step.due_on and step.due_on <= today + SOON:
            found[case.pk, way.name] = step.due_on
    return found


def _led_to_once(
    mine: Iterable[Told], steps: Mapping[tuple[int, str], date]
) -> list[tuple[int, str]]:
    """The earliest of several that lead to the same page; the course's next step may be it."""
    first: dict[tuple[int, str], Told] = {}
    for one in sorted(mine, key=lambda one: one.order):
        first.setdefault((one.case, MISSING_WAYS[one.kind].name), one)
    return sorted(
        (one.case, one.kind.label)
        for place, one in first.items()
        if one.due_on and one.due_on <= steps.get(place, one.due_on)
    )


def _tasks(user: User, today: date) -> list[tuple[int, str]]:
    rows = Task.objects.filter(
        responsible=user,
        state=TaskState.OPEN,
        due_on__lte=today + SOON,
        case__closed_on=None,
    )
    return sorted(rows.values_list("case_id", "title"))


def _on_min_dag(client: Client) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The deadlines and the tasks that all pages of Min dag list, by course and words."""
    found: list[tuple[int, str]] = []
    number, last = 0, 1
    while (number := number + 1) <= last:
        page = unescape(client.get(f"/medarbejder/?side={number}").text)
        last = (
            int(found_last.group(1)) if (found_last := re.search(r"Side \d+ af (\d+)", page)) else 1
        )
        found += [(int(case), words) for case, words in re.findall(DUTY, page)]
    titles = {"Ring"}
    deadlines = sorted(one for one in found if one[1] in WORDS)
    return deadlines, sorted(one for one in found if one[1] in titles)


def _in_sight(house: House, user: User, today: date) -> set[int]:
    """The open courses somebody sees: the unit's for its leader, else those one sits on."""
    if user == house.first.leader:
        return set(Case.objects.filter(closed_on=None).values_list("pk", flat=True))
    return set(seats(user, today))


def _cards(told: Iterable[Told], sight: Iterable[int]) -> dict[int, tuple[list[str], int]]:
    """What each card says, and how much more there is: each kind once, the earliest first."""
    kinds: dict[int, dict[DeadlineKind, None]] = {case: {} for case in sight}
    for one in told:
        if one.case in kinds:
            kinds[one.case][one.kind] = None
    return {
        case: ([kind.label for kind in found][:2], max(0, len(found) - 2))
        for case, found in kinds.items()
    }


def _on_the_board(client: Client) -> dict[int, tuple[list[str], int]]:
    found = {}
    for column in BoardColumn:
        page = unescape(client.get(f"/tavle/?kolonne={column.value}").text)
        for card in re.findall(r'<li class="ff-board-card .*?</li>', page, re.DOTALL):
            (case,) = re.findall(r"/forloeb/(\d+)/", card)
            more = re.findall(r"__more\">\+(\d+)", card)
            flags = re.findall(r"__flag[^>]*>(.*?)\xa0·", card)
            found[int(case)] = (flags, int(more[0]) if more else 0)
    return found


def _listed(actor: Actor, flag: Flag, today: date) -> set[int]:
    page = case_page(actor, Wanted(asks=flag.value), number=1, today=today, now=noon(today))
    assert page.total == len(page.case_ids)
    return set(page.case_ids)


def _count_in(body: str) -> int:
    found = re.search(r"(\d+) ting kræver handling", body)
    return int(found.group(1)) if found else 0
