from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.consent.lasting import (
    ConsentState,
    is_renewed,
    state_of,
    suggested_last_day,
)

TODAY = date(2026, 3, 2)
GIVEN = ConsentFacts(
    types=frozenset({InformationType.SOCIAL}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.HEALTH_CARE,
    to_name="Lægehuset Nord",
    purpose="At lægen kender min støtte",
    given_on=date(2026, 1, 5),
    ends_before=date(2026, 4, 1),
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ConsentState.ENDING),
        ({"ends_before": date(2026, 4, 2)}, ConsentState.ACTIVE),
        ({"ends_before": None}, ConsentState.ACTIVE),
        ({"ends_before": TODAY}, ConsentState.ENDED),
        ({"given_on": date(2026, 3, 3)}, ConsentState.AHEAD),
        ({"withdrawn_on": TODAY}, ConsentState.WITHDRAWN),
        ({"withdrawn_on": TODAY, "ends_before": TODAY}, ConsentState.WITHDRAWN),
    ],
)
def test_c2_a_consent_says_thirty_days_ahead_that_it_ends(
    changes: dict[str, date | None], expected: ConsentState
) -> None:
    consent = replace(GIVEN, **changes)  # type: ignore[arg-type]
    assert state_of(consent, today=TODAY, notice_days=30) is expected
    assert expected.counts is (expected in {ConsentState.ACTIVE, ConsentState.ENDING})


def test_c2_a_consent_is_suggested_to_last_a_year_less_a_day() -> None:
    assert suggested_last_day(date(2026, 3, 2), months=12) == date(2027, 3, 1)
    assert suggested_last_day(date(2024, 2, 29), months=12) == date(2025, 2, 27)


@pytest.mark.parametrize(
    ("changes", "renewed"),
    [
        ({"ends_before": date(2026, 9, 1), "to_name": "lægehuset  nord"}, True),
        ({"ends_before": None}, True),
        ({"ends_before": date(2026, 9, 1), "to_name": "Lægehuset Syd"}, False),
        ({"ends_before": date(2026, 9, 1), "withdrawn_on": TODAY}, False),
        ({"ends_before": date(2026, 9, 1), "types": frozenset()}, False),
        ({}, False),
    ],
)
def test_c2_a_consent_is_renewed_by_one_that_lasts_longer(
    changes: dict[str, object],
    renewed: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    other = replace(GIVEN, **changes)  # type: ignore[arg-type]
    assert is_renewed(GIVEN, [GIVEN, other]) is renewed
