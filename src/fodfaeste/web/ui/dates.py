"""A date in three fields, with messages that say what is wrong with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fodfaeste.web.ui.wording import day_of_month, long_date

FIRST_YEAR = 1900
LAST_YEAR = 2100
MONTHS_A_YEAR = 12
LONGEST_MONTH = 31
PARTS = (gettext_noop("dag"), gettext_noop("måned"), gettext_noop("år"))


class DateParts(forms.MultiWidget):
    """Three small boxes: day, month and year, named `x_day`, `x_month` and `x_year`."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Make the three boxes; a phone shows its digits for them."""
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            for part in ("day", "month", "year")
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        """Return the three parts of a date."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DanishDateField(forms.MultiValueField):
    """A date that says in Danish what is missing or impossible."""

    widget = DateParts

    def __init__(
        self,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        **options: Any,
    ) -> None:
        """Take the first and the last day allowed, both inclusive."""
        boxes = tuple(forms.CharField(required=False) for _ in PARTS)
        super().__init__(boxes, require_all_fields=False, **options)
        self.earliest = earliest
        self.latest = latest

    def clean(self, value: Sequence[Any] | None) -> date | None:
        """Return the date; None when it is empty and may be."""
        parts = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(parts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        day = date_of(parts)
        self._refuse_outside(day)
        return day

    def compress(self, data_list: Sequence[Any]) -> date | None:
        """Return the date of three cleaned parts."""
        return date_of([str(part) for part in data_list]) if data_list else None

    def has_changed(self, initial: date | None, data: Sequence[str] | None) -> bool:
        """Compare with what stood there before."""
        before = [str(part or "") for part in DateParts().decompress(initial)]
        return before != [str(part or "").strip() for part in (data or ["", "", ""])]

    def _refuse_outside(self, day: date) -> None:
        if self.earliest and day < self.earliest:
            raise ValidationError(
                _("Datoen skal være {day} eller senere.").format(day=long_date(self.earliest)),
                code="early",
            )
        if self.latest and day > self.latest:
            raise ValidationError(
                _("Datoen skal være {day} eller tidligere.").format(day=long_date(self.latest)),
                code="late",
            )


def date_of(parts: Sequence[str]) -> date:
    """Return the date of day, month and year as typed, or say what is wrong."""
    missing = [_(name) for name, part in zip(PARTS, parts, strict=True) if not part]
    if missing:
        raise ValidationError(
            _("Datoen mangler {parts}.").format(parts=_(" og ").join(missing)), code="missing"
        )
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise ValidationError(_("Skriv datoen med tal, fx 4 3 2026."), code="digits")
    if len(parts[2]) != len("2026"):
        raise ValidationError(_("Skriv året med fire cifre, fx 2026."), code="year")
    day, month, year = (int(part[-9:]) for part in parts)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(
            _("Året skal være mellem {first} og {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
            code="year",
        )
    if not 1 <= month <= MONTHS_A_YEAR:
        raise ValidationError(_("Måneden skal være et tal fra 1 til 12."), code="month")
    if not 1 <= day <= LONGEST_MONTH:
        raise ValidationError(_("Dagen skal være et tal fra 1 til 31."), code="day")
    return _existing(day, month, year)


def _existing(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        words = _("{when} findes ikke. Ret dagen eller måneden.")
        if (day, month) == (29, 2):
            words = _("{when} findes ikke i {year}. Ret dagen eller måneden.")
        said = words.format(when=day_of_month(day, month), year=year)
        raise ValidationError(said, code="impossible") from None
