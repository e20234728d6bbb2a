from dataclasses import replace
from datetime import date, timedelta

import pytest

from fodfaeste.rules.placement.interruption import (
    Broken,
    RestartPlan,
    Step,
    check_restart,
    obstacles_to_restart,
    restart_lacks,
    told_late,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions, reminders

TODAY = date(2026, 3, 4)
TEAM = frozenset({7, 8})
STEP = Step("Ringe til bageriet", 7, TODAY)
WHOLE = RestartPlan(learned="Morgenerne var for tidlige.", next_time="", steps=(STEP,))


def test_d11_a_restart_plan_says_what_was_learned_and_what_comes_next() -> None:
    check_restart(WHOLE, team=TEAM, today=TODAY)
    by_citizen = replace(WHOLE, steps=(Step("Se på tre steder", None, TODAY),))
    check_restart(by_citizen, team=TEAM, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"learned": "Nej"}, "learned_said"),
        ({"steps": ()}, "restart_has_steps"),
        ({"steps": (replace(STEP, what=" "),)}, "restart_steps_said"),
        ({"steps": (replace(STEP, due_on=None),)}, "restart_steps_dated"),
        ({"steps": (replace(STEP, due_on=TODAY - timedelta(days=1)),)}, "restart_steps_ahead"),
        ({"steps": (replace(STEP, who=9),)}, "restart_steps_on_team"),
        ({"steps": (STEP,) * 6}, "restart_few_steps"),
    ],
)
def test_d11_a_restart_plan_that_nobody_can_act_on_is_refused(
    changes: dict[str, object], expected: str
) -> None:
    plan = replace(WHOLE, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_restart(plan, team=TEAM, today=TODAY)) == [("D11", expected)]
    with pytest.raises(Refused):
        check_restart(plan, team=TEAM, today=TODAY)


def test_d11_a_missing_restart_plan_is_told_until_it_is_laid_or_there_is_a_new_match() -> None:
    broken = Broken(on=TODAY, planned=False, begun_again=False)
    due_on = TODAY + timedelta(days=2)
    (found,) = restart_lacks(broken, due_on=due_on)
    assert reminders((found,)) == [("D11", "restart_planned")]
    assert found.due_on == due_on
    for quiet in (None, replace(broken, planned=True), replace(broken, begun_again=True)):
        assert restart_lacks(quiet, due_on=due_on) == ()


def test_d11_an_interruption_is_told_the_same_day() -> None:
    assert told_late(ended_on=TODAY, told_on=TODAY) == ()
    late = told_late(ended_on=TODAY, told_on=TODAY + timedelta(days=1))
    assert conditions(late) == [("D11", "told_the_same_day")]
