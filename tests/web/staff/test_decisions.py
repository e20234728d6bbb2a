"""Grants and decisions in the browser: each refusal with its id, why, and what to do."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.models import Decision, Grant, Visitation
from fodfaeste.records.plan.models import Goal
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.legal_basis import LegalBasisCode
from tests.cti_worlds import Ready, case_ready, visitate
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
KEY = "0b7c4f0e-65c0-4c4e-8f4c-6a2f7a3b9a11"


def address(case: Case, tail: str = "") -> str:
    return f"/medarbejder/forloeb/{case.pk}/bevilling/{tail}"


def day(name: str, year: int = 2026, month: int = 3, number: int = 4) -> dict[str, object]:
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}


def answers(**changed: object) -> dict[str, object]:
    """A grant by § 85 that nothing stands in the way of."""
    return {
        "key": KEY,
        "law": "sel-85",
        "outcome": "granted",
        "reasons": "Støtten er nødvendig for at komme i gang.",
        "hearing": "done",
        **day("heard_on"),
        "sent_by": "digital_post",
        **day("decided_on"),
        **day("starts_on"),
        **day("sent_on"),
        **changed,
    }


@pytest.fixture
def ready(world: World) -> Case:
    """A course with its visitation to § 85, and nothing granted."""
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=True)
    return case


@pytest.fixture
def social(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.social_caseworker)


def kept(world: World) -> tuple[int, int]:
    """How many decisions and grants there are."""
    with acting_as(world.actor(world.social_caseworker)):
        return Decision.objects.count(), Grant.objects.count()


def test_a_decision_grants_in_one_act(world: World, ready: Case, social: Client) -> None:
    answer = social.post(address(ready, "ny/"), answers(), follow=True)
    assert answer.redirect_chain == [(address(ready), 302)]
    page = answer.content.decode()
    assert "Afgørelsen er registreret." in page
    assert "Fra 4. marts 2026, uden slutdato" in page
    assert kept(world) == (1, 1)


def test_a_double_click_makes_one_decision(world: World, ready: Case, social: Client) -> None:
    for _ in range(2):
        assert social.post(address(ready, "ny/"), answers()).status_code == 302
    assert kept(world) == (1, 1)


REFUSALS = [
    (
        "H2",
        {"law": "sel-82b", **day("last_day", 2026, 9, 3)},
        "Borgeren er i målgruppen for § 85, og så bevilges CTI efter den.",
        "Vælg § 85, eller skriv, hvorfor et andet lovgrundlag er det rette.",
    ),
    (
        "H3",
        day("last_day", 2026, 12, 1),
        "Støtte efter § 85 kan ikke bevilges med en slutdato.",
        "Fjern slutdatoen.",
    ),
    (
        "H1",
        {
            "law": "sel-82b",
            "preference_note": "Kun brug for støtte en kort tid.",
            **day("last_day", 2026, 10, 1),
        },
        "Bevillingen er længere end 6 måneder",
        "Vælg en slutdato inden for 6 måneder.",
    ),
    ("H5", {"reasons": ""}, "Afgørelsen har ingen begrundelse.", "Skriv begrundelsen"),
    ("H5", {"hearing": ""}, "Det står ikke, om borgeren er hørt", "Vælg, om partshøring"),
    ("H5", {"hearing": "not_needed"}, "hvorfor det ikke var", "Skriv grunden"),
    ("H5", day("heard_on", 2026, 3, 5), "Så tæller det ikke med", "Ret en af de to datoer"),
    ("H1", day("starts_on", 2036), "mere end 12 måneder", "Se efter, om årstallene"),
    ("H5", {"law": ""}, "hvilken lov den bygger på", "Vælg lovgrundlaget."),
]


@pytest.mark.parametrize(("rule", "changed", "sentence", "next_step"), REFUSALS)
def test_h1_h2_h3_h5_are_refused_on_the_page(
    world: World,
    ready: Case,
    social: Client,
    rule: str,
    changed: dict[str, object],
    sentence: str,
    next_step: str,
) -> None:
    answer = social.post(address(ready, "ny/"), answers(**{"hearing_note": "KANARIE", **changed}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (sentence in page, next_step in page) == (True, True)
    assert f"#{rule}" in page
    assert "KANARIE" in page
    assert kept(world) == (0, 0)


def test_h2_section_85_without_visitation_is_refused(world: World, sign_in: SignIn) -> None:
    case = case_ready(world, Ready(basis=None))
    answer = sign_in(world.social_caseworker).post(address(case, "ny/"), answers())
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Der er ingen visitation fra afgørelsens dag eller før." in page
    assert "om at registrere visitationen først, eller ret datoen." in page


def test_h2_a_visitation_that_says_too_little_keeps_what_was_typed(
    world: World, ready: Case, social: Client
) -> None:
    sent = {
        "impairment": "KANARIE angst i nye rum",
        "extent": "lidt",
        "kind_of_need": "Følgeskab og øvelse",
        "in_target_group": "ja",
        **day("assessed_on"),
    }
    answer = social.post(address(ready, "visitation/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Visitationen siger ikke, hvor stort støttebehovet er." in page
    assert "KANARIE angst i nye rum" in page
    with acting_as(world.actor(world.social_caseworker)):
        assert Visitation.objects.count() == 1


def test_h3_section_85_ends_by_a_decision(world: World, ready: Case, social: Client) -> None:
    social.post(address(ready, "ny/"), answers())
    with acting_as(world.actor(world.social_caseworker)):
        held = Grant.objects.get()
    other_key = KEY.replace("a11", "a14")
    sent = answers(key=other_key, version=held.version, **day("last_day", 2026, 3, 31))
    early = social.post(
        address(ready, f"{held.pk}/ophoer/"), {**sent, **day("last_day", 2026, 3, 3)}
    )
    assert early.status_code == 409
    assert (
        "Bevillingen kan ikke ophøre før den dag, afgørelsen er truffet." in early.content.decode()
    )
    done = social.post(
        address(ready, f"{held.pk}/ophoer/"),
        {**sent, "key": "0b7c4f0e-65c0-4c4e-8f4c-6a2f7a3b9a12"},
        follow=True,
    )
    assert "4. marts 2026 til og med 31. marts 2026 · ophørt ved afgørelse" in done.content.decode()
    stale = social.post(
        address(ready, f"{held.pk}/ophoer/"),
        {
            **sent,
            "key": "0b7c4f0e-65c0-4c4e-8f4c-6a2f7a3b9a13",
            "reasons": "KANARIE og endnu lidt mere til",
        },
    )
    assert (stale.status_code, "KANARIE og endnu lidt mere til" in stale.content.decode()) == (
        409,
        True,
    )


def going_on(**changed: object) -> dict[str, object]:
    return {name: value for name, value in answers(**changed).items() if name != "law"}


def test_h3_section_85_goes_on_by_a_decision_and_nothing_new_is_granted(
    world: World, ready: Case, social: Client
) -> None:
    social.post(address(ready, "ny/"), answers())
    with acting_as(world.actor(world.social_caseworker)):
        held = Grant.objects.get()
    assert address(ready, f"{held.pk}/fortsaet/") in social.get(address(ready)).content.decode()
    sent = going_on(key=KEY.replace("a11", "a21"), version=held.version)
    unsaid = social.post(
        address(ready, f"{held.pk}/fortsaet/"), {**sent, "reasons": "", "hearing_note": "KANARIE"}
    )
    page = unsaid.content.decode()
    assert (unsaid.status_code, "har ingen begrundelse" in page, "KANARIE" in page) == (
        409,
        True,
        True,
    )
    for _ in range(2):
        done = social.post(address(ready, f"{held.pk}/fortsaet/"), sent, follow=True)
    assert "Fortsætter: Socialpædagogisk støtte" in done.content.decode()
    assert kept(world) == (2, 1)


def test_h3_a_grant_with_an_end_does_not_go_on_by_itself(world: World, sign_in: SignIn) -> None:
    case = case_ready(world, Ready(basis=LegalBasisCode.LAB_MENTOR))
    with acting_as(world.actor(world.social_caseworker)):
        held = Grant.objects.get()
    client = sign_in(world.employment_caseworker)
    assert "fortsaet/" not in client.get(address(case)).content.decode()
    answer = client.post(address(case, f"{held.pk}/fortsaet/"), going_on(version=held.version))
    assert answer.status_code == 409
    assert "Bevillingen har en slutdato." in answer.content.decode()
    assert kept(world) == (1, 1)


def test_h7_a_refusal_says_nothing_of_a_goal(world: World, ready: Case, social: Client) -> None:
    page = social.post(address(ready, "ny/"), answers(outcome="refused"), follow=True)
    assert "hører endnu ikke til et mål" not in page.content.decode()


def test_h7_a_grant_without_a_goal_is_pointed_out_until_it_has_one(
    world: World, ready: Case, social: Client
) -> None:
    social.post(address(ready, "ny/"), answers())
    warning = "Bevillingen hører ikke til et mål i planen."
    assert warning in social.get(address(ready)).content.decode()
    with acting_as(world.actor(world.social_caseworker)):
        held = Grant.objects.get()
        number = Goal.objects.get().pk
    sent = {"goal": number, "version": held.version}
    page = social.post(address(ready, f"{held.pk}/maal/"), sent, follow=True).content.decode()
    goal = "»Et job med mennesker«</a>"
    assert (warning in page, "Støtter målet <a" in page, goal in page) == (False, True, True)


def test_words_of_a_social_decision_are_closed_to_the_employment_side(
    world: World, ready: Case, social: Client, sign_in: SignIn
) -> None:
    canaries = {"reasons": "KANARIE-GRUND til støtten", "hearing_note": "KANARIE-HØRING"}
    social.post(address(ready, "ny/"), answers(**canaries))
    page = sign_in(world.job_consultant).get(address(ready)).content.decode()
    assert "KANARIE" not in page
    assert "Angst" not in page
    assert "Bevilget: Socialpædagogisk støtte" in page
    assert "KANARIE-GRUND" in sign_in(world.social_caseworker).get(address(ready)).content.decode()


def test_a_job_consultant_decides_nothing(world: World, ready: Case, sign_in: SignIn) -> None:
    answer = sign_in(world.job_consultant).post(address(ready, "ny/"), answers())
    assert answer.status_code == 403
    assert kept(world) == (0, 0)


@pytest.mark.parametrize("tail", ["", "ny/", "visitation/", "1/ophoer/", "1/fortsaet/", "1/maal/"])
def test_a_stranger_finds_no_page(world: World, ready: Case, sign_in: SignIn, tail: str) -> None:
    stranger = sign_in(world.stranger)
    assert stranger.get(address(ready, tail)).status_code == 404


def test_impossible_dates_and_too_long_texts_keep_what_was_typed(
    world: World, ready: Case, social: Client
) -> None:
    long = "æ" * 20_001
    answer = social.post(
        address(ready, "ny/"), answers(reasons=long, **day("starts_on", 2026, 2, 30))
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Teksten er 1 tegn for lang." in page
    assert "30. februar findes ikke." in page
    assert long in page
    assert kept(world) == (0, 0)


def test_markup_is_shown_as_it_was_typed(world: World, ready: Case, social: Client) -> None:
    social.post(address(ready, "ny/"), answers(reasons="<script>alert(1)</script> og begrundelse"))
    page = social.get(address(ready)).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_refusal_grants_nothing(world: World, ready: Case, social: Client) -> None:
    social.post(address(ready, "ny/"), answers(outcome=DecisionOutcome.REFUSED.value))
    assert kept(world) == (1, 0)
    assert LegalBasisCode.SEL_85.label in social.get(address(ready)).content.decode()


def test_the_page_asks_as_often_with_twenty_decisions_as_with_two(
    world: World,
    ready: Case,
    social: Client,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    counts = []
    for total in (2, 20):
        while kept(world)[0] < total:
            number = kept(world)[0]
            social.post(
                address(ready, "ny/"),
                answers(outcome="refused", key=f"0b7c4f0e-65c0-4c4e-8f4c-6a2f7a3b{number:04d}"),
            )
        with django_assert_max_num_queries(40) as seen:
            social.get(address(ready))
        counts.append(len(seen.captured_queries))  # type: ignore[attr-defined]
    assert counts[0] == counts[1]
