"""Hurtig afklaring around one citizen: every question, a new one, an answer (G3)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.cases.actions import quick as actions
from fodfaeste.records.cases.queries.quick import Quick, one_quick, quick_of
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.followup.actions import raising
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.followup.quick import QuickMatter, due_on, may_answer
from fodfaeste.rules.followup.quick_raised import may_pass_on
from fodfaeste.rules.limits import LimitCode
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings.people import people_around
from fodfaeste.web.staff.quick.forms import AnswerForm, AskForm
from fodfaeste.web.ui.cleaning import sent_number

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Versioned

TAB = "overview"


@require_safe
@on_case(Permission.PLAN_SEE)
def questions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every question, those that wait first."""
    context = {
        "questions": quick_of(visit.case.pk),
        "may_ask": visit.allows(Permission.QUICK_ASK),
    }
    return case_page(request, visit, "staff/quick/questions.html", context, tab=TAB)


@on_case(Permission.QUICK_ASK)
def ask(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask colleagues something that must not wait."""
    people = {role: name for role, name in people_around(visit).items() if role in _others(visit)}
    draft = f"quick:{visit.case.pk}"

    def save(said: dict[str, Any]) -> object:
        return actions.ask_quickly(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            matter=QuickMatter(said["matter"]),
            question=said["question"],
            asked=frozenset(map(Role, said["asked"])),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    days = limits_on(visit.today)[LimitCode.QUICK_REACTION]
    page = FormPage(
        template="staff/quick/ask.html",
        title="Bed om en hurtig afklaring",
        keep=save,
        back_url=address(visit, "questions"),
        said="Spørgsmålet er sendt. De, du har spurgt, har fået besked.",
        tab=TAB,
        draft=draft,
        context={"due_on": due_on(visit.today, days=days), "button": "Send"},
    )
    if request.method == "POST":
        return receive(request, visit, page, AskForm(request.POST, people=people))
    started = {
        "matter": request.GET.get("om", ""),
        "asked": [role.value for role in people if role in CASEWORKER_ROLES],
        **typed_before(visit, AskForm, draft),
    }
    return show(request, visit, page, AskForm(initial=started, people=people))


@on_case(Permission.PLAN_SEE)
def question(request: HttpRequest, visit: Visit, quick_id: int) -> HttpResponse:
    """One question: read it, and answer when one is asked."""
    found = _quick_or_404(visit, quick_id)
    answers = found.is_open and may_answer(found.asked, _roles(visit))
    draft = f"quick-answer:{quick_id}"

    def save(said: dict[str, Any]) -> object:
        return actions.answer_quickly(
            actor=visit.actor,
            case=visit.case,
            quick_id=quick_id,
            version=said["version"] or 0,
            answer=said["answer"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = FormPage(
        template="staff/quick/question.html",
        title=f"Hurtig afklaring: {found.matter.label}",
        keep=save,
        back_url=address(visit, "questions"),
        done_url=address(visit, "question", quick_id=quick_id),
        said="Svaret er sendt. Den, der spurgte, har fået besked.",
        tab=TAB,
        draft=draft if answers else "",
        context={
            "quick": found,
            "may_answer": answers and visit.allows(Permission.QUICK_ANSWER),
            "may_pass_on": found.is_open
            and may_pass_on(found.asked, _roles(visit))
            and visit.allows(Permission.QUICK_ANSWER),
            "may_take_back": found.is_open and found.asker_id == visit.actor.id,
        },
        values_of=_answer_now,
    )
    if request.method == "POST":
        return receive(request, visit, page, AnswerForm(request.POST))
    started = {"version": found.version, "seen": AnswerForm.marks({"answer": found.answer})}
    kept = typed_before(visit, AnswerForm, draft) if answers else {}
    return show(request, visit, page, AnswerForm(initial={**started, **kept}))


@require_POST
@on_case(Permission.QUICK_ASK)
def take_back(request: HttpRequest, visit: Visit, quick_id: int) -> HttpResponse:
    """The question has answered itself."""
    _quick_or_404(visit, quick_id)
    try:
        actions.take_question_back(
            actor=visit.actor,
            case=visit.case,
            quick_id=quick_id,
            version=sent_number(request.POST.get("version", "")),
            today=visit.today,
            now=visit.now,
        )
    except Stale:
        messages.info(request, "En kollega har lige svaret. Her er svaret.")
        return HttpResponseRedirect(address(visit, "question", quick_id=quick_id))
    messages.success(request, "Spørgsmålet er taget tilbage. De, du spurgte, har fået besked.")
    return HttpResponseRedirect(address(visit, "questions"))


@require_POST
@on_case(Permission.QUICK_ANSWER)
def pass_on(request: HttpRequest, visit: Visit, quick_id: int) -> HttpResponse:
    """It takes a decision: the caseworkers are asked."""
    _quick_or_404(visit, quick_id)
    try:
        raising.pass_on(
            actor=visit.actor,
            case=visit.case,
            quick_id=quick_id,
            version=sent_number(request.POST.get("version", "")),
            today=visit.today,
            now=visit.now,
        )
    except Stale:
        messages.info(request, "En kollega har lige skrevet i den. Sådan står den nu.")
        return HttpResponseRedirect(address(visit, "question", quick_id=quick_id))
    messages.success(request, "Sagsbehandlerne er bedt om at afgøre det. Fristen er den samme.")
    return HttpResponseRedirect(address(visit, "question", quick_id=quick_id))


def address(visit: Visit, name: str, **more: object) -> str:
    """The address of a page about quick answers in this course."""
    return reverse(f"staff:quick:{name}", kwargs={"case_id": visit.case.pk, **more})


def _quick_or_404(visit: Visit, quick_id: int) -> Quick:
    found = one_quick(visit.case.pk, quick_id)
    if found is None:
        raise Http404
    return found


def _others(visit: Visit) -> frozenset[Role]:
    return frozenset(Role) - visit.relation.seats - {Role.CITIZEN}


def _roles(visit: Visit) -> frozenset[Role]:
    leads = visit.relation.unit_id in visit.actor.leads_units
    return visit.relation.seats | ({Role.LEADER} if leads else frozenset())


def _answer_now(record: "Versioned") -> dict[str, Any]:
    return {"answer": getattr(record, "answer", "")} if getattr(record, "answer", "") else {}
