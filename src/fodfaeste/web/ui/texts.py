"""Fields for words: a long text and a single line, with Danish messages about their length."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fodfaeste.web.ui import cleaning

LONGEST_TEXT = 20_000
LONGEST_LINE = 200


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def refuse_longer(text: str, longest: int) -> None:
    """Refuse a text with more than `longest` characters; the text itself stays in the form."""
    over = len(text) - longest
    if over > 0:
        raise ValidationError(
            _(
                "Teksten er {over} tegn for lang. Der er plads til {longest} tegn. Din tekst står "
                "her endnu – gør den kortere, eller del den i to."
            ).format(over=_grouped(over), longest=_grouped(longest)),
            code="max_length",
        )


class LongTextField(forms.CharField):
    """Several lines of text: control characters are taken out, everything else is kept."""

    def __init__(self, *, longest: int = LONGEST_TEXT, rows: int = 5, **options: Any) -> None:
        """Take the longest text allowed and how many rows the box shows."""
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(strip=True, **options)
        self.longest = longest

    def to_python(self, value: object) -> str:
        """Return the text without control characters."""
        return (super().to_python(cleaning.plain_text(str(value or ""))) or "").strip()

    def validate(self, value: str) -> None:
        """Refuse what is missing or too long."""
        super().validate(value)
        refuse_longer(value, self.longest)


class LineField(forms.CharField):
    """One line of text, such as a name; newlines and control characters are taken out."""

    def __init__(self, *, longest: int = LONGEST_LINE, **options: Any) -> None:
        """Take the longest line allowed."""
        super().__init__(strip=True, **options)
        self.longest = longest

    def to_python(self, value: object) -> str:
        """Return the text on one line."""
        return super().to_python(cleaning.plain_line(str(value or ""))) or ""

    def validate(self, value: str) -> None:
        """Refuse what is missing or too long."""
        super().validate(value)
        refuse_longer(value, self.longest)
