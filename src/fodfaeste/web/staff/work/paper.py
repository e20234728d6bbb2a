"""The agreement on paper: one page, nothing that an employer may not know (D6)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pdf.documents import Consent, Helper, NextGoal, WorkAgreementDocument
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.placement.queries.sheets import Sheet, Terms
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.kinds import AgreementParty
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit


@require_safe
@on_case(Permission.AGREEMENT_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """The version on its way, else the one in force."""
    room = work_room(visit.case)
    sheet = room.on_its_way or room.in_force
    if sheet is None:
        raise Http404
    answer = HttpResponse(render_document(_document(visit, sheet)), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="arbejdsaftale.pdf"'
    return answer


def _document(visit: Visit, sheet: Sheet) -> WorkAgreementDocument:
    terms = sheet.terms
    return WorkAgreementDocument(
        citizen=visit.case.citizen.name,
        workplace=sheet.company_name,
        printed_on=visit.today,
        starts_on=sheet.starts_on,
        hours=tuple(hours_in_words(terms)),
        schedule=terms.working_times,
        tasks=tuple(task.wording for task in terms.tasks),
        considerations=() if terms.no_considerations else tuple(terms.considerations.splitlines()),
        next_goals=tuple(
            NextGoal(title=goal.wording, due=f"senest {danish.long_date(goal.due_on)}")
            for goal in terms.sub_goals
        ),
        paid_hours=paid_hours_in_words(terms),
        follow_up_on=terms.follow_up_on,
        call=_consultant(visit),
        agreed=tuple(_yes(sheet, party) for party in AgreementParty),
        version=sheet.number,
    )


def hours_in_words(terms: Terms) -> list[str]:
    """Return "12 praktiktimer" and "4 ordinære timer", as far as they are written."""
    pairs = (
        (terms.placement_minutes, "praktiktimer"),
        (terms.ordinary_minutes, "ordinære timer med løn"),
    )
    return [f"{danish.number_of_hours(minutes)} {words}" for minutes, words in pairs if minutes]


def paid_hours_in_words(terms: Terms) -> str:
    """Return the answer to whether paid hours are possible (D4)."""
    if terms.ordinary_possible is None:
        return ""
    if terms.ordinary_possible:
        return f"Timer med løn er en mulighed. {terms.ordinary_when}".strip()
    return "Timer med løn er ikke en mulighed lige nu. Vi taler om det igen ved hver opfølgning."


def _consultant(visit: Visit) -> Helper | None:
    team = overview_of(visit.case, visit.today).team
    found = next((each for each in team if Role.JOB_CONSULTANT in each.roles), None)
    return Helper(name=found.name, role="jobkonsulent", phone=found.phone) if found else None


def _yes(sheet: Sheet, party: AgreementParty) -> Consent:
    said = next(
        (
            each
            for each in sheet.answers
            if each.party is party and each.agrees and each.text_hash == sheet.text_hash
        ),
        None,
    )
    if said is None:
        return Consent(party=party.label)
    return Consent(party=party.label, name=said.person_name, on=said.answered_at.date())
