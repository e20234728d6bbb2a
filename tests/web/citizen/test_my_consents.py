"""My yes to share: read, taken back, on paper; who sees what about me."""

from datetime import timedelta

from django.urls import reverse

from fodfaeste.records.cases.models import BrokenGlass, Case, Consent, Task
from fodfaeste.records.post.models import Notice
from tests.records.plans import written_plan
from tests.records.test_legal_form import HOLISTIC, choose
from tests.web.conftest import SignIn
from tests.web.staff.test_consents import given
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon

MINE = "citizen:consents"


def test_c2_i_take_my_yes_back_and_it_counts_at_once(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = given(world, case)
    me = sign_in(world.citizen)
    before = me.get(reverse(MINE)).text
    assert "CTI-notater" in before
    assert "Vil du trække dit ja tilbage?" in before
    answer = me.post(reverse("citizen:withdraw_consent", args=[consent.pk]), follow=True)
    assert "Du har trukket dit ja tilbage." in answer.text
    assert "Beskæftigelsesområdet på teamet kan ikke læse om CTI-notater." in answer.text
    with acting_as(world.actor(world.employment_caseworker)):
        consent.refresh_from_db()
        assert (consent.withdrawn_on, consent.withdrawn_by_id) == (TODAY, world.citizen.pk)
        assert Task.objects.get(rule="C2").responsible_id == world.employment_caseworker.pk
        assert Notice.objects.filter(kind="consent_withdrawn").count() == 1, (
            "one's own, by the wall"
        )


def test_c2_a_second_click_changes_nothing(world: World, case: Case, sign_in: SignIn) -> None:
    consent = given(world, case)
    me = sign_in(world.citizen)
    url = reverse("citizen:withdraw_consent", args=[consent.pk])
    assert [me.post(url).status_code for _ in range(2)] == [302, 302]
    with acting_as(world.actor(world.cti_worker)):
        assert Task.objects.filter(rule="C2").count() == 1


def test_c2_the_consent_of_somebody_else_is_not_mine_to_take_back(
    world: World, case: Case, sign_in: SignIn
) -> None:
    other = enrolled_case(world, cpr="7001801199")
    theirs = given(world, other)
    me = sign_in(world.citizen)
    assert me.post(reverse("citizen:withdraw_consent", args=[theirs.pk])).status_code == 404
    assert me.get(reverse("citizen:consent_pdf", args=[theirs.pk])).status_code == 404
    with acting_as(world.actor(world.cti_worker)):
        assert Consent.objects.get(pk=theirs.pk).withdrawn_on is None
    assert case.pk != other.pk


def test_c2_my_yes_is_mine_on_paper(world: World, case: Case, sign_in: SignIn) -> None:
    consent = given(world, case)
    answer = sign_in(world.citizen).get(reverse("citizen:consent_pdf", args=[consent.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_c2_i_read_who_sees_what_and_nobody_by_an_emergency_is_named(
    world: World, case: Case, sign_in: SignIn
) -> None:
    given(world, case, ends_before=TODAY + timedelta(days=90))
    with acting_as(world.actor(world.cti_worker)):
        BrokenGlass.objects.create(
            created_at=noon(TODAY),
            created_by=world.stranger,
            case=case,
            user=world.stranger,
            reason="Borgeren er i akut krise på arbejdet",
            starts=noon(TODAY),
            ends=noon(TODAY) + timedelta(hours=3),
        )
    page = " ".join(sign_in(world.citizen).get(reverse(MINE)).text.split())
    assert "(samtykke af 4. marts 2026, til og med 1. juni 2026)" in page
    assert "En kollega uden for teamet</strong>, nødåbning til kl. 15.00" in page
    assert world.stranger.name not in page


def test_c2_i_take_my_yes_to_one_plan_instead_of_two_back(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    choose(world, case, HOLISTIC)()
    me = sign_in(world.citizen)
    assert "Den 4. marts 2026 sagde du ja til" in me.get(reverse(MINE)).text
    for _ in range(2):
        answer = me.post(reverse("citizen:withdraw_form_consent"), follow=True)
        assert answer.status_code == 200
    assert "sagde du ja til" not in answer.text
    with acting_as(world.actor(world.employment_caseworker)):
        assert Task.objects.filter(rule="C8").count() == 2
    assert (
        sign_in(world.cti_worker).post(reverse("citizen:withdraw_form_consent")).status_code == 404
    )


def test_c2_without_any_yes_the_page_says_so(world: World, case: Case, sign_in: SignIn) -> None:
    page = sign_in(world.citizen).get(reverse(MINE)).text
    assert "Du har ikke sagt ja til at dele noget ud over din plan." in page
    assert case.pk
