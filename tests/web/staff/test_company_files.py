"""Two entries made one, and files of companies, in the browser (D1, S27, S28)."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import Company, CompanyImport, JobMatch
from tests.web.conftest import SignIn
from tests.work_worlds import Work, a_company, a_match
from tests.worlds import World, acting_as


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def leader(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.leader)


def address(name: str, *numbers: int) -> str:
    return reverse(f"staff:companies:{name}", args=numbers)


# --- Two become one -------------------------------------------------------------------------------


def two(work: Work) -> tuple[Company, Company]:
    with work.consultant() as actor:
        kept = a_company(actor, name="Byens Brød", city="Aarhus", needs="To hænder")
        gone = a_company(
            actor, name="Byens Brød ApS", postcode="8000", needs="Tre", p_number="1003388394"
        )
        a_match(work, actor, gone)
    return kept, gone


def test_d1_a_merge_is_shown_side_by_side_with_what_moves_then_made_once(
    work: Work, world: World, sign_in: SignIn
) -> None:
    kept, gone = two(work)
    stranger = sign_in(world.stranger)
    url = address("merge", kept.pk, gone.pk)
    page = stranger.get(url).text
    for said in ("To hænder", "Tre", "1 jobmatch", "Det kan ikke fortrydes", "8000"):
        assert said in page
    assert "Mølgaard" not in page
    sent = {"kept_version": "1", "gone_version": "1", "needs": "gone", "name": "kept"}
    for _ in range(2):
        answer = stranger.post(url, sent)
        assert (answer.status_code, answer.headers["Location"]) == (
            302,
            address("company", kept.pk),
        )
    with work.consultant():
        whole = Company.objects.get(pk=kept.pk)
        assert JobMatch.objects.get().company_id == kept.pk
    assert (whole.name, whole.needs, whole.postcode) == ("Byens Brød", "Tre", "8000")
    led = stranger.get(address("company", gone.pk), follow=True)
    assert "Byens Brød ApS er lagt sammen med Byens Brød." in led.text
    assert stranger.get(address("edit", gone.pk)).status_code == 404
    back = stranger.post(address("merge", gone.pk, kept.pk), sent)
    assert (back.status_code, "allerede lagt sammen" in back.text) == (409, True)


def test_d1_a_merge_of_what_changed_meanwhile_is_shown_again(
    work: Work, world: World, sign_in: SignIn
) -> None:
    kept, gone = two(work)
    consultant = sign_in(world.job_consultant)
    correct = {"version": "1", "name": "Byens Brød ApS", "needs": "Fire", "is_active": "on"}
    consultant.post(address("edit", gone.pk), correct)
    sent = {"kept_version": "1", "gone_version": "1"}
    answer = consultant.post(address("merge", kept.pk, gone.pk), sent)
    assert (answer.status_code, "rettet imens" in answer.text) == (409, True)
    assert ("Fire" in answer.text, 'name="gone_version" value="2"' in answer.text) == (True, True)


def test_d1_two_places_are_not_made_one(work: Work, world: World, sign_in: SignIn) -> None:
    with work.consultant() as actor:
        one = a_company(actor, name="Netto Nord", p_number="1003388394")
        other = a_company(actor, name="Netto Syd", p_number="1003388395")
    consultant = sign_in(world.job_consultant)
    page = consultant.get(address("merge", one.pk, other.pk)).text
    assert ("hvert sit P-nummer" in page, "Læg dem sammen" in page) == (True, False)
    sent = {"kept_version": "1", "gone_version": "1"}
    assert consultant.post(address("merge", one.pk, other.pk), sent).status_code == 409


def test_d1_likely_doubles_are_listed_and_chosen_by_a_search(
    work: Work, world: World, sign_in: SignIn
) -> None:
    with work.consultant() as actor:
        one = a_company(actor, name="Byens Brød", cvr_number="13585628", postcode="8000")
        other = a_company(actor, name="Holding 7", cvr_number="13585628")
        Company.objects.filter(pk=other.pk).update(postcode="8000")
        a_company(actor, name="En tredje", postcode="8000")
    consultant = sign_in(world.job_consultant)
    page = consultant.get(address("likely")).text
    assert "samme CVR-nummer på samme sted" in page
    assert "En tredje" not in page
    here = consultant.get(address("company", one.pk)).text
    assert address("merge", one.pk, other.pk) in here
    chosen = consultant.get(address("merge_choose", one.pk), {"company_id": str(other.pk)})
    assert chosen.headers["Location"] == address("merge", one.pk, other.pk)
    searched = consultant.get(address("merge_choose", one.pk), {"company": "tredje"}).text
    assert "En tredje" in searched


# --- Files ----------------------------------------------------------------------------------------


def uploaded(client: Client, text: str | bytes, *, name: str = "liste.csv") -> Any:
    data = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, data, content_type="text/csv")
    return client.post(address("import"), {"key": str(uuid.uuid4()), "file": file})


def the_batch(world: World) -> CompanyImport:
    with acting_as(world.actor(world.leader)):
        return CompanyImport.objects.latest("pk")


def companies(world: World) -> list[str]:
    with acting_as(world.actor(world.leader)):
        return sorted(Company.objects.values_list("name", flat=True))


LIST = "Navn;By;CVR\nÆblegården;Ærø;13585628\n=HYPERLINK(1);Ærø;\nSkæv;Ærø;12345678\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_d1_a_file_is_looked_through_before_anything_is_brought_in(
    world: World, leader: Client, encoding: str
) -> None:
    sent = uploaded(leader, LIST.encode(encoding))
    batch = the_batch(world)
    assert sent.headers["Location"] == address("import_batch", batch.pk)
    page = leader.get(sent.headers["Location"]).text
    for said in ("Intet er hentet ind endnu.", "2 nye", "1 med fejl", "Æblegården",
                 "CVR-nummeret findes ikke.", "&#x27;=HYPERLINK(1)"):  # fmt: skip
        assert said in page
    assert "Skæv" not in leader.get(f"{address('import_batch', batch.pk)}?vis=new").text
    held = leader.post(address("import_apply", batch.pk), {"version": "1"})
    assert (held.status_code, "Der er fejl i 1 række." in held.text) == (409, True)
    assert companies(world) == []
    for _ in range(2):
        done = leader.post(
            address("import_apply", batch.pk), {"version": "1", "without_wrong": "on"}
        )
        assert done.status_code == 302
    assert companies(world) == ["=HYPERLINK(1)", "Æblegården"]
    wrong = leader.get(address("import_wrong", batch.pk))
    assert wrong.headers["Content-Disposition"] == 'attachment; filename="raekker-med-fejl.csv"'
    assert wrong.headers["X-Content-Type-Options"] == "nosniff"
    assert (
        wrong.content.decode("utf-8-sig").splitlines()[1].startswith("4;CVR-nummeret findes ikke.")
    )


def test_d1_a_correction_is_shown_beside_what_stands(
    work: Work, world: World, leader: Client
) -> None:
    with work.consultant() as actor:
        a_company(actor, name="Kiosken", city="Vejle", industry="Kiosk")
    uploaded(leader, "Navn;By;Branche\nKiosken;Vejle;Is og tobak\n")
    page = leader.get(address("import_batch", the_batch(world).pk)).text
    assert "<strong>Branche: Is og tobak</strong>" in page
    assert ("(før: Kiosk)" in page, "(før: Vejle)" in page) == (True, False)


def test_d1_the_same_file_twice_makes_no_doubles_and_says_so(world: World, leader: Client) -> None:
    for _ in range(2):
        uploaded(leader, "Navn;By\nKiosken;Vejle\n")
        batch = the_batch(world)
        leader.post(address("import_apply", batch.pk), {"version": "1"})
    page = leader.get(address("import_batch", batch.pk)).text
    assert ("Den samme fil er hentet ind før." in page, companies(world)) == (True, ["Kiosken"])
    nothing = leader.post(address("import_apply", batch.pk), {"version": "1"})
    assert (nothing.status_code, "Der er intet i filen" in nothing.text) == (409, True)
    assert leader.post(address("import_discard", batch.pk), {"version": "1"}).status_code == 302
    assert "Filen er kasseret." in leader.get(address("import_batch", batch.pk)).text


@pytest.mark.parametrize(("name", "data", "said"), [
    ("liste.xlsx", b"PK\x03\x04", "Filen er ikke en CSV-fil."),
    ("liste.csv", b"PK\x03\x04", "Filen er ikke en CSV-fil."),
    ("../../liste.csv", b"", "Filen er tom."),
    ("liste.csv", "Navn\nBrød\n".encode("utf-16"), "Bogstaverne i filen"),
    ("liste.csv", b"Navn\n" + b"x" * 5_000_001, "mere end 5 MB"),
    ("liste.csv", b"Foo\nBar\n", "en af dem skal være »Navn«"),
])  # fmt: skip
def test_s27_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    world: World, leader: Client, name: str, data: bytes, said: str
) -> None:
    answer = uploaded(leader, data, name=name)
    assert (answer.status_code, said in answer.text) == (409, True)
    with acting_as(world.actor(world.leader)):
        assert CompanyImport.objects.count() == 0


def test_d1_a_form_without_a_file_says_so(leader: Client) -> None:
    answer = leader.post(address("import"), {"key": str(uuid.uuid4())})
    assert (answer.status_code, "Vælg en fil." in answer.text) == (422, True)


def test_d1_the_template_is_a_file_that_can_be_sent_back(world: World, leader: Client) -> None:
    template = leader.get(address("import_template"))
    assert template.headers["Content-Type"] == "text/csv; charset=utf-8"
    uploaded(leader, template.content)
    batch = the_batch(world)
    assert (batch.rows_new, batch.rows_wrong) == (1, 0)


def test_d1_only_a_leader_brings_files_in(world: World, leader: Client, sign_in: SignIn) -> None:
    uploaded(leader, "Navn\nKiosken\n")
    batch = the_batch(world)
    for user in (world.job_consultant, world.administrator, world.cti_worker):
        client = sign_in(user)
        for name, numbers in (("import", ()), ("import_batch", (batch.pk,)),
                              ("import_wrong", (batch.pk,))):  # fmt: skip
            assert client.get(address(name, *numbers)).status_code == 403
        assert client.post(address("import_apply", batch.pk), {"version": "1"}).status_code == 403
    assert companies(world) == []
