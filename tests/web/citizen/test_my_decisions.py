"""What the municipality decided about my support: in plain words, and the letter to keep (H5)."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.decisions import actions
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.legal_basis import LegalBasisCode
from tests.cti_worlds import Ready, case_ready, decision
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon

MINE = "citizen:decisions"
SEL_85, SEL_82B, MENTOR = LegalBasisCode


@pytest.fixture
def case(world: World) -> Case:
    """Karin's course with § 85 granted, and Karin's own account."""
    made = case_ready(world, Ready(basis=SEL_85))
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=made.citizen_id).update(account=world.citizen)
    return made


def no(world: World, case: Case, *, reasons: str = "Du har ikke brug for det nu.") -> Decision:
    """One more letter: no to early support."""
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return actions.decide(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            decision=decision(SEL_82B, day=TODAY, outcome=DecisionOutcome.REFUSED, reasons=reasons),
            grant=None,
            today=TODAY,
            now=noon(TODAY),
        )


def test_h5_i_read_what_why_and_how_to_complain(world: World, case: Case, sign_in: SignIn) -> None:
    me = sign_in(world.citizen)
    assert "Du får socialpædagogisk støtte" in me.get(reverse("citizen:home")).text
    page = me.get(reverse(MINE)).text
    for said in (
        "Du får socialpædagogisk støtte fra 2. marts 2026.",
        "Støtten har ingen slutdato.",
        "Støtten er nødvendig for at komme i gang med jobbet.",
        "videre til Ankestyrelsen.",
        "Samir Toft",
    ):
        assert said in page
    assert "Angst, der gør nye steder svære" not in page
    assert case.pk


def test_h5_the_letter_is_mine_to_keep_in_large_print_too(
    world: World, case: Case, sign_in: SignIn
) -> None:
    me = sign_in(world.citizen)
    with acting_as(world.actor(world.social_caseworker)):
        number = Decision.objects.get(case=case).pk
    to = reverse("citizen:decision_letter", args=[number])
    for address in (to, f"{to}?skrift=stor"):
        answer = me.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert "Du får socialpædagogisk støtte" in " ".join(text_of(answer.content).split())


def test_h5_a_letter_to_somebody_else_is_not_mine(
    world: World, case: Case, sign_in: SignIn
) -> None:
    other = no(world, enrolled_case(world, cpr="7002801234"))
    assert other.case_id != case.pk
    me = sign_in(world.citizen)
    assert me.get(reverse("citizen:decision_letter", args=[other.pk])).status_code == 404
    assert "Du får ikke tidlig social støtte" not in me.get(reverse(MINE)).text
    assert sign_in(world.stranger).get(reverse(MINE)).status_code in {403, 404}


def test_h3_a_letter_that_was_followed_says_so(world: World, case: Case, sign_in: SignIn) -> None:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        held = Grant.objects.get()
        actions.end_grant(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            grant_id=held.pk,
            version=held.version,
            decision=decision(SEL_85, day=TODAY, outcome=DecisionOutcome.ENDED),
            last_day=TODAY,
            today=TODAY,
            now=noon(TODAY),
        )
    page = sign_in(world.citizen).get(reverse(MINE)).text
    assert "Den sidste dag, du har socialpædagogisk støtte som nu, er 4. marts 2026." in page
    assert "Siden har du fået et nyt brev: Din støtte stopper." in page


def test_h5_what_is_written_is_shown_as_it_is_written(
    world: World, case: Case, sign_in: SignIn
) -> None:
    no(world, case, reasons="Ærø & <script>alert(1)</script> " + "å" * 2000)
    page = sign_in(world.citizen).get(reverse(MINE)).text
    assert "Ærø &amp; &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_page_asks_as_much_for_one_letter_as_for_many(
    world: World, case: Case, sign_in: SignIn
) -> None:
    me = sign_in(world.citizen)
    me.get(reverse(MINE))

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            me.get(reverse(MINE))
        return len(found)

    one = asked()
    for _ in range(5):
        no(world, case)
    assert asked() == one


def test_before_anything_is_decided_the_pages_say_so(world: World, sign_in: SignIn) -> None:
    made = enrolled_case(world)
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=made.citizen_id).update(account=world.citizen)
    me = sign_in(world.citizen)
    nothing = "Der er ikke bestemt noget om støtte til dig endnu."
    assert [nothing in me.get(reverse(to)).text for to in ("citizen:home", MINE)] == [True, True]
