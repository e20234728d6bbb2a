"""Meetings on the screen: agreed, taken step by step, held, added to, and after CTI."""

import re
import uuid
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.followup.models import AftercareCheckpoint
from fodfaeste.records.meetings import queries
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from tests.factories import courses
from tests.records.meeting_worlds import EVERYONE, held_kickoff, planned, taken, whole
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, noon

SCRIPT = "<script>alert('æ')</script>"
LONG = "x" * 100_000


def url(name: str, case: Case, **more: object) -> str:
    return reverse(f"staff:meetings:{name}", kwargs={"case_id": case.pk, **more})


def step_url(case: Case, meeting: Meeting, step: AgendaStep) -> str:
    return url("kickoff_step", case, meeting_id=meeting.pk, step=step.value)


def read(world: World, user: User | None = None) -> Any:
    return acting_as(world.actor(user or world.cti_worker))


def opened(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a form, as a browser would send them back."""
    page = client.get(address).text
    found = re.findall(r'type="hidden" name="(key|version|seen)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def day(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}_day": str(on.day),
        f"{name}_month": str(on.month),
        f"{name}_year": str(on.year),
    }


def new_meeting(**changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "kind": "kickoff",
        **day("planned_on", TODAY),
        "starts_clock": "10.30",
        "place": "Hjemme hos Karin",
        "place_chosen": "citizen",
        "expected": [role.value for role in EVERYONE],
        **changed,
    }


def came(*missing: str) -> dict[str, str]:
    return {
        f"came_{role.value}": "absent" if role.value in missing else "present" for role in EVERYONE
    }


def rules_on(page: str) -> list[str]:
    """The ids of the rules that the form was refused by."""
    part = page[page.index("ff-refusal") :] if "ff-refusal" in page else ""
    return re.findall(r'href="/metoden/#(\w+)"', part)


def test_b2_a_kickoff_is_agreed_where_the_citizen_chose(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("plan_meeting", case), new_meeting())
    assert (answer.status_code, answer.headers["location"]) == (302, url("meetings", case))
    page = client.get(url("meetings", case)).text
    assert "onsdag 4. marts 2026 kl. 10.30 · Hjemme hos Karin" in page
    assert "Karin Mølgaard, Pernille Aaen, Samir Toft, Jonas Krag og Nadia Friis" in page


def test_the_kind_that_comes_next_is_chosen_already(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    chosen = r'name="kind" value="(\w+)" checked'
    assert re.findall(chosen, client.get(url("plan_meeting", case)).text) == ["kickoff"]
    held_kickoff(world, case)
    assert re.findall(chosen, client.get(url("plan_meeting", case)).text) == ["pre_cti"]
    asked = client.get(url("plan_meeting", case) + "?slags=closing").text
    assert re.findall(chosen, asked) == ["closing"]


def test_a_second_click_makes_one_meeting(world: World, case: Case, sign_in: SignIn) -> None:
    client, form = sign_in(world.social_caseworker), new_meeting()
    for _ in range(2):
        assert client.post(url("plan_meeting", case), form).status_code == 302
    with read(world):
        assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("31", "2", "2026"), "31. februar findes ikke. Ret dagen eller måneden."),
        (("1", "1", "0026"), "Året skal være mellem 1900 og 2100."),
        (("1", "1", "2199"), "Året skal være mellem 1900 og 2100."),
        (("", "", ""), "Udfyld »Hvornår«."),
    ],
)
def test_an_impossible_day_is_said_beside_the_field_and_nothing_is_lost(
    world: World, case: Case, sign_in: SignIn, typed: tuple[str, str, str], sentence: str
) -> None:
    client = sign_in(world.social_caseworker)
    boxes = dict(zip(("planned_on_day", "planned_on_month", "planned_on_year"), typed, strict=True))
    answer = client.post(url("plan_meeting", case), new_meeting(**boxes))
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert f'<span class="sr-only">Fejl: </span>{sentence}' in page
    assert 'value="Hjemme hos Karin"' in page
    with read(world):
        assert Meeting.objects.count() == 0


def test_a_day_before_the_enrolment_is_refused_by_its_rule(
    world: World, case: Case, sign_in: SignIn
) -> None:
    form = new_meeting(**day("planned_on", TODAY - timedelta(days=1)))
    answer = sign_in(world.social_caseworker).post(url("plan_meeting", case), form)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B1"])
    assert 'value="Hjemme hos Karin"' in answer.text


@pytest.mark.parametrize("clock", ["25.00", "halv ti", "10.75"])
def test_a_time_that_is_none_is_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, clock: str
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("plan_meeting", case), new_meeting(starts_clock=clock))
    assert answer.status_code == 422
    assert "Skriv klokkeslættet som fx 10.30." in answer.text


def test_b3_the_guided_kickoff_from_the_first_step_to_the_summary(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    answers: dict[AgendaStep, dict[str, str]] = {
        AgendaStep.WHO: {**came(), "prepared": "begge", "others": "Karins søster"},
        AgendaStep.INFORMATION: {"told": "ja", "assents": "ja"},
        AgendaStep.WISHES: {"wishes": f"Jeg vil arbejde med dyr {SCRIPT}"},
        AgendaStep.RESOURCES: {
            "resources": "Tålmodig",
            "competences": "",
            "experience": "Hestestald",
        },
        AgendaStep.NETWORK: {"network": "Min søster", "partners_to_involve": ""},
        AgendaStep.AGREEMENTS: {
            **day("cv_starts_on", TODAY),
            **day("job_search_starts_on", TODAY + timedelta(days=7)),
            "time_plan": "CV i denne uge, besøg i næste.",
            "plan_owner": str(world.social_caseworker.pk),
        },
        AgendaStep.OVERVIEW: day("held_on", TODAY),
    }
    for step, typed in answers.items():
        address = step_url(case, meeting, step)
        answer = client.post(address, {**opened(client, address), **typed})
        wanted = (
            url("summary", case, meeting_id=meeting.pk)
            if step is AgendaStep.OVERVIEW
            else step_url(case, meeting, step.following)
        )
        assert (answer.status_code, answer.headers.get("location")) == (302, wanted), step
    page = client.get(url("summary", case, meeting_id=meeting.pk)).text
    assert "Opstartsmødet onsdag 4. marts 2026" in page
    assert "Jeg vil arbejde med dyr &lt;script&gt;" in page
    assert SCRIPT not in page
    assert "Karins søster" in page
    assert "onsdag 11. marts 2026" in page
    assert f'href="{reverse("staff:measures:record", kwargs={"case_id": case.pk})}"' in page


def test_b1_the_kickoff_is_refused_with_the_rule_and_stays_open(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.social_caseworker)
    taken(world, case, meeting, present=EVERYONE - {"cti_worker"})
    address = step_url(case, meeting, AgendaStep.OVERVIEW)
    before = client.get(address).text
    assert "CTI-medarbejderen var ikke med på opstartsmødet." in before
    answer = client.post(address, {**opened(client, address), **day("held_on", TODAY)})
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B1"])
    assert "Hold et opstartsmøde, hvor CTI-medarbejderen er med." in answer.text
    with read(world):
        assert Meeting.objects.get().state is MeetingState.PLANNED


def test_b4_what_is_not_agreed_is_listed_with_a_way_to_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.social_caseworker)
    nothing = {"cv_starts_on": None, "time_plan": "", "plan_owner_id": None}
    taken(world, case, meeting, agreements=whole(world, **nothing))
    address = step_url(case, meeting, AgendaStep.OVERVIEW)
    assert client.get(address).text.count(step_url(case, meeting, AgendaStep.AGREEMENTS)) == 5
    answer = client.post(address, {**opened(client, address), **day("held_on", TODAY)})
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B4", "B4", "B4"])


def test_b5_a_second_kickoff_may_be_agreed_after_the_first(
    world: World, case: Case, sign_in: SignIn
) -> None:
    held_kickoff(world, case)
    client = sign_in(world.social_caseworker)
    assert client.post(url("plan_meeting", case), new_meeting()).status_code == 302
    with read(world):
        second = queries.planned_kickoff(case.pk)
    assert second is not None
    way = client.get(url("kickoff", case))
    assert way.headers["location"] == url("kickoff", case, meeting_id=second.pk)


def test_b7_the_list_says_that_the_cv_is_not_made_until_it_is(
    world: World, case: Case, sign_in: SignIn
) -> None:
    held_kickoff(world, case)
    client = sign_in(world.job_consultant)
    page = client.get(url("meetings", case)).text
    assert "CV'et er ikke lavet endnu. I aftalte at begynde 4. marts 2026." in page
    late = client.post(url("cv", case), day("made_on", TODAY + timedelta(days=1)))
    assert (late.status_code, rules_on(late.text)) == (409, ["B7"])
    assert client.post(url("cv", case), day("made_on", TODAY)).status_code == 302
    assert "et blev lavet 4. marts 2026." in client.get(url("meetings", case)).text


def test_going_back_saves_first(world: World, case: Case, sign_in: SignIn) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.WISHES)
    typed = {**opened(client, address), "wishes": "Noget med dyr", "tilbage": "1"}
    answer = client.post(address, typed)
    assert answer.headers["location"] == step_url(case, meeting, AgendaStep.INFORMATION)
    assert "Noget med dyr" in client.get(address).text


def test_what_was_typed_and_not_sent_stands_there_again(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.AGREEMENTS)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        drafts.keep(
            actor=actor,
            form=f"kickoff:{meeting.pk}:aftaler",
            fields={**opened(client, address), "time_plan": "CV i uge", "cv_starts_on_day": "31"},
            now=noon(TODAY),
        )
    page = client.get(address).text
    assert "CV i uge" in page
    assert 'name="cv_starts_on_day" value="31"' in page


def test_two_who_write_at_once_meet_on_a_merge_page(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.WISHES)
    mine = {**opened(client, address), "wishes": "Det, jeg skrev"}
    taken(world, case, meeting)
    answer = client.post(address, mine)
    assert answer.status_code == 409
    assert "Samir Toft gemte" in answer.text
    assert "Jeg vil gerne arbejde med dyr." in answer.text
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
    both = {name: unescape(value) for name, value in fields.items()} | {
        "wishes_valg": "merged",
        "wishes_samlet": "Begge dele",
    }
    assert client.post(address, both).status_code == 302
    with read(world):
        assert KickoffAgreement.objects.get().wishes == "Begge dele"


def test_a_text_that_is_too_long_is_kept_and_counted(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.cti_worker)
    address = step_url(case, meeting, AgendaStep.WISHES)
    answer = client.post(address, {**opened(client, address), "wishes": LONG})
    assert answer.status_code == 422
    assert "Teksten er 80.000 tegn for lang." in answer.text
    assert LONG in answer.text


def test_a_kickoff_that_was_held_is_read_and_not_written(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = held_kickoff(world, case), sign_in(world.cti_worker)
    summary = url("summary", case, meeting_id=meeting.pk)
    for step in AgendaStep:
        assert client.get(step_url(case, meeting, step)).headers["location"] == summary
    assert client.get(url("meeting", case, meeting_id=meeting.pk)).headers["location"] == summary
    again = client.post(step_url(case, meeting, AgendaStep.OVERVIEW), day("held_on", TODAY))
    assert again.headers["location"] == summary


def test_the_summary_is_printed_as_a_pdf_the_citizen_can_read(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = held_kickoff(world, case)
    answer = sign_in(world.leader).get(url("summary_pdf", case, meeting_id=meeting.pk))
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as made:
        assert made.Root.MarkInfo.Marked
        assert made.Root.Lang == "da"


def held_form(client: Client, case: Case, meeting: Meeting, **typed: object) -> dict[str, object]:
    address = url("hold", case, meeting_id=meeting.pk)
    return {**opened(client, address), **day("held_on", TODAY), "minutes": "Vi talte.", **typed}


def test_g1_a_follow_up_by_one_is_kept_and_pointed_out(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.social_caseworker)
    typed = held_form(
        client,
        case,
        meeting,
        came_citizen="present",
        came_social_caseworker="present",
        **day("next_follow_up_on", TODAY + timedelta(days=30)),
    )
    address = url("hold", case, meeting_id=meeting.pk)
    assert client.post(address, typed).headers["location"] == url(
        "meeting", case, meeting_id=meeting.pk
    )
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Kun én fagperson var med til opfølgningen." in page
    assert "fredag 3. april 2026" in client.get(url("meetings", case)).text


def test_g1_a_follow_up_without_anybody_is_refused_and_keeps_the_minutes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, minutes=f"Et langt referat {SCRIPT}")
    answer = client.post(url("hold", case, meeting_id=meeting.pk), typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G1"])
    assert "Et langt referat &lt;script&gt;" in answer.text


def test_e13_a_start_meeting_without_one_of_the_three_is_pointed_out(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case, MeetingKind.START_OF_THREE)
    client = sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, came_citizen="present", came_cti_worker="present")
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Mødet blev holdt uden jobkonsulenten." in page


def test_e12_before_cti_it_is_ticked_what_was_explained_and_what_the_citizen_wishes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.PRE_CTI), sign_in(world.cti_worker)
    typed = held_form(
        client,
        case,
        meeting,
        **came(),
        explained=["fixed_time", "own_choice"],
        citizen_wishes="Hjælp til at komme op",
    )
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "»Hjælp til at komme op«" in page
    assert page.count("<li>Forløbet varer 9 eller 6 måneder") == 1
    assert "CTI er tæt støtte" not in page
    assert "CTI er tæt støtte" in client.get(url("leaflet", case)).text


def test_i3_everyone_confirms_the_onward_plan_at_once_or_later(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.CLOSING), sign_in(world.cti_worker)
    knowing = [role.value for role in EVERYONE if role != "citizen"]
    typed = held_form(client, case, meeting, **came(), know_the_plan=knowing)
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    here = url("meeting", case, meeting_id=meeting.pk)
    lacking = "Det er ikke noteret, at borgeren kender planen"
    assert lacking in client.get(here).text
    added = {"text": "Karin ringede i dag.", "know_the_plan": ["citizen"]}
    assert client.post(url("add_to_minutes", case, meeting_id=meeting.pk), added).status_code == 302
    page = client.get(here).text
    assert lacking not in page
    assert "Tilføjet 04.03.2026 af Nadia Friis: Karin ringede i dag." in page


def test_i1_a_closing_meeting_says_who_was_missing(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.CLOSING), sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, **came("job_consultant"))
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Mødet blev holdt uden jobkonsulenten." in page


def test_a_change_from_an_old_page_meets_the_other_one(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.OTHER), sign_in(world.cti_worker)
    address = url("change_meeting", case, meeting_id=meeting.pk)
    old = opened(client, address)
    first = {**new_meeting(place="Rådhuset"), **opened(client, address)}
    assert client.post(address, first).status_code == 302
    answer = client.post(address, {**new_meeting(place="Biblioteket"), **old})
    assert answer.status_code == 409
    assert ("Rådhuset" in answer.text, "Biblioteket" in answer.text) == (True, True)
    assert answer.text.count('type="hidden" name="expected"') == len(EVERYONE)


def test_a_meeting_is_cancelled_with_a_reason(world: World, case: Case, sign_in: SignIn) -> None:
    meeting, client = planned(world, case, MeetingKind.OTHER), sign_in(world.cti_worker)
    address = url("cancel_meeting", case, meeting_id=meeting.pk)
    empty = client.post(address, {**opened(client, address), "because": " "})
    assert (empty.status_code, rules_on(empty.text)) == (409, ["G2"])
    typed = {**opened(client, address), "because": "Karin er syg"}
    for _ in range(2):
        assert client.post(address, typed).status_code == 302
    assert "Karin er syg" in client.get(url("meeting", case, meeting_id=meeting.pk)).text


PAGES = (
    "meeting",
    "hold",
    "change_meeting",
    "cancel_meeting",
    "add_to_minutes",
    "kickoff",
    "summary",
    "summary_pdf",
)


def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.stranger)
    for name in PAGES:
        assert client.get(url(name, case, meeting_id=meeting.pk)).status_code == 404, name
        assert client.post(url(name, case, meeting_id=meeting.pk)).status_code == 404, name
    for name in ("meetings", "plan_meeting", "cv", "leaflet", "aftercare", "record_aftercare"):
        assert client.get(url(name, case)).status_code == 404, name


def test_another_citizens_meeting_is_not_found_under_this_one(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case)
    client = sign_in(world.cti_worker)
    for name in PAGES:
        assert client.get(url(name, case, meeting_id=meeting.pk + 1)).status_code == 404, name


def test_a_leader_reads_and_does_not_plan(world: World, case: Case, sign_in: SignIn) -> None:
    planned(world, case)
    client = sign_in(world.leader)
    page = client.get(url("meetings", case)).text
    assert "Opstartsmøde" in page
    assert url("plan_meeting", case) not in page
    assert client.get(url("plan_meeting", case)).status_code == 403


def test_the_list_asks_as_often_for_twenty_meetings_as_for_two(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url("meetings", case)).status_code == 200
        return len(found)

    def more(count: int) -> None:
        for _ in range(count):
            with read(world):
                courses.meeting(
                    case, MeetingKind.OTHER, planned_on=TODAY, held_on=TODAY, came=tuple(EVERYONE)
                )
            planned(world, case, MeetingKind.OTHER)

    more(2)
    client.get(url("meetings", case))
    few = asked()
    more(18)
    assert asked() == few


def closed_cti(world: World, case: Case) -> None:
    begun = TODAY - timedelta(days=300)
    with read(world):
        match = courses.job_match(case, courses.company(), on=begun)
        course = courses.cti_course(
            match,
            courses.grant(case, starts_on=begun),
            starts_on=begun,
            closed_on=TODAY - timedelta(days=40),
        )
        assert course.closed_on == date(2026, 1, 23)


def checkpoint(**changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "months_after": "1",
        **day("held_on", TODAY),
        "work_status": "ordinary_hours",
        "weekly_minutes": "12,5",
        "note": "Det går godt i stalden.",
        **changed,
    }


def test_g5_a_checkpoint_is_recorded_once_and_read_by_those_who_may(
    world: World, case: Case, sign_in: SignIn
) -> None:
    closed_cti(world, case)
    client = sign_in(world.job_consultant)
    before = client.get(url("aftercare", case)).text
    assert "CTI sluttede 23. januar 2026." in before
    assert re.findall(r"(\d+) måned(?:er)? efter", before) == ["1", "3", "6", "12"]
    form = checkpoint()
    for _ in range(2):
        assert client.post(url("record_aftercare", case), form).status_code == 302
    page = client.get(url("aftercare", case)).text
    assert "Ordinære timer ved siden af ydelse · 12,5 timer om ugen" in page
    assert "Det går godt i stalden." in page
    closed = sign_in(world.cti_worker).get(url("aftercare", case)).text
    assert "Det går godt i stalden." not in closed
    assert "Det åbner med borgerens samtykke." in closed
    with read(world):
        assert AftercareCheckpoint.objects.count() == 1


def test_g5_the_same_checkpoint_again_is_refused_and_keeps_the_note(
    world: World, case: Case, sign_in: SignIn
) -> None:
    closed_cti(world, case)
    client = sign_in(world.job_consultant)
    client.post(url("record_aftercare", case), checkpoint())
    answer = client.post(url("record_aftercare", case), checkpoint(note="En anden samtale"))
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G5"])
    assert "En anden samtale" in answer.text


def test_g5_before_cti_has_ended_there_is_nothing_to_record(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    assert "CTI er ikke afsluttet endnu." in client.get(url("aftercare", case)).text
    answer = client.post(url("record_aftercare", case), checkpoint(months_after="36"))
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G5"])


def test_g5_the_cti_worker_does_not_follow_up_after_cti(
    world: World, case: Case, sign_in: SignIn
) -> None:
    closed_cti(world, case)
    assert sign_in(world.cti_worker).get(url("record_aftercare", case)).status_code == 403


@pytest.mark.parametrize("hours", ["38", "-1", "mange"])
def test_hours_that_are_none_are_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, hours: str
) -> None:
    closed_cti(world, case)
    client = sign_in(world.job_consultant)
    answer = client.post(url("record_aftercare", case), checkpoint(weekly_minutes=hours))
    assert answer.status_code == 422
    assert f'value="{hours}"' in answer.text
    assert "Det går godt i stalden." in answer.text
