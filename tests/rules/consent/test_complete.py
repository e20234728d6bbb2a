from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.complete import (
    ConsentDraft,
    check_consent_complete,
    check_may_involve,
    obstacles_to_consent,
    obstacles_to_involving,
)
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 2)
READY = ConsentDraft(
    types=frozenset({InformationType.HEALTH}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.EMPLOYER,
    purpose="Hensyn på arbejdet",
    form=ConsentForm.WRITTEN,
    oral_note="",
    consequences_explained=True,
    given_on=TODAY,
    ends_before=None,
)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"types": frozenset()}, "types_named"),
        ({"types": frozenset(InformationType)}, "not_blanket"),
        ({"purpose": "Arbejde"}, "purpose_said"),
        ({"to_party": Party.SOCIAL_DEPARTMENT}, "parties_differ"),
        ({"to_party": Party.NETWORK_PERSON}, "person_named"),
        ({"consequences_explained": False}, "consequences_explained"),
        ({"form": ConsentForm.ORAL}, "oral_noted"),
        ({"given_on": date(2026, 3, 3)}, "given_by_now"),
        ({"ends_before": TODAY}, "ends_after_start"),
    ],
)
def test_c2_a_consent_that_lacks_something_is_refused(
    changes: dict[str, object], condition: str
) -> None:
    draft = replace(READY, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_consent(draft, today=TODAY)) == [("C2", condition)]
    with pytest.raises(Refused):
        check_consent_complete(draft, today=TODAY)


def test_c2_a_written_or_a_noted_oral_consent_is_complete() -> None:
    check_consent_complete(READY, today=TODAY)
    oral = replace(READY, form=ConsentForm.ORAL, oral_note="Sagt ja til Bo på mødet i dag.")
    check_consent_complete(oral, today=TODAY)


def test_c2_nobody_outside_is_involved_without_the_citizens_yes() -> None:
    consent = ConsentFacts(
        types=READY.types,
        from_party=Party.SOCIAL_DEPARTMENT,
        to_party=Party.NETWORK_PERSON,
        purpose="Hjælp om morgenen",
        given_on=TODAY,
    )
    check_may_involve(Party.NETWORK_PERSON, [consent], today=TODAY)
    check_may_involve(Party.SOCIAL_DEPARTMENT, [], today=TODAY)
    expected = [("C2", "involved_with_consent")]
    for party, given in (
        (Party.EMPLOYER, [consent]),
        (Party.NETWORK_PERSON, []),
        (Party.NETWORK_PERSON, [replace(consent, withdrawn_on=TODAY)]),
    ):
        assert conditions(obstacles_to_involving(party, given, today=TODAY)) == expected
        with pytest.raises(Refused):
            check_may_involve(party, given, today=TODAY)
