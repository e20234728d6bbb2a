"""When it is hard, and what works for me: the citizen's own pages (E15, F3, L1, L2)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.actions import promises, safety, strategies
from fodfaeste.records.cti.models import CopingStrategy, StrategyTry
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.cti.strategies import Outcome, Situation
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db

HARD, WORKS, NEW = (
    reverse(f"citizen:{name}") for name in ("hard_days", "strategies", "new_strategy")
)


@pytest.fixture
def karin(world: World, case: Case, sign_in: SignIn) -> Client:
    assert case
    return sign_in(world.citizen)


def day() -> dict[str, object]:
    return {"tried_on_day": TODAY.day, "tried_on_month": TODAY.month, "tried_on_year": TODAY.year}


def typed(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "text": "Jeg hører musik i bussen",
        "situation": "way",
        "outcome": "worked",
        **day(),
        **changed,
    }


def write_plan(world: World, case: Case, *, says_yes: bool) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        made = strategies.add_strategy(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            words=strategies.StrategyWords(text="Går en tur"),
            first=strategies.NewTry(
                tried_on=TODAY, situation=Situation.HOME, outcome=Outcome.WORKED
            ),
            today=TODAY,
            now=noon(TODAY),
        )
        safety.write_crisis_plan(
            actor=actor,
            case=case,
            words=safety.CrisisWords(
                signs="Jeg svarer ikke",
                what_helps="",
                who_does_what="",
                numbers_to_call="Lægehuset 75 00 00 00",
                strategies=(made.pk,),
                agreed_on=TODAY,
            ),
            sitting=safety.Sitting(version=safety.UNWRITTEN),
            today=TODAY,
            now=noon(TODAY),
        )
        promises.add_promise(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            who=promises.Who(kind=SupporterKind.TEAM, colleague_id=world.job_consultant.pk),
            words=promises.Words(plan=PromiseIn.CRISIS, promises="Tager telefonen om dagen"),
            yes=promises.Yes(on=TODAY, how=AcceptedHow.PHONE) if says_yes else None,
            today=TODAY,
            now=noon(TODAY),
        )


def test_f3_the_numbers_are_there_before_the_plan_is(karin: Client) -> None:
    page = karin.get(HARD).text
    assert ('href="tel:112"' in page, 'href="tel:70201201"' in page) == (True, True)
    assert "Din kriseplan er ikke skrevet endnu." in page


def test_l1_my_crisis_plan_with_what_helps_and_who_said_yes(
    world: World, case: Case, karin: Client
) -> None:
    write_plan(world, case, says_yes=True)
    page = karin.get(HARD).text
    for words in ("Jeg svarer ikke", "Går en tur", "Tager telefonen om dagen", "Aftalt 4. marts"):
        assert words in page
    paper = karin.get(reverse("citizen:pocket"))
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert HARD in karin.get(reverse("citizen:home")).text


def test_i1_whoever_has_not_said_yes_is_not_shown_as_help(
    world: World, case: Case, karin: Client
) -> None:
    write_plan(world, case, says_yes=False)
    assert "Tager telefonen om dagen" not in karin.get(HARD).text


def test_e15_i_write_what_works_for_me_once(world: World, karin: Client) -> None:
    sent = typed()
    for _ in range(2):
        assert karin.post(NEW, sent).status_code == 302
    page = karin.get(WORKS).text
    assert ("Jeg hører musik i bussen" in page, "På vejen: virker" in page) == (True, True)
    with acting_as(world.actor(world.cti_worker)):
        (made,) = CopingStrategy.objects.all()
        assert (made.written_as, StrategyTry.objects.count()) == (Role.CITIZEN, 1)


@pytest.mark.parametrize(
    ("changed", "status"), [({"text": ""}, 409), ({"situation": ""}, 422), ({"outcome": "x"}, 422)]
)
def test_e15_what_cannot_be_kept_is_given_back(
    karin: Client, changed: dict[str, object], status: int
) -> None:
    answer = karin.post(NEW, typed(**changed))
    assert answer.status_code == status
    if "text" not in changed:
        assert "Jeg hører musik i bussen" in answer.text


def test_e15_my_own_words_are_mine_to_change_and_everybodys_to_try(
    world: World, case: Case, karin: Client, sign_in: SignIn
) -> None:
    assert karin.post(NEW, typed()).status_code == 302
    with acting_as(world.actor(world.cti_worker)):
        number = CopingStrategy.objects.get().pk
    mine = reverse("citizen:strategy", kwargs={"strategy_id": number})
    changed = {"key": uuid.uuid4(), "version": 1, "text": "Jeg hører en lydbog"}
    assert karin.post(mine, changed).status_code == 302
    late = karin.post(mine, {**changed, "key": uuid.uuid4(), "text": "KANARIE stilhed"})
    assert (late.status_code, "Jeg hører en lydbog" in late.text) == (409, True)
    again = reverse("citizen:new_try", kwargs={"strategy_id": number})
    sent = {"key": uuid.uuid4(), "situation": "work", "outcome": "partly", **day()}
    assert karin.post(again, sent).status_code == 302
    assert "På arbejdet: virker delvist" in karin.get(WORKS).text
    worker = sign_in(world.cti_worker)
    bank = f"/medarbejder/forloeb/{case.pk}/cti/strategier/"
    refused = worker.post(f"{bank}{number}/", {**changed, "version": 2, "text": "Andres ord"})
    assert (refused.status_code, "/metoden/#E15" in refused.text) == (409, True)
    assert "Borgeren har selv skrevet det" in worker.get(bank).text


def test_e15_what_others_wrote_i_cannot_rewrite(world: World, case: Case, karin: Client) -> None:
    write_plan(world, case, says_yes=False)
    with acting_as(world.actor(world.cti_worker)):
        number = CopingStrategy.objects.get().pk
    there = reverse("citizen:strategy", kwargs={"strategy_id": number})
    assert karin.get(there).status_code == 404
    assert karin.get(reverse("citizen:strategy", kwargs={"strategy_id": 999})).status_code == 404


def test_e15_staff_do_not_come_in_by_the_citizens_door(
    world: World, case: Case, sign_in: SignIn
) -> None:
    assert case
    assert sign_in(world.cti_worker).get(WORKS).status_code in {302, 403, 404}
