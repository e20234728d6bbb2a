"""Choosing one thing by its name: typed with suggestions, checked against the names there are."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fodfaeste.web.ui.forms import LineField


class ListedInput(forms.TextInput):
    """A line with suggestions that need no script."""

    template_name = "admin/listed_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Begin without suggestions."""
        super().__init__(attrs)
        self.names: tuple[str, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Join the line and its list by an id."""
        list_id = f"{name}-liste"
        context = super().get_context(name, value, {**(attrs or {}), "list": list_id})
        return {**context, "list_id": list_id, "names": self.names}


class NamedField(LineField):
    """One of the things in `things`, by name; the cleaned value is what stands behind the name."""

    def __init__(self, **options: Any) -> None:
        """Take no things yet: a form that knows them gives them."""
        super().__init__(widget=ListedInput(attrs={"autocomplete": "off"}), **options)
        self.things: Mapping[str, Any] = {}

    def offer(self, things: Mapping[str, Any]) -> None:
        """Say what there is to choose from."""
        self.things = things
        self.widget.names = tuple(things)

    def clean(self, value: object) -> Any:
        """Return what the name means; None for an empty line that may be empty."""
        typed = super().clean(value)
        if not typed:
            return None
        by_name = {name.casefold(): thing for name, thing in self.things.items()}
        if typed.casefold() not in by_name:
            raise ValidationError(
                "Det navn kender vi ikke. Vælg et fra listen, der kommer frem, når du skriver.",
                code="unknown",
            )
        return by_name[typed.casefold()]
