import importlib
import pickle
import pkgutil
from collections import Counter

import pytest

from fodfaeste import rules
from fodfaeste.rules.catalogue import RULES
from fodfaeste.rules.refusal import Obstacle, Refused, refuse_if, unmet


def one(condition: str) -> Obstacle:
    return Obstacle(rule="E2", condition=condition, sentence=f"{condition}.", next_step="Gør det.")


def obstacles_that_stand_in_the_rules() -> list[Obstacle]:
    modules = pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
    named = [
        (name, value)
        for module in modules
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, Obstacle)
    ]
    return list({id(value): value for _, value in named}.values())


STANDING = obstacles_that_stand_in_the_rules()


def test_a_refusal_can_be_told_in_another_process() -> None:
    refused = pickle.loads(pickle.dumps(Refused(one("first"), one("second"))))  # noqa: S301 -- ours
    assert refused.obstacles == (one("first"), one("second"))


def test_a_refusal_names_every_condition_and_its_first_rule() -> None:
    refusal = Refused(one("first"), one("second"))
    assert refusal.rule == "E2"
    assert [obstacle.condition for obstacle in refusal.obstacles] == ["first", "second"]
    assert str(refusal) == "first. second."


def test_a_refusal_without_a_rule_is_an_error() -> None:
    with pytest.raises(ValueError, match="name its rule"):
        Refused()


def test_nothing_in_the_way_refuses_nothing() -> None:
    refuse_if(())
    with pytest.raises(Refused, match="first"):
        refuse_if([one("first")])


def test_unmet_keeps_what_does_not_hold_in_order() -> None:
    checks = [(False, one("a")), (True, one("b")), (False, one("c"))]
    assert [obstacle.condition for obstacle in unmet(*checks)] == ["a", "c"]


def test_every_obstacle_belongs_to_a_rule_of_the_catalogue() -> None:
    assert len(STANDING) > 80
    assert {obstacle.rule for obstacle in STANDING} - {rule.id for rule in RULES} == set()


def test_no_two_obstacles_share_rule_and_name() -> None:
    counted = Counter((obstacle.rule, obstacle.condition) for obstacle in STANDING)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("obstacle", STANDING, ids=lambda obstacle: obstacle.condition)
def test_every_obstacle_says_why_and_what_to_do_in_whole_sentences(obstacle: Obstacle) -> None:
    for text in (obstacle.sentence, obstacle.next_step):
        assert text.endswith(".")
        assert text[0].isupper()
        assert "  " not in text
