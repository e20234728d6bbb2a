"""«Sådan arbejder vi sammen»: the trend of a team, what it tries, and answering together (J4)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.boards.actions import collaboration as actions
from fodfaeste.records.boards.queries import collaboration as queries
from fodfaeste.records.boards.queries.collaboration import Check
from fodfaeste.records.boards.queries.reach import units_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.collaboration import (
    STATEMENTS,
    Condition,
    average,
    next_check_on,
    suggestions,
)
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.collaboration.forms import CheckForm
from fodfaeste.web.staff.companies.forming import Page, answer, draft_here
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.parts import Table

if TYPE_CHECKING:
    from fodfaeste.accounts.models import Unit

FORM = "staff/collaboration/form.html"


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement and what was answered the last time."""

    text: str
    label: str


@require_safe
@staff(Permission.COLLABORATION_CHECK)
def units(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a team; with one there is nothing to choose."""
    found = units_of(desk.actor, desk.today)
    if len(found) == 1:
        return HttpResponseRedirect(_url(found[0].pk))
    return render(request, "staff/collaboration/units.html", {"units": found})


@require_safe
@staff(Permission.COLLABORATION_CHECK)
def checks(request: HttpRequest, desk: Desk, unit_id: int) -> HttpResponse:
    """How the team has answered so far, and what it tries."""
    unit = _unit_or_404(desk, unit_id)
    found = queries.checks_of(unit_id)
    again_on = next_check_on(found[0].held_on if found else None)
    context = {
        "unit": unit,
        "checks": found,
        "trend": _trend(found) if found else None,
        "answers": _answers(found[0]) if found else (),
        "suggested": suggestions(found[0].answers)[:3] if found else (),
        "again_on": again_on,
        "is_due": again_on is not None and again_on <= desk.today,
    }
    return render(request, "staff/collaboration/checks.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.COLLABORATION_CHECK)
def answer_together(request: HttpRequest, desk: Desk, unit_id: int) -> HttpResponse:
    """Answer together; with `dag` the answers of that day are corrected."""
    unit = _unit_or_404(desk, unit_id)
    before = _before(unit_id, request.GET.get("dag", ""))
    latest = queries.checks_of(unit_id)
    suggested = tuple(one.code for one in suggestions(latest[0].answers)) if latest else ()
    draft = draft_here(desk, f"collaboration:{unit_id}")
    started = {"held_on": desk.today, **_values(before), **begun(CheckForm, draft.typed)}
    form = CheckForm(request.POST or None, initial=started, suggested=suggested)

    def keep(typed: dict[str, Any]) -> object:
        return actions.keep_check(
            actor=desk.actor,
            unit_id=unit_id,
            version=typed["version"] or 0,
            answered=actions.Answered(
                held_on=typed["held_on"],
                answers=form.answers(),
                tried=tuple(typed["tried"]),
                note=typed["note"],
            ),
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Svar sammen",
        keep=keep,
        back=_url(unit_id),
        said="Jeres svar er gemt.",
        template=FORM,
        rule="J4",
        lead="Læs ét udsagn højt ad gangen, og vælg sammen. Er I uenige, så vælg det laveste, "
        "og skriv hvorfor.",
        draft=draft,
        context={"unit": unit},
    )
    return answer(request, page, form)


def _unit_or_404(desk: Desk, unit_id: int) -> "Unit":
    found = queries.unit_for(desk.actor, unit_id, desk.today)
    if found is None:
        raise Http404
    return found


def _before(unit_id: int, day: str) -> Check | None:
    """The check of the day that the address names; None for any other word."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return queries.check_on(unit_id, on)


def _values(check: Check | None) -> dict[str, Any]:
    if check is None:
        return {}
    answers = {code: str(int(fits)) for code, fits in check.answers.items()}
    tried = [one.code for one in check.tried]
    said = {"held_on": check.held_on, "note": check.note, "version": check.version}
    return {**answers, **said, "tried": tried}


def _answers(check: Check) -> tuple[tuple[Condition, tuple[Answer, ...]], ...]:
    return tuple(
        (
            condition,
            tuple(
                Answer(one.text, check.answers[one.code].label)
                for one in STATEMENTS
                if one.condition is condition and one.code in check.answers
            ),
        )
        for condition in Condition
    )


def _trend(found: tuple[Check, ...]) -> Table:
    """The averages of the four conditions, the oldest check first."""
    in_time = found[::-1]
    return Table(
        caption="Sådan har I svaret, 1 til 4",
        head=("Vilkår", *(_day(one.held_on) for one in in_time)),
        rows=tuple(
            (condition.label, *(_average(one, condition) for one in in_time))
            for condition in Condition
        ),
    )


def _average(check: Check, condition: Condition) -> str:
    found = average(check.answers, condition)
    return "–" if found is None else f"{found:.1f}".replace(".", ",")


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _url(unit_id: int) -> str:
    return reverse("staff:collaboration:checks", args=[unit_id])
