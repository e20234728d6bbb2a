"""Who has the plan on paper: the list, a copy given out, a copy that came back (C6)."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.queries import Copy, Receiver
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.paper import PaperFate, PaperReceiver, PaperVariant
from fodfaeste.rules.plan.upkeep import warnings_on_paper
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.paper_forms import (
    UNNAMED,
    GoneForm,
    HandOverForm,
    code_of,
    receiver_from,
    receivers_in_words,
)
from fodfaeste.web.ui.attempts import attempt

CITIZEN = code_of(Receiver(receiver=PaperReceiver.CITIZEN))


@on_case(Permission.PLAN_SEE)
def copies(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every copy that was given out, and whether the citizen's is the newest."""
    paper = queries.paper_of(visit.case.pk)
    uncovered = queries.uncovered_copies(visit.case, today=visit.today)
    context = {
        "copies": [
            replace(_told(visit, copy), uncovered=uncovered.get(copy.id))
            for copy in queries.copies_of(visit.case.pk)
        ],
        "newest": paper.approved,
        "warnings": warnings_on_paper(
            approved_version=paper.approved, handed_over_version=paper.handed_over
        ),
        "may_hand_over": visit.allows(Permission.PLAN_HAND_OVER),
    }
    return case_page(request, visit, "staff/plan/copies.html", context, tab="plan")


@on_case(Permission.PLAN_HAND_OVER)
def hand_over(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that somebody was given the plan on paper."""
    numbers = [version.number for version in queries.version_heads(visit.case.pk)]
    receivers = receivers_in_words(
        queries.receivers_of(visit.case, today=visit.today), sections=visit.sections
    )
    form = HandOverForm(
        request.POST or None,
        initial=_begun(request, visit, numbers),
        numbers=numbers,
        receivers=receivers,
    )
    status = attempt(form, lambda answers: _hand_over(visit, answers))
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Det er noteret, hvem der har fået planen på papir.")
        return HttpResponseRedirect(_list_url(visit))
    return case_page(
        request, visit, "staff/plan/hand_over.html", {"form": form}, tab="plan", status=status
    )


@on_case(Permission.PLAN_HAND_OVER)
def gone(request: HttpRequest, visit: Visit, copy_id: int) -> HttpResponse:
    """Note that a copy was taken back or destroyed."""
    copy = _copy_or_404(visit, copy_id)
    form = GoneForm(request.POST or None, initial={"gone_on": visit.today})
    status = attempt(
        form,
        lambda answers: actions.note_gone(
            actor=visit.actor,
            case=visit.case,
            copy_id=copy_id,
            fate=PaperFate(answers["fate"]),
            gone_on=answers["gone_on"],
            today=visit.today,
            now=visit.now,
        ),
    )
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Det er noteret, hvad der blev af papiret.")
        return HttpResponseRedirect(_list_url(visit))
    context = {"form": form, "copy": _told(visit, copy)}
    return case_page(
        request, visit, "staff/plan/copy_gone.html", context, tab="plan", status=status
    )


def _copy_or_404(visit: Visit, copy_id: int) -> Copy:
    found = [copy for copy in queries.copies_of(visit.case.pk) if copy.id == copy_id]
    if not found:
        raise Http404
    return found[0]


def _hand_over(visit: Visit, answers: dict[str, Any]) -> None:
    receiver, number = receiver_from(answers["to"])
    actions.hand_over(
        actor=visit.actor,
        key=answers["key"],
        case=visit.case,
        number=answers["number"],
        variant=PaperVariant(answers["variant"]),
        to=actions.PaperTo(receiver=receiver, number=number),
        handed_over_on=answers["handed_over_on"],
        today=visit.today,
        now=visit.now,
    )


def _begun(request: HttpRequest, visit: Visit, numbers: list[int]) -> dict[str, Any]:
    """Begin with what is most likely: the newest plan, to the citizen, today."""
    return {
        "number": numbers[0] if numbers else None,
        "variant": request.GET.get("print", PaperVariant.STANDARD),
        "to": CITIZEN,
        "handed_over_on": visit.today,
    }


@dataclass(frozen=True, slots=True)
class ToldCopy:
    """A copy with its receiver in words this reader may read."""

    copy: Copy
    receiver: str
    uncovered: Obstacle | None = None
    """What is pointed out where no consent covers the copy any more."""


def _told(visit: Visit, copy: Copy) -> ToldCopy:
    if copy.receiver is PaperReceiver.CITIZEN:
        return ToldCopy(copy, visit.case.citizen.name)
    if copy.receiver is PaperReceiver.NETWORK_PERSON and not visit.sees(Section.SOCIAL):
        return ToldCopy(copy, UNNAMED)
    return ToldCopy(copy, copy.name)


def _list_url(visit: Visit) -> str:
    return reverse("staff:plan:copies", kwargs={"case_id": visit.case.pk})
