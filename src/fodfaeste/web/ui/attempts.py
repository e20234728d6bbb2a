"""Trying to do what a form asks: done, refused by a rule, or something typed is wrong."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django import forms

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

    def _clean_fields(self) -> None:
        """Let the fields that a rule asks for through, empty or not."""
        judged = [self.fields[name] for name in self.judged_by_rules if name in self.fields]
        for field in judged:
            field.required = False
        super()._clean_fields()  # type: ignore[misc]  # Django's own step, not in the stubs
        for field in judged:
            field.required = True


def begun(form: type[forms.Form], kept: Mapping[str, str]) -> dict[str, Any]:
    """Return what a kept draft gives a form to begin with; a date comes in its three boxes."""
    started: dict[str, Any] = {}
    for name, field in form.base_fields.items():
        if isinstance(field, DanishDateField):
            boxes = [kept.get(f"{name}_{box}", "") for box in DATE_BOXES]
            if any(boxes):
                started[name] = boxes
        elif name in kept:
            started[name] = kept[name]
    return started
