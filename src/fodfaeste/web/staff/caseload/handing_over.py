"""Hand over the caseload of a colleague who leaves: one page, with a preview (A2, A6)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.accounts import listing
from fodfaeste.records.cases.queries.caseload import caseloads_of, norms_of_courses
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.actions.handing_over import HandOver, Move, Outcome, hand_over
from fodfaeste.records.followup.queries.handing_over import LeftSeat, holders, seats_left
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.caseload.load import FULL, Training, load, percent, warnings_on_training
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.caseload.handing_forms import HandOverForm
from fodfaeste.web.ui.cleaning import plain_line

LOGGED_AS = "sagsstamme, der overdrages"
DO_IT = "overdrag"
SHOWN = 50
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Somebody who takes over: how many, and for CTI the load before and after (A6, A7)."""

    name: str
    role: str
    courses: int
    before: int | None = None
    after: int | None = None
    is_over: bool = False
    warnings: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would happen: who takes over how much, and who stays."""

    successors: tuple[Successor, ...]
    staying: tuple[str, ...]


@require_safe
@staff(Permission.CASELOAD_SEE)
def choose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose whose caseload changes hands, by name."""
    text = plain_line(request.GET.get("q", ""))[:LONGEST_SEARCH]
    found = holders(desk.actor, desk.today)
    people = list((found.filter(name__icontains=text) if text else found)[: SHOWN + 1])
    context = {"text": text, "people": people[:SHOWN], "has_more": len(people) > SHOWN}
    return render(request, "staff/caseload/choose.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.CASELOAD_SEE)
def hand_over_caseload(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Show what is open in each course, what would happen, and do it."""
    who = listing.user_of(user_id)
    seats = seats_left(desk.actor, user_id, desk.today)
    if who is None or not (seats or request.method == "POST"):
        raise Http404
    desk.shown(sorted({seat.case_id for seat in seats}), criterion=LOGGED_AS)
    names = {role: text.label for role, text in role_texts_on(desk.today).items()}
    inside = {role: in_sentence(name) for role, name in names.items()}
    form = HandOverForm(request.POST or None, seats=seats, role_names=inside, day=desk.today)
    context: dict[str, Any] = {"who": who, "form": form, "names": names}
    if not form.is_bound:
        return _page(request, context)
    if not seats:
        return _done(request, 0)
    if not form.is_valid():
        return _page(request, context, status=422)
    moves: tuple[Move, ...] = form.cleaned_data["moves"]
    if request.POST.get("skridt") != DO_IT:
        context["preview"] = _preview(desk, seats, moves, names)
        return _page(request, context)
    outcomes = _hand_over(desk, user_id, form.cleaned_data)
    refused = [one for one in outcomes if one.obstacles]
    if not refused:
        return _done(request, len(outcomes))
    left = seats_left(desk.actor, user_id, desk.today)
    again = HandOverForm(request.POST, seats=left, role_names=inside, day=desk.today)
    again.is_valid()
    citizens = {seat.case_id: seat.citizen for seat in seats}
    context |= {
        "form": again,
        "refused": [(citizens[one.move.case_id], one.obstacles) for one in refused],
        "handed": len(outcomes) - len(refused),
    }
    return _page(request, context, status=409)


def _page(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, "staff/caseload/hand_over.html", context, status=status)


def _done(request: HttpRequest, count: int) -> HttpResponse:
    """Back to everybody's caseloads, with what was done."""
    if count:
        many = "1 plads er" if count == 1 else f"{count} pladser er"
        messages.success(request, f"{many} overdraget. Borgerne får at vide, hvem der er ny.")
    else:
        messages.info(request, "Der er ikke mere at overdrage.")
    return HttpResponseRedirect(reverse("staff:caseload:caseloads"))


def _hand_over(desk: Desk, user_id: int, typed: Mapping[str, Any]) -> tuple[Outcome, ...]:
    return hand_over(
        actor=desk.actor,
        key=typed["key"],
        handed=HandOver(
            leaver_id=user_id,
            moves=typed["moves"],
            reason=typed["reason"],
            caseload_reason=typed.get("caseload_reason", ""),
        ),
        today=desk.today,
        now=desk.now,
    )


def _preview(
    desk: Desk, seats: Iterable[LeftSeat], moves: Iterable[Move], names: Mapping[Role, str]
) -> Preview:
    moved = {(move.case_id, move.role) for move in moves}
    counted = Counter((move.successor_id, move.role) for move in moves)
    weights = _weights(desk, moves)
    successors = [
        _successor(desk, user_id, role, courses, weights.get(user_id), names[role])
        for (user_id, role), courses in counted.items()
    ]
    staying = tuple(
        f"{seat.citizen} ({in_sentence(names[seat.role])})"
        for seat in seats
        if (seat.case_id, seat.role) not in moved
    )
    return Preview(successors=tuple(successors), staying=staying)


def _successor(
    desk: Desk,
    user_id: int,
    role: Role,
    courses: int,
    loads: tuple[Fraction, Fraction] | None,
    role_name: str,
) -> Successor:
    user = listing.user_of(user_id)
    if role is not Role.CTI_WORKER or loads is None or user is None:
        return Successor(name=user.name if user else "", role=role_name, courses=courses)
    training = Training(trained_on=user.cti_trained_on, mentor_named=user.mentor_id is not None)
    return Successor(
        name=user.name,
        role=role_name,
        courses=courses,
        before=percent(loads[0]),
        after=percent(loads[1]),
        is_over=loads[1] > FULL,
        warnings=warnings_on_training(training, today=desk.today),
    )


def _weights(desk: Desk, moves: Iterable[Move]) -> dict[int, tuple[Fraction, Fraction]]:
    """The load of each new CTI worker before and after; two queries."""
    taken = [move for move in moves if move.role is Role.CTI_WORKER]
    courses = caseloads_of({move.successor_id for move in taken}, desk.today)
    norms = norms_of_courses([move.case_id for move in taken], desk.today)
    found = {}
    for user_id, held in courses.items():
        before = load(one.carried.norm for one in held)
        theirs = (norms.get(move.case_id) for move in taken if move.successor_id == user_id)
        found[user_id] = (before, before + load(norm for norm in theirs if norm))
    return found
