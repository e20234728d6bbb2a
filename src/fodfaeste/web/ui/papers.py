"""A document as an answer that the browser opens; the file's name tells nothing about anybody."""

from django.http import HttpResponse

from fodfaeste.pdf.documents import Document
from fodfaeste.pdf.render import render_document


def as_pdf(document: Document, *, name: str) -> HttpResponse:
    """Return a document as PDF/UA under a name without a person in it."""
    answer = HttpResponse(render_document(document), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
