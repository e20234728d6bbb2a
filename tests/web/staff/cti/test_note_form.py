"""What a note can say beside its text: who, how long apart, and what comes next (E8, E10)."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case, NetworkPerson, Task
from fodfaeste.records.cti.models import ContactNote, NoteParticipant
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import CompanyPerson, JobMatch
from fodfaeste.rules.cases.kinds import NetworkKind
from tests.web.staff.cti.steps import address, day, rows
from tests.web.staff.cti.test_notes import note
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def grete(world: World, running: Case) -> NetworkPerson:
    """A sister in the network."""
    with acting_as(world.actor(world.cti_worker)):
        return NetworkPerson.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=running,
            name="Grete Mølgaard",
            relation="søster",
            kind=NetworkKind.PRIVATE,
        )


@pytest.fixture
def foreman(world: World, running: Case) -> CompanyPerson:
    """Somebody at the bakery where Karin works."""
    with acting_as(world.actor(world.job_consultant)):
        return CompanyPerson.objects.create(
            **made_by(world.job_consultant.pk, noon(TODAY)),
            company_id=JobMatch.objects.get(case=running).company_id,
            name="Ida Mel",
            title="bagermester",
        )


def the_note(world: World) -> ContactNote:
    (written,) = rows(world, ContactNote)
    assert isinstance(written, ContactNote)
    return written


def test_e8_whoever_is_around_the_citizen_is_a_chip(
    world: World, running: Case, cti: Client, grete: NetworkPerson, foreman: CompanyPerson
) -> None:
    page = cti.get(address(running, "note/")).text
    for code in (
        f"team-{world.job_consultant.pk}",
        f"workplace-{foreman.pk}",
        f"network-{grete.pk}",
    ):
        assert f'name="people" value="{code}"' in page
    assert f'value="team-{world.cti_worker.pk}"' not in page


def test_e8_who_took_part_is_written_by_name_and_kept_by_number(
    world: World, running: Case, cti: Client, grete: NetworkPerson, foreman: CompanyPerson
) -> None:
    people = [
        f"team-{world.job_consultant.pk}",
        f"workplace-{foreman.pk}",
        f"network-{grete.pk}",
    ]
    sent = note(people=people, participants="en nabo")
    page = cti.post(address(running, "note/"), sent, follow=True).text
    line = "Jonas Krag, Ida Mel (bagermester), Grete Mølgaard (søster), en nabo"
    assert f"med {line}" in page
    assert the_note(world).participants == line
    kept = rows(world, NoteParticipant)
    assert [
        (one.belongs, one.colleague_id, one.company_person_id, one.network_person_id)  # type: ignore[attr-defined]
        for one in kept
    ] == [
        ("team", world.job_consultant.pk, None, None),
        ("workplace", None, foreman.pk, None),
        ("network", None, None, grete.pk),
    ]


def test_somebody_elses_network_cannot_take_part(world: World, running: Case, cti: Client) -> None:
    answer = cti.post(address(running, "note/"), note(people=["network-999999"]))
    assert (answer.status_code, rows(world, ContactNote)) == (422, [])


def test_whoever_has_left_the_network_is_no_chip(
    world: World, running: Case, cti: Client, grete: NetworkPerson
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        NetworkPerson.objects.filter(pk=grete.pk).update(left_on=TODAY)
    assert f'value="network-{grete.pk}"' not in cti.get(address(running, "note/")).text


@pytest.mark.parametrize(
    ("changed", "minutes", "coordination"),
    [
        ({"length": "90"}, 90, 0),
        ({"length": "30", "coordination": "15"}, 30, 15),
        ({"length": "30", "coordination": "andet", "other_coordination": "25"}, 30, 25),
        ({"kind": "coordination", "length": "60", "coordination": "15"}, 0, 60),
        ({"kind": "attempt", "length": "45", "text": ""}, 0, 0),
        ({"kind": "attempt", "length": "", "coordination": "30"}, 0, 30),
    ],
)
def test_e10_contact_and_coordination_stand_apart_in_one_note(
    world: World,
    running: Case,
    cti: Client,
    changed: dict[str, object],
    minutes: int,
    coordination: int,
) -> None:
    assert cti.post(address(running, "note/"), note(**changed)).status_code == 302
    written = the_note(world)
    assert (written.minutes, written.coordination_minutes) == (minutes, coordination)


def test_e10_coordination_is_read_beside_the_contact(
    world: World, running: Case, cti: Client
) -> None:
    sent = note(length="30", coordination="15")
    page = cti.post(address(running, "note/"), sent, follow=True).text
    assert "30 min · 15 min koordinering" in page
    everything = cti.get(address(running, "noter/")).text
    assert "1 gang talt sammen (0,5 timer)" in everything
    assert "0,25 timer koordinering" in everything


@pytest.mark.parametrize(
    ("changed", "due_on", "citizen_does_it"),
    [
        ({"next_when": "1"}, TODAY + timedelta(days=1), False),
        ({"next_when": "14", "next_who": "borger"}, TODAY + timedelta(days=14), True),
        ({"next_when": "andet", **day("next_on", date(2026, 3, 20))}, date(2026, 3, 20), False),
    ],
)
def test_e8_a_next_step_with_a_day_becomes_a_task_of_the_whole_team(
    world: World,
    running: Case,
    cti: Client,
    changed: dict[str, object],
    due_on: date,
    *,
    citizen_does_it: bool,
) -> None:
    before = len(rows(world, Task))
    sent = note(next_step="Ringe til banken", **changed)
    for _ in range(2):
        cti.post(address(running, "note/"), sent)
    made = rows(world, Task)[before:]
    assert [
        (task.title, task.due_on, task.citizen_does_it, task.responsible_id)  # type: ignore[attr-defined]
        for task in made
    ] == [
        (
            "Ringe til banken",
            due_on,
            citizen_does_it,
            None if citizen_does_it else world.cti_worker.pk,
        )
    ]
    assert the_note(world).task == made[0]


def test_a_next_step_without_a_day_stays_in_the_note(
    world: World, running: Case, cti: Client
) -> None:
    before = len(rows(world, Task))
    cti.post(address(running, "note/"), note(next_step="Tale om det igen", next_when="uden"))
    assert (len(rows(world, Task)), the_note(world).next_step) == (before, "Tale om det igen")


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"next_when": "7"}, 409, "ikke noget, der skal ske"),
        (
            {
                "next_step": "Ringe",
                "next_when": "andet",
                **day("next_on", TODAY - timedelta(days=1)),
            },
            409,
            "Dagen for næste skridt er gået.",
        ),
        ({"next_step": "Ringe", "next_when": "andet"}, 422, "Skriv dagen, eller vælg »Uden dag«."),
        ({"coordination": "andet"}, 422, "Skriv, hvor mange minutter det tog."),
        ({"length": ""}, 422, "Vælg »Hvor længe?«."),
    ],
)
def test_e8_what_does_not_fit_opens_its_drawer_and_keeps_the_text(
    world: World, running: Case, cti: Client, changed: dict[str, object], status: int, sentence: str
) -> None:
    answer = cti.post(address(running, "note/"), note(text="KANARIE", **changed))
    assert (answer.status_code, sentence in answer.text, "KANARIE" in answer.text) == (
        status,
        True,
        True,
    )
    assert rows(world, ContactNote) == []


def test_after_an_attempt_the_next_note_begins_as_a_meeting(
    world: World, running: Case, cti: Client
) -> None:
    cti.post(address(running, "note/"), note(kind="attempt", text=""))
    page = cti.get(address(running, "note/")).text
    assert 'name="kind" value="meeting" checked' in page


def test_nobody_is_written_down_unseen(
    world: World, running: Case, cti: Client, grete: NetworkPerson
) -> None:
    cti.post(address(running, "note/"), note(people=[f"network-{grete.pk}"], coordination="30"))
    page = cti.get(address(running, "note/")).text
    assert f'value="network-{grete.pk}" checked' not in page
    assert 'name="coordination" value="0" checked' in page


def test_t7_the_page_is_told_for_certain_that_a_note_arrived(
    world: World, running: Case, cti: Client
) -> None:
    sent = note()
    first, again = (
        cti.post(address(running, "note/"), sent, headers={"FF-Send": "1"}) for _ in range(2)
    )
    assert [(one.status_code, one["Location"]) for one in (first, again)] == [
        (201, address(running))
    ] * 2
    assert cti.get(address(running)).text.count("Kontakten er gemt.") == 1
    assert len(rows(world, ContactNote)) == 1


def test_m3_words_that_came_after_the_first_sending_wait_as_an_addendum(
    world: World, running: Case, cti: Client
) -> None:
    key = uuid.uuid4()
    cti.post(address(running, "note/"), note(key=key, text="Vi gik en tur."))
    late = note(key=key, text="Vi gik en tur. Det regnede.", next_step="Købe støvler")
    page = cti.post(address(running, "note/"), late, follow=True).text
    assert "Kontakten var allerede gemt" in page
    assert "Vi gik en tur. Det regnede.\nNæste skridt: Købe støvler" in page
    assert the_note(world).text == "Vi gik en tur."
    (draft,) = rows(world, Draft)
    assert draft.form == f"addendum:{the_note(world).pk}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"length": "90"}, "Minutter: 90"),
        ({"kind": "phone"}, "Slags: Telefon\nSted: intet"),
        ({"about": "spor-network"}, "Det handlede om: Netværk"),
        ({"coordination": "30"}, "Minutter til koordinering: 30"),
        ({"participants": "Chefen"}, "Hvem var med: Chefen"),
        (day("happened_on", TODAY - timedelta(days=1)), "Dag: 03.03.2026"),
    ],
)
def test_m3_what_was_chosen_anew_after_the_first_sending_is_not_dropped_in_silence(
    world: World, running: Case, cti: Client, changed: dict[str, object], told: str
) -> None:
    sent = note()
    cti.post(address(running, "note/"), sent)
    page = cti.post(address(running, "note/"), {**sent, **changed}, follow=True).text
    assert "Kontakten var allerede gemt" in page
    (draft,) = rows(world, Draft)
    assert draft.fields["text"] == told  # type: ignore[attr-defined]
    assert len(rows(world, ContactNote)) == 1


def test_m3_an_addendum_that_was_begun_stands_before_what_comes_to_it(
    world: World, running: Case, cti: Client
) -> None:
    sent = note()
    cti.post(address(running, "note/"), sent)
    form = f"addendum:{the_note(world).pk}"
    cti.post(reverse("keep_draft"), {"text": "Chefen ringede.", "ff_form": form})
    for _ in range(2):
        cti.post(address(running, "note/"), {**sent, "length": "90"})
    (draft,) = rows(world, Draft)
    assert draft.fields["text"] == "Chefen ringede.\n\nMinutter: 90"  # type: ignore[attr-defined]


def test_e8_a_date_of_another_century_is_refused_with_the_words_kept(
    world: World, running: Case, cti: Client
) -> None:
    sent = note(text="Vi gik en tur.", **day("happened_on", date(1926, 3, 4)))
    answer = cti.post(address(running, "note/"), sent)
    assert (answer.status_code, "/metoden/#E8" in answer.text) == (409, True)
    assert ("før borgeren blev indskrevet" in answer.text, "Vi gik en tur." in answer.text) == (
        True,
        True,
    )
    assert rows(world, ContactNote) == []


def test_the_form_says_that_the_citizen_may_read_it(
    world: World, running: Case, cti: Client
) -> None:
    assert "Karin har ret til at læse det, du skriver." in cti.get(address(running, "note/")).text
