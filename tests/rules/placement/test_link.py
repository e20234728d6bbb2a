"""A link to the employer needs a proposed text, a person, and the citizen's consent."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.link import (
    EmployerLink,
    check_employer_link,
    obstacles_to_employer_link,
)
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)
CONSENT = ConsentFacts(
    types=frozenset({InformationType.EMPLOYMENT}),
    from_party=Party.EMPLOYMENT_DEPARTMENT,
    to_party=Party.EMPLOYER,
    purpose="At aftale arbejdet",
    given_on=TODAY,
)
LINK = EmployerLink(state=AgreementState.PROPOSED, person_name="Bo", consents=(CONSENT,))


@pytest.mark.parametrize("state", [AgreementState.PROPOSED, AgreementState.AGREED])
def test_c2_a_link_is_made_for_a_proposed_or_agreed_text(state: AgreementState) -> None:
    assert obstacles_to_employer_link(replace(LINK, state=state), today=TODAY) == ()


def with_consent(**changes: Any) -> EmployerLink:
    return replace(LINK, consents=(replace(CONSENT, **changes),))


@pytest.mark.parametrize(("link", "rule", "condition"), [
    (replace(LINK, state=AgreementState.DRAFT), "D6", "proposed_first"),
    (replace(LINK, state=AgreementState.ENDED), "D6", "proposed_first"),
    (replace(LINK, person_name=" "), "D6", "person_named"),
    (replace(LINK, consents=()), "C2", "citizen_lets_share"),
    (with_consent(withdrawn_on=TODAY), "C2", "citizen_lets_share"),
    (with_consent(ends_before=TODAY), "C2", "citizen_lets_share"),
    (with_consent(given_on=TODAY + timedelta(days=1)), "C2", "citizen_lets_share"),
    (with_consent(to_party=Party.HEALTH_CARE), "C2", "citizen_lets_share"),
    (with_consent(from_party=Party.SOCIAL_DEPARTMENT), "C2", "citizen_lets_share"),
    (with_consent(types=frozenset({InformationType.HEALTH})), "C2", "citizen_lets_share"),
])  # fmt: skip
def test_c2_what_stands_in_the_way_of_a_link_is_named(
    link: EmployerLink, rule: str, condition: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_employer_link(link, today=TODAY)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [(rule, condition)]


def test_c2_a_consent_to_one_company_opens_nothing_to_the_next() -> None:
    facts = with_consent(to_name="Byens Brød ApS")
    assert obstacles_to_employer_link(replace(facts, company="Byens Brød"), today=TODAY) == ()
    assert obstacles_to_employer_link(replace(facts, company=""), today=TODAY) == ()
    found = obstacles_to_employer_link(replace(facts, company="Demo Trælast"), today=TODAY)
    assert [(each.rule, each.condition) for each in found] == [("C2", "citizen_lets_share")]
