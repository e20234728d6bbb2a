"""Fields for hours a week and for CPR numbers."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fodfaeste.kernel import clock
from fodfaeste.rules.cases.cpr import parse_cpr
from fodfaeste.rules.refusal import Refused

MINUTES_AN_HOUR = 60
FULL_WEEK = 37
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)", re.ASCII)
_COMMA = re.compile(r"(\d{1,3})(?:,(\d{1,2}))?", re.ASCII)
_SPOKEN = re.compile(
    r"(\d{1,3})\s*t(?:imer?)?\.?(?:\s*(?:og\s*)?(\d{1,2})\s*m(?:in\w*)?\.?)?", re.ASCII
)


def minutes_of(typed: str) -> int:
    """Return the minutes of "12", "12,5", "12:30" or "12 timer 30 min", or say how to write it."""
    words = typed.strip().lower()
    if words.startswith(("-", "−")):
        raise ValidationError(_("Timer kan ikke være under 0."), code="negative")
    if colon := _CLOCK.fullmatch(words):
        return int(colon[1]) * MINUTES_AN_HOUR + int(colon[2])
    if comma := _COMMA.fullmatch(words):
        return round(Decimal(f"{comma[1]}.{comma[2] or 0}") * MINUTES_AN_HOUR)
    spoken = _SPOKEN.fullmatch(words)
    if spoken and int(spoken[2] or 0) < MINUTES_AN_HOUR:
        return int(spoken[1]) * MINUTES_AN_HOUR + int(spoken[2] or 0)
    raise ValidationError(
        _("Skriv timer med tal, fx 12 eller 12,5 – eller som timer og minutter, fx 12:30."),
        code="hours",
    )


class HoursField(forms.CharField):
    """Hours as people write them; the cleaned value is whole minutes, None when empty."""

    def __init__(self, *, most: int = FULL_WEEK, **options: Any) -> None:
        """Take the most hours allowed."""
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={"inputmode": "text", "autocomplete": "off", "class": "ff-input-hours"}
            ),
        )
        super().__init__(strip=True, empty_value="", **options)
        self.most = most

    def clean(self, value: object) -> int | None:
        """Return minutes."""
        typed = super().clean(value)
        if not typed:
            return None
        minutes = minutes_of(typed)
        if minutes > self.most * MINUTES_AN_HOUR:
            raise ValidationError(
                _("Der kan højst være {most} timer om ugen.").format(most=self.most),
                code="too_many",
            )
        return minutes

    def prepare_value(self, value: object) -> object:
        """Show stored minutes as hours, and what was typed as it was typed."""
        if not isinstance(value, int):
            return value
        whole, minutes = divmod(value, MINUTES_AN_HOUR)
        return f"{whole}:{minutes:02}" if minutes else str(whole)


def cpr_digits(typed: str) -> str:
    """Return ten digits, or say what is wrong without repeating the number (M8)."""
    try:
        return parse_cpr(
            typed, today=clock.today(), allow_replacement=settings.REPLACEMENT_CPR
        ).digits
    except Refused as refused:
        obstacle = refused.obstacles[0]
        raise ValidationError(
            f"{obstacle.sentence} {obstacle.next_step}", code=obstacle.condition
        ) from refused


class CprField(forms.CharField):
    """A CPR number; the cleaned value is ten digits. No message repeats what was typed."""

    def __init__(self, **options: Any) -> None:
        """Make the box."""
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "class": "ff-input-cpr"}
            ),
        )
        super().__init__(strip=True, empty_value="", **options)

    def clean(self, value: object) -> str:
        """Return ten digits; empty when empty and allowed to be."""
        typed = super().clean(value)
        return cpr_digits(typed) if typed else ""
