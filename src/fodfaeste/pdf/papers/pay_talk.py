"""The sheet for the talk about pay: tasks, hours, what it costs and gives (D12)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fodfaeste.pdf.papers.agreement import hours_in_words, paid_hours_in_words
from fodfaeste.pdf.pay_documents import PayTalkDocument, PayTask
from fodfaeste.pictures import danish
from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.queries.ladder import Ladder
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask
from fodfaeste.rules.placement.pay.employer import GIVES, costs

ASK = (
    "Hvilke af opgaverne kan der være løn for nu? Hvilke senere?",
    "Hvor mange timer om ugen, og fra hvornår?",
    "Hvad skal borgeren kunne, før der er flere timer med løn?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTalkPaper:
    """What the sheet is made from; hours and wage are what one wants to talk about."""

    case: Case
    sheet: Sheet
    ladder: Ladder
    today: date
    minutes: int | None = None
    wage: Decimal | None = None
    call: str = ""

    def document(self) -> PayTalkDocument:
        """Return the sheet, ready to be set or shown."""
        tasks = self.ladder.tasks
        return PayTalkDocument(
            citizen=self.case.citizen.name,
            workplace=self.sheet.company_name,
            printed_on=self.today,
            ready=tuple(_task(task) for task in tasks if task.step is TaskStep.MASTERS),
            others=tuple(_task(task) for task in tasks if task.step is not TaskStep.MASTERS),
            hours=self._hours(),
            costs=costs(self.minutes, self.wage),
            gives=GIVES,
            agreed=paid_hours_in_words(self.sheet.terms),
            ask=ASK,
            call=self.call,
        )

    def _hours(self) -> tuple[str, ...]:
        now = " og ".join(hours_in_words(self.sheet.terms))
        told = (f"I aftalen nu: {now}.",) if now else ()
        if not self.minutes:
            return told
        return (*told, f"Det, vi taler om: {danish.hours(self.minutes)} med løn.")


def _task(task: LadderTask) -> PayTask:
    return PayTask(task.wording, task.step.label.lower(), task.since)
