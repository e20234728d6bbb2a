"""Written procedures: decided, said, and looked at again (J7)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fodfaeste.rules.administration.procedures import (
    OUTLINES,
    ProcedureArea,
    Written,
    is_due_for_review,
    obstacles_to_procedure,
)

TODAY = date(2026, 3, 4)
GOOD = Written(
    title="Når det brænder",
    text="Jobkonsulenten ringer til sagsbehandleren, som svarer inden to arbejdsdage.",
    decided_on=TODAY,
    decided_by="Styregruppen",
    review_on=date(2027, 3, 4),
)


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"title": "  "}, "procedure_has_a_title"),
        ({"text": "Vi taler sammen."}, "procedure_says_who_does_what"),
        ({"decided_by": ""}, "procedure_decided_by"),
        ({"decided_on": TODAY + timedelta(days=1)}, "procedure_is_decided"),
        ({"review_on": TODAY}, "procedure_review_after_decision"),
    ],
)
def test_j7_a_procedure_says_who_does_what_and_who_decided_it(
    changed: dict[str, object], condition: str
) -> None:
    assert obstacles_to_procedure(GOOD, today=TODAY) == ()
    assert obstacles_to_procedure(replace(GOOD, review_on=None), today=TODAY) == ()
    refused = obstacles_to_procedure(replace(GOOD, **changed), today=TODAY)
    assert [(one.rule, one.condition) for one in refused] == [("J7", condition)]


@pytest.mark.parametrize(
    ("review_on", "due"),
    [
        (None, False),
        (date(2026, 4, 4), False),
        (date(2026, 4, 3), True),
        (date(2025, 1, 1), True),
    ],
)
def test_j7_a_procedure_is_looked_at_again(review_on: date | None, *, due: bool) -> None:
    assert is_due_for_review(review_on, TODAY) is due


def test_j7_every_part_of_the_intervention_has_an_outline() -> None:
    assert [one.area for one in OUTLINES] == list(ProcedureArea)
    assert all(question.endswith("?") for one in OUTLINES for question in one.questions)
