"""A decision that follows another, the law beside the form, and the letter (H1–H3, H5, H6)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.decisions import actions
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.legal_basis import LegalBasisCode
from tests.cti_worlds import MATCHED, Ready, case_ready, decision, visitate
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.test_decisions import address, answers, day, kept
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
SEL_85, SEL_82B, MENTOR = LegalBasisCode


def held(world: World) -> Grant:
    """The one grant there is."""
    with acting_as(world.actor(world.social_caseworker)):
        return Grant.objects.order_by("pk").first()  # type: ignore[return-value]


def texts(typed: dict[str, object]) -> dict[str, str]:
    """What stands in the boxes, as an address carries it."""
    return {name: str(value) for name, value in typed.items()}


@pytest.fixture
def social(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.social_caseworker)


@pytest.fixture
def mentored(world: World) -> Case:
    """A course with a mentor from 2 March to 1 September."""
    return case_ready(world, Ready(basis=MENTOR))


@pytest.fixture
def early(world: World) -> Case:
    """A course with early social support (§ 82 b) from 2 March to 1 September."""
    return case_ready(world, Ready(basis=SEL_82B))


@pytest.fixture
def work(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.employment_caseworker)


@pytest.fixture
def early_at_another(world: World) -> Case:
    """Another citizen's course, with a refusal of § 85 and nothing else decided."""
    case = enrolled_case(world, cpr="7002801234")
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        actions.decide(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            decision=decision(SEL_85, day=TODAY, outcome=DecisionOutcome.REFUSED),
            grant=None,
            today=TODAY,
            now=noon(TODAY),
        )
    return case


def decisions(world: World) -> list[tuple[Case, int]]:
    """Every decision with its course, in the order made."""
    with acting_as(world.actor(world.leader)):
        return [(row.case, row.pk) for row in Decision.objects.order_by("pk")]


def changed(grant: Grant, **typed: object) -> dict[str, object]:
    """Another grant, § 85, that takes over on 5 March."""
    return answers(
        version=grant.version,
        **{**day("starts_on", 2026, 3, 5), "key": str(uuid.uuid4()), **typed},
    )


def test_h1_another_law_takes_over_by_a_new_decision(
    world: World, early: Case, social: Client
) -> None:
    visitate(world, early, in_target_group=True, day=TODAY)
    grant = held(world)
    to = address(early, f"{grant.pk}/aendr/")
    assert social.post(to, changed(grant)).status_code == 302
    page = social.get(address(early)).content.decode()
    assert "2. marts 2026 til og med 4. marts 2026 · ophørt ved afgørelse" in page
    assert "Fra 5. marts 2026, uden slutdato" in page
    assert "Ændret: Socialpædagogisk støtte (§ 85)" in page
    assert "Følger afgørelsen fra 2. marts 2026." in page
    assert "Fulgt af: Ændret 4. marts 2026." in page
    assert kept(world) == (2, 2)


def test_a_double_click_changes_a_grant_once(world: World, early: Case, social: Client) -> None:
    visitate(world, early, in_target_group=True, day=TODAY)
    typed = changed(held(world))
    to = address(early, f"{held(world).pk}/aendr/")
    assert [social.post(to, typed).status_code for _ in range(2)] == [302, 302]
    assert kept(world) == (2, 2)


def test_a_stale_tab_changes_nothing_and_keeps_what_was_typed(
    world: World, early: Case, social: Client
) -> None:
    visitate(world, early, in_target_group=True, day=TODAY)
    grant = held(world)
    to = address(early, f"{grant.pk}/aendr/")
    assert social.post(to, changed(grant)).status_code == 302
    late = social.post(to, changed(grant, reasons="Skrevet i den gamle fane om støtten."))
    assert late.status_code == 409
    assert "Skrevet i den gamle fane" in late.content.decode()
    assert kept(world) == (2, 2)


def test_h3_a_change_does_not_reach_back_before_its_decision(
    world: World, early: Case, social: Client
) -> None:
    visitate(world, early, in_target_group=True, day=TODAY)
    grant = held(world)
    answer = social.post(
        address(early, f"{grant.pk}/aendr/"), changed(grant, **day("starts_on", 2026, 3, 4))
    )
    assert answer.status_code == 409
    assert "kan ikke ophøre før den dag, afgørelsen er truffet" in answer.content.decode()
    assert kept(world) == (1, 1)


@pytest.mark.parametrize(
    ("in_target_group", "words"),
    [
        (None, "Der er ingen endnu. Vælger du § 82 b"),
        (True, "er i målgruppen for § 85, og så bevilges CTI efter den"),
        (False, "Visitationen er forklaringen; den skal ikke skrives igen"),
    ],
)
def test_h2_the_order_of_the_laws_stands_beside_the_form(
    world: World, social: Client, *, in_target_group: bool | None, words: str
) -> None:
    case = case_ready(world, Ready(basis=None))
    if in_target_group is not None:
        visitate(world, case, in_target_group=in_target_group)
    assert words in social.get(address(case, "ny/")).content.decode()


def test_h1_h2_what_the_law_leads_to_is_told_while_the_form_is_filled_in(
    world: World, social: Client
) -> None:
    case = case_ready(world, Ready(basis=None))
    typed = {"law": "lab-mentor", **day("starts_on", 2026, 8, 31), **day("decided_on")}
    told = social.get(address(case, "lov/"), texts(typed)).content.decode()
    assert "CTI varer 6 måneder: tre faser på 2 måneder." in told
    assert "Den kan længst vare til og med 27. februar 2027." in told
    assert "Skriv, hvorfor det ikke er § 85." in told
    assert "videre til Ankestyrelsens Beskæftigelsesudvalg" in told


def test_h5_the_complaint_beside_the_form_is_the_one_that_is_written(
    world: World, social: Client, as_owner: AsOwner
) -> None:
    case = case_ready(world, Ready(basis=None))
    with as_owner():
        row = LegalBasis.objects.get(code=SEL_82B, ends_before=None)
        LegalBasis.objects.filter(pk=row.pk).update(ends_before=date(2026, 6, 1))
        row.pk, row.valid_from, row.complaint_weeks = None, date(2026, 6, 1), 8
        row.save(force_insert=True)
    typed = {"law": "sel-82b", **day("starts_on", 2026, 6, 1), **day("decided_on")}
    assert "inden 4 uger" in social.get(address(case, "lov/"), texts(typed)).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"law": "opfundet"},
        {"law": "sel-82b", "starts_on_day": "31", "starts_on_month": "2", "starts_on_year": "x"},
        {"law": "sel-82b", **day("starts_on", 9999, 12, 31)},
        {"law": "sel-82b", **day("decided_on", 0, 0, 0)},
    ],
)
def test_the_law_beside_the_form_bears_anything_typed(
    world: World, social: Client, typed: dict[str, object]
) -> None:
    case = case_ready(world, Ready(basis=None))
    answer = social.get(address(case, "lov/"), texts(typed))
    assert answer.status_code == 200
    assert "§ 85 kommer først" in answer.content.decode()


def test_h2_a_new_visitation_takes_the_place_of_the_old_one_which_stands(
    world: World, social: Client
) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=True)
    form = social.get(address(case, "visitation/")).content.decode()
    assert "Den nye afløser den fra 2. marts 2026" in form
    assert "Angst, der gør nye steder svære" in form
    social.post(
        address(case, "visitation/"),
        {
            "key": str(uuid.uuid4()),
            **day("assessed_on"),
            "impairment": "Angst, som er blevet mindre",
            "extent": "Kun de første uger",
            "kind_of_need": "Følgeskab til nye steder",
            "in_target_group": "nej",
        },
    )
    page = social.get(address(case)).content.decode()
    assert page.index("Ikke i målgruppen for § 85") < page.index("I målgruppen for § 85")
    assert ("gælder" in page, "afløst" in page) == (True, True)
    tomorrow = {**day("assessed_on", 2026, 3, 5), "impairment": "Angst, som er blevet mindre"}
    late = social.post(
        address(case, "visitation/"),
        {
            "key": str(uuid.uuid4()),
            "extent": "Kun de første uger",
            "kind_of_need": "Følgeskab til nye steder",
            "in_target_group": "nej",
            **tomorrow,
        },
    )
    assert late.status_code == 409
    assert "dateret ude i fremtiden" in late.content.decode()


def test_h5_the_letter_says_what_why_by_which_law_and_how_to_complain(
    world: World, mentored: Case, work: Client
) -> None:
    made = held(world).decision_id
    answer = work.get(address(mentored, f"afgoerelse/{made}/brev/"))
    words = " ".join(text_of(answer.content).split()).replace("\u00ad ", "")
    assert answer["Content-Type"] == "application/pdf"
    for said in (
        "Du får en mentor",
        "Du får en mentor fra 2. marts 2026 til og med 1. september 2026.",
        "Støtten er nødvendig for at komme i gang med jobbet.",
        "lov om en aktiv beskæftigelsesindsats §§ 167–171",
        "videre til Ankestyrelsens Beskæftigelsesudvalg",
        "Pernille Aaen",
    ):
        assert said in words
    assert "Angst" not in words
    assert "180123" not in words


def test_h5_a_letter_by_post_has_an_address_unless_it_is_protected(
    world: World, mentored: Case, work: Client, as_owner: AsOwner
) -> None:
    made = held(world).decision_id
    with as_owner():
        Decision.objects.filter(pk=made).update(sent_by="letter")
        Citizen.objects.update(address="Skovvej 4", postal_code="9999", city="Demoby")
    to = address(mentored, f"afgoerelse/{made}/brev/")
    assert "Skovvej 4" in text_of(work.get(to).content)
    with as_owner():
        Citizen.objects.update(address_protected=True)
    assert "Skovvej 4" not in text_of(work.get(to).content)


def test_h5_the_letter_is_closed_with_the_words_of_the_decision(
    world: World, mentored: Case, early_at_another: Case, sign_in: SignIn
) -> None:
    by_work, by_social = (
        address(case, f"afgoerelse/{made}/brev/") for case, made in decisions(world)
    )
    seen = {
        user: [sign_in(user).get(to).status_code for to in (by_work, by_social)]
        for user in (
            world.employment_caseworker,
            world.job_consultant,
            world.social_caseworker,
            world.cti_worker,
            world.leader,
            world.stranger,
        )
    }
    assert list(seen.values()) == [
        [200, 403],
        [200, 403],
        [403, 200],
        [403, 200],
        [200, 200],
        [404, 404],
    ]
    nowhere = address(mentored, "afgoerelse/999999/brev/")
    assert sign_in(world.employment_caseworker).get(nowhere).status_code == 404
    assert early_at_another.pk != mentored.pk


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 7, 7), None),
        (date(2026, 7, 8), "Bevillingen udløber snart."),
        (date(2026, 8, 5), "Bevillingen udløber om få uger"),
        (date(2026, 8, 19), "Bevillingen udløber meget snart."),
    ],
)
def test_h6_the_end_of_a_grant_is_told_on_the_case_and_on_the_grant(
    world: World,
    mentored: Case,
    social: Client,
    today_is: TodayIs,
    today: date,
    words: str | None,
) -> None:
    today_is(today)
    pages = [
        social.get(to).content.decode()
        for to in (address(mentored), f"/medarbejder/forloeb/{mentored.pk}/")
    ]
    if words is None:
        assert [page.count("Bevillingen udløber") for page in pages] == [0, 0]
    else:
        assert [words in page for page in pages] == [True, True]


def test_h6_support_that_a_decision_has_ended_does_not_run_out(
    world: World, social: Client, today_is: TodayIs
) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    grant = held(world)
    ended = answers(version=grant.version, **day("last_day", 2026, 3, 20))
    to = address(case, f"{grant.pk}/ophoer/")
    assert social.post(to, {**ended, "key": str(uuid.uuid4())}).status_code == 302
    today_is(date(2026, 3, 12))
    for page in (address(case), f"/medarbejder/forloeb/{case.pk}/"):
        assert "Bevillingen udløber" not in social.get(page).content.decode()


def test_h6_section_85_never_runs_out(world: World, social: Client, today_is: TodayIs) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    today_is(date(2031, 3, 4))
    assert "udløber" not in social.get(address(case)).content.decode()
    assert MATCHED < TODAY
