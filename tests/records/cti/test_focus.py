"""Focus areas and their actions, as they are kept: E7."""

import uuid

import pytest

from fodfaeste.records.cti.actions import focus
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    case_ready,
    start_cti,
)
from tests.records.cti.steps import AsOwner, choose, conditions
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"chosen_how": None}, "chosen_by_citizen"),
        ({"track": None}, "focus_on_a_track"),
        ({"title": "  "}, "focus_named"),
    ],
)
def test_e7_a_focus_area_is_chosen_by_the_citizen_on_a_track(
    world: World, changed: dict[str, object], condition: str
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        choose(world, case, **changed)
    assert conditions(caught) == [("E7", condition)]


def test_e7_an_action_is_done_and_undone_again(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    area, actor = choose(world, case), world.actor(world.cti_worker)
    with acting_as(actor):
        action = focus.add_action(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            focus_id=area.pk,
            words=focus.ActionWords(text="Prøve bussen", who="Karin"),
            today=TODAY,
            now=noon(TODAY),
        )
        states = []
        for done in (True, True, False):
            marked = focus.mark_action(
                actor=actor, case=case, action_id=action.pk, done=done, today=TODAY, now=noon(TODAY)
            )
            states.append((marked.done_on, marked.done_by_id))
    assert states == [(TODAY, actor.id), (TODAY, actor.id), (None, None)]


def test_e7_nothing_is_written_in_the_plans_of_a_course_that_is_closed(
    world: World, as_owner: AsOwner
) -> None:
    case = case_ready(world)
    course = start_cti(world, case)
    area, actor = choose(world, case), world.actor(world.cti_worker)
    words = focus.ActionWords(text="Prøve bussen", who="Karin")
    known = {"actor": actor, "case": case, "today": TODAY, "now": noon(TODAY)}
    with acting_as(actor):
        action = focus.add_action(**known, key=uuid.uuid4(), focus_id=area.pk, words=words)
    with as_owner():
        CtiCourse.objects.filter(pk=course.pk).update(closed_on=TODAY)
    ending = focus.FocusEnding(state=FocusState.REACHED, result="Det går godt")
    acts = (
        lambda: focus.conclude(**known, focus_id=area.pk, version=1, ending=ending),
        lambda: focus.mark_action(**known, action_id=action.pk, done=True),
        lambda: focus.take_back_action(**known, action_id=action.pk),
        lambda: focus.carry_on(**known, focus_id=area.pk),
        lambda: focus.change_action(**known, action_id=action.pk, version=1, words=words),
    )
    for act in acts:
        with acting_as(actor), pytest.raises(Refused) as caught:
            act()
        assert conditions(caught) == [("E1", "cti_is_running")]
