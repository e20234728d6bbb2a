"""The municipality's written procedures, and every text each has had (J7)."""

from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from fodfaeste.records.catalogues.models import Procedure, ProcedureText


@dataclass(frozen=True, slots=True)
class Standing:
    """A procedure and what it says now."""

    row: Procedure
    text: ProcedureText


def procedures() -> tuple[Standing, ...]:
    """Every procedure with its newest text, by name; two queries."""
    newest = ProcedureText.objects.filter(procedure=OuterRef("procedure")).order_by("-number")
    latest = ProcedureText.objects.filter(pk=Subquery(newest.values("pk")[:1]))
    rows = Procedure.objects.prefetch_related(Prefetch("texts", latest)).order_by("title", "pk")
    return tuple(Standing(row, text) for row in rows for text in row.texts.all())


def procedure(procedure_id: int) -> Standing | None:
    """One procedure with its newest text."""
    row = Procedure.objects.filter(pk=procedure_id).first()
    return None if row is None else Standing(row, newest_text(row))


def newest_text(row: Procedure) -> ProcedureText:
    """What a procedure says now."""
    return row.texts.select_related("created_by").latest("number")


def texts_of(row: Procedure) -> QuerySet[ProcedureText]:
    """Every text a procedure has had, the newest first."""
    return row.texts.select_related("created_by").order_by("-number")
