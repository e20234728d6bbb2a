"""Trying to do what a form asks: done, refused by a rule, or something typed is wrong."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms

from fodfaeste.records.drafts.queries import Typed, texts_of
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import DanishForm, KeyedForm

DATE_BOXES = ("day", "month", "year")


def attempt(form: DanishForm, act: Callable[[dict[str, Any]], object]) -> HTTPStatus:
    """Act on a form's cleaned answers and say how it went; a refusal is kept in the form.

    200: nothing was sent yet · 303: done, go on · 409: refused by a rule · 422: fields to mend.
    """
    if not form.is_bound:
        return HTTPStatus.OK
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        act(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return HTTPStatus.CONFLICT
    return HTTPStatus.SEE_OTHER


class RuledForm(KeyedForm):
    """A form whose empty answers a rule may judge: it says its id, why and what next."""

    judged_by_rules: tuple[str, ...] = ()
    never_empty: tuple[str, ...] = ()
    """Those among them that no rule lets pass empty: said with the rest that must be mended."""

    def _clean_fields(self) -> None:
        """Let the fields that a rule asks for through, empty or not."""
        judged = [self.fields[name] for name in self.judged_by_rules if name in self.fields]
        for field in judged:
            field.required = False
        super()._clean_fields()  # type: ignore[misc]  # Django's own step, not in the stubs
        for field in judged:
            field.required = True
        if self.errors:
            self._say_what_else_is_empty()

    def _say_what_else_is_empty(self) -> None:
        """Where something must be mended anyhow, say all of it at once."""
        for name in self.never_empty:
            field = self.fields.get(name)
            if field is not None and self.cleaned_data.get(name) in field.empty_values:
                self.add_error(name, field.error_messages["required"])


def begun(form: type[forms.Form], kept: Typed) -> dict[str, Any]:
    """Return what a kept draft gives a form to begin with; a date comes in its three boxes.

    A draft holds the whole form: where nothing is ticked in it, nothing was ticked.
    """
    fields = form.base_fields.items() if kept else ()
    told = ((name, _begun(field, name, kept)) for name, field in fields)
    return {name: said for name, said in told if said is not None}


def _begun(field: forms.Field, name: str, kept: Typed) -> object:
    if isinstance(field, DanishDateField):
        boxes = [kept.get(f"{name}_{box}", "") for box in DATE_BOXES]
        return boxes if any(boxes) else None
    if isinstance(field, forms.MultipleChoiceField):
        return texts_of(kept.get(name, []))
    if isinstance(field, forms.BooleanField):
        return name in kept
    return texts_of(kept[name])[-1] if name in kept else None
