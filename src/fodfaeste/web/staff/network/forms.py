"""The forms of the network: somebody on the map, somebody who leaves, a task and its steps."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.handover import CITIZEN, Receiver
from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.cti.kinds import SAID_TO_US, AcceptedHow, HandoverEvent
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
PERSON, OFFER = "person", "offer"
THE_CITIZEN = "borger"


class NameField(LineField):
    """A name, with the municipality's offers proposed while one types; nothing typed is sent."""

    list_id = "tilbud-forslag"

    def __init__(self, **options: Any) -> None:
        """Begin without proposals."""
        super().__init__(widget=forms.TextInput(attrs={"list": self.list_id}), **options)
        self.names: tuple[str, ...] = ()


class PersonForm(RuledForm, MergeableForm):
    """Somebody or something around the citizen, as it is now (E11)."""

    says_optional = False
    judged_by_rules: tuple[str, ...] = ("name", "relation")
    answered_in: Mapping[str, str] = {
        "network_name_said": "name",
        "network_relation_said": "relation",
        "network_day_by_now": "from_on",
        "network_days_in_order": "from_on",
    }

    what = forms.ChoiceField(
        label="Er det et menneske eller et tilbud?",
        choices=((PERSON, "Et menneske"), (OFFER, "Et tilbud eller fællesskab")),
        initial=PERSON,
        widget=ChipChoice,
    )
    name = NameField(
        label="Navn",
        help_text="Fx Kirsten Holm eller Ådalens Fodbold. Kommunens tilbud foreslås.",
    )
    relation = LineField(
        label="Hvem eller hvad er det for borgeren?",
        help_text="Fx søster, nabo, fodboldklub, værested.",
    )
    kind = forms.TypedChoiceField(
        label="Hvilket netværk?",
        choices=NetworkKind.choices(),
        coerce=NetworkKind,
        widget=ChipChoice,
    )
    strength = forms.ChoiceField(
        label="Hvor tæt er det, som borgeren selv mærker det?",
        choices=(*NetworkStrength.choices(), ("", "Ikke talt om endnu")),
        required=False,
        widget=ChipChoice,
    )
    supports_with = LongTextField(
        label="Hvad støtter de med nu?", longest=PARAGRAPH, rows=2, required=False
    )
    phone = LineField(label="Telefon", longest=20, required=False)
    from_on = DanishDateField(
        label="Siden hvornår er det sådan?",
        help_text="Var de der, før CTI begyndte, så skriv en dag før.",
    )


class ChangePersonForm(PersonForm):
    """The same, once they stand on the map: what is agreed for the time after CTI."""

    answered_in: Mapping[str, str] = {
        **PersonForm.answered_in,
        "agreed_with_consent": "agreed_task",
    }

    agreed_task = LongTextField(
        label="Hvad er aftalt for fremtiden?",
        help_text="Det, de selv har sagt ja til. Opgaver fra dig skrives som en overdragelse.",
        longest=PARAGRAPH,
        rows=2,
        required=False,
    )
    field_order = (
        *("what", "name", "relation", "kind", "strength"),
        *("supports_with", "agreed_task", "phone", "from_on"),
    )


class LeavingForm(RuledForm):
    """From which day somebody is no longer there, and why."""

    says_optional = False
    answered_in: Mapping[str, str] = {
        "network_day_by_now": "left_on",
        "network_days_in_order": "left_on",
    }

    left_on = DanishDateField(label="Fra hvilken dag?")
    why = LongTextField(label="Hvorfor?", longest=PARAGRAPH, rows=2, required=False)


class TaskForm(RuledForm):
    """A task, who takes it over, and until when."""

    says_optional = False
    judged_by_rules: tuple[str, ...] = ("task", "receiver", "due_on")
    answered_in: Mapping[str, str] = {
        "handover_task_said": "task",
        "handover_receiver_named": "receiver",
        "handover_receiver_there": "receiver",
        "handover_due_before_the_end": "due_on",
    }

    task = LineField(
        label="Hvilken opgave?", help_text="Det, du hjælper med i dag.", longest=PARAGRAPH
    )
    receiver = forms.ChoiceField(label="Hvem tager over?", widget=forms.RadioSelect)
    due_on = DanishDateField(label="Hvornår skal den senest være overdraget?")

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **options: Any) -> None:
        """Take those who are in the network now; the citizen stands first."""
        super().__init__(*args, **options)
        choices = [(THE_CITIZEN, "Borgeren selv"), *((str(one), name) for one, name in people)]
        self.fields["receiver"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def taker(self) -> Receiver:
        """Return who takes it over; nobody when nothing was chosen."""
        who = self.cleaned_data["receiver"]
        if who == THE_CITIZEN:
            return CITIZEN
        return Receiver(person_id=int(who) if who else None)


class AgainForm(TaskForm):
    """A task that was taken back, or is planned for somebody else."""

    task = None  # type: ignore[assignment]  # Django's way to leave an inherited field out
    judged_by_rules: tuple[str, ...] = ("receiver", "due_on")


class StepForm(RuledForm):
    """Something that happened to a task on a day."""

    says_optional = False
    answered_in: Mapping[str, str] = {
        "handover_day_by_now": "on",
        "handover_within_the_course": "on",
        "handover_days_in_order": "on",
        "handover_accepted_how": "accepted_how",
        "handover_reason_said": "note",
    }
    judged_by_rules: tuple[str, ...] = ("accepted_how", "note")

    on = DanishDateField(label="Hvilken dag?")
    accepted_how = forms.TypedChoiceField(
        label="Hvordan sagde de ja?",
        choices=SAID_TO_US,
        coerce=AcceptedHow,
        empty_value=None,
        widget=ChipChoice,
    )
    note = LongTextField(label="Bemærkning", longest=PARAGRAPH, rows=3)

    def __init__(self, *args: Any, event: HandoverEvent, **options: Any) -> None:
        """Ask for what the event is about alone."""
        super().__init__(*args, **options)
        if event is not HandoverEvent.ACCEPT:
            del self.fields["accepted_how"]
        self.fields["note"].label = NOTES[event]


NOTES = {
    HandoverEvent.PLAN: "Bemærkning",
    HandoverEvent.ACCEPT: "Hvad sagde de ja til? Skriv kun det, der skal huskes",
    HandoverEvent.TRY: "Hvordan gik det?",
    HandoverEvent.HAND_OVER: "Hvad skal huskes?",
    HandoverEvent.TAKE_BACK: "Hvorfor holdt det ikke?",
    HandoverEvent.DROP: "Hvorfor er den ikke nødvendig mere?",
}
