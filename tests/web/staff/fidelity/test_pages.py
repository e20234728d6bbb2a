"""CTI and the method: one course for its team, many as counts for the leader, nobody in order."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client

from fodfaeste.accounts.models import RoleAssignment, Unit
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.fidelity_indicators import INDICATORS, NOT_COUNTED
from fodfaeste.rules.cti.kinds import EarlyEndReason
from tests.factories import courses
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, enrolled_case

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
Queries = Callable[[int], AbstractContextManager[object]]
START = date(2025, 12, 1)
TOGETHER = "/medarbejder/cti-metode/"


def place(case: Case) -> str:
    return f"/medarbejder/forloeb/{case.pk}/cti/metode/"


def text(client: Client, address: str, *, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return page.content.decode()


def run(case: Case, **changed: object) -> None:
    match = courses.job_match(case, courses.company(), on=START)
    course = courses.cti_course(match, courses.grant(case, starts_on=START), starts_on=START)
    CtiCourse.objects.filter(pk=course.pk).update(**changed)


@pytest.fixture
def many(world: World, as_owner: AsOwner) -> list[Case]:
    """Nine courses: seven as they should be so far, two that withdrew."""
    cases = [enrolled_case(world, cpr=f"70018012{number}", day=START) for number in range(40, 49)]
    with as_owner():
        for number, case in enumerate(cases):
            stopped = {"closed_on": TODAY, "early_reason": EarlyEndReason.WITHDREW}
            run(case, **(stopped if number > 6 else {}))
    return cases


def test_j8_a_course_shows_every_indicator_with_what_it_counts_and_hides(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        run(case)
    page = text(sign_in(world.cti_worker), place(case))
    for one in INDICATORS:
        for words in (one.title, one.counts, one.facts, one.hides, one.change):
            assert words in page, words
    assert all(sentence in page for sentence in NOT_COUNTED)
    assert "0 af 2 begyndte faser" in page
    assert ">Delvist<" in page.replace("\n", "")
    assert "Lad borgeren vælge fokusområder i fasens første dage." in page


def test_j8_before_cti_the_element_is_missing_with_what_would_change_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = text(sign_in(world.cti_worker), place(case))
    assert "Mangler" in page
    assert "CTI begynder, når der er et jobmatch, en bevilling og en CTI-medarbejder." in page


def test_j8_a_stranger_finds_no_course_and_the_cti_page_leads_to_it(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        run(case)
    assert text(sign_in(world.stranger), place(case), status=404)
    cti = text(sign_in(world.cti_worker), f"/medarbejder/forloeb/{case.pk}/cti/")
    assert place(case) in cti


@pytest.mark.usefixtures("many")
def test_j8_the_leader_sees_counts_of_the_unit_and_no_small_ones(
    world: World, sign_in: SignIn
) -> None:
    page = text(sign_in(world.leader), TOGETHER)
    assert "Enhedens CTI-forløb" in page
    assert "9 af 9 forløb" in page
    assert "Færre end 5 af 9 forløb" in page
    assert "procent" not in page.replace("procenter", "")
    assert world.cti_worker.name not in page


@pytest.mark.usefixtures("many")
def test_e5_the_leader_sees_which_courses_stopped_before_time(
    world: World, sign_in: SignIn
) -> None:
    page = text(sign_in(world.leader), TOGETHER)
    assert page.count("Borgeren ønsker ikke at fortsætte") == 2
    assert "KM</a>, 4. marts 2026" in page
    own = text(sign_in(world.cti_worker), TOGETHER)
    assert "Stoppet før tid" not in own


@pytest.mark.usefixtures("many")
def test_j8_a_worker_counts_their_own_courses_and_others_have_none(
    world: World, sign_in: SignIn
) -> None:
    assert "Dine CTI-forløb" in text(sign_in(world.cti_worker), TOGETHER)
    assert "0 af" not in text(sign_in(world.cti_worker), TOGETHER)
    for nobody in (world.stranger, world.job_consultant):
        assert "Der er ingen CTI-forløb at tælle endnu." in text(sign_in(nobody), TOGETHER)
    assert text(sign_in(world.administrator), TOGETHER, status=403)


def test_j8_two_and_twenty_courses_are_as_many_queries(
    world: World, sign_in: SignIn, as_owner: AsOwner, django_assert_max_num_queries: Queries
) -> None:
    client = sign_in(world.leader)
    for number in (50, 51):
        case = enrolled_case(world, cpr=f"70018012{number}", day=START)
        with as_owner():
            run(case)
    with django_assert_max_num_queries(30) as few:
        text(client, TOGETHER)
    for number in range(52, 60):
        case = enrolled_case(world, cpr=f"70018012{number}", day=START + timedelta(days=1))
        with as_owner():
            run(case)
    with django_assert_max_num_queries(len(few)):  # type: ignore[arg-type]
        assert "10 af 10 forløb (100 procent)" in text(client, TOGETHER)


def test_j8_who_leads_several_units_sees_them_together_and_one_by_one(
    world: World, sign_in: SignIn, as_owner: AsOwner, many: list[Case]
) -> None:
    other = Unit.objects.create(name="Ungeindsatsen")
    foreign = Unit.objects.create(name="Ældreområdet")
    lines = {"role": Role.LEADER, "starts_on": START}
    RoleAssignment.objects.create(user=world.leader, unit=other, **lines)
    with as_owner():
        Case.objects.filter(pk__in=[case.pk for case in many[:3]]).update(unit=other)
        Case.objects.filter(pk=many[3].pk).update(unit=foreign)
    client = sign_in(world.leader)

    def counted(query: str) -> str:
        page = text(client, TOGETHER + query)
        return page[page.index("CTI-forløb i") : page.index("</p>", page.index("CTI-forløb i"))]

    assert counted("").startswith("CTI-forløb i alle enheder, du leder")
    assert [counted(query).rsplit(": ", 1)[1] for query in ("", f"?enhed={other.pk}")] == [
        "8.",
        "3.",
    ]
    assert counted(f"?enhed={other.pk}").startswith("CTI-forløb i Ungeindsatsen")
    for unknown in (f"?enhed={foreign.pk}", "?enhed=%00", "?enhed=<script>"):
        assert counted(unknown).endswith(": 8.")
