"""The forms of meetings, outside the kickoff."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms

from fodfaeste.records.meetings.actions import Held, MeetingPlan
from fodfaeste.records.meetings.queries.outside import Outsider
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.kinds import (
    Attendance,
    MeetingKind,
    MeetingTypeCode,
    OnHolidays,
    Rhythm,
)
from fodfaeste.rules.meetings.series import Series
from fodfaeste.rules.meetings.types import LONGEST, SHORTEST, MeetingType
from fodfaeste.web.staff.meetings.fields import ClockField, clock_from
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    DanishForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

CITIZEN, WE = "citizen", "we"
ONE, REST = "one", "rest"
CAME = [
    (Attendance.PRESENT.value, Attendance.PRESENT.label),
    (Attendance.EXCUSED.value, Attendance.EXCUSED.label),
    (Attendance.ABSENT.value, Attendance.ABSENT.label),
]
PARAGRAPH = 2_000


class PlaceForm(MergeableForm):
    """When and where a meeting is, and who is asked to come."""

    planned_on = DanishDateField(label="Hvornår?", help_text="Fx 4 3 2026")
    starts_clock = ClockField(label="Klokken", required=False, help_text="Fx 10.30")
    lasts = forms.IntegerField(
        label="Hvor mange minutter?",
        help_text="Lad feltet stå tomt, så varer mødet så længe, som det plejer hos jer.",
        min_value=SHORTEST,
        max_value=LONGEST,
        required=False,
    )
    place = LineField(label="Hvor?", required=False)
    place_chosen = forms.ChoiceField(
        label="Hvem har valgt stedet?",
        help_text="Mødet holdes så vidt muligt dér, hvor borgeren ønsker det.",
        choices=[(CITIZEN, "Borgeren"), (WE, "Vi andre")],
        initial=WE,
        widget=ChipChoice,
    )
    expected = forms.MultipleChoiceField(
        label="Hvem er indkaldt?", required=False, widget=ChipChoices
    )
    outsiders = forms.MultipleChoiceField(
        label="Hvem udefra er inviteret?",
        help_text="Kun dem, borgeren har givet samtykke til, står her.",
        required=False,
        widget=ChipChoices,
    )

    def __init__(
        self,
        *args: Any,
        people: Mapping[Role, str] | None = None,
        outside: Iterable[Outsider] = (),
        **kwargs: Any,
    ) -> None:
        """Take the people around the citizen, by role, and those a consent lets in."""
        super().__init__(*args, **kwargs)
        choose(self, "expected", [(role.value, name) for role, name in (people or {}).items()])
        choose(self, "outsiders", [(str(one.consent_id), one.name) for one in outside])

    def plan(self) -> MeetingPlan:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return MeetingPlan(
            planned_on=said["planned_on"],
            starts_clock=clock_from(said["starts_clock"]),
            place=said["place"],
            place_chosen_by_citizen=said["place_chosen"] == CITIZEN,
            lasts=said["lasts"],
            expected=frozenset(map(Role, said["expected"])),
            outsiders=frozenset(map(int, said.get("outsiders", ()))),
            because=said.get("because", ""),
        )


class MoveForm(PlaceForm):
    """A meeting that is moved or changed."""

    because = LongTextField(
        label="Hvorfor flyttes mødet?",
        help_text="Udfyldes kun, når dag eller klokkeslæt ændres. Borgeren og teamet kan læse det.",
        rows=2,
        longest=PARAGRAPH,
        required=False,
    )
    field_order = (
        "planned_on",
        "starts_clock",
        "because",
        "lasts",
        "place",
        "place_chosen",
        "expected",
        "outsiders",
    )


class PlanMeetingForm(PlaceForm):
    """A new meeting, or a series of them."""

    kind = forms.ChoiceField(label="Hvad skal vi mødes om?", widget=ChipChoice)
    rhythm = forms.ChoiceField(
        label="Hvor tit?",
        choices=[("", "Én gang"), *Rhythm.choices()],
        required=False,
        widget=ChipChoice,
    )
    until = DanishDateField(
        label="Sidste dag i rækken",
        help_text="Kun når mødet kommer igen. Højst et år frem.",
        required=False,
    )
    on_holidays = forms.ChoiceField(
        label="Når et møde i rækken falder på en lukkedag",
        choices=OnHolidays.choices(),
        initial=OnHolidays.SKIP.value,
        required=False,
        widget=ChipChoice,
    )
    field_order = (
        "kind",
        "planned_on",
        "starts_clock",
        "lasts",
        "place",
        "place_chosen",
        "expected",
        "outsiders",
        "rhythm",
        "until",
        "on_holidays",
    )

    def __init__(
        self, *args: Any, types: Mapping[MeetingTypeCode, MeetingType], **kwargs: Any
    ) -> None:
        """Take what each kind of meeting is called here today."""
        super().__init__(*args, **kwargs)
        named = [(kind.value, types[MeetingTypeCode(kind)].name) for kind in MeetingKind]
        kinds: Any = self.fields["kind"]
        kinds.choices = named

    def clean(self) -> dict[str, Any]:
        """A series says until when."""
        said = super().clean() or self.cleaned_data
        if said.get("rhythm") and "until" in said and said["until"] is None:
            self.add_error("until", "Udfyld »Sidste dag i rækken«, eller vælg »Én gang«.")
        return said

    def series(self) -> Series | None:
        """The series, when there is one."""
        said = self.cleaned_data
        if not said["rhythm"]:
            return None
        return Series(
            rhythm=Rhythm(said["rhythm"]),
            starts_on=said["planned_on"],
            until=said["until"],
            on_holidays=OnHolidays(said["on_holidays"] or OnHolidays.SKIP),
        )


class CancelForm(RuledForm):
    """Why a meeting is cancelled, and whether the rest of its series is."""

    judged_by_rules = ("because",)
    because = LongTextField(label="Hvorfor er mødet aflyst?", rows=3, longest=PARAGRAPH)
    rest = forms.ChoiceField(label="Hvad aflyses?", initial=ONE, widget=ChipChoice)

    def __init__(self, *args: Any, left: int = 0, **kwargs: Any) -> None:
        """Take how many meetings are left of the series, this one too; asked about when several."""
        super().__init__(*args, **kwargs)
        if left > 1:
            choose(
                self, "rest", [(ONE, "Kun dette møde"), (REST, f"Resten af rækken ({left} møder)")]
            )
        else:
            del self.fields["rest"]

    @property
    def takes_the_rest(self) -> bool:
        """Whether the rest of the series is cancelled too."""
        return bool(self.cleaned_data.get("rest") == REST)


class HoldForm(RuledForm):
    """A meeting as it went; what is asked depends on its kind."""

    held_on = DanishDateField(label="Hvornår blev mødet holdt?")
    outsiders = forms.MultipleChoiceField(
        label="Hvem var med udefra?",
        help_text="Kun dem, borgeren har givet samtykke til, står her.",
        required=False,
        widget=ChipChoices,
    )
    without_because = LongTextField(
        label="Manglede nogen, som kommunen kræver med? Hvorfor?",
        rows=2,
        longest=PARAGRAPH,
        required=False,
    )
    explained = forms.MultipleChoiceField(
        label="Hvad har I fortalt om CTI?",
        choices=AboutCti.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    citizen_wishes = LongTextField(
        label="Borgerens ønsker til CTI-forløbet",
        help_text="Med borgerens egne ord.",
        required=False,
    )
    minutes = LongTextField(label="Referat", help_text="Kort, og så alle kan forstå det.")
    know_the_plan = forms.MultipleChoiceField(
        label="Hvem bekræfter, at de kender planen for tiden efter CTI?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    next_follow_up_on = DanishDateField(
        label="Næste opfølgning", required=False, help_text="Dagen bliver sat på som et møde."
    )

    def __init__(
        self,
        *args: Any,
        kind: MeetingKind,
        people: Mapping[Role, str],
        told: Collection[AboutCti] = (),
        outside: Iterable[Outsider] = (),
        requires: bool = False,
        **kwargs: Any,
    ) -> None:
        """Ask what belongs to the kind of meeting; what was told before is not asked again."""
        super().__init__(*args, **kwargs)
        choose(self, "outsiders", [(str(one.consent_id), one.name) for one in outside])
        if not requires:
            del self.fields["without_because"]
        left = [(point.value, point.label) for point in AboutCti if point not in told]
        explained: Any = self.fields["explained"]
        explained.choices = left
        if told:
            explained.help_text = f"{len(told)} af {len(AboutCti)} ting er fortalt før."
        unasked = UNASKED.get(kind, ("explained", "citizen_wishes", "know_the_plan"))
        for name in (*unasked, *(() if left or "explained" in unasked else ("explained",))):
            del self.fields[name]
        self.roles = tuple(people)
        self.judged_by_rules = add_attendance(self, people)
        knowing = self.fields.get("know_the_plan")
        if isinstance(knowing, forms.MultipleChoiceField):
            knowing.choices = [(role.value, name) for role, name in people.items()]

    def held(self) -> Held:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return Held(
            held_on=said["held_on"],
            attendance=attendance_in(self),
            outsiders=frozenset(map(int, said.get("outsiders", ()))),
            without_because=said.get("without_because", ""),
            minutes=said["minutes"],
            next_follow_up_on=said.get("next_follow_up_on"),
            know_the_plan=frozenset(map(Role, said.get("know_the_plan", ()))),
            explained=tuple(map(AboutCti, said.get("explained", ()))),
            citizen_wishes=said.get("citizen_wishes", ""),
        )


UNASKED: dict[MeetingKind, tuple[str, ...]] = {
    MeetingKind.PRE_CTI: ("know_the_plan", "next_follow_up_on"),
    MeetingKind.CLOSING: ("explained", "citizen_wishes", "next_follow_up_on"),
    MeetingKind.START_OF_THREE: (
        "explained",
        "citizen_wishes",
        "know_the_plan",
        "next_follow_up_on",
    ),
    MeetingKind.TRANSFER: ("explained", "citizen_wishes", "know_the_plan", "next_follow_up_on"),
    MeetingKind.STATUTORY_TALK: (
        "explained",
        "citizen_wishes",
        "know_the_plan",
        "next_follow_up_on",
    ),
    MeetingKind.OTHER: ("explained", "citizen_wishes", "know_the_plan", "next_follow_up_on"),
}


class AddendumForm(DanishForm):
    """What is added to the minutes afterwards."""

    text = LongTextField(label="Tilføj til referatet", required=False, rows=3, longest=PARAGRAPH)
    know_the_plan = forms.MultipleChoiceField(
        label="Har flere bekræftet, at de kender planen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, unsure: Mapping[Role, str], **kwargs: Any) -> None:
        """Take those who were there and have not confirmed yet, at a closing meeting."""
        super().__init__(*args, **kwargs)
        field = self.fields["know_the_plan"]
        if not unsure:
            del self.fields["know_the_plan"]
        elif isinstance(field, forms.MultipleChoiceField):
            field.choices = [(role.value, name) for role, name in unsure.items()]


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Offer these answers to a question; one that has no answer is not asked."""
    field: Any = form.fields[name]
    if choices:
        field.choices = choices
    else:
        del form.fields[name]


def add_attendance(form: forms.Form, people: Mapping[Role, str]) -> tuple[str, ...]:
    """Ask for everyone around the citizen whether they came; returns the fields' names."""
    named = {f"came_{role.value}": name for role, name in people.items()}
    for field, name in named.items():
        form.fields[field] = forms.ChoiceField(label=name, choices=CAME, widget=ChipChoice)
    return tuple(named)


def attendance_in(form: forms.Form) -> dict[Role, Attendance | None]:
    """Who came, as the form says; None where nothing was said."""
    prefix = "came_"
    return {
        Role(name.removeprefix(prefix)): Attendance(said) if said else None
        for name, said in form.cleaned_data.items()
        if name.startswith(prefix)
    }


def names_in(line: str) -> tuple[str, ...]:
    """The names between the commas."""
    return tuple(name.strip() for name in line.split(",") if name.strip())
