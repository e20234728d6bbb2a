"""Forms: the base classes, the fields and the layout that puts a field on the page.

Every field our screens need is imported from here.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.fields import Field as AnyField
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.web.ui.dates import DanishDateField, DateParts
from fodfaeste.web.ui.numbers import CprField, HoursField
from fodfaeste.web.ui.texts import LineField, LongTextField

__all__ = [
    "ChipChoice",
    "ChipChoices",
    "CprField",
    "DanishDateField",
    "DanishForm",
    "DateParts",
    "FieldLayout",
    "HoursField",
    "KeyedForm",
    "LineField",
    "LongTextField",
    "Way",
]


class ChipChoice(forms.RadioSelect):
    """One of a few, shown as chips; works with keyboard and without JavaScript."""

    chips = True


class ChipChoices(forms.CheckboxSelectMultiple):
    """Several of a few, shown as chips."""

    chips = True


@dataclass(frozen=True, slots=True)
class Way:
    """Where one goes to do what a refusal asks for."""

    label: str
    url: str


class DanishForm(forms.Form):
    """A form whose messages name the field, and which can carry a refusal."""

    use_required_attribute = False
    says_optional = True
    """Whether a field that may be left empty says so; a form that a rule judges later does not."""
    answered_in: Mapping[str, str] = {}
    """Which field answers a condition of a rule, by the condition's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the field's own name into what it says when it is empty."""
        super().__init__(*args, **kwargs)
        self.refusal: tuple[Obstacle, ...] = ()
        self.elsewhere: Mapping[str, Way] = {}
        for field in self.fields.values():
            field.error_messages.update(_own_messages(field))

    def refuse(self, refused: Refused, *, elsewhere: Mapping[str, Way] | None = None) -> None:
        """Keep a refusal, so that the page shows which rule, why and what to do next.

        `elsewhere` are the pages on which a condition is answered, where it is not this one.
        """
        self.refusal = refused.obstacles
        self.elsewhere = elsewhere or {}

    def way_to(self, condition: str) -> Way | None:
        """Return where a condition is answered: in a field here, or on another page."""
        name = self.answered_in.get(condition, "")
        if name not in self.fields:
            return self.elsewhere.get(condition)
        layout = FieldLayout(self[name])
        return Way(_("Gå til »{field}«").format(field=_bare(layout.label)), f"#{layout.group_id}")


_CHOOSING = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.Select)


def _verb(field: AnyField) -> str:
    if isinstance(field.widget, forms.CheckboxInput):
        return _("Sæt kryds ved »{field}«.")
    choosing = isinstance(field.widget, _CHOOSING)
    return _("Vælg »{field}«.") if choosing else _("Udfyld »{field}«.")


def _bare(label: object) -> str:
    """A label without the sign it ends with, in the language of the page."""
    text = str(label or "")
    return gettext(text).rstrip("?:. ") if text else ""


def _own_messages(field: AnyField) -> dict[str, Any]:
    standard = type(field).default_error_messages.get(
        "required", AnyField.default_error_messages["required"]
    )
    messages: dict[str, Any] = {}
    if field.error_messages.get("required") == standard:
        label = _bare(field.label)
        messages["required"] = _verb(field).format(field=label) if label else _("Udfyld feltet.")
    if isinstance(field, forms.ChoiceField):
        messages["invalid_choice"] = _("Vælg en af mulighederne.")
    if isinstance(field, forms.EmailField):
        messages["invalid"] = _("Skriv en e-mailadresse, fx navn@kommune.dk.")
    return messages


class KeyedForm(DanishForm):
    """A form that makes one object however often it is sent, and knows which version it saw."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean_key(self) -> uuid.UUID:
        """Return the key; a form that came without one gets a new one."""
        return self.cleaned_data.get("key") or uuid.uuid4()


class FieldLayout:
    """How one field stands on the page: its label, hint, error and the ids that join them."""

    def __init__(self, bound: BoundField) -> None:
        """Read what the templates need from a bound field."""
        self.bound = bound
        self.widget = bound.field.widget
        self.id = bound.auto_id
        self.label = bound.label
        self.hint = bound.help_text
        self.errors = bound.errors
        says_optional = getattr(bound.form, "says_optional", True)
        is_checkbox = isinstance(self.widget, forms.CheckboxInput)
        self.optional = says_optional and not bound.field.required and not is_checkbox
        self.chips = getattr(self.widget, "chips", False)

    @property
    def template(self) -> str:
        """The component for this kind of field."""
        if isinstance(self.widget, DateParts):
            return "ui/field_date.html"
        if isinstance(self.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "ui/field_choices.html"
        if isinstance(self.widget, forms.CheckboxInput):
            return "ui/field_check.html"
        return "ui/field.html"

    @property
    def described_by(self) -> str:
        """The ids of hint and error, in the order they are read."""
        ids = [f"{self.id}-hint"] if self.hint else []
        return " ".join([*ids, f"{self.id}-error"] if self.errors else ids)

    @property
    def summary(self) -> str:
        """Return the error with the field's name, once."""
        name = _bare(self.label)
        words = " ".join(str(error) for error in self.errors)
        return words if name in words else f"{name}: {words}"

    @property
    def group_id(self) -> str:
        """Where the error summary leads: the first control that can take focus."""
        return self.bound.id_for_label or f"{self.id}_0"

    def control(self) -> str:
        """Return the control with the classes of the design system and its descriptions."""
        kind = "form-select" if isinstance(self.widget, forms.Select) else "form-input"
        own = self.widget.attrs.get("class", "")
        attrs: dict[str, Any] = {"class": f"{kind} {own}".strip()}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.bound.field.required:
            attrs["aria-required"] = "true"
        return self.bound.as_widget(attrs=attrs)

    def parts(self) -> list[dict[str, Any]]:
        """Return the three boxes of a date: id, name, value and label of each."""
        context = self.widget.get_context(self.bound.html_name, self.bound.value(), {"id": self.id})
        labels = (_("Dag"), _("Måned"), _("År"))
        kinds = ("day", "month", "year")
        return [
            {
                "id": box["attrs"]["id"],
                "name": box["name"],
                "value": "" if box["value"] is None else box["value"],
                "label": label,
                "kind": kind,
            }
            for box, label, kind in zip(context["widget"]["subwidgets"], labels, kinds, strict=True)
        ]
