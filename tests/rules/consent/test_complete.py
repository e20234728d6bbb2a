from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.complete import (
    ConsentDraft,
    check_consent_complete,
    obstacles_to_consent,
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
    to_name="Byens Brød ApS",
)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"types": frozenset()}, "types_named"),
        ({"types": frozenset(InformationType)}, "not_blanket"),
        ({"types": frozenset(tuple(InformationType)[:5])}, "not_blanket"),
        ({"types": frozenset(tuple(InformationType)[:4])}, "not_blanket"),
        ({"purpose": "Arbejde"}, "purpose_said"),
        ({"to_party": Party.SOCIAL_DEPARTMENT}, "parties_differ"),
        ({"to_party": Party.NETWORK_PERSON}, "person_named"),
        ({"from_party": Party.NETWORK_PERSON, "to_party": Party.SOCIAL_DEPARTMENT}, "person_named"),
        ({"to_name": "  "}, "outside_named"),
        ({"from_party": Party.HEALTH_CARE, "from_name": "Lægehuset Nord"}, "one_of_us"),
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


def standing(**changes: object) -> ConsentFacts:
    given: dict[str, object] = {
        "types": frozenset({InformationType.SOCIAL, InformationType.MEASURES}),
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYER,
        "to_name": "byens brød  ApS",
        "purpose": "hensyn på  arbejdet",
        "given_on": date(2026, 1, 5),
    }
    return ConsentFacts(**{**given, **changes})  # type: ignore[arg-type]


def test_c2_a_blanket_cut_into_two_consents_is_refused() -> None:
    draft = replace(READY, types=frozenset({InformationType.HEALTH, InformationType.CONTACT}))
    found = obstacles_to_consent(draft, today=TODAY, standing=[standing()])
    assert conditions(found) == [("C2", "not_blanket_in_parts")]


@pytest.mark.parametrize(
    "other",
    [
        {"withdrawn_on": TODAY},
        {"ends_before": TODAY},
        {"purpose": "At arbejdspladsen ved, hvem de kan ringe til"},
        {"to_name": "Demo Trælast"},
        {"from_party": Party.EMPLOYMENT_DEPARTMENT},
    ],
)
def test_c2_what_is_over_or_about_something_else_is_not_counted_with_it(
    other: dict[str, object],
) -> None:
    draft = replace(READY, types=frozenset({InformationType.HEALTH, InformationType.CONTACT}))
    assert obstacles_to_consent(draft, today=TODAY, standing=[standing(**other)]) == ()


def test_c2_a_renewal_of_the_same_types_is_no_blanket() -> None:
    given = standing(types=frozenset(tuple(InformationType)[:3]))
    draft = replace(READY, types=given.types)
    assert obstacles_to_consent(draft, today=TODAY, standing=[given]) == ()
