"""The checklists of the phases, as the municipality keeps them (F0–F3)."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Q, QuerySet

from fodfaeste.records.catalogues import models
from fodfaeste.records.gathering import Row, records_from, rows_of
from fodfaeste.rules.cti.checklists import DEFAULTS, ChecklistItem

_SHIPPED = [item.code for item in DEFAULTS]


def checklist_on(day: date) -> tuple[ChecklistItem, ...]:
    """The checklists of all phases on a day: the shipped items in their order, then one's own."""
    return _items(_in_use(day))


def checklist_rows(day: date) -> ArraySubquery:
    """The same as a column of a larger query; read by `items_told`."""
    return rows_of(_in_use(day))


def items_told(rows: Iterable[Row]) -> tuple[ChecklistItem, ...]:
    """The checklists of all phases from that column."""
    return _items(records_from(models.ChecklistItem, rows))


def _in_use(day: date) -> QuerySet[models.ChecklistItem]:
    holds = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )
    return models.ChecklistItem.objects.filter(holds, is_used=True)


def _items(rows: Iterable[models.ChecklistItem]) -> tuple[ChecklistItem, ...]:
    return tuple(
        ChecklistItem(row.code, f"F{row.phase}", row.phase, row.text, row.source)
        for row in in_order(rows)
    )


def checklist_table() -> list[models.ChecklistItem]:
    """Every item there is or was, phase by phase, the newest row of each first."""
    newest = models.ChecklistItem.objects.order_by(F("valid_from").desc(nulls_last=True), "-pk")
    return in_order(newest)


def checklist_row(row_id: int) -> models.ChecklistItem | None:
    """One row of the checklists."""
    return models.ChecklistItem.objects.filter(pk=row_id).first()


def in_order(rows: Iterable[models.ChecklistItem]) -> list[models.ChecklistItem]:
    """Rows by phase, in the order of the shipped list; an item of one's own by its number."""
    return sorted(
        rows,
        key=lambda row: (
            row.phase,
            _SHIPPED.index(row.code) if row.code in _SHIPPED else len(_SHIPPED),
            len(row.code),
            row.code,
        ),
    )
