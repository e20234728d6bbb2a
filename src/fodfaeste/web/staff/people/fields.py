"""Choosing a colleague: typed with suggestions, never a drop-down with everybody in it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.text import format_lazy

from fodfaeste.accounts import queries as accounts
from fodfaeste.rules.access.roles import Role
from fodfaeste.web.ui.forms import LineField


class ColleagueField(forms.CharField):
    """A colleague who holds a role; the cleaned value is the user's number."""

    def __init__(self, *, role: Role, day: date, suggest_url: str, **options: Any) -> None:
        """Take the role one must hold, and where suggestions come from."""
        name = f"kolleger-{role.value}"
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={
                    "list": name,
                    "autocomplete": "off",
                    "hx-get": f"{suggest_url}?rolle={role.value}",
                    "hx-trigger": "input changed delay:250ms",
                    "hx-target": f"#{name}",
                    "hx-params": "*",
                }
            ),
        )
        super().__init__(strip=True, **options)
        self.role, self.day, self.list_id = role, day, name

    def clean(self, value: object) -> int | None:
        """Return the one person that the text means."""
        typed = super().clean(value)
        if not typed:
            return None
        found = accounts.colleagues(self.role, typed, self.day)
        exact = [one for one in found if one.label == typed] or list(found)
        if len(exact) == 1:
            return exact[0].id
        if not exact:
            raise ValidationError(
                "Vi kan ikke finde en kollega i den rolle, der passer. Skriv navn eller e-mail.",
                code="nobody",
            )
        names = ", ".join(one.label for one in exact[:5])
        raise ValidationError(f"Der er flere, det kan være: {names}. Vælg én.", code="several")


class AnybodyField(LineField):
    """A name: of a colleague, who is suggested while one types, or of somebody from outside."""

    def __init__(self, *, role: Role, **options: Any) -> None:
        """Take the role that suggestions are looked for in."""
        self.list_id = f"forslag-{role.value}"
        attrs = {
            "list": self.list_id,
            "autocomplete": "off",
            "hx-get": format_lazy("{}?rolle={}", reverse_lazy("staff:people:colleagues"), role),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{self.list_id}",
            "hx-params": "*",
        }
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)
