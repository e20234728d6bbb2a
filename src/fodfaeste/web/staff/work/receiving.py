"""What became of a form: saved, given back with what stands in the way, or merged."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from fodfaeste.records.foundation import Record, Stale, Versioned
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.merging import MergeableForm, merge_of
from fodfaeste.web.ui.parts import Merge

INVALID = 422
CONFLICT = 409

Show = Callable[[int], HttpResponse]


def receive(
    form: DanishForm,
    *,
    save: Callable[[dict[str, Any]], HttpResponse],
    show: Show,
    merge: Callable[[Stale], HttpResponse] | None = None,
) -> HttpResponse:
    """Save a form with one call; nothing typed is lost when that cannot be."""
    if not form.is_valid():
        return show(INVALID)
    try:
        return save(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return show(CONFLICT)
    except Stale as stale:
        if merge is None:
            raise
        return merge(stale)


def both_sides(form: MergeableForm, stale: Stale, theirs: dict[str, Any]) -> Merge:
    """Both texts of a save that came too late."""
    record = stale.current
    if not isinstance(record, Versioned) or not isinstance(record, Record):
        raise stale
    colleague = record.changed_by or record.created_by
    return merge_of(
        form,
        theirs,
        version=record.version,
        saved_by=colleague.name if colleague else "Arbejdsgiveren",
        saved_at=record.changed_at or record.created_at,
    )
