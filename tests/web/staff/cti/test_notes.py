"""Contact notes in the browser: written once, kept as drafts, added to, closed without consent."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Consent
from fodfaeste.records.cti.actions import notes as note_actions
from fodfaeste.records.cti.models import (
    ContactNote,
    NoteAddendum,
)
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import AsOwner, Queries, address, day, rows
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db


def note(**changed: object) -> dict[str, object]:
    """A note that nothing stands in the way of."""
    return {
        "key": uuid.uuid4(),
        "kind": "meeting",
        "place": "workplace",
        "length": "45",
        "about": "spor-job",
        "text": "Karin viste mig pakkebordet.",
        **day("happened_on"),
        **changed,
    }


def test_a_note_is_written_and_stands_on_the_page(world: World, running: Case, cti: Client) -> None:
    sent = note(next_step="Ringe fredag", participants="Jonas")
    answer = cti.post(address(running, "note/"), sent, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(address(running), 302)]
    for words in (
        "Kontakten er gemt.",
        "Karin viste mig pakkebordet.",
        "Ringe fredag",
        "med Jonas",
    ):
        assert words in page


def test_a_note_is_posted_with_few_questions(world: World, running: Case, cti: Client) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert cti.post(address(running, "note/"), note()).status_code == 302
    asked = [row["sql"] for row in seen.captured_queries if "SAVEPOINT" not in row["sql"]]
    assert len(asked) <= 20, "\n".join(sql[:160] for sql in asked)


def test_a_second_click_makes_no_second_note(world: World, running: Case, cti: Client) -> None:
    sent = note()
    assert [cti.post(address(running, "note/"), sent).status_code for _ in range(2)] == [302, 302]
    assert len(rows(world, ContactNote)) == 1


def test_the_chips_of_the_last_note_are_chosen_beforehand(
    world: World, running: Case, cti: Client
) -> None:
    sent = note(kind="phone", length="andet", other_length="20", about="spor-network")
    cti.post(address(running, "note/"), sent)
    page = cti.get(address(running, "note/")).content.decode()
    for name, value in (("kind", "phone"), ("length", "andet"), ("about", "spor-network")):
        assert f'name="{name}" value="{value}" checked' in page
    assert 'name="other_length" value="20"' in page
    assert rows(world, ContactNote)[0].minutes == 20  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"text": " "}, 409, "Notatet er tomt, og et notat kan ikke slettes bagefter."),
        ({"place": ""}, 409, "Mødet har intet sted."),
        (
            day("happened_on", TODAY + timedelta(days=1)),
            409,
            "Kontakten er dateret ude i fremtiden.",
        ),
        ({"length": "andet"}, 422, "Skriv, hvor mange minutter det varede."),
        ({"length": "andet", "other_length": "mange"}, 422, "Skriv antal minutter med tal"),
        ({"length": "andet", "other_length": "961"}, 422, "Højst 16 timer"),
        ({"about": "fokus-999999"}, 422, "Vælg en af mulighederne."),
        ({"happened_on_month": "13"}, 422, "Måneden skal være et tal fra 1 til 12."),
    ],
)
def test_e8_a_note_that_cannot_stand_is_given_back(
    world: World, running: Case, cti: Client, changed: dict[str, object], status: int, sentence: str
) -> None:
    sent = note(**{"next_step": "KANARIE", **changed})
    answer = cti.post(address(running, "note/"), sent)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "KANARIE" in page) == (status, True, True)
    assert rows(world, ContactNote) == []


def test_a_text_over_20_000_characters_is_kept_in_the_form(
    world: World, running: Case, cti: Client
) -> None:
    long = "ø" * 100_000
    answer = cti.post(address(running, "note/"), note(text=long))
    page = answer.content.decode()
    assert (answer.status_code, long in page) == (422, True)
    assert "Teksten er 80.000 tegn for lang." in page


def test_markup_and_control_characters_do_no_harm(world: World, running: Case, cti: Client) -> None:
    cti.post(address(running, "note/"), note(text="<script>alert(1)</script>\x00\x07 &amp; æ"))
    assert rows(world, ContactNote)[0].text == "<script>alert(1)</script> &amp; æ"  # type: ignore[attr-defined]
    page = cti.get(address(running)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; æ" in page


def test_t11_a_note_of_2000_characters_survives_signing_out_and_in(
    world: World, running: Case, sign_in: SignIn
) -> None:
    text = "Karin fortæller. " * 118
    first = sign_in(world.cti_worker)
    kept = first.post(
        reverse("keep_draft"), {**note(text=text, kind="phone"), "ff_form": f"note:{running.pk}"}
    )
    assert kept.status_code == 200
    first.logout()
    again = sign_in(world.cti_worker)
    page = again.get(address(running, "note/")).content.decode()
    assert text in page
    assert 'name="kind" value="phone" checked' in page
    assert "kladde gemt" in page
    assert text not in sign_in(world.social_caseworker).get(address(running)).content.decode()
    assert again.post(address(running, "note/"), note(text=text)).status_code == 302
    assert text not in again.get(address(running, "note/")).content.decode()


def test_m3_a_note_is_added_to_and_never_changed(world: World, running: Case, cti: Client) -> None:
    cti.post(address(running, "note/"), note())
    number = rows(world, ContactNote)[0].pk  # type: ignore[attr-defined]
    sent = {"key": uuid.uuid4(), "text": "Det var onsdag."}
    for _ in range(2):
        answer = cti.post(address(running, f"note/{number}/tilfoej/"), sent, follow=True)
    page = answer.content.decode()
    assert ("Karin viste mig pakkebordet." in page, "Det var onsdag." in page) == (True, True)
    assert "Tilføjet af Nadia Friis 4. marts 2026 kl. 12.00" in page
    assert len(rows(world, NoteAddendum)) == 1
    empty = cti.post(address(running, f"note/{number}/tilfoej/"), {"text": " "})
    assert (empty.status_code, "Udfyld »Rettelse eller tilføjelse«." in empty.content.decode()) == (
        422,
        True,
    )
    other = sign_out_and_post(world, running, number)
    assert other == 403
    assert rows(world, ContactNote)[0].text == "Karin viste mig pakkebordet."  # type: ignore[attr-defined]


def sign_out_and_post(world: World, case: Case, number: int) -> int:
    """What a job consultant is answered who would add to a note."""
    client = Client()
    client.force_login(world.job_consultant, backend="fodfaeste.accounts.backends.RoleBackend")
    session = client.session
    session["ff_second_factor"] = True
    session.save()
    return client.post(address(case, f"note/{number}/tilfoej/"), {"text": "Ny tekst"}).status_code


CANARIES = {"text": "KANARIE-TEKST", "next_step": "KANARIE-SKRIDT", "participants": "KANARIE-MED"}


def test_notes_without_consent_show_that_contact_happened_and_nothing_more(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    cti.post(address(running, "note/"), note(kind="phone", **CANARIES))
    number = rows(world, ContactNote)[0].pk  # type: ignore[attr-defined]
    for user in (world.job_consultant, world.employment_caseworker, world.leader):
        client = sign_in(user)
        page = client.get(address(running)).content.decode()
        assert "KANARIE" not in page
        assert "onsdag 4. marts 2026" in page
        assert client.get(address(running, f"note/{number}/")).status_code == 403


def test_notes_open_with_the_citizens_consent(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    cti.post(address(running, "note/"), note(**CANARIES))
    with acting_as(world.actor(world.cti_worker)):
        Consent.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=running,
            types=[InformationType.CTI_NOTES.value],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYMENT_DEPARTMENT,
            purpose="At jobkonsulenten kan følge med",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=TODAY,
        )
    page = sign_in(world.job_consultant).get(address(running)).content.decode()
    assert all(words in page for words in CANARIES.values())


def test_the_page_asks_as_often_with_twenty_notes_as_with_two(
    world: World, running: Case, cti: Client, django_assert_max_num_queries: Queries
) -> None:
    counts = []
    actor = world.actor(world.cti_worker)
    for total in (2, 20):
        with acting_as(actor):
            for _ in range(total - ContactNote.objects.count()):
                note_actions.write(
                    actor=actor,
                    key=uuid.uuid4(),
                    case=running,
                    note=note_actions.NewNote(
                        happened_on=TODAY,
                        kind=ContactKind.MEETING,
                        place=ContactPlace.HOME,
                        minutes=30,
                        text="Kaffe",
                    ),
                    today=TODAY,
                    now=noon(TODAY),
                )
        with django_assert_max_num_queries(20) as seen:
            cti.get(address(running))
        counts.append(len(seen.captured_queries))  # type: ignore[attr-defined]
    assert counts[0] == counts[1]


def test_a_cti_worker_whose_role_ended_finds_no_page_and_writes_nothing(
    world: World, running: Case, cti: Client, as_owner: AsOwner
) -> None:
    with as_owner():
        world.cti_worker.role_assignments.update(ends_before=TODAY)
    text = "En tekst, der står i kladden"
    answer = cti.post(address(running, "note/"), note(text=text))
    assert answer.status_code == 404
    assert rows(world, ContactNote) == []
