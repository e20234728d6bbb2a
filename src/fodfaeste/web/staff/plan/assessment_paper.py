"""The shared assessment on paper, as far as the one who prints it may read."""

from django.http import HttpRequest, HttpResponse

from fodfaeste.pdf.papers.assessment import assessment_document
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.plan import queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.plan.assessment_parts import signer_in_words, told, voices_of
from fodfaeste.web.ui.papers import as_pdf


@on_case(Permission.PLAN_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """What stands in the assessment now; what was corrected is left to the screen."""
    labels = role_texts_on(visit.today)
    entries = queries.assessment_of(visit.case.pk, sections=visit.sections)
    document = assessment_document(
        entries.filter(correction=None),
        citizen=visit.case.citizen.name,
        spoken=frozenset(voice.who for voice in voices_of(visit) if voice.has_spoken),
        sees_health=visit.sees(Section.HEALTH),
        signer_of=lambda entry: signer_in_words(told(visit, entry, labels)),
        today=visit.today,
    )
    return as_pdf(document, name="faelles-udredning")
