"""The agreement behind a link: read it, agree, or say what should change (D6, L4)."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.pdf.papers.agreement import CallAt, document_for_employer
from fodfaeste.records.followup.actions import raising
from fodfaeste.records.followup.queries.raised import by_link
from fodfaeste.records.placement.actions import answers, feedback
from fodfaeste.records.placement.queries.agreements import last_day_to_answer
from fodfaeste.records.placement.queries.links import EmployerView, employer_view
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.employer.forms import AGREES, CHANGE, AnswerForm, FeedbackForm, QuickForm
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.links import on_link
from fodfaeste.web.shell.visits import Guest
from fodfaeste.web.ui.answers import asked_anew
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.papers import as_pdf


@require_http_methods(["GET", "HEAD", "POST"])
@on_link(LinkScope.AGREEMENT)
def agreement(request: HttpRequest, guest: Guest) -> HttpResponse:
    """One clear page. Opening it signs nothing; sending the form does."""
    shown = _shown(guest)
    asked = {"text_hash": shown.sheet.text_hash}
    form = AnswerForm(request.POST or None, initial=asked)

    def act(typed: dict[str, Any]) -> object:
        return answers.answer_by_link(
            link_id=guest.link_id,
            case_id=guest.case_id,
            agreement_id=shown.sheet.id,
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
        form = asked_anew(form, asked)
    return _page(request, guest, shown, answer_form=form, status=status)


@require_POST
@on_link(LinkScope.AGREEMENT)
def regret(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Take the yes back, while the others have not answered yet."""
    shown = _shown(guest)
    try:
        answers.regret_by_link(
            link_id=guest.link_id,
            case_id=guest.case_id,
            agreement_id=shown.sheet.id,
            today=guest.today,
            now=guest.now,
        )
    except Refused as refused:
        return _page(request, guest, shown, refused=refused.obstacles, status=HTTPStatus.CONFLICT)
    messages.success(request, _("Dit ja er taget tilbage. Jobkonsulenten får besked."))
    return _back(request)


@require_POST
@on_link(LinkScope.AGREEMENT)
def give_feedback(request: HttpRequest, guest: Guest) -> HttpResponse:
    """How it goes, and what to talk about; the consultant is told."""
    shown = _shown(guest)
    form = FeedbackForm(request.POST)

    def act(typed: dict[str, Any]) -> object:
        return feedback.give_feedback(
            link_id=guest.link_id,
            case_id=guest.case_id,
            match_id=shown.sheet.match_id,
            score=typed["score"],
            talk_about=typed["talk_about"],
            today=guest.today,
            now=guest.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. Jobkonsulenten får besked."))
        return _back(request)
    return _page(request, guest, shown, feedback_form=form, status=status)


@require_POST
@on_link(LinkScope.AGREEMENT)
def ask_quickly(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Something that must not wait; whoever keeps the overview is told (G6)."""
    shown = _shown(guest)
    if shown.in_force is None:
        raise Http404
    form = QuickForm(request.POST)

    def act(typed: dict[str, Any]) -> object:
        return raising.ask_by_link(
            link_id=guest.link_id,
            case_id=guest.case_id,
            match_id=shown.sheet.match_id,
            question=typed["question"],
            today=guest.today,
            now=guest.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, _("Tak. De, der kan afklare det, har fået besked."))
        return _back(request)
    return _page(request, guest, shown, quick_form=form, status=status)


@require_safe
@on_link(LinkScope.AGREEMENT)
@in_danish
def pdf(request: HttpRequest, guest: Guest) -> HttpResponse:
    """A copy of what waits for an answer, else of what was agreed; a draft is nobody's."""
    shown = _shown(guest)
    asked_for = shown.in_force if COUNTS in request.GET else None
    sheet = asked_for or shown.sheet
    if sheet.state in UNREAD:
        raise Http404
    who = shown.consultant
    call = CallAt(name=who.name, phone=who.phone) if who else None
    paper = document_for_employer(sheet, first_name=shown.first_name, call=call, today=guest.today)
    return as_pdf(paper, name="arbejdsaftale")


def _shown(guest: Guest) -> EmployerView:
    shown = employer_view(
        link_id=guest.link_id,
        case_id=guest.case_id,
        agreement_id=guest.target,
        today=guest.today,
    )
    if shown is None:
        raise Http404
    return shown


def _back(request: HttpRequest) -> HttpResponse:
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return HttpResponseRedirect(reverse("employer:agreement", kwargs={"token": token}))


def _page(
    request: HttpRequest,
    guest: Guest,
    shown: EmployerView,
    *,
    answer_form: AnswerForm | None = None,
    feedback_form: FeedbackForm | None = None,
    quick_form: QuickForm | None = None,
    refused: tuple[object, ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """What the page shows; a draft is nobody's to read yet."""
    sheet = shown.sheet
    latest = sheet.latest_answer(AgreementParty.EMPLOYER)
    by = last_day_to_answer(sheet.proposed_on, today=guest.today)
    in_time = by is not None and guest.today <= by
    has_agreed = AgreementParty.EMPLOYER in sheet.agreed_by
    is_proposed = sheet.state is AgreementState.PROPOSED
    is_in_force = sheet.state is AgreementState.AGREED
    works = shown.in_force is not None
    context = {
        "token": request.resolver_match.kwargs["token"] if request.resolver_match else "",
        "first_name": shown.first_name,
        "person_name": shown.person_name,
        "consultant": shown.consultant,
        "stand_in": shown.stand_in,
        "sheet": None if sheet.state in UNREAD else sheet,
        "is_dropped": sheet.state is AgreementState.DROPPED,
        "works": works,
        "in_force": None if is_in_force else shown.in_force,
        "wish": shown.wish,
        "answer_by": by if is_proposed else None,
        "may_answer": is_proposed and not has_agreed and in_time,
        "ran_out": is_proposed and not in_time,
        "may_regret": is_proposed and has_agreed,
        "is_in_force": is_in_force,
        "is_over": sheet.state in OVER,
        "agreed": latest if has_agreed else None,
        "latest": latest,
        "form": answer_form or AnswerForm(initial={"text_hash": sheet.text_hash}),
        "feedback_form": (feedback_form or FeedbackForm()) if works else None,
        "quick_form": (quick_form or QuickForm()) if works else None,
        "questions": by_link(guest.link_id),
        "refused": refused,
        "without_user": True,
    }
    return render(request, "employer/agreement.html", context, status=status)


OVER = frozenset({AgreementState.REPLACED, AgreementState.ENDED})
UNREAD = frozenset({AgreementState.DRAFT, AgreementState.DROPPED})
"""Nobody has proposed what such a version says now."""
COUNTS = "gaelder"
"""In the address of the copy: the agreement that counts, while another is proposed."""
