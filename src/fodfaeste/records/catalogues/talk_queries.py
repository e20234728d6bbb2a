"""How many statutory talks the law asks for, as the municipality keeps it (G2)."""

from datetime import date
from typing import TypeAlias

from django.db.models import F, Q, QuerySet

from fodfaeste.records.catalogues import models
from fodfaeste.rules.followup.talk_law import TalkLaw

TalkLawRow: TypeAlias = models.TalkLaw
"""What the floors above call a row; they import no tables."""


def talk_law_on(day: date) -> TalkLaw | None:
    """The row of a day, looked up for that day or not; None where there is none."""
    row = talk_laws_on(day).first()
    return law_of(row) if row else None


def talk_laws_on(day: date) -> QuerySet[models.TalkLaw]:
    """The row of a day as a query, for whoever puts it into another."""
    return models.TalkLaw.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day), Q(ends_before=None) | Q(ends_before__gt=day)
    )


def checked_on(day: date) -> Q:
    """That somebody has looked up that a row holds on a day."""
    return Q(checked_before=None) | Q(checked_before__gt=day)


def law_of(row: models.TalkLaw) -> TalkLaw:
    """What one row says."""
    return TalkLaw(
        paragraph=row.paragraph,
        least=row.least,
        months=row.months,
        first_days=row.first_days,
        source=row.source,
        checked_before=row.checked_before,
        valid_from=row.valid_from,
        ends_before=row.ends_before,
    )


def talk_law_table() -> QuerySet[models.TalkLaw]:
    """Every row there is or was, the newest first."""
    return models.TalkLaw.objects.order_by(F("valid_from").desc(nulls_last=True), "-pk")


def talk_law_row(row_id: int) -> models.TalkLaw | None:
    """One row of the table."""
    return models.TalkLaw.objects.filter(pk=row_id).first()
