"""A leader writes the municipality's procedures; every text a procedure has had is kept (J7)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.catalogues.models import Procedure, ProcedureText
from fodfaeste.records.catalogues.procedure_queries import newest_text
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.administration.procedures import ProcedureArea, Written, check_procedure
from fodfaeste.rules.text import TextKind, cleaned

SAID = ("text", "decided_on", "decided_by", "review_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFacts:
    """A procedure as it is written in the form."""

    area: ProcedureArea
    written: Written
    is_used: bool = True


@creates(Procedure)
def write_procedure(
    *, actor: Actor, facts: ProcedureFacts, today: date, now: datetime, draft: str = ""
) -> Procedure:
    """Write a procedure with its first text."""
    require_without_case(actor, Permission.PROCEDURES_WRITE)
    written = _tidy(facts.written, today)
    made = Procedure(**made_by(actor.id, now), area=facts.area, title=written.title)
    made.save(force_insert=True)
    _keep_text(made, written, actor, now)
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def change_procedure(
    *,
    actor: Actor,
    procedure_id: int,
    version: int,
    facts: ProcedureFacts,
    today: date,
    now: datetime,
    draft: str = "",
) -> Procedure:
    """Rewrite a procedure, or set it aside; a new text follows the old one. Raises Stale."""
    require_without_case(actor, Permission.PROCEDURES_WRITE)
    kept = lock(Procedure.objects.filter(pk=procedure_id), version=version)
    written = _tidy(facts.written, today)
    kept.area, kept.title, kept.is_used = facts.area, written.title, facts.is_used
    changed_by(kept, actor.id, now)
    kept.save()
    if not _says(newest_text(kept), written):
        _keep_text(kept, written, actor, now)
    drafts.discard(actor=actor, form=draft)
    return kept


def _tidy(written: Written, today: date) -> Written:
    tidy = Written(
        title=cleaned(written.title, kind=TextKind.LINE),
        text=cleaned(written.text, kind=TextKind.LONG),
        decided_on=written.decided_on,
        decided_by=cleaned(written.decided_by, kind=TextKind.LINE),
        review_on=written.review_on,
    )
    check_procedure(tidy, today=today)
    return tidy


def _says(text: ProcedureText, written: Written) -> bool:
    return all(getattr(text, name) == getattr(written, name) for name in SAID)


def _keep_text(procedure: Procedure, written: Written, actor: Actor, now: datetime) -> None:
    ProcedureText.objects.create(
        **made_by(actor.id, now),
        procedure=procedure,
        number=procedure.texts.count() + 1,
        **{name: getattr(written, name) for name in SAID},
    )
