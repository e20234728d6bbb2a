"""Fields for kroner and per cent, as people write them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2}))?", re.ASCII)
_SIGNS = ("kroner", "kr.", "kr", "%", "pct.", "pct")


def number_of(typed: str) -> Decimal:
    """Return the number of "12.345,50", "151,25 kr." or "38 %"."""
    words = typed.strip().lower()
    sign = next((sign for sign in _SIGNS if words.endswith(sign)), "")
    found = _NUMBER.fullmatch(words.removesuffix(sign).strip())
    if found is None:
        raise ValidationError(_("Skriv et tal, fx 1.250 eller 151,25."), code="number")
    return Decimal(f"{found[1].replace('.', '')}.{found[2] or 0}")


class KronerField(forms.CharField):
    """An amount; the cleaned value is a Decimal, None when empty."""

    def __init__(self, **options: Any) -> None:
        """Make a short box."""
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={"inputmode": "decimal", "autocomplete": "off", "class": "ff-input-hours"}
            ),
        )
        super().__init__(strip=True, empty_value="", max_length=20, **options)

    def clean(self, value: object) -> Decimal | None:
        """Return the amount."""
        typed = super().clean(value)
        return number_of(typed) if typed else None

    def prepare_value(self, value: object) -> object:
        """Show a stored amount with a comma, and what was typed as it was typed."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:.2f}".replace(".", ",").removesuffix(",00")


class PercentField(KronerField):
    """A share of a hundred; the cleaned value is a Decimal, None when empty."""

    def clean(self, value: object) -> Decimal | None:
        """Return the share."""
        share = super().clean(value)
        if share is not None and share > 100:  # noqa: PLR2004 -- what per cent means
            raise ValidationError(_("Skriv en procent fra 0 til 100."), code="percent")
        return share
