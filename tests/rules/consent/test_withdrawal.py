from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party, in_words
from fodfaeste.rules.consent.suggestions import USUAL, suggestion
from fodfaeste.rules.consent.withdrawal import closed_by_withdrawal, to_do_after_withdrawal

TODAY = date(2026, 3, 2)
T = InformationType
GIVEN = ConsentFacts(
    types=frozenset({T.CTI_NOTES, T.MEASURES}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.EMPLOYMENT_DEPARTMENT,
    purpose="Støtte på arbejdspladsen",
    given_on=date(2026, 1, 5),
)
WITHDRAWN = replace(GIVEN, withdrawn_on=TODAY)


def test_c2_a_withdrawal_closes_what_no_other_consent_keeps_open() -> None:
    notes = replace(GIVEN, types=frozenset({T.CTI_NOTES}))
    assert closed_by_withdrawal(WITHDRAWN, [WITHDRAWN], today=TODAY) == GIVEN.types
    assert closed_by_withdrawal(WITHDRAWN, [WITHDRAWN, notes], today=TODAY) == {T.MEASURES}
    elsewhere = replace(notes, to_party=Party.EMPLOYER)
    assert closed_by_withdrawal(WITHDRAWN, [elsewhere], today=TODAY) == GIVEN.types


def test_c2_a_consent_to_another_doctor_keeps_nothing_open() -> None:
    north = replace(GIVEN, to_party=Party.HEALTH_CARE, to_name="Lægehuset Nord")
    south = replace(north, to_name="Lægehuset Syd")
    assert closed_by_withdrawal(north, [south], today=TODAY) == GIVEN.types


@pytest.mark.parametrize(
    ("changes", "side", "words"),
    [
        ({}, Party.EMPLOYMENT_DEPARTMENT, "CTI-notater og målinger fra socialområdet"),
        (
            {"from_party": Party.HEALTH_CARE, "from_name": "Lægehuset Nord"},
            Party.EMPLOYMENT_DEPARTMENT,
            "fra Lægehuset Nord",
        ),
        ({"to_party": Party.EMPLOYER, "to_name": "Byens Brød"}, Party.EMPLOYER, "Byens Brød"),
        (
            {"to_party": Party.HEALTH_CARE, "to_name": "Lægehuset Nord"},
            Party.SOCIAL_DEPARTMENT,
            "Fortæl Lægehuset Nord",
        ),
        ({"to_party": Party.NETWORK_PERSON}, Party.SOCIAL_DEPARTMENT, "en person i netværket"),
    ],
)
def test_c2_a_withdrawal_gives_a_task_to_whoever_must_act(
    changes: dict[str, object], side: Party, words: str
) -> None:
    consent = replace(WITHDRAWN, **changes)  # type: ignore[arg-type]
    (to_do,) = to_do_after_withdrawal(consent, consent.types)
    assert to_do.side is side
    assert words in to_do.title


def test_c2_nobody_has_to_act_when_nothing_is_closed() -> None:
    assert to_do_after_withdrawal(WITHDRAWN, frozenset()) == ()


def test_c2_types_are_listed_as_words_in_one_order() -> None:
    assert in_words([T.CONTACT, T.CTI_NOTES, T.EMPLOYMENT]) == (
        "arbejde, CTI-notater og kontaktoplysninger"
    )


def test_c2_a_usual_consent_names_little_and_is_found_by_its_code() -> None:
    assert [suggestion(one.code) for one in USUAL] == list(USUAL)
    assert suggestion("alt") is None
    assert {len(one.types) for one in USUAL} == {1}
