"""Mit CV: the citizen writes it, reads it, says yes, and takes the yes back (B7, L2)."""

import re
import uuid
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.actions import profile_lines
from fodfaeste.records.placement.actions.profile import About, Needs
from fodfaeste.records.placement.models import CvVersion, ProfileLine
from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind, YesGiven
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.work_words import WorkNeed
from tests.pdf.reading import text_of
from tests.profiles import Profiles
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import hidden, opened
from tests.worlds import World


@pytest.fixture
def profiles(world: World, case: Case) -> Profiles:
    return Profiles(world=world, case=case)


@pytest.fixture
def karin(world: World, case: Case, sign_in: SignIn) -> Client:
    assert case.citizen_id
    return sign_in(world.citizen)


def at(name: str, **more: object) -> str:
    return reverse(f"citizen:{name}", kwargs=more)


def test_l2_an_empty_cv_invites_to_write(karin: Client) -> None:
    page = karin.get(at("cv")).text
    for kind in LineKind:
        assert at("cv_new_line", kind=kind.value) in page
    assert "Der er ikke noget at sige ja til endnu." in page
    assert karin.get(at("cv_pdf")).status_code == 404
    assert at("cv") in karin.get(at("home")).text


def test_l2_what_the_citizen_writes_stands_with_the_consultant_in_the_citizens_name(
    profiles: Profiles, karin: Client, world: World, sign_in: SignIn
) -> None:
    address = at("cv_new_line", kind="competence")
    key = hidden(karin.get(address).text, "key")
    for _ in range(2):
        answer = karin.post(address, {"key": key, "what": "Bager brød", "in_cv": "on"})
        assert answer["Location"] == f"{at('cv')}#competence"
    assert "Bager brød" in karin.get(at("cv")).text
    profile = reverse("staff:profile:profile", kwargs={"case_id": profiles.case.pk})
    page = sign_in(world.job_consultant).get(profile).text
    assert "Karin Mølgaard skrev »Bager brød«" in page
    with profiles.by():
        assert ProfileLine.objects.count() == 1


def test_b7_the_citizen_reads_says_yes_and_gets_the_cv_on_paper(
    profiles: Profiles, karin: Client
) -> None:
    profiles.line(LineKind.EXPERIENCE, "Køkkenhjælp", place="Hotel Strand", began="2011")
    profiles.save(About(about_me="Jeg kan lide ro", cv_contact=(CvContact.PHONE,)))
    profiles.save(Needs(needs=(WorkNeed.CALM,), words="Ro om morgenen"))
    page = karin.get(at("cv")).text
    assert "Det står ikke på CV" in page
    answer = karin.post(at("cv_yes"), {"key": hidden(page, "key"), "read": hidden(page, "read")})
    assert answer.status_code == 302
    with profiles.by():
        (kept,) = CvVersion.objects.all()
    assert kept.said_yes_how is YesGiven.OWN_PAGE
    paper = karin.get(at("cv_pdf"))
    words = text_of(paper.content)
    for there in ("Karin Mølgaard", "20998877", "Jeg kan lide ro", "Hotel Strand", "2011"):
        assert there in words
    for away in ("Ro om morgenen", "roligt sted", "Fodfæste", "700180"):
        assert away not in words
    assert "Mølgaard" not in paper["Content-Disposition"]


def test_b7_a_yes_to_a_cv_that_was_changed_meanwhile_is_refused_with_its_reason(
    profiles: Profiles, karin: Client
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    page = karin.get(at("cv")).text
    profiles.line(LineKind.COMPETENCE, "Kører truck")
    answer = karin.post(at("cv_yes"), {"key": hidden(page, "key"), "read": hidden(page, "read")})
    assert answer.status_code == 409
    assert "siden det blev læst" in answer.text
    with profiles.by():
        assert not CvVersion.objects.exists()


def test_b7_a_yes_that_is_taken_back_closes_the_paper_to_everybody(
    profiles: Profiles, karin: Client, world: World, sign_in: SignIn
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    profiles.say_yes(by=world.citizen)
    paper = reverse("staff:profile:cv_pdf", kwargs={"case_id": profiles.case.pk})
    consultant = sign_in(world.job_consultant)
    assert consultant.get(paper).status_code == 200
    assert karin.post(at("cv_take_back")).status_code == 302
    assert consultant.get(paper).status_code == 404
    assert karin.get(at("cv_pdf")).status_code == 404
    assert "Ja, mit CV må vises" in karin.get(at("cv")).text


def test_b7_the_old_cv_holds_until_the_new_one_is_read(
    profiles: Profiles, karin: Client, world: World
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    profiles.say_yes(by=world.citizen)
    profiles.line(LineKind.COMPETENCE, "Kører truck")
    assert "er ændret, siden du sagde ja" in karin.get(at("cv")).text
    assert "Kører truck" not in text_of(karin.get(at("cv_pdf")).content)


def test_t8_the_citizen_and_the_consultant_who_write_the_same_line_meet(
    profiles: Profiles, karin: Client, world: World
) -> None:
    line = profiles.line(LineKind.WISH, "Noget med dyr", by=world.citizen)
    address = at("cv_line", line_id=line.pk)
    form = opened(karin, address)
    edited_by_the_consultant(profiles, line, what="Dyrepasser")
    met = karin.post(address, {**form, "what": "Noget med heste", "work_field": ""})
    assert met.status_code == 409
    assert "Jonas Krag gemte" in met.text
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', met.text))
    sent = {name: unescape(text) for name, text in sent.items()}
    assert karin.post(address, {**sent, "what_valg": "mine"}).status_code == 302
    with profiles.by():
        assert ProfileLine.objects.get().what == "Noget med heste"


def edited_by_the_consultant(profiles: Profiles, line: ProfileLine, *, what: str) -> None:
    with profiles.by() as actor:
        profile_lines.edit_line(
            actor=actor,
            case=profiles.case,
            line_id=line.pk,
            version=line.version,
            line=Line(kind=line.kind, what=what),
            **profiles.now,
        )


def test_t8_two_who_write_about_me_meet_and_the_citizen_chooses(
    profiles: Profiles, karin: Client
) -> None:
    form = opened(karin, at("cv_about"))
    profiles.save(About(about_me="Jonas’ udkast"))
    met = karin.post(at("cv_about"), {**form, "about_me": "Mine egne ord"})
    assert met.status_code == 409
    assert "Jonas’ udkast" in met.text
    assert "Mine egne ord" in met.text


def test_l2_the_citizen_says_what_helps_at_work_and_meets_what_the_consultant_wrote(
    profiles: Profiles, karin: Client
) -> None:
    form = opened(karin, at("cv_needs"))
    said = {"needs": "calm", "essential_needs": "breaks", "needs_words": "En pause hver time"}
    for _ in range(2):
        answer = karin.post(at("cv_needs"), {**form, **said})
        assert answer["Location"] == f"{at('cv')}#hensyn"
    page = karin.get(at("cv")).text
    for there in ("Et roligt sted", "Ekstra pauser", "En pause hver time", at("cv_needs")):
        assert there in page
    with profiles.by():
        kept = profiles.room().profile
    assert kept is not None
    assert (kept.needs, kept.essential_needs, kept.version) == (["calm", "breaks"], ["breaks"], 1)
    form = opened(karin, at("cv_needs"))
    profiles.save(Needs(needs=(WorkNeed.CALM,), words="Møde senere"))
    met = karin.post(at("cv_needs"), {**form, "needs_words": "Aldrig alene"})
    assert met.status_code == 409
    assert ("Møde senere" in met.text, "Aldrig alene" in met.text) == (True, True)


def test_what_cannot_be_read_is_given_back_to_the_citizen(karin: Client) -> None:
    answer = karin.post(at("cv_new_line", kind="course"), {"what": "Truck", "began": "engang"})
    assert answer.status_code == 422
    assert "Skriv et årstal eller en måned" in answer.text
    assert 'value="engang"' in answer.text


def test_a_line_that_is_not_mine_or_not_there_is_not_found(karin: Client) -> None:
    assert karin.get(at("cv_line", line_id=1)).status_code == 404
    assert karin.get(at("cv_new_line", kind="dream")).status_code == 404
    assert karin.post(at("cv_take_out", line_id=1)).status_code == 404
    assert karin.get(at("cv_yes")).status_code == 405


def test_b7_a_line_is_taken_out_by_the_citizen_and_put_back(
    profiles: Profiles, karin: Client, world: World
) -> None:
    line = profiles.line(LineKind.INTEREST, "Fiskeri", by=world.citizen)
    karin.post(at("cv_take_out", line_id=line.pk))
    assert "Taget ud (1)" in karin.get(at("cv")).text
    karin.post(at("cv_take_out", line_id=line.pk), {"tilbage": "ja"})
    assert "Taget ud" not in karin.get(at("cv")).text


def test_b7_a_double_click_on_yes_is_one_yes(profiles: Profiles, karin: Client) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    page = karin.get(at("cv")).text
    sent = {"key": str(uuid.uuid4()), "read": hidden(page, "read")}
    for _ in range(2):
        assert karin.post(at("cv_yes"), sent).status_code == 302
    with profiles.by():
        assert CvVersion.objects.count() == 1
