"""A time of day as people write it."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:,]?(\d{2}))?(?::00)?", re.IGNORECASE)


class ClockField(forms.CharField):
    """A time of day: 10, 10.30, 10:30 or kl. 10.30; the cleaned value reads "10.30" or is empty."""

    def __init__(self, **options: Any) -> None:
        """Make the box."""
        box = forms.TextInput(attrs={"inputmode": "decimal", "class": "ff-input-hours"})
        options.setdefault("widget", box)
        super().__init__(strip=True, **options)

    def clean(self, value: object) -> str:
        """Return the time as Danish writes it."""
        typed = super().clean(value)
        if not typed:
            return ""
        found = _CLOCK.fullmatch(typed)
        try:
            return written(time(int(found[1]), int(found[2] or 0))) if found else self._refuse()
        except ValueError:
            return self._refuse()

    def _refuse(self) -> str:
        raise ValidationError("Skriv klokkeslættet som fx 10.30.", code="clock")


def written(clock: time | None) -> str:
    """Return "10.30"; empty for no time."""
    return f"{clock:%H.%M}" if clock else ""


def clock_from(text: str) -> time | None:
    """Return the time that `ClockField` cleaned."""
    return time(int(text[:2]), int(text[3:])) if text else None
