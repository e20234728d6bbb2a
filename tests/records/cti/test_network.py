"""Network, handovers and the plans that hold afterwards, as they are kept: C2 and E11."""

import pytest

from fodfaeste.records.foundation import Stale
from fodfaeste.rules.cti.kinds import (
    HandoverState,
)
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    case_ready,
    start_cti,
)
from tests.records.cti.steps import conditions, consent_to, move, plan_handover, write_crisis_plan
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db


def test_c2_a_person_is_involved_by_consent_only(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    with pytest.raises(Refused) as caught:
        move(world, held, HandoverState.TRYING, None)
    assert conditions(caught) == [("C2", "involved_with_consent")]
    consent_to(world, held)
    assert move(world, held, HandoverState.TRYING, None).state is HandoverState.TRYING


def test_e11_a_task_is_handed_over_when_the_person_has_said_yes(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    consent_to(world, held)
    with pytest.raises(Refused) as caught:
        move(world, held, HandoverState.HANDED_OVER, None)
    assert conditions(caught) == [("E11", "handover_accepted")]
    done = move(world, held, HandoverState.HANDED_OVER, TODAY)
    assert (done.handed_over_on, done.accepted_on) == (TODAY, TODAY)


def test_a_stale_crisis_plan_is_not_overwritten(world: World) -> None:
    case = case_ready(world)
    write_crisis_plan(world, case, 0)
    with pytest.raises(Stale):
        write_crisis_plan(world, case, 0)
    write_crisis_plan(world, case, 1)
