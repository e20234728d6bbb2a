"""The forms about the plan on paper."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.records.plan.queries import Receiver
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.paper import PaperFate, PaperReceiver, PaperVariant
from fodfaeste.web.staff.plan.forms import MOST_TO_CHOOSE_FROM
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, DanishForm, KeyedForm

UNNAMED = "En person i netværket"


class HandOverForm(KeyedForm):
    """Which print of which version was given to whom, and when."""

    number = forms.TypedChoiceField(label="Version", coerce=int)
    variant = forms.ChoiceField(
        label="Hvilket print?", choices=PaperVariant.choices(), widget=ChipChoice
    )
    to = forms.ChoiceField(
        label="Hvem fik papiret?",
        help_text="Uden for teamet kræver det borgerens samtykke.",
        widget=forms.RadioSelect,
    )
    handed_over_on = DanishDateField(label="Udleveret den")

    def __init__(
        self, *args: Any, numbers: list[int], receivers: dict[str, str], **kwargs: Any
    ) -> None:
        """Take the approved versions, the latest first, and whom a copy may be given to."""
        super().__init__(*args, **kwargs)
        versions, to = self.fields["number"], self.fields["to"]
        if len(numbers) > MOST_TO_CHOOSE_FROM:
            most = {"min": numbers[-1], "max": numbers[0], "inputmode": "numeric"}
            versions.widget = forms.NumberInput(attrs=most)
            versions.error_messages["invalid_choice"] = f"Skriv et tal fra 1 til {numbers[0]}."
        versions.choices = [(one, f"Version {one}") for one in numbers]  # type: ignore[attr-defined]
        to.choices = list(receivers.items())  # type: ignore[attr-defined]


class GoneForm(DanishForm):
    """What became of a copy."""

    fate = forms.ChoiceField(
        label="Hvad blev der af papiret?", choices=PaperFate.choices(), widget=ChipChoice
    )
    gone_on = DanishDateField(label="Hvilken dag?")


def receivers_in_words(
    found: Iterable[Receiver], *, sections: frozenset[Section]
) -> dict[str, str]:
    """Return each receiver under a code; a name from the network only where one may read it."""
    return {code_of(one): _words(one, sections) for one in found}


def code_of(one: Receiver) -> str:
    """Return what stands in the form for a receiver."""
    return f"{one.receiver}:{one.number}"


def receiver_from(code: str) -> tuple[PaperReceiver, int]:
    """Return who a code stands for; the form has let only known codes through."""
    kind, _, number = code.partition(":")
    return PaperReceiver(kind), int(number)


def _words(one: Receiver, sections: frozenset[Section]) -> str:
    if one.receiver is PaperReceiver.CITIZEN:
        return f"{one.name} (borgeren)"
    if one.receiver is PaperReceiver.COLLEAGUE:
        return f"{one.name} (teamet)"
    if one.receiver is PaperReceiver.NETWORK_PERSON:
        name = one.name if Section.SOCIAL in sections else UNNAMED
        return f"{name} (netværket)" if one.agreed else f"{name} (netværket, intet samtykke)"
    return f"{one.name} (samtykke)"
