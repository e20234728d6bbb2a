"""Who may do what to the agreement in which state: the whole table, cell by cell."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.acts import (
    WAYS,
    AgreementAct,
    Hand,
    check_act,
    hand_of,
    may,
    obstacles_to_act,
)
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.refusal import Refused

STATES = tuple(AgreementState)
HANDS = tuple(Hand)

# One line an act, one letter a state it may begin in (Draft, Proposed, Agreed, Replaced, Ended,
# dropped is X) and one letter a hand (Borger, Virksomhed, Jobkonsulent, CTI, Kollega).
TABLE = {
    AgreementAct.WRITE: ("DP", "JC"),
    AgreementAct.PROPOSE: ("D", "JC"),
    AgreementAct.PROPOSE_AGAIN: ("P", "JC"),
    AgreementAct.SIGN: ("P", "BVJ"),
    AgreementAct.ASK_CHANGE: ("P", "BVJ"),
    AgreementAct.REGRET: ("P", "BVJ"),
    AgreementAct.NOTE_CHANGE: ("PA", "JC"),
    AgreementAct.SUCCEED: ("A", "JC"),
    AgreementAct.DROP: ("DP", "J"),
    AgreementAct.SHARE: ("PA", "J"),
    AgreementAct.END: ("A", "J"),
}
STATE_LETTERS = dict(zip(STATES, "DPAREX", strict=True))
HAND_LETTERS = dict(zip(HANDS, "BVJCK", strict=True))


@pytest.mark.parametrize(("act", "state", "hand"), [*product(AgreementAct, STATES, HANDS)])
def test_d6_every_act_in_every_state_by_every_hand_is_as_the_table_says(
    act: AgreementAct, state: AgreementState, hand: Hand
) -> None:
    states, hands = TABLE[act]
    wrong_hand = HAND_LETTERS[hand] not in hands
    wrong_state = STATE_LETTERS[state] not in states
    expected = ["hand_may"] * wrong_hand + ["step_possible"] * wrong_state
    found = obstacles_to_act(act, state=state, hand=hand)
    assert [(o.rule, o.condition) for o in found] == [("D6", name) for name in expected]
    assert may(act, state, hand) is (not expected)


def test_d6_nothing_leads_out_of_a_version_that_is_over() -> None:
    over = {AgreementState.REPLACED, AgreementState.ENDED, AgreementState.DROPPED}
    assert [act for act, way in WAYS.items() if way.starts & over] == []


@given(st.lists(st.tuples(st.sampled_from(AgreementAct), st.sampled_from(Hand)), max_size=40))
def test_d6_whatever_is_tried_a_version_is_never_in_force_without_having_been_proposed(
    tried: list[tuple[AgreementAct, Hand]],
) -> None:
    state, seen = AgreementState.DRAFT, [AgreementState.DRAFT]
    for act, hand in tried:
        if may(act, state, hand):
            state = WAYS[act].to or state
            seen.append(state)
    for before, after in pairwise(seen):
        if after is AgreementState.AGREED and before is not after:
            assert before is AgreementState.PROPOSED


def test_d6_a_refusal_says_what_was_tried_how_it_stands_and_who_does_it() -> None:
    with pytest.raises(Refused) as refused:
        check_act(AgreementAct.DROP, state=AgreementState.AGREED, hand=Hand.CTI_WORKER)
    assert [o.sentence for o in refused.value.obstacles] == [
        "Droppe udgaven: det gør jobkonsulenten.",
        (
            "Droppe udgaven kan ikke lade sig gøre: denne udgave er aftalt. "
            "Det, de tre har sagt ja til, bliver stående."
        ),
    ]


PERMISSION_OF = {
    AgreementAct.WRITE: Permission.AGREEMENT_WRITE,
    AgreementAct.PROPOSE: Permission.AGREEMENT_WRITE,
    AgreementAct.PROPOSE_AGAIN: Permission.AGREEMENT_WRITE,
    AgreementAct.NOTE_CHANGE: Permission.AGREEMENT_WRITE,
    AgreementAct.SUCCEED: Permission.AGREEMENT_WRITE,
    AgreementAct.DROP: Permission.AGREEMENT_AGREE,
    AgreementAct.SHARE: Permission.AGREEMENT_AGREE,
}


@pytest.mark.parametrize(("act", "role"), [*product(PERMISSION_OF, sorted(TEAM_ROLES))])
def test_m1_the_map_of_permissions_and_the_table_of_acts_agree(
    act: AgreementAct, role: Role
) -> None:
    actor = Actor(id=1, name="", roles=frozenset({role}))
    relation = CaseRelation(case_id=1, unit_id=1, team=frozenset({role}))
    allowed = decide(actor, PERMISSION_OF[act], relation, sections=frozenset(Section)).allowed
    assert allowed is (hand_of(relation) in WAYS[act].hands)


def test_d6_the_citizen_acts_by_the_citizens_hand() -> None:
    relation = CaseRelation(case_id=1, unit_id=1, is_the_citizen=True)
    assert hand_of(relation) is Hand.CITIZEN
