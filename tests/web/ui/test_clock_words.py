from datetime import UTC, datetime, time

import pytest
from django.utils import translation

from fodfaeste.web.templatetags.ff import klokken


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (datetime(2026, 3, 4, 13, 5, tzinfo=UTC), "kl. 14.05", "14:05"),
        (time(9, 30), "kl. 09.30", "09:30"),
        (time(0, 0), "kl. 00.00", "00:00"),
        (None, "", ""),
    ],
)
def test_an_instant_and_an_agreed_hour_are_told_alike(
    value: datetime | time | None, danish: str, english: str
) -> None:
    with translation.override("da"):
        assert klokken(value) == danish
    with translation.override("en"):
        assert klokken(value) == english
