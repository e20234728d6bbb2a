"""A save that came too late: both texts side by side, and the form the choice comes back in."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Self

from django import forms
from django.http import QueryDict

from fodfaeste.pictures import danish
from fodfaeste.records.drafts.queries import Typed
from fodfaeste.rules.plan.merging import marks_of, merging
from fodfaeste.rules.words import listed
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.numbers import HoursField
from fodfaeste.web.ui.parts import Merge, MergeRow, Settled
from fodfaeste.web.ui.texts import LongTextField

CHOICE = "_valg"
SEVERAL = ","
"""Between the answers of a field of several when they are sent as one."""
SOURCES = {"mine": "_mine", "theirs": "_theirs", "merged": "_samlet"}


class MergeableForm(KeyedForm):
    """A form on a record that several may edit; it knows what each field said when opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def showing(
        cls, values: Mapping[str, Any], *, version: int, draft: Typed | None = None
    ) -> Self:
        """The form as it is opened on a record, with what was typed before if it was kept."""
        form = cls()
        opened = {**values, "version": version, "seen": form.marks(values)}
        return cls(initial={**opened, **begun(cls, draft or {})})

    @staticmethod
    def marks(values: Mapping[str, Any]) -> str:
        """A short sign for what each field says, by name, as JSON."""
        return json.dumps(marks_of(values))

    def clean_seen(self) -> dict[str, str]:
        """Return the marks by field; marks that cannot be read are none."""
        try:
            signs = json.loads(self.cleaned_data.get("seen") or "{}")
        except (ValueError, RecursionError):
            return {}
        if not isinstance(signs, dict):
            return {}
        return {str(name): str(sign) for name, sign in signs.items()}

    def in_words(self, names: Iterable[str]) -> str:
        """Return the names of fields as a person says them."""
        labels = (str(self.fields[name].label or name) for name in names if name in self.fields)
        return listed(danish.quote(label.rstrip("?:. ")) for label in labels)


class SeveralField(forms.MultipleChoiceField):
    """Several of a few, in the order of the list; a merge page sends them back as one text."""

    def to_python(self, value: Any) -> list[str]:
        """Return the chosen codes, whichever way they came."""
        sent = [code for one in super().to_python(value) for code in one.split(SEVERAL) if code]
        widget: Any = self.widget
        known = [str(code) for code, _ in widget.choices]
        return sorted(sent, key=lambda code: known.index(code) if code in known else len(known))


def merge_of(
    form: MergeableForm,
    theirs: Mapping[str, Any],
    *,
    version: int,
    saved_by: str,
    saved_at: datetime,
) -> Merge:
    """Both sides of a save that came too late; `theirs` is what stands now, by field.

    Only fields that both have changed are asked about.
    """
    said = form.cleaned_data
    mine = {name: said.get(name) for name in theirs}
    found = merging(said.get("seen") or {}, mine=mine, theirs=theirs)
    settled = dict.fromkeys(found.written, Settled.MINE)
    settled |= dict.fromkeys(found.taken_over, Settled.THEIRS)
    return Merge(
        saved_by=saved_by,
        saved_at=saved_at,
        rows=tuple(_row(form, name, value, settled.get(name)) for name, value in theirs.items()),
        hidden=(
            ("key", str(said["key"])),
            ("version", str(version)),
            ("seen", form.marks(theirs)),
        ),
    )


def chosen(post: QueryDict) -> QueryDict:
    """What a form was sent, with the answers of a merge page put into their fields."""
    data = post.copy()
    for name in [name for name in post if name.endswith(CHOICE)]:
        ending = SOURCES.get(str(post[name]), "_mine")
        field = name.removesuffix(CHOICE)
        for part in (field, *(f"{field}_{kind}" for kind in ("day", "month", "year"))):
            if f"{part}{ending}" in post:
                data[part] = str(post[f"{part}{ending}"])
    return data


def _row(form: MergeableForm, name: str, theirs: object, settled: Settled | None) -> MergeRow:
    mine = form.cleaned_data.get(name)
    pairs = zip(_parts(form, name, mine), _parts(form, name, theirs), strict=True)
    return MergeRow(
        name=name,
        label=str(form.fields[name].label or name),
        mine=_words(form, name, mine),
        theirs=_words(form, name, theirs),
        long=isinstance(form.fields[name], LongTextField),
        parts=tuple((part, text, other) for (part, text), (_, other) in pairs),
        settled=settled,
    )


def _parts(form: MergeableForm, name: str, value: object) -> Iterator[tuple[str, str]]:
    """A field as it is sent: one text, or the three boxes of a date."""
    field = form.fields[name]
    if not isinstance(field, DanishDateField):
        typed = field.prepare_value(value)
        if isinstance(typed, list):
            typed = SEVERAL.join(map(str, typed))
        yield name, "" if typed is None else str(typed)
        return
    day = value if isinstance(value, date) else None
    yield f"{name}_day", str(day.day) if day else ""
    yield f"{name}_month", str(day.month) if day else ""
    yield f"{name}_year", str(day.year) if day else ""


def _words(form: MergeableForm, name: str, value: object) -> str:
    """A field as a person reads it."""
    if isinstance(value, date):
        return danish.long_date(value)
    field = form.fields[name]
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(field, HoursField) and isinstance(value, int):
        return danish.hours(value)
    if isinstance(value, list):
        return listed(_label(field, str(one)) for one in value)
    return _label(field, "" if value is None else str(value))


def _label(field: forms.Field, text: str) -> str:
    """A code as its field says it; what is no code is said as it stands."""
    if not isinstance(field, forms.ChoiceField):
        return text
    widget: Any = field.widget
    return next((str(label) for code, label in widget.choices if str(code) == text), text)
