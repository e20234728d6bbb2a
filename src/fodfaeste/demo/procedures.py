"""Two written procedures, one of them in its second text (J7)."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

from fodfaeste.demo.stage import Stage
from fodfaeste.records.catalogues import procedure_actions as actions
from fodfaeste.records.catalogues.procedure_actions import ProcedureFacts
from fodfaeste.rules.administration.procedures import ProcedureArea, Written

DECIDED_AGO, REWRITTEN_AGO, LOOKED_AT_IN = (
    timedelta(days=200),
    timedelta(days=40),
    timedelta(days=20),
)
BY = "Styregruppen (opdigtet)"

FIRE = """Opstår der noget, der ikke kan vente, sender den, der opdager det, en hurtig afklaring.

CTI-medarbejderen svarer samme dag, mens CTI løber. Før og efter er det jobkonsulenten.

Skal der træffes en afgørelse, gør sagsbehandleren det inden to arbejdsdage. Ved ferie og sygdom \
står afløseren på teamets side."""

PLAN = """Sagsbehandleren på beskæftigelsesområdet skriver planen. Sagsbehandleren på \
socialområdet læser med, før den vises til borgeren.

Planen godkendes sammen med borgeren, og borgeren får den på papir samme dag."""

ALONE = PLAN.replace(" Sagsbehandleren på socialområdet læser med, før den vises til borgeren.", "")


def write_procedures(stage: Stage, leader: int, today: date) -> None:
    """The leader writes down what the steering group has decided."""
    plan = ProcedureFacts(
        area=ProcedureArea.PLAN,
        written=Written(
            title="Den fælles plan",
            text=ALONE,
            decided_on=today - DECIDED_AGO,
            decided_by=BY,
            review_on=None,
        ),
    )
    fire = ProcedureFacts(
        area=ProcedureArea.FOLLOW_UP,
        written=Written(
            title="Når det brænder",
            text=FIRE,
            decided_on=today - DECIDED_AGO,
            decided_by=BY,
            review_on=today + LOOKED_AT_IN,
        ),
    )
    with stage.acting(leader, today - DECIDED_AGO) as acting:
        made = actions.write_procedure(**acting, key=uuid.uuid4(), facts=plan)
        actions.write_procedure(**acting, key=uuid.uuid4(), facts=fire)
    with stage.acting(leader, today - REWRITTEN_AGO) as acting:
        rewritten = replace(plan.written, text=PLAN, decided_on=today - REWRITTEN_AGO)
        actions.change_procedure(
            **acting,
            procedure_id=made.pk,
            version=made.version,
            facts=replace(plan, written=rewritten),
        )
