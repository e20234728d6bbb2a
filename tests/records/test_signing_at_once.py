"""Two who sign at the same second: one agreement, no lost signature (D6)."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from fodfaeste.records.placement.models import AgreementAnswer, WorkAgreement
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.rules.refusal import Refused
from tests.work_worlds import Work, proposed
from tests.worlds import enrolled_case, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work() -> Work:
    world = make_world()
    return Work(world=world, case=enrolled_case(world))


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do things in threads of their own that begin together; what each gave or raised."""
    start, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait()
            found[place] = act()  # type: ignore[call-overload]
        except Refused as refused:
            found[place] = refused  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(found)


def signing(work: Work, agreement: WorkAgreement, party: AgreementParty) -> Callable[[], object]:
    def sign() -> object:
        with work.consultant() as actor:
            return work.say_yes(actor, agreement, party)

    return sign


def test_d6_three_who_sign_at_the_same_second_make_one_agreement(work: Work) -> None:
    agreement = proposed(work)
    found = at_once(*(signing(work, agreement, party) for party in AgreementParty))
    assert [type(each) for each in found] == [AgreementAnswer] * 3
    with work.consultant():
        made = WorkAgreement.objects.get()
        assert made.state == AgreementState.AGREED
        assert made.version == agreement.version + 1  # made once, by the last of the three
        assert work.sheet().agreed_by == frozenset(AgreementParty)


def test_d6_the_same_yes_from_two_tabs_at_the_same_second_is_one_signature(work: Work) -> None:
    agreement = proposed(work)
    party = AgreementParty.EMPLOYER
    found = at_once(*(signing(work, agreement, party) for _ in range(4)))
    assert len({answer.pk for answer in found if isinstance(answer, AgreementAnswer)}) == 1
    with work.consultant():
        assert AgreementAnswer.objects.count() == 1


def test_d6_the_last_yes_and_a_wish_for_change_at_the_same_second_never_both_count(
    work: Work,
) -> None:
    agreement = proposed(work)
    with work.consultant() as actor:
        for party in (AgreementParty.CITIZEN, AgreementParty.JOB_CONSULTANT):
            work.say_yes(actor, agreement, party)

    def ask_change() -> object:
        with work.consultant() as actor:
            return work.say(
                actor,
                agreement,
                AgreementParty.CITIZEN,
                agrees=False,
                should_change="Kortere dage",
            )

    found = at_once(signing(work, agreement, AgreementParty.EMPLOYER), ask_change)
    refused = [isinstance(each, Refused) for each in found]
    with work.consultant():
        state = WorkAgreement.objects.get().state
    assert (refused, state) in (
        ([False, True], AgreementState.AGREED),
        ([True, False], AgreementState.DRAFT),
    )
