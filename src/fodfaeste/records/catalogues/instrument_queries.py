"""The instruments of a day, and every version there has been (K2, K3)."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from django.db.models import F, Q, QuerySet

from fodfaeste.records.catalogues.instruments import template
from fodfaeste.records.catalogues.models import Instrument
from fodfaeste.rules.measures import choosing, definition
from fodfaeste.rules.measures.files.reading import read
from fodfaeste.rules.measures.kinds import Respondent

InstrumentRow: TypeAlias = Instrument
"""What the floors above call a row of the table; they import no tables."""

who5_template = template


@lru_cache(maxsize=64)
def parsed(file: str) -> definition.Instrument:
    """The instrument of a file; the same text is read once."""
    return read(file.encode())


def in_use_on(day: date) -> tuple[definition.Instrument, ...]:
    """What is asked on a day, in the order it is asked; one query."""
    holds = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )
    files = Instrument.objects.filter(holds).values_list("file", flat=True)
    return choosing.asked(map(parsed, files))


def asked_on(day: date, respondent: Respondent) -> tuple[definition.Instrument, ...]:
    """What one of the two is asked on a day."""
    return choosing.asked_of(in_use_on(day), respondent)


def instrument_on(code: str, day: date) -> definition.Instrument | None:
    """One instrument as it is asked on a day, or None when it is not."""
    return next((one for one in in_use_on(day) if one.code == code), None)


def versions(
    wanted: Iterable[tuple[str, int]],
) -> dict[tuple[str, int], definition.Instrument]:
    """The versions that answers were given to, by code and number; one query."""
    pairs = set(wanted)
    rows = Instrument.objects.filter(code__in={code for code, _ in pairs})
    found = rows.values_list("code", "number", "file")
    return {(code, number): parsed(file) for code, number, file in found if (code, number) in pairs}


def instrument_table() -> QuerySet[Instrument]:
    """Every version there is, was or will be, the newest of each first."""
    return Instrument.objects.select_related("created_by").order_by(
        "title", "code", F("number").desc()
    )


def instrument_row(row_id: int) -> Instrument | None:
    """One row of the table."""
    return Instrument.objects.select_related("created_by").filter(pk=row_id).first()


def definition_of(row: Instrument) -> definition.Instrument:
    """What one row says."""
    return parsed(row.file)
