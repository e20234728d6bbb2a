"""The CTI page: the shift to come, the curve, work that is lost, and a stay elsewhere."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import ContactNote, CtiCourse, Stay
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions.ending import Ending, end_match
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace, StayKind
from fodfaeste.rules.placement.kinds import MatchEndReason
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import AsOwner, Queries, address, day
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db

SECOND = date(2026, 6, 4)
BOUNDARIES = ("starts_on", "phase_2_on", "phase_3_on", "ends_before")


def text(client: Client, case: Case, tail: str = "", *, status: int = 200) -> str:
    page = client.get(address(case, tail))
    assert page.status_code == status
    return page.content.decode()


def stays(world: World) -> list[Stay]:
    with acting_as(world.actor(world.cti_worker)):
        return list(Stay.objects.order_by("pk"))


def course(world: World) -> CtiCourse:
    with acting_as(world.actor(world.cti_worker)):
        return CtiCourse.objects.get()


def boundaries(world: World) -> list[date]:
    return [getattr(course(world), name) for name in BOUNDARIES]


def noted(world: World, case: Case, number: int, *, kind: ContactKind, on: date = TODAY) -> None:
    with acting_as(world.actor(world.cti_worker)):
        ContactNote.objects.bulk_create(
            ContactNote(
                **made_by(world.cti_worker.pk, noon(on)),
                case=case,
                happened_on=on + timedelta(days=count % 60),
                kind=kind,
                place=ContactPlace.OUT if kind is ContactKind.MEETING else "",
                minutes=30 if kind is ContactKind.MEETING else 0,
                coordination_minutes=60 if kind is ContactKind.COORDINATION else 0,
                text="Vi talte sammen.",
                written_as=Role.CTI_WORKER,
            )
            for count in range(number)
        )


def lose_work(world: World, case: Case, *, reason: MatchEndReason) -> None:
    with acting_as(world.actor(world.job_consultant)) as actor:
        match = JobMatch.objects.get(case=case)
        end_match(
            actor=actor,
            case=case,
            match_id=match.pk,
            version=match.version,
            ending=Ending(ended_on=TODAY, reason=reason, note="Butikken lukkede fra i dag."),
            today=TODAY,
            now=noon(TODAY),
        )


def stay(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "kind": "hospital",
        **day("starts_on"),
        "last_day_day": "",
        "last_day_month": "",
        "last_day_year": "",
        "contact_kept": "Jeg ringer hver tirsdag",
        **changed,
    }


# --- The clock ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "said"), [(8, False), (7, True), (1, True), (0, False)])
def test_e1_a_new_phase_stands_on_the_pages_from_a_week_before(
    running: Case, sign_in: SignIn, world: World, today_is: TodayIs, *, before: int, said: bool
) -> None:
    client = sign_in(world.cti_worker)
    today_is(SECOND - timedelta(days=before))
    told = "torsdag 4. juni 2026, begynder fase 2: Afprøvning og tilpasning."
    overview = client.get(f"/medarbejder/forloeb/{running.pk}/").content.decode()
    assert (told in text(client, running), told in overview) == (said, said)


# --- The curve ------------------------------------------------------------------------------------


def test_e9_the_curve_stands_on_the_page_before_there_is_any_contact(
    running: Case, cti: Client
) -> None:
    page = text(cti, running)
    assert "Der er ingen kontakter endnu." in page
    assert "Kontakter og timer uge for uge</title>" in page


def test_e9_five_thousand_notes_are_as_few_queries_as_five(
    running: Case, cti: Client, world: World, django_assert_max_num_queries: Queries
) -> None:
    noted(world, running, 5, kind=ContactKind.MEETING)
    with django_assert_max_num_queries(20) as few:
        text(cti, running)
    noted(world, running, 4_995, kind=ContactKind.PHONE)
    with django_assert_max_num_queries(len(few)):  # type: ignore[arg-type]
        text(cti, running)


def test_e9_a_note_of_tomorrow_is_not_on_the_curve_of_today(
    running: Case, cti: Client, world: World
) -> None:
    noted(world, running, 3, kind=ContactKind.MEETING)
    assert "Fase 1: 1 kontakt på 1 uge." in text(cti, running)


def test_e9_a_talk_on_the_day_after_the_end_is_no_longer_of_the_course(
    running: Case, cti: Client, world: World, today_is: TodayIs
) -> None:
    ends = boundaries(world)[3]
    for on in (ends - timedelta(days=1), ends):
        noted(world, running, 1, kind=ContactKind.MEETING, on=on)
    today_is(ends + timedelta(days=3))
    assert "Fase 3: 1 kontakt på" in text(cti, running)


def test_e9_the_curve_of_a_course_that_stopped_ends_where_it_stopped(
    running: Case, cti: Client, world: World, as_owner: AsOwner, today_is: TodayIs
) -> None:
    noted(world, running, 1, kind=ContactKind.MEETING)
    with as_owner():
        CtiCourse.objects.update(closed_on=TODAY + timedelta(days=13), early_reason="moved")
    today_is(TODAY + timedelta(days=80))
    page = text(cti, running)
    assert "Fase 1: 1 kontakt på 2 uger." in page
    assert "snit af de seneste 4 uger" in page


def test_e10_coordination_stands_for_itself_with_what_is_expected(
    running: Case, cti: Client, world: World
) -> None:
    noted(world, running, 1, kind=ContactKind.COORDINATION)
    page = text(cti, running)
    assert "Koordinering: 1 time om ugen i de første 6 uger." in page
    assert "flere timer i starten og igen hen mod slutningen" in page


# --- Work that is lost ----------------------------------------------------------------------------


def test_e6_the_clock_goes_on_when_the_work_breaks_off_and_the_page_says_so(
    running: Case, cti: Client, world: World
) -> None:
    assert "uden-arbejde" not in text(cti, running)
    before = boundaries(world)
    lose_work(world, running, reason=MatchEndReason.OTHER)
    page = text(cti, running)
    assert "Arbejdet er afbrudt 4. marts 2026" in page
    assert "CTI løber videre til den aftalte dag." in page
    assert "skal svare senest 6. marts 2026." in page
    assert "Fase 1: Planlægning og igangsættelse." in page
    assert boundaries(world) == before


def test_e6_an_answer_that_did_not_come_in_time_is_not_said_to_be_on_its_way(
    running: Case, cti: Client, world: World, today_is: TodayIs
) -> None:
    lose_work(world, running, reason=MatchEndReason.OTHER)
    today_is(TODAY + timedelta(days=10))
    page = text(cti, running)
    assert "skulle have svaret senest 6. marts 2026. Ring til dem i dag." in page
    assert "skal svare senest" not in page


@pytest.mark.parametrize("reason", [MatchEndReason.COMPLETED, MatchEndReason.ORDINARY_JOB])
def test_e6_work_that_ended_as_agreed_is_not_lost(
    running: Case, cti: Client, world: World, reason: MatchEndReason
) -> None:
    lose_work(world, running, reason=reason)
    assert "uden-arbejde" not in text(cti, running)


def test_e6_a_new_match_is_possible_while_cti_runs(
    running: Case, sign_in: SignIn, world: World
) -> None:
    lose_work(world, running, reason=MatchEndReason.OTHER)
    page = text(sign_in(world.job_consultant), running)
    assert f"/medarbejder/forloeb/{running.pk}/arbejde/match/" in page


# --- In hospital or in prison ---------------------------------------------------------------------


def test_e1_a_stay_is_noted_and_moves_nothing(running: Case, cti: Client, world: World) -> None:
    before = boundaries(world)
    sent = stay()
    for _ in range(2):
        assert cti.post(address(running, "ophold/"), sent).status_code == 302
    (found,) = stays(world)
    assert (found.kind, found.starts_on, found.ends_before) == (StayKind.HOSPITAL, TODAY, None)
    page = text(cti, running)
    assert "<strong>Indlagt</strong> fra 4. marts 2026. CTI løber videre." in page
    assert "Jeg ringer hver tirsdag" in page
    assert "Indlagt fra 4. marts 2026." in page
    assert boundaries(world) == before


def test_e1_a_stay_that_cannot_be_keeps_what_was_typed(running: Case, cti: Client) -> None:
    for wrong, why in (
        ({"kind": ""}, "Det står ikke, om borgeren er indlagt eller fængslet."),
        (day("starts_on", date(2026, 3, 5)), "ligger ude i fremtiden"),
        (day("last_day", date(2026, 3, 3)), "Den sidste dag ligger før den første."),
    ):
        page = cti.post(address(running, "ophold/"), stay(**wrong))
        assert page.status_code == 409
        assert why in page.content.decode()
        assert "Jeg ringer hver tirsdag" in page.content.decode()
    page = cti.post(address(running, "ophold/"), stay(starts_on_day="x"))
    assert page.status_code == 422
    assert "Jeg ringer hver tirsdag" in page.content.decode()


def test_e1_its_last_day_is_noted_and_an_old_page_meets_the_merge_page(
    running: Case, cti: Client, world: World
) -> None:
    cti.post(address(running, "ophold/"), stay())
    (made,) = stays(world)
    place = f"ophold/{made.pk}/"
    ended = stay(**day("last_day"), version=1)
    assert cti.post(address(running, place), ended).status_code == 302
    (found,) = stays(world)
    assert found.ends_before == TODAY + timedelta(days=1)
    assert "til 4. marts 2026. CTI løber videre." in text(cti, running)
    other = stay(contact_kept="Besøg hver fredag", version=1)
    page = cti.post(address(running, place), other)
    assert page.status_code == 409
    assert "Besøg hver fredag" in page.content.decode()
    assert "Jeg ringer hver tirsdag" in page.content.decode()


def test_e1_a_stay_noted_by_mistake_is_taken_back_once(
    running: Case, cti: Client, world: World
) -> None:
    cti.post(address(running, "ophold/"), stay())
    (made,) = stays(world)
    for _ in range(2):
        place = address(running, f"ophold/{made.pk}/tilbage/")
        assert cti.post(place, {"version": 1}).status_code == 302
    assert "Indlagt fra" not in text(cti, running)
    assert text(cti, running, f"ophold/{made.pk}/", status=404)
    assert cti.post(address(running, "ophold/"), stay()).status_code == 302


def test_e1_a_stay_is_for_those_who_see_social_support(
    running: Case, cti: Client, sign_in: SignIn, world: World
) -> None:
    cti.post(address(running, "ophold/"), stay())
    page = text(sign_in(world.job_consultant), running)
    assert ("ndlagt" in page, "tirsdag" in page) == (False, False)
    assert "ndlagt" in text(sign_in(world.social_caseworker), running)


def test_e1_strangers_find_no_stays_and_others_write_none(
    running: Case, sign_in: SignIn, world: World
) -> None:
    assert text(sign_in(world.stranger), running, "ophold/", status=404)
    assert text(sign_in(world.social_caseworker), running, "ophold/", status=403)


# --- Before time ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("job_found", "Støtten er til for de første måneder på arbejdet."),
        ("job_lost", "Det er nu, der er brug for støtten."),
    ],
)
def test_e5_work_found_or_lost_is_refused_with_its_rule(
    running: Case, cti: Client, world: World, *, reason: str, told: str
) -> None:
    sent = {
        "key": uuid.uuid4(),
        "version": 1,
        "reason": reason,
        "citizen_took_part": "on",
        "follow_on_worker": "Inger Holm",
        "course_of_events": "Vi nåede et godt stykke på den korte tid.",
    }
    page = cti.post(address(running, "stop-foer-tid/"), sent)
    assert page.status_code == 409
    assert told in page.content.decode()
    assert "Vi nåede et godt stykke på den korte tid." in page.content.decode()
    assert course(world).closed_on is None
