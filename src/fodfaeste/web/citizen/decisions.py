"""What was decided about my support, in plain words, with the letter to keep (H5, L1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fodfaeste.pdf.decision_documents import DecisionLetter
from fodfaeste.pdf.papers.decision import DecisionPaper
from fodfaeste.records.catalogues.queries import installation
from fodfaeste.records.decisions import queries
from fodfaeste.records.decisions.queries import LetterFacts
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.decisions.letter import Decided, heading
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.papers import as_pdf

LATEST = 2
LARGE = "stor"


@dataclass(frozen=True, slots=True)
class MyDecision:
    """One letter, and whether a later one came instead of it."""

    number: int
    letter: DecisionLetter
    later: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A letter's first line and its day."""

    heading: str
    decided_on: date


def latest(visit: Visit) -> list[Heading]:
    """The first lines of the latest letters; one query."""
    return [
        Heading(
            heading(
                Decided(law=LegalBasisCode(row.legal_basis), outcome=DecisionOutcome(row.outcome))
            ),
            row.decided_on,
        )
        for row in queries.decisions_of(visit.case.pk)[:LATEST]
    ]


@on_own_case(Permission.OWN_CASE_SEE)
def decisions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that was decided about my support, the latest first."""
    return render(request, "citizen/decisions.html", {"decisions": list(_mine(visit))})


@on_own_case(Permission.OWN_CASE_SEE)
@in_danish
def letter(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """One letter as it was sent, to keep or print; in large print when asked for."""
    facts = queries.letter_facts(visit.case.pk, decision_id)
    if facts is None:
        raise Http404
    large = request.GET.get("skrift") == LARGE
    document = _paper(visit, facts, _sender(), large=large).document()
    return as_pdf(document, name=f"afgoerelse-{facts.decision.decided_on}")


def _mine(visit: Visit) -> Iterator[MyDecision]:
    later: dict[int, str] = {}
    sender = _sender()
    for facts in queries.letters_of(visit.case.pk):
        document = _paper(visit, facts, sender).document()
        row = facts.decision
        yield MyDecision(row.pk, document, later.get(row.pk, ""))
        if row.follows_id:
            later[row.follows_id] = document.heading


def _paper(visit: Visit, facts: LetterFacts, sender: str, *, large: bool = False) -> DecisionPaper:
    return DecisionPaper(
        case=visit.case, facts=facts, sender=sender, today=visit.today, large=large
    )


def _sender() -> str:
    house = installation()
    return house.municipality_name if house else ""
