"""What was copied to the specialist systems, as far as it is open to the reader (M7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from fodfaeste.records.catalogues.queries import SheetRow
from fodfaeste.records.plan.models import Transfer, TransferredText
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.copy_sheets import SheetField

SHOWN = 10
"""So many earlier transfers of a sheet are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """One transfer that stands, with the words that were copied."""

    number: int
    sheet: SheetRow
    on: date
    at: datetime
    by: str
    texts: Mapping[SheetField, str]


def copied_of(case_id: int, *, sections: Iterable[Section]) -> dict[int, Copied]:
    """The latest transfer of each sheet that nobody has taken back; one query."""
    texts = TransferredText.objects.filter(
        case=OuterRef("case"), transfer=OuterRef("pk"), section__in=list(sections)
    )
    row = JSONObject(field="field", text="text")
    standing = _transfers(case_id).filter(undone_on=None)
    latest = standing.order_by("sheet", "-pk").distinct("sheet")
    return {
        transfer.sheet_id: Copied(
            number=transfer.pk,
            sheet=transfer.sheet,
            on=transfer.transferred_on,
            at=transfer.created_at,
            by=transfer.created_by.name if transfer.created_by else "",
            texts={SheetField(each["field"]): each["text"] for each in transfer.copied},
        )
        for transfer in latest.annotate(copied=ArraySubquery(texts.values(row=row)))
    }


def transfers_of(case_id: int, sheet_id: int, *, number: int | None = None) -> list[Transfer]:
    """The latest transfers of a sheet, or the one asked for, also those that were taken back."""
    found = _transfers(case_id).select_related("undone_by").filter(sheet=sheet_id)
    wanted = found.filter(pk=number) if number else found
    return list(wanted.order_by("-pk")[:SHOWN])


def _transfers(case_id: int) -> QuerySet[Transfer]:
    return Transfer.objects.filter(case=case_id).select_related("sheet", "created_by")
