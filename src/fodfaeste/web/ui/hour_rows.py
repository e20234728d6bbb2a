"""Weeks of hours to fill in: one tap when it went as agreed, two numbers when it did not (D7)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fodfaeste.records.placement.actions.hours import OwnWeek
from fodfaeste.records.placement.queries.own_hours import OwnWeekSeen
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.weeks import WEEK, week_name, week_named
from fodfaeste.web.ui import wording
from fodfaeste.web.ui.forms import DanishForm, HoursField, LineField

AGREED = "som_aftalt"
ALL = "alle"
MOST_ROWS = 20
NOTE = 100


@dataclass(frozen=True, slots=True)
class AskedWeek:
    """A week that hours are wanted for, and what the agreement says of it."""

    monday: date
    planned: WeekMinutes | None
    mine: WeekMinutes | None = None
    is_over: bool = True
    """The week that runs is said alone: nobody knows yet how all of it went."""

    def goes_with_all(self) -> bool:
        """Whether one tap for every week says this one too."""
        return self.planned is not None and self.is_over

    def is_as_shown(self, said: "SaidWeek") -> bool:
        """Whether the numbers are those that the form was opened with."""
        shown = self.mine
        return shown is not None and (shown.unpaid, shown.paid) == (said.unpaid, said.paid)


@dataclass(frozen=True, slots=True)
class SaidWeek:
    """What was typed about a week; without numbers it was as agreed."""

    monday: date
    unpaid: int | None = None
    paid: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HourRow:
    """One week on the page."""

    week: AskedWeek
    unpaid: BoundField
    paid: BoundField
    note: BoundField | None

    @property
    def name(self) -> str:
        """The week's name in the form."""
        return week_name(self.week.monday)

    @property
    def title(self) -> str:
        """Return "Uge 45, 2. nov – 8. nov"."""
        monday = self.week.monday
        last = monday + WEEK - date.resolution
        return _("Uge {number}, {first} – {last}").format(
            number=monday.isocalendar().week,
            first=wording.short_date(monday),
            last=wording.short_date(last),
        )

    @property
    def opens(self) -> bool:
        """Whether the numbers stand open: nothing is agreed, or something is typed."""
        fields = [self.unpaid, self.paid, *([self.note] if self.note else [])]
        return not self.planned or any(each.value() or each.errors for each in fields)

    @property
    def planned(self) -> str:
        """Return what was agreed, in words; empty without an agreement."""
        return two_kinds(self.week.planned) if self.week.planned else ""


class HourRowsForm(DanishForm):
    """Any number of weeks; those without numbers are left alone."""

    says_optional = False

    def __init__(
        self, weeks: Iterable[AskedWeek], data: Mapping[str, Any] | None = None, *, notes: bool
    ) -> None:
        """Make the fields of each week."""
        super().__init__(data)
        self.weeks = tuple(weeks)
        self.notes = notes
        for week in self.weeks:
            name, number = week_name(week.monday), week.monday.isocalendar().week
            mine = week.mine
            self.fields[f"{name}-unpaid"] = HoursField(
                label=_("Uden løn i uge {week}").format(week=number),
                required=False,
                initial=mine.unpaid if mine else None,
            )
            self.fields[f"{name}-paid"] = HoursField(
                label=_("Med løn i uge {week}").format(week=number),
                required=False,
                initial=mine.paid if mine else None,
            )
            if notes:
                self.fields[f"{name}-note"] = LineField(
                    label=_("Bemærkning til uge {week}").format(week=number),
                    required=False,
                    longest=NOTE,
                )

    @property
    def rows(self) -> Iterator[HourRow]:
        """The weeks as the page shows them."""
        for week in self.weeks:
            name = week_name(week.monday)
            note = self[f"{name}-note"] if self.notes else None
            yield HourRow(week, self[f"{name}-unpaid"], self[f"{name}-paid"], note)

    @property
    def any_planned(self) -> bool:
        """Whether there is more than one week that can have gone as agreed."""
        return sum(week.goes_with_all() for week in self.weeks) > 1

    def clean(self) -> dict[str, Any]:
        """Something must be said about some week."""
        if not self.errors and not self.said():
            raise forms.ValidationError(
                _("Skriv timer for mindst én uge, eller vælg »Som aftalt«."), code="nothing_said"
            )
        return self.cleaned_data

    def said(self) -> tuple[SaidWeek, ...]:
        """What was said: as agreed for the weeks of the button, in numbers for the others.

        Numbers that were typed about another week go along: a button throws nothing away.
        """
        button = self.data.get(AGREED, "")
        return tuple(found for week in self.weeks if (found := self._said(week, button)))

    def _said(self, week: AskedWeek, button: str) -> SaidWeek | None:
        if button == week_name(week.monday):
            return SaidWeek(week.monday)
        typed = self._typed(week.monday)
        if typed and not (button and week.is_as_shown(typed)):
            return typed
        return SaidWeek(week.monday) if button == ALL and week.goes_with_all() else None

    def _typed(self, monday: date) -> SaidWeek | None:
        name = week_name(monday)
        unpaid = self.cleaned_data.get(f"{name}-unpaid")
        paid = self.cleaned_data.get(f"{name}-paid")
        if unpaid is None and paid is None:
            return None
        note = self.cleaned_data.get(f"{name}-note", "")
        return SaidWeek(monday, unpaid or 0, paid or 0, note)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One week as its own table row: what stands, what oneself said, and where one mends it."""

    title: str
    stands: str
    mine: str
    waits: bool
    name: str


def own_form(request: HttpRequest, weeks: Sequence[OwnWeekSeen], *, notes: bool) -> HourRowsForm:
    """Ask about the weeks that nobody has spoken about, and the one that is to be mended."""
    mended = week_named(request.GET.get("ret", ""))
    sent = weeks_named_in(request.POST)
    known = {week.monday: week for week in weeks}
    asked = [
        AskedWeek(week.monday, week.planned, week.mine or week.stands, is_over=week.is_over)
        for week in weeks
        if week.stands is None or week.monday == mended or week.monday in sent
    ]
    outside = [AskedWeek(monday, None) for monday in sent if monday not in known]
    return HourRowsForm([*asked, *outside], request.POST or None, notes=notes)


def own_lines(weeks: Sequence[OwnWeekSeen]) -> list[OwnLine]:
    """The weeks that anything is said about."""
    return [
        OwnLine(
            title=_("Uge {number}").format(number=week.monday.isocalendar().week),
            stands=two_kinds(week.stands) if week.stands else "",
            mine=two_kinds(week.mine) if week.mine else "",
            waits=week.waits,
            name=week_name(week.monday),
        )
        for week in weeks
        if week.stands or week.mine
    ]


def typed_weeks(form: HourRowsForm) -> list[OwnWeek]:
    """What was said, as it is kept."""
    return [
        OwnWeek(week_starts_on=said.monday, unpaid=said.unpaid, paid=said.paid, note=said.note)
        for said in form.said()
    ]


def weeks_named_in(data: Mapping[str, Any]) -> tuple[date, ...]:
    """The weeks that a sent form is about: what was asked stays asked, whoever answered since."""
    names = [name.removesuffix("-unpaid") for name in data if name.endswith("-unpaid")]
    found = (week_named(name) for name in [*names[:MOST_ROWS], data.get(AGREED, "")])
    return tuple(dict.fromkeys(monday for monday in found if monday is not None))


def two_kinds(minutes: WeekMinutes) -> str:
    """Return "12 timer uden løn + 4 timer med løn"."""
    kinds = (
        (minutes.unpaid, _("{hours} uden løn")),
        (minutes.paid, _("{hours} med løn")),
    )
    said = [words.format(hours=wording.hours(each)) for each, words in kinds if each]
    return " + ".join(said) or _("0 timer")
