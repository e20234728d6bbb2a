"""Contacts with employers, and whether a visit spoke of paid tasks."""

from datetime import date, timedelta

import pytest

from fodfaeste.rules.placement.contact import (
    Visit,
    check_company_contact,
    check_contact,
    warnings_at_visits,
)
from fodfaeste.rules.placement.kinds import EmployerContactKind as Kind
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)


def test_d1_a_contact_names_its_company_and_has_happened() -> None:
    check_contact(company_known=True, happened_on=TODAY, today=TODAY)
    with pytest.raises(Refused) as refused:
        check_contact(company_known=False, happened_on=TODAY + timedelta(days=1), today=TODAY)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [
        ("D1", "company_chosen"),
        ("D1", "contact_happened"),
    ]


@pytest.mark.parametrize(("visits", "conditions"), [
    ([], []),
    ([(Kind.PHONE, False)], []),
    ([(Kind.VISIT, False)], ["paid_tasks_discussed"]),
    ([(Kind.VISIT, False), (Kind.PHONE, True)], ["paid_tasks_discussed"]),
    ([(Kind.VISIT, False), (Kind.VISIT, True)], []),
])  # fmt: skip
def test_d13_a_visit_speaks_of_paid_tasks(
    visits: list[tuple[Kind, bool]], conditions: list[str]
) -> None:
    made = [Visit(kind=kind, paid_tasks_discussed=talked) for kind, talked in visits]
    assert [o.condition for o in warnings_at_visits(made)] == conditions


def test_d1_a_contact_about_no_citizen_is_no_taster_visit_and_has_happened() -> None:
    known = {"company_known": True, "happened_on": TODAY, "today": TODAY}
    check_company_contact(kind=Kind.VISIT, **known)  # type: ignore[arg-type]
    for changes, condition in (
        ({"kind": Kind.TASTER}, "taster_about_somebody"),
        ({"company_known": False}, "company_chosen"),
        ({"happened_on": TODAY + timedelta(days=1)}, "contact_happened"),
    ):
        with pytest.raises(Refused) as refused:
            check_company_contact(**{"kind": Kind.PHONE, **known, **changes})  # type: ignore[arg-type]
        assert [o.condition for o in refused.value.obstacles] == [condition]
