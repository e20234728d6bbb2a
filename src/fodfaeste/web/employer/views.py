"""The agreement behind a link: read it, agree, or say what should change (D6, L4)."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import answers
from fodfaeste.records.placement.queries.links import EmployerView, employer_view
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.web.employer.forms import AGREES, CHANGE, AnswerForm
from fodfaeste.web.shell.links import on_link
from fodfaeste.web.shell.visits import Guest
from fodfaeste.web.ui.attempts import attempt


@require_http_methods(["GET", "HEAD", "POST"])
@on_link(LinkScope.AGREEMENT)
def agreement(request: HttpRequest, guest: Guest) -> HttpResponse:
    """One clear page. Opening it signs nothing; sending the form does."""
    shown = employer_view(link_id=guest.link_id, case_id=guest.case_id, agreement_id=guest.target)
    if shown is None:
        raise Http404
    asked = {"text_hash": shown.sheet.text_hash}
    form = AnswerForm(request.POST or None, initial=asked)

    def act(typed: dict[str, Any]) -> object:
        return answers.answer_by_link(
            link_id=guest.link_id,
            case_id=guest.case_id,
            agreement_id=guest.target,
            agrees=typed["answer"] == AGREES,
            text_hash=typed["text_hash"],
            should_change=typed["should_change"] if typed["answer"] == CHANGE else "",
            address=guest.address,
            today=guest.today,
            now=guest.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. Dit svar er modtaget, og jobkonsulenten får besked."))
        return HttpResponseRedirect(request.path)
    if status is HTTPStatus.CONFLICT:
        form = _asked_anew(form, asked)
    context = {"form": form, "without_user": True, **_words(shown)}
    return render(request, "employer/agreement.html", context, status=status)


def _asked_anew(refused: AnswerForm, asked: dict[str, str]) -> AnswerForm:
    """What was typed, about the text that stands now: the page shows it, so it can be answered."""
    form = AnswerForm(initial={**refused.cleaned_data, **asked})
    form.refusal = refused.refusal
    return form


def _words(shown: EmployerView) -> dict[str, Any]:
    """What the page shows; a draft is nobody's to read yet."""
    sheet = shown.sheet
    mine = [
        each
        for each in sheet.answers
        if each.party is AgreementParty.EMPLOYER and each.text_hash == sheet.text_hash
    ]
    agreed = next((each for each in mine if each.agrees), None)
    return {
        "first_name": shown.first_name,
        "person_name": shown.person_name,
        "consultant": shown.consultant,
        "sheet": None if sheet.state is AgreementState.DRAFT else sheet,
        "may_answer": sheet.state is AgreementState.PROPOSED and agreed is None,
        "is_in_force": sheet.state is AgreementState.AGREED,
        "is_over": sheet.state in {AgreementState.REPLACED, AgreementState.ENDED},
        "agreed": agreed,
        "latest": mine[-1] if mine else None,
    }
