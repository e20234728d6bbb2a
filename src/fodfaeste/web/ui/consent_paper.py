"""A consent on paper: filled as it was given, or empty for the meeting (C2)."""

from datetime import date

from django.http import HttpResponse

from fodfaeste.pdf.documents import ConsentDocument
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.rules.consent.kinds import InformationType
from fodfaeste.web.ui.consents import ConsentLine


def empty_paper(*, citizen: str, today: date) -> HttpResponse:
    """Return the form to fill by hand, with a box for each type and lines to write on."""
    kinds = tuple(kind.label for kind in InformationType)
    return _answer(ConsentDocument(citizen=citizen, printed_on=today, choices=kinds))


def consent_paper(line: ConsentLine, *, citizen: str, today: date) -> HttpResponse:
    """Return one consent as it was given."""
    facts = line.facts
    until = f"Til og med {danish.long_date(line.last_day)}" if line.last_day else ""
    return _answer(
        ConsentDocument(
            citizen=citizen,
            printed_on=today,
            what=line.types,
            from_whom=line.from_whom,
            to_whom=line.to_whom,
            purpose=facts.purpose,
            until=until or "Indtil du trækker det tilbage",
            given_on=facts.given_on,
            given_how=line.given,
            note=line.note,
            withdrawn_on=facts.withdrawn_on,
        )
    )


def _answer(document: ConsentDocument) -> HttpResponse:
    """The file's name tells nothing about anybody."""
    answer = HttpResponse(render_document(document), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="samtykke.pdf"'
    return answer
