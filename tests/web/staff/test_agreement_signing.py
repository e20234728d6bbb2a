"""The agreement in the browser: who may do what and when, the screen handed over, the code."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    AgreementChange,
    SupportExamined,
    WorkAgreement,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import agreement_form, at, day
from tests.work_worlds import FULL_TERMS, Work, a_company, a_match, agreed, proposed
from tests.worlds import TODAY, World


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def drafted(work: Work) -> WorkAgreement:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        return work.begin(actor, FULL_TERMS)


# --- Every forbidden step is refused in the browser, and says why ---------------------------------

BEGIN: dict[str, Callable[[Work], WorkAgreement]] = {
    "draft": drafted,
    "proposed": proposed,
    "agreed": agreed,
}
PRACTICAL = {**day("follow_up_on", date(2026, 3, 25)), "contact_name": "Mia"}
SENT: dict[str, Callable[[WorkAgreement], dict[str, str]]] = {
    "propose": lambda a: {"version": f"{a.version}"},
    "drop": lambda a: {"version": f"{a.version}"},
    "answer": lambda a: {
        "party": "citizen",
        "agrees": "ja",
        "text_hash": a.text_hash,
        "person_name": "Karin",
    },
    "regret": lambda _: {"party": "job_consultant"},
    "practical": lambda a: {"version": f"{a.version}", "key": str(uuid.uuid4()), **PRACTICAL},
    "link": lambda _: {"person_name": "Bo Bager", "key": str(uuid.uuid4())},
}
FORBIDDEN = {
    ("draft", "answer"): "Sige ja til aftalen kan ikke lade sig gøre: aftalen er en kladde",
    ("draft", "regret"): "Fortryde et ja kan ikke lade sig gøre: aftalen er en kladde",
    ("draft", "practical"): "Rette opfølgning og kontakt kan ikke lade sig gøre",
    ("draft", "link"): "Aftalen er ikke foreslået endnu.",
    ("proposed", "regret"): "Der er ikke noget ja at fortryde.",
    ("proposed", "link"): "Borgeren har ikke et gældende samtykke",
    ("agreed", "propose"): "Foreslå aftalen kan ikke lade sig gøre: denne udgave er aftalt.",
    ("agreed", "drop"): "Droppe udgaven kan ikke lade sig gøre: denne udgave er aftalt.",
    ("agreed", "answer"): "",  # the same yes sent again is the same yes
    ("agreed", "regret"): "Fortryde et ja kan ikke lade sig gøre: denne udgave er aftalt.",
    ("agreed", "link"): "Borgeren har ikke et gældende samtykke",
}


@pytest.mark.parametrize(("state", "act"), [*product(BEGIN, SENT)])
def test_d6_what_the_table_does_not_hold_is_refused_with_its_reason(
    work: Work, consultant: Client, state: str, act: str
) -> None:
    agreement = BEGIN[state](work)
    answer = consultant.post(at(work.case, act), SENT[act](agreement))
    reason = FORBIDDEN.get((state, act), "")
    if not reason:
        assert answer.status_code == 302
        return
    assert (answer.status_code, reason in answer.text) == (409, True)
    rule = "C2" if "samtykke" in reason else "D6"
    assert f'href="/metoden/#{rule}"' in answer.text
    with work.consultant():
        assert WorkAgreement.objects.get().state == agreement.state


@pytest.mark.parametrize("act", [*SENT, "hand_over", "citizen_answer"])
def test_m1_a_cti_worker_writes_and_does_not_sign_and_a_stranger_finds_nothing(
    work: Work, world: World, sign_in: SignIn, act: str
) -> None:
    agreement = proposed(work)
    sent = SENT[act](agreement) if act in SENT else {}
    for_writers = act in {"propose", "practical"}
    assert sign_in(world.cti_worker).post(at(work.case, act), sent).status_code == (
        302 if for_writers else 403
    )
    assert sign_in(world.stranger).post(at(work.case, act), sent).status_code == 404


def test_d6_a_version_is_dropped_and_the_one_in_force_stands(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    with work.consultant() as actor:
        second = work.begin(actor, replace(FULL_TERMS, placement_minutes=600))
    for _ in range(2):
        consultant.post(at(work.case, "drop"), {"version": f"{second.version}"})
    with work.consultant():
        states = WorkAgreement.objects.order_by("number").values_list("state", flat=True)
        assert list(states) == ["agreed", "dropped"]
    page = consultant.get(at(work.case, "agreement"))
    assert ("udgave 1" in page.text, "Udgave 2, droppet" in page.text) == (True, True)


# --- What needs new yeses -------------------------------------------------------------------------


def test_d6_a_practical_change_keeps_the_yeses_and_is_told(
    work: Work, world: World, consultant: Client
) -> None:
    agreement = agreed(work)
    form = SENT["practical"](agreement) | {"contact_phone": "20112299", "follow_up_how": "Her"}
    for _ in range(2):
        consultant.post(at(work.case, "practical"), form)
    with work.consultant():
        made = WorkAgreement.objects.get()
        assert (made.state, made.contact_name, made.follow_up_on) == (
            AgreementState.AGREED,
            "Mia",
            date(2026, 3, 25),
        )
        assert work.sheet().agreed_by == frozenset(AgreementParty)
        assert list(AgreementChange.objects.values_list("term", "after")) == [
            ("follow_up_on", "25.3.2026"),
            ("follow_up_how", "Her"),
            ("contact_name", "Mia"),
            ("contact_phone", "20112299"),
        ]
    page = consultant.get(at(work.case, "agreement")).text
    assert "Næste opfølgning: før »18.3.2026«, nu »25.3.2026«" in page
    assert world.job_consultant.name in page


def test_d6_a_practical_change_from_an_old_page_meets_the_merge_page(
    work: Work, consultant: Client
) -> None:
    agreement = agreed(work)
    form = SENT["practical"](agreement)
    consultant.post(at(work.case, "practical"), form)
    stale = consultant.post(at(work.case, "practical"), form | {"contact_name": "Ole"})
    assert stale.status_code == 409
    assert ("Ole" in stale.text, "Mia" in stale.text) == (True, True)


def test_d6_the_long_form_finds_out_by_itself_that_only_something_practical_changed(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    consultant.post(at(work.case, "agreement_write"), agreement_form())
    with work.consultant() as actor:
        proposed_one = work.propose(actor, WorkAgreement.objects.get())
        work.say_yes(actor, proposed_one, AgreementParty.CITIZEN)
    kept = agreement_form(version=f"{proposed_one.version}", contact_name="Mia")
    assert consultant.post(at(work.case, "agreement_write"), kept).status_code == 302
    with work.consultant():
        assert work.sheet().state is AgreementState.PROPOSED
        assert work.sheet().agreed_by == {AgreementParty.CITIZEN}
        version = work.sheet().version
    changed = agreement_form(version=f"{version}", placement_minutes="14")
    consultant.post(at(work.case, "agreement_write"), changed)
    with work.consultant():
        assert work.sheet().state is AgreementState.DRAFT


def test_d6_a_practical_change_in_the_long_form_makes_no_new_version(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    consultant.post(at(work.case, "agreement_write"), agreement_form())
    with work.consultant() as actor:
        made = work.propose(actor, WorkAgreement.objects.get())
        for party in AgreementParty:
            work.say_yes(actor, made, party)
        version = WorkAgreement.objects.get().version
    form = agreement_form(contact_name="Mia", stands=f"{version}")
    consultant.post(at(work.case, "agreement_write"), form)
    with work.consultant():
        only = WorkAgreement.objects.get()
        assert (only.number, only.state, only.contact_name) == (1, "agreed", "Mia")


def test_d6_a_new_version_shows_word_by_word_what_it_changes(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    with work.consultant() as actor:
        work.begin(actor, replace(FULL_TERMS, working_times="Mandag og fredag kl. 9–13"))
    page = consultant.get(at(work.case, "agreement")).text
    assert "Nyt i udgave 2" in page
    assert "<del>" in page
    assert ", onsdag" in page.split("<del>")[1].split("</del>")[0]


# --- D4, D5 ---------------------------------------------------------------------------------------


def test_d4_a_no_is_raised_again_at_the_follow_up_until_it_is_answered(
    work: Work, consultant: Client, today_is: TodayIs
) -> None:
    no = replace(
        FULL_TERMS,
        ordinary_possible=False,
        ordinary_when="",
        ordinary_no_reason="Der er ingen ledige timer før sommer",
    )
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        made = work.propose(actor, work.begin(actor, no))
        for party in AgreementParty:
            work.say_yes(actor, made, party)
    asked = "sidst sagde arbejdsgiveren nej til ordinære timer"
    assert asked not in consultant.get(at(work.case, "agreement")).text
    today_is(date(2026, 3, 18))
    assert asked in consultant.get(at(work.case, "agreement")).text
    short = consultant.post(
        at(work.case, "asked_again"), {"key": str(uuid.uuid4()), "reason": "Nej"}
    )
    assert (short.status_code, 'href="/metoden/#D4"' in short.text) == (409, True)
    said = {"key": str(uuid.uuid4()), "reason": "Der er stadig ingen ledige timer før sommer"}
    for _ in range(2):
        assert consultant.post(at(work.case, "asked_again"), said).status_code == 302
    assert asked not in consultant.get(at(work.case, "agreement")).text
    with work.consultant():
        kept = WorkAgreement.objects.get()
        assert (kept.ordinary_asked_on, kept.state) == (date(2026, 3, 18), "agreed")


def test_d5_what_was_examined_is_noted_with_its_day_and_the_need(
    work: Work, consultant: Client
) -> None:
    proposed(work)
    form = {"key": str(uuid.uuid4()), "support": "aids", "needed": "nej"}
    ahead = form | day("examined_on", TODAY + timedelta(days=1))
    refused = consultant.post(at(work.case, "examined"), ahead)
    assert (refused.status_code, 'href="/metoden/#D5"' in refused.text) == (409, True)
    for _ in range(2):
        consultant.post(at(work.case, "examined"), form | day("examined_on", TODAY))
    with work.consultant():
        row = SupportExamined.objects.get()
        assert (row.support, row.examined_on, row.needed) == ("aids", TODAY, False)
    page = consultant.get(at(work.case, "agreement")).text
    assert "Hjælpemidler: 4. marts 2026, ikke behov" in page


def test_l4_the_link_comes_as_a_mail_to_send_and_as_a_code_for_the_phone(
    work: Work, consultant: Client
) -> None:
    work.link(proposed(work))
    shown = consultant.post(
        at(work.case, "link"), {"key": str(uuid.uuid4()), "person_name": "Bo Bager"}
    ).text
    token = shown.split('value="http://testserver/aftale/')[1].split("/")[0]
    assert "mailto:?subject=Arbejdsaftalen&amp;body=K%C3%A6re%20Bo%20Bager" in shown
    assert f"testserver/aftale/{token}/%0A" in shown
    assert '<svg class="ff-square-code"' in shown
    assert "sms" not in shown


def test_the_page_of_the_agreement_costs_the_same_with_many_versions(
    work: Work, consultant: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    def cost() -> int:
        with django_assert_max_num_queries(100) as asked:  # type: ignore[attr-defined]
            consultant.get(at(work.case, "agreement"))
        return len(asked)

    agreed(work)
    few = cost()
    for number in range(5):
        with work.consultant() as actor:
            made = work.begin(actor, replace(FULL_TERMS, placement_minutes=600 + number))
            work.propose(actor, made)
            made.refresh_from_db()
            for party in AgreementParty:
                work.say_yes(actor, made, party)
    assert cost() == few
