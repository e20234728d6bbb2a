"""Hours in the browser: one week, several weeks, whose word counts, and the page of work (D7)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.catalogues.models import Limit
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import HoursEntry, HoursWeek, Placement, WorkAgreement
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.kinds import HoursKind, HoursSource
from fodfaeste.rules.placement.weeks import week_name
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import at
from tests.work_worlds import MONDAY, NOW, Work, agreed
from tests.worlds import TODAY, World, acting_as

HOURS, SEVERAL = "hours:hours", "hours:several"
LATER = TODAY + timedelta(weeks=3)
WEEKS = [week_name(MONDAY + timedelta(weeks=number)) for number in range(3)]


@pytest.fixture
def work(world: World, case: Case) -> Work:
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return Work(world=world, case=case)


@pytest.fixture
def at_work(work: Work) -> Work:
    agreed(work)
    with work.consultant() as actor:
        Placement.objects.create(
            **made_by(actor.id, NOW),
            case=work.case,
            match=WorkAgreement.objects.get().match,
            kind=HoursKind.PLACEMENT,
            starts_on=TODAY,
            ends_before=TODAY + timedelta(weeks=13),
        )
    return work


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def weeks_of(work: Work) -> list[tuple[date, int, int]]:
    with work.consultant():
        rows = HoursWeek.objects.order_by("week_starts_on")
        return [(row.week_starts_on, row.placement_minutes, row.ordinary_minutes) for row in rows]


def link_to(work: Work) -> str:
    with work.consultant():
        agreement = WorkAgreement.objects.get()
    _, token = work.link(agreement)
    return reverse("employer:hours", kwargs={"token": token})


@pytest.mark.parametrize("name", [HOURS, SEVERAL])
def test_m1_a_stranger_finds_no_hours(world: World, case: Case, sign_in: SignIn, name: str) -> None:
    answer = sign_in(world.stranger).get(at(case, name))
    assert (answer.status_code, "Mølgaard" in answer.text) == (404, False)


@pytest.mark.parametrize("name", [HOURS, SEVERAL])
def test_m1_the_social_caseworker_records_no_hours(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.social_caseworker).get(at(case, name)).status_code == 403


# --- One week -------------------------------------------------------------------------------------


def test_m1_the_note_of_a_week_is_closed_to_the_social_side(
    work: Work, world: World, consultant: Client, sign_in: SignIn
) -> None:
    form = {"version": "0", "placement_minutes": "12", "note": "indlagt"}
    consultant.post(at(work.case, HOURS), form)
    assert "indlagt" in consultant.get(at(work.case, "work")).text
    page = sign_in(world.social_caseworker).get(at(work.case, "work"))
    assert (page.status_code, "12 praktiktimer" in page.text) == (200, True)
    assert "indlagt" not in page.text


def test_d7_hours_are_written_for_this_week_and_drawn_with_a_table(
    work: Work, consultant: Client
) -> None:
    form = {"version": "0", "placement_minutes": "12", "ordinary_minutes": "4,5", "note": "syg"}
    for _ in range(2):
        assert consultant.post(at(work.case, HOURS), form).status_code == 302
    with work.consultant():
        week = HoursWeek.objects.get()
    assert (week.week_starts_on, week.placement_minutes, week.ordinary_minutes) == (
        date(2026, 3, 2),
        720,
        270,
    )
    page = consultant.get(at(work.case, "work"))
    assert "12 praktiktimer + 4,5 ordinære timer i uge 10." in page.text
    assert '<th scope="row">10 (2026)</th><td>12</td><td>4,5</td><td>16,5</td>' in page.text


def test_d7_a_new_week_begins_with_the_hours_of_the_one_before(
    work: Work, consultant: Client, today_is: TodayIs
) -> None:
    consultant.post(at(work.case, HOURS), {"version": "0", "placement_minutes": "12:30"})
    today_is(TODAY + timedelta(weeks=1))
    page = consultant.get(at(work.case, HOURS))
    assert "Timer i uge 11" in page.text
    assert 'value="12:30"' in page.text


@pytest.mark.parametrize("hours", ["38", "-1"])
def test_d8_impossible_hours_of_a_week_are_told_beside_the_field(
    work: Work, consultant: Client, hours: str
) -> None:
    answer = consultant.post(
        at(work.case, HOURS), {"version": "0", "placement_minutes": hours, "note": "ferie"}
    )
    assert answer.status_code == 422
    assert 'id="id_placement_minutes-error"' in answer.text
    assert (f'value="{hours}"' in answer.text, 'value="ferie"' in answer.text) == (True, True)


def test_d8_more_than_37_hours_are_refused_whatever_the_number_says(
    work: Work, consultant: Client, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_owner():
        Limit.objects.filter(code=LimitCode.WEEKLY_HOURS).update(value=40)
    sent = {"version": "0", "placement_minutes": "20", "ordinary_minutes": "18"}
    assert consultant.post(at(work.case, HOURS), sent).status_code == 409


def test_d8_more_than_37_hours_together_name_the_rule(work: Work, consultant: Client) -> None:
    answer = consultant.post(
        at(work.case, HOURS), {"version": "0", "placement_minutes": "30", "ordinary_minutes": "8"}
    )
    assert (answer.status_code, 'href="/metoden/#D8"' in answer.text) == (409, True)
    with work.consultant():
        assert HoursWeek.objects.count() == 0


def test_d7_stale_hours_meet_the_merge_page(work: Work, consultant: Client) -> None:
    consultant.post(at(work.case, HOURS), {"version": "0", "placement_minutes": "12"})
    stale = consultant.post(at(work.case, HOURS), {"version": "0", "placement_minutes": "13"})
    assert stale.status_code == 409
    assert ("12 timer" in stale.text, "13 timer" in stale.text) == (True, True)


@pytest.mark.parametrize("week", ["2026-W99", "2026-W11", "nonsense", "0001-W01"])
def test_d7_an_impossible_week_is_no_500(work: Work, consultant: Client, week: str) -> None:
    address = f"{at(work.case, HOURS)}?uge={week}"
    assert consultant.get(address).status_code == 200
    assert consultant.post(address, {"version": "0", "placement_minutes": "1"}).status_code in {
        302,
        409,
    }


def test_d7_the_week_begins_with_what_is_agreed(at_work: Work, consultant: Client) -> None:
    page = consultant.get(at(at_work.case, HOURS)).text
    assert "Aftalen siger 12 timer uden løn." in page
    assert 'name="placement_minutes" value="12"' in page


def test_d7_hours_outside_what_is_arranged_are_kept_and_pointed_out(
    work: Work, consultant: Client
) -> None:
    form = {"version": "0", "placement_minutes": "12", "taster_minutes": "2"}
    page = consultant.post(at(work.case, HOURS), form, follow=True).text
    assert weeks_of(work) == [(MONDAY, 720, 0)]
    for words in ("ikke noget jobmatch i den uge", "uden en praktik", "(D7)", "(D8)", "(D16)"):
        assert words in page


def test_m1_the_remark_is_neither_shown_to_nor_lost_by_whoever_may_not_read_it(
    work: Work, world: World, consultant: Client, sign_in: SignIn
) -> None:
    form = {"version": "0", "placement_minutes": "12", "note": "indlagt"}
    consultant.post(at(work.case, HOURS), form)
    cti = sign_in(world.cti_worker)
    page = cti.get(at(work.case, HOURS)).text
    assert ("indlagt" in page, 'name="note"' in page) == (False, False)
    changed = {"version": "1", "placement_minutes": "10", "note": "noget andet"}
    assert cti.post(at(work.case, HOURS), changed).status_code == 302
    assert 'value="indlagt"' in consultant.get(at(work.case, HOURS)).text


# --- Several weeks --------------------------------------------------------------------------------


def test_d7_weeks_without_hours_are_said_to_have_gone_as_agreed_in_one_tap(
    at_work: Work, consultant: Client, today_is: TodayIs
) -> None:
    today_is(LATER)
    assert "Skriv timer for 3 uger" in consultant.get(at(at_work.case, "work")).text
    assert "Uge 12, 16. mar – 22. mar" in consultant.get(at(at_work.case, SEVERAL)).text
    sent = {"som_aftalt": "alle", **{f"{week}-unpaid": "" for week in WEEKS}}
    for _ in range(2):
        assert consultant.post(at(at_work.case, SEVERAL), sent).status_code == 302
    assert weeks_of(at_work) == [(MONDAY + timedelta(weeks=number), 720, 0) for number in range(3)]
    page = consultant.get(at(at_work.case, SEVERAL)).text
    assert "Der er skrevet timer for alle uger." in page


def test_d7_one_week_went_as_agreed_and_another_in_numbers(
    at_work: Work, consultant: Client, today_is: TodayIs
) -> None:
    today_is(LATER)
    consultant.post(at(at_work.case, SEVERAL), {"som_aftalt": WEEKS[0]})
    typed = {f"{WEEKS[1]}-unpaid": "8,5", f"{WEEKS[1]}-paid": "2", f"{WEEKS[2]}-unpaid": ""}
    consultant.post(at(at_work.case, SEVERAL), typed)
    assert weeks_of(at_work) == [
        (MONDAY, 720, 0),
        (MONDAY + timedelta(weeks=1), 510, 120),
    ]


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("", 422, "Skriv timer for mindst én uge"),
        ("mange", 422, "Skriv timer med tal"),
        ("38", 422, "37"),
    ],
)
def test_d7_what_was_typed_wrongly_stays_beside_its_error(
    at_work: Work, consultant: Client, today_is: TodayIs, typed: str, status: int, words: str
) -> None:
    today_is(LATER)
    answer = consultant.post(at(at_work.case, SEVERAL), {f"{WEEKS[0]}-unpaid": typed})
    assert (answer.status_code, words in answer.text) == (status, True)
    assert not typed or f'value="{typed}"' in answer.text
    assert weeks_of(at_work) == []


def test_d8_several_weeks_over_full_time_name_the_rule_and_save_none(
    at_work: Work, consultant: Client, today_is: TodayIs
) -> None:
    today_is(LATER)
    typed = {f"{WEEKS[0]}-unpaid": "12", f"{WEEKS[1]}-unpaid": "30", f"{WEEKS[1]}-paid": "8"}
    answer = consultant.post(at(at_work.case, SEVERAL), typed)
    assert (answer.status_code, 'href="/metoden/#D8"' in answer.text) == (409, True)
    assert ('value="30"' in answer.text, weeks_of(at_work)) == (True, [])


# --- Citizen and employer -------------------------------------------------------------------------


def test_d7_the_citizen_tells_in_one_tap_and_double_clicks_without_harm(
    at_work: Work, world: World, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    address = reverse("citizen:hours")
    assert "Aftalt: 12 timer uden løn" in citizen.get(address).text
    for _ in range(2):
        assert citizen.post(address, {"som_aftalt": WEEKS[0]}).status_code == 302
    assert weeks_of(at_work) == [(MONDAY, 720, 0)]
    with at_work.consultant():
        assert HoursEntry.objects.count() == 1
    page = citizen.get(address).text
    assert "Du har fortalt om alle dine uger." in page
    assert "Ret det, du skrev" in page


def test_d7_the_citizen_is_not_asked_again_and_may_say_that_it_is_wrong(
    at_work: Work, world: World, consultant: Client, sign_in: SignIn
) -> None:
    consultant.post(at(at_work.case, HOURS), {"version": "0", "placement_minutes": "12"})
    citizen = sign_in(world.citizen)
    address = reverse("citizen:hours")
    page = citizen.get(address).text
    assert ("Som aftalt" in page, f'href="?ret={WEEKS[0]}"' in page) == (False, True)
    assert f'name="{WEEKS[0]}-unpaid" value="12"' in citizen.get(f"{address}?ret={WEEKS[0]}").text
    sent = {f"{WEEKS[0]}-unpaid": "10", f"{WEEKS[0]}-paid": "", f"{WEEKS[0]}-note": "tandlæge"}
    assert citizen.post(address, sent).status_code == 302
    assert weeks_of(at_work) == [(MONDAY, 720, 0)]
    words = consultant.get(at(at_work.case, HOURS)).text
    assert ("Borgeren: 10 praktiktimer" in words, "»tandlæge«" in words) == (True, True)


def test_d7_the_citizen_without_work_is_told_so(work: Work, world: World, sign_in: SignIn) -> None:
    citizen = sign_in(world.citizen)
    address = reverse("citizen:hours")
    assert "Når du er begyndt på et arbejde" in citizen.get(address).text
    answer = citizen.post(address, {f"{WEEKS[0]}-unpaid": "12"})
    assert (answer.status_code, 'value="12"' in answer.text) == (409, True)
    assert "Der var ikke aftalt arbejde i den uge." in answer.text


def test_d7_different_words_are_shown_and_the_consultant_chooses(
    at_work: Work, world: World, consultant: Client, sign_in: SignIn
) -> None:
    consultant.post(at(at_work.case, HOURS), {"version": "0", "placement_minutes": "12"})
    address = link_to(at_work)
    assert Client().post(address, {f"{WEEKS[0]}-unpaid": "10"}).status_code == 302
    mine = Client().get(address).text
    assert "Du skrev 10 timer uden løn. Jobkonsulenten ser på det" in mine
    overview = consultant.get(at(at_work.case, "work")).text
    assert "Der er sagt forskelligt om timerne i en uge." in overview
    assert "forskellige tal" in overview
    page = consultant.get(at(at_work.case, HOURS)).text
    assert "Arbejdsgiveren: 10 praktiktimer + 0 ordinære timer" in page
    assert "Bo Bager" in page
    with at_work.consultant():
        entry = HoursEntry.objects.get(source=HoursSource.EMPLOYER)
    choose = reverse("staff:hours:choose", kwargs={"case_id": at_work.case.pk, "word_id": entry.pk})
    assert consultant.post(choose, {"version": "1"}).status_code == 409
    for _ in range(2):
        assert consultant.post(choose, {"version": "2"}).status_code == 302
    assert weeks_of(at_work) == [(MONDAY, 600, 0)]
    after = consultant.get(at(at_work.case, HOURS)).text
    assert ("Hvem har sagt hvad" in after, "Brug arbejdsgiverens tal" in after) == (True, False)
    assert "sagt forskelligt" not in consultant.get(at(at_work.case, "work")).text


def test_l4_the_employers_hours_say_nothing_of_the_rest(
    at_work: Work, consultant: Client, world: World
) -> None:
    consultant.post(
        at(at_work.case, HOURS), {"version": "0", "placement_minutes": "12", "note": "indlagt"}
    )
    page = Client().get(link_to(at_work)).text
    assert ("12 timer uden løn" in page, "Karin" in page) == (True, True)
    for secret in ("indlagt", "Mølgaard", world.cti_worker.name, "CTI"):
        assert secret not in page


def test_l4_a_draft_or_a_guess_opens_no_hours(at_work: Work) -> None:
    with at_work.consultant():
        WorkAgreement.objects.update(state="proposed")
    assert Client().get(link_to(at_work)).status_code == 404
    assert Client().get("/aftale/gaet/timer/").status_code == 404


# --- The page of work -----------------------------------------------------------------------------


def test_d6_the_page_of_work_says_whose_yes_is_missing(at_work: Work, consultant: Client) -> None:
    with at_work.consultant():
        WorkAgreement.objects.update(state="proposed", text_hash="another text")
    page = consultant.get(at(at_work.case, "work")).text
    assert "Vi venter på ja fra borgeren, arbejdsgiveren og jobkonsulenten." in page


def test_d7_the_page_of_work_takes_as_many_queries_for_2_weeks_as_for_20(
    at_work: Work, consultant: Client, today_is: TodayIs
) -> None:
    counts = []
    for number in range(20):
        today_is(TODAY + timedelta(weeks=number))
        form = {"version": "0", "placement_minutes": f"{number + 1}"}
        assert consultant.post(at(at_work.case, HOURS), form).status_code == 302
        if number in {1, 19}:
            consultant.get(at(at_work.case, "work"))
            with CaptureQueriesContext(connection) as queries:
                consultant.get(at(at_work.case, "work"))
            counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 17, "fifteen, and a savepoint taken and let go"


def test_d7_list_case_page_and_page_of_work_show_the_same_hours(
    at_work: Work, world: World, consultant: Client
) -> None:
    form = {"version": "0", "placement_minutes": "10", "taster_minutes": "2", "flex_minutes": "4"}
    consultant.post(at(at_work.case, HOURS), form)
    found = consultant.get(reverse("staff:cases:list")).text
    assert "12 + 4 timer" in found
    case_page = consultant.get(reverse("staff:cases:case", args=[at_work.case.pk])).text
    work_page = consultant.get(at(at_work.case, "work")).text
    row = "<td>2</td><td>10</td><td>4</td><td>16</td>"
    assert (row in case_page, row in work_page) == (True, True)
