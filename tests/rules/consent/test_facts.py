from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.facts import ConsentFacts, any_covers, covers, is_active
from fodfaeste.rules.consent.kinds import InformationType, Party

CONSENT = ConsentFacts(
    types=frozenset({InformationType.HEALTH}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.EMPLOYER,
    purpose="Hensyn på arbejdet",
    given_on=date(2026, 3, 2),
    ends_before=date(2026, 9, 1),
)


def asked(consent: ConsentFacts, *, today: date = date(2026, 3, 2), **changes: object) -> bool:
    question: dict[str, object] = {
        "information": InformationType.HEALTH,
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYER,
    }
    return covers(consent, **(question | changes), today=today)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "active"),
    [
        (date(2026, 3, 1), False),
        (date(2026, 3, 2), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
    ],
)
def test_c2_a_consent_counts_from_its_day_until_its_end(
    today: date,
    active: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert is_active(CONSENT, today) is active


def test_c2_a_withdrawal_counts_at_once() -> None:
    withdrawn = replace(CONSENT, withdrawn_on=date(2026, 5, 1))
    assert is_active(withdrawn, date(2026, 4, 30)) is True
    assert is_active(withdrawn, date(2026, 5, 1)) is False
    assert is_active(replace(CONSENT, ends_before=None), date(2060, 1, 1)) is True


def test_c2_a_consent_covers_type_giver_and_receiver_and_nothing_else() -> None:
    assert asked(CONSENT) is True
    assert asked(CONSENT, information=InformationType.SOCIAL) is False
    assert asked(CONSENT, from_party=Party.EMPLOYMENT_DEPARTMENT) is False
    assert asked(CONSENT, to_party=Party.NETWORK_PERSON) is False
    assert asked(CONSENT, today=date(2026, 9, 1)) is False
    assert asked(replace(CONSENT, purpose="kort")) is False


def test_c2_one_consent_of_many_is_enough() -> None:
    question = {
        "information": InformationType.HEALTH,
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYER,
        "today": date(2026, 3, 2),
    }
    other = replace(CONSENT, to_party=Party.HEALTH_CARE)
    assert any_covers([other, CONSENT], **question) is True  # type: ignore[arg-type]
    assert any_covers([other], **question) is False  # type: ignore[arg-type]
