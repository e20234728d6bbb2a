"""Saving what another administrator has saved meanwhile: nothing is overwritten unseen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from fodfaeste.accounts.actions import ChangedMeanwhile
from fodfaeste.pictures import danish
from fodfaeste.records.foundation import Stale
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import DanishForm

if TYPE_CHECKING:
    from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a save went, and what stands now where it is not what was typed."""

    status: HTTPStatus
    differences: tuple[tuple[str, str], ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether to go on to the next page."""
        return self.status is HTTPStatus.SEE_OTHER


def attempt_edit(
    form: DanishForm,
    act: Callable[[dict[str, Any]], object],
    standing: Callable[[Any], Mapping[str, Any]],
) -> Outcome:
    """Act; when somebody else saved meanwhile, show theirs beside what was typed."""
    try:
        return Outcome(attempt(form, act))
    except (ChangedMeanwhile, Stale) as changed:
        found = _differences(form, standing(changed.current))
        _read_anew(form, changed.current)
        return Outcome(HTTPStatus.CONFLICT, found)


def _differences(form: DanishForm, now: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(form[name].label), _in_words(value))
        for name, value in now.items()
        if name in form.fields and form.fields[name].has_changed(value, form[name].data)
    )


def _in_words(value: object) -> str:
    if isinstance(value, date):
        return danish.long_date(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value or "tomt")


def _read_anew(form: DanishForm, current: Any) -> None:
    """The next save of this form is made knowing what stands now."""
    data = cast("QueryDict", form.data).copy()
    data["version"] = str(current.version)
    form.data = data
