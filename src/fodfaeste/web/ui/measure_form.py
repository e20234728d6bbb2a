"""The questions of an occasion as one form, made of the instruments that are asked (K1, K3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.measures.definition import Instrument, Item
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.web.ui.forms import ChipChoice, KeyedForm

LATER = "senere"
"""Sent by the button that keeps half an answer."""

DRAFT = "kladde"
"""In the address of a page that keeps its own drafts: somebody who is not signed in has none."""


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument on the page, with its questions."""

    instrument: Instrument
    fields: tuple[BoundField, ...]


class MeasureForm(KeyedForm):
    """Everything may be left out; what can be kept is for the rule to say."""

    says_optional = False

    def __init__(
        self,
        *args: Any,
        instruments: Iterable[Instrument],
        respondent: Respondent,
        **kwargs: Any,
    ) -> None:
        """Put each question in the words of the one who answers."""
        super().__init__(*args, **kwargs)
        self.instruments = tuple(instruments)
        for instrument in self.instruments:
            for item in instrument.items:
                self.fields[name_of(instrument, item)] = _field(item, respondent)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions under the instrument they belong to."""
        return tuple(
            Part(one, tuple(self[name_of(one, item)] for item in one.items))
            for one in self.instruments
        )

    def given(self) -> dict[str, dict[str, int | None]]:
        """What was answered, by instrument and question."""
        return {
            one.code: {item.code: self._value(name_of(one, item)) for item in one.items}
            for one in self.instruments
        }

    def _value(self, name: str) -> int | None:
        said = self.cleaned_data.get(name)
        return int(said) if said else None


def name_of(instrument: Instrument, item: Item) -> str:
    """The name of a question in the form."""
    return f"{instrument.code}-{item.code}"


def typed(request: HttpRequest, instruments: Iterable[Instrument]) -> dict[str, str]:
    """What has been chosen so far, by question; nothing else of what was sent."""
    names = (name_of(one, item) for one in instruments for item in one.items)
    return {name: request.POST[name][:9] for name in names if request.POST.get(name)}


def is_half(request: HttpRequest) -> bool:
    """Whether what was sent is to be kept and not yet to count."""
    return request.method == "POST" and (LATER in request.POST or DRAFT in request.GET)


def half_kept(now: datetime) -> HttpResponse:
    """What a page that keeps its own drafts is told when one was kept."""
    return HttpResponse(f"kladde gemt {localtime(now):%H.%M}")


def draft_url(request: HttpRequest) -> str:
    """Where a page that keeps its own drafts sends them: to itself."""
    return f"{request.path}?{DRAFT}=1"


def begun_with(kept: Mapping[str, object]) -> dict[str, str]:
    """What half an answer gives a form to begin with."""
    return {name: said for name, said in kept.items() if isinstance(said, str)}


def _field(item: Item, respondent: Respondent) -> forms.ChoiceField:
    labels = [(str(one.value), one.label) for one in item.categories]
    are_numbers = all(label.isdecimal() for _value, label in labels)
    field = forms.ChoiceField(
        label=item.put_to(respondent),
        choices=labels,
        widget=ChipChoice if are_numbers else forms.RadioSelect,
        required=False,
    )
    field.error_messages["invalid_choice"] = _("Vælg et af svarene.")
    return field
