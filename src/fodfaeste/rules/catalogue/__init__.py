"""Every rule of the method, from A1 to M10, with its source and whether it is built yet.

The page Metoden, `fodfaeste rules` and docs/rules.md are all made from `RULES`.
"""

from fodfaeste.rules.catalogue import (
    closing,
    course,
    cti,
    decisions,
    house,
    people,
    plan,
    work,
)
from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Chapter, Severity
from fodfaeste.rules.catalogue.sources import SOURCES

__all__ = ["RULES", "SOURCES", "Chapter", "Rule", "Severity", "rule"]

RULES: tuple[Rule, ...] = (
    *course.RULES,
    *plan.RULES,
    *work.RULES,
    *cti.RULES,
    *decisions.RULES,
    *closing.RULES,
    *people.RULES,
    *house.RULES,
)

_BY_ID = {entry.id: entry for entry in RULES}


def rule(rule_id: str) -> Rule:
    """Return the rule with this id. Raises KeyError when the method has no such rule."""
    return _BY_ID[rule_id]
