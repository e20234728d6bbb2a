"""The CV at the consultant's desk: read, said yes to, printed and taken back (B7, L4)."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.placement.actions.profile import About, Needs
from fodfaeste.records.placement.models import CvVersion
from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind, YesGiven
from fodfaeste.rules.placement.work_words import WorkNeed
from tests.pdf.reading import text_of
from tests.profiles import Profiles
from tests.records.meeting_worlds import held_kickoff
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import day, rules_on
from tests.web.staff.plan_pages import hidden
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def profiles(world: World, case: Case) -> Profiles:
    made = Profiles(world=world, case=case)
    made.line(LineKind.EXPERIENCE, "Køkkenhjælp", place="Hotel Strand", began="2011")
    made.line(LineKind.INTEREST, "Fiskeri", in_cv=False)
    made.line(LineKind.WISH, "Noget med dyr")
    made.save(About(about_me="Jeg kan lide ro", cv_contact=(CvContact.PHONE,)))
    made.save(Needs(needs=(WorkNeed.CALM,), words="En pause hver time"))
    return made


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def at(case: Case, name: str) -> str:
    return reverse(f"staff:profile:{name}", kwargs={"case_id": case.pk})


def sent(page: str, **answers: str) -> dict[str, str]:
    """The citizen's yes, as the browser sends it."""
    said = {"key": hidden(page, "key"), "read": hidden(page, "read"), "how": "in_the_room"}
    return {**said, **day("said_yes_on", TODAY), **answers}


def test_b7_the_cv_shows_what_the_citizen_wants_on_it_and_nothing_else(
    profiles: Profiles, consultant: Client
) -> None:
    page = consultant.get(at(profiles.case, "cv")).text
    shown = page[page.index('class="ff-cv"') :].partition("</article>")[0]
    for there in ("Karin Mølgaard", "20998877", "Jeg kan lide ro", "Hotel Strand", "2011"):
        assert there in shown
    for away in ("Fiskeri", "Noget med dyr", "En pause hver time", "Et roligt sted"):
        assert away not in shown


def test_b7_before_the_yes_there_is_only_a_draft_that_says_so(
    profiles: Profiles, consultant: Client
) -> None:
    assert consultant.get(at(profiles.case, "cv_pdf")).status_code == 404
    draft = consultant.get(at(profiles.case, "cv_draft_pdf"))
    assert draft["Content-Type"] == "application/pdf"
    assert "Kladde." in text_of(draft.content)


def test_b7_the_yes_makes_the_cv_once_and_opens_the_paper(
    profiles: Profiles, consultant: Client
) -> None:
    address = at(profiles.case, "cv_yes")
    typed = sent(consultant.get(address).text, how="on_paper")
    for _ in range(2):
        answer = consultant.post(address, typed)
        assert answer["Location"] == f"{at(profiles.case, 'profile')}#cv"
    with profiles.by():
        (kept,) = CvVersion.objects.all()
    assert (kept.said_yes_how, kept.said_yes_on) == (YesGiven.ON_PAPER, TODAY)
    words = text_of(consultant.get(at(profiles.case, "cv_pdf")).content)
    assert "Hotel Strand" in words
    for away in ("Kladde.", "Fodfæste", "Fiskeri", "En pause hver time"):
        assert away not in words
    assert "klar til at vise" in consultant.get(at(profiles.case, "cv")).text


def test_s7_a_cv_from_before_the_address_was_protected_is_handed_over_without_the_town(
    profiles: Profiles, consultant: Client, as_owner: AsOwner
) -> None:
    every = (CvContact.PHONE, CvContact.EMAIL, CvContact.CITY)
    profiles.save(About(about_me="Jeg kan lide ro", cv_contact=every))
    people = Citizen.objects.filter(pk=profiles.case.citizen_id)
    with as_owner():
        people.update(city="Demoby", email="karin@example.dk")
    profiles.case.citizen.refresh_from_db()
    profiles.say_yes()
    open_ = text_of(consultant.get(at(profiles.case, "cv_pdf")).content)
    assert ("Demoby" in open_, "20998877" in open_) == (True, True)
    with as_owner():
        people.update(address_protected=True)
    paper = text_of(consultant.get(at(profiles.case, "cv_pdf")).content)
    assert [word in paper for word in ("Demoby", "20998877", "karin@example.dk")] == [
        False, True, True,
    ]  # fmt: skip


def test_b7_a_cv_that_was_changed_while_it_was_read_is_read_again(
    profiles: Profiles, consultant: Client
) -> None:
    address = at(profiles.case, "cv_yes")
    typed = sent(consultant.get(address).text)
    profiles.line(LineKind.COMPETENCE, "Kører truck")
    answer = consultant.post(address, typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B7"])
    assert "Kører truck" in answer.text
    assert consultant.post(address, sent(answer.text)).status_code == 302


def test_b7_a_yes_from_tomorrow_and_a_yes_without_a_day_are_given_back(
    profiles: Profiles, consultant: Client
) -> None:
    address = at(profiles.case, "cv_yes")
    page = consultant.get(address).text
    tomorrow = day("said_yes_on", TODAY.replace(day=TODAY.day + 1))
    ahead = consultant.post(address, sent(page, **tomorrow))
    assert (ahead.status_code, rules_on(ahead.text)) == (409, ["B7"])
    empty = consultant.post(address, sent(page, said_yes_on_day=""))
    assert empty.status_code == 422
    with profiles.by():
        assert not CvVersion.objects.exists()


def test_b7_the_warning_goes_with_the_yes_and_not_with_a_tick(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    held_kickoff(world, profiles.case)
    consultant = sign_in(world.job_consultant)
    overview = reverse("staff:cases:case", kwargs={"case_id": profiles.case.pk})
    page = consultant.get(overview).text
    assert "et er ikke lavet endnu" in page
    assert at(profiles.case, "cv") in page
    profile = at(profiles.case, "profile")
    assert "aftalte I at begynde 4. marts 2026" in consultant.get(profile).text
    profiles.say_yes()
    assert "aftalte I at begynde 4. marts 2026" not in consultant.get(profile).text
    assert "et er ikke lavet endnu" not in consultant.get(overview).text


def test_b7_a_yes_that_is_taken_back_closes_the_paper(
    profiles: Profiles, consultant: Client
) -> None:
    profiles.say_yes()
    assert consultant.get(at(profiles.case, "cv_take_back")).status_code == 405
    assert consultant.post(at(profiles.case, "cv_take_back")).status_code == 302
    assert consultant.get(at(profiles.case, "cv_pdf")).status_code == 404
    page = consultant.get(at(profiles.case, "profile")).text
    assert "Borgeren tog sit ja tilbage 4. marts 2026." in page


def test_l4_a_cv_that_tells_of_illness_or_benefits_says_so_beside_it(
    profiles: Profiles, consultant: Client
) -> None:
    profiles.save(About(about_me="Efter min depression fik jeg kontanthjælp"))
    page = consultant.get(at(profiles.case, "cv")).text
    assert "»depression«" in page
    assert "»kontanthjælp«" in page


def test_m1_the_leader_reads_the_cv_and_cannot_say_yes_for_the_citizen(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    leader = sign_in(world.leader)
    page = leader.get(at(profiles.case, "cv"))
    assert page.status_code == 200
    assert "Borgeren har læst det" not in page.text
    assert leader.post(at(profiles.case, "cv_yes")).status_code == 403
