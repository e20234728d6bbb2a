"""The form of one entry in the shared assessment: area, kind, who says it, and the words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from fodfaeste.records.plan.actions import NewEntry
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, LongTextField

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Consent
    from fodfaeste.records.plan.models import AssessmentEntry

OWN, CITIZEN, CONSENT = "mig", "borgeren", "samtykke"
BY_CONSENT = re.compile(rf"{CONSENT}:(\d{{1,15}})")
CODE_LENGTH = 60


class SourceField(forms.ChoiceField):
    """Who says it; a consent that is gone meanwhile is for the rule to refuse, with its id."""

    def valid_value(self, value: object) -> bool:
        """Let every consent through to the rule."""
        return super().valid_value(value) or bool(BY_CONSENT.fullmatch(str(value)))


class AssessmentForm(RuledForm):
    """One entry in the shared assessment."""

    judged_by_rules = never_empty = ("text",)

    area = forms.ChoiceField(
        label="Hvilken del af livet?", choices=LifeArea.choices(), widget=ChipChoice
    )
    theme = forms.ChoiceField(
        label="Hvad handler det om?", choices=AssessmentTheme.choices(), widget=ChipChoice
    )
    source = SourceField(label="Hvem siger det?", initial=OWN, widget=ChipChoice)
    text = LongTextField(label="Hvad ved vi?", rows=5)
    about_health = forms.BooleanField(
        label="Teksten siger noget om helbred",
        help_text="Så læses den kun af dem, der må se helbred. "
        "Det gælder altid, når du har valgt helbred.",
        required=False,
    )
    taken_from = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=CODE_LENGTH, strip=True
    )

    def __init__(
        self, *args: Any, sources: Iterable[tuple[str, str]], sees_health: bool, **kwargs: Any
    ) -> None:
        """Take who may be named as a source, and whether health is open to the writer."""
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (OWN, "Det ved jeg selv"),
            (CITIZEN, "Borgeren, med egne ord"),
            *sources,
        ]
        if not sees_health:
            open_areas = [pair for pair in LifeArea.choices() if pair[0] != LifeArea.HEALTH.value]
            self.fields["area"].choices = open_areas  # type: ignore[attr-defined]
            del self.fields["about_health"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What an entry grows out of: the entry it corrects, the conversation it is taken from."""

    corrects: int | None = None
    conversations: frozenset[str] = frozenset()


def entry_from(cleaned: dict[str, Any], beginning: Beginning) -> NewEntry:
    """Return what the form says; a conversation that was never offered is not named."""
    consent = BY_CONSENT.fullmatch(cleaned["source"])
    taken_from = cleaned.get("taken_from", "")
    return NewEntry(
        area=LifeArea(cleaned["area"]),
        theme=AssessmentTheme(cleaned["theme"]),
        text=cleaned["text"],
        about_health=cleaned.get("about_health", False),
        said_by_citizen=cleaned["source"] == CITIZEN,
        consent_id=int(consent[1]) if consent else None,
        corrects=beginning.corrects,
        taken_from=taken_from if taken_from in beginning.conversations else "",
    )


def fields_of(entry: "AssessmentEntry") -> dict[str, Any]:
    """Return the fields as the entry to correct stands in them."""
    by_consent = f"{CONSENT}:{entry.source_consent_id}" if entry.source_consent_id else OWN
    return {
        "area": entry.area,
        "theme": entry.theme,
        "text": entry.text,
        "source": CITIZEN if entry.said_by_citizen else by_consent,
        "about_health": entry.section == Section.HEALTH,
    }


def source_in_words(consent: "Consent", *, sees_network: bool) -> str:
    """Return who told it: "Ole Holm, bror", "Lægehuset Nord", or the kind of party."""
    person = consent.from_person
    if consent.from_party == Party.NETWORK_PERSON:
        return f"{person.name}, {person.relation}" if person and sees_network else _SOMEBODY
    return consent.from_name or consent.from_party.label


_SOMEBODY = "en person i netværket"
