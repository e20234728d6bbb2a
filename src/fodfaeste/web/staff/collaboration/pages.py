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
from fodfaeste.web.staff.companies.forming import DraftHere, Page, answer, draft_here
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.merging import chosen
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
    """Answer together; `ret` names the answers that are corrected."""
    unit = _unit_or_404(desk, unit_id)
    before = _before_or_404(unit_id, request.GET.get("ret", ""))
    draft = draft_here(desk, f"collaboration:{unit_id}:{before.id if before else 'new'}")
    form = _form(request, desk, before, draft)
    latest = queries.checks_of(unit_id)
    form.suggest(one.code for one in suggestions(latest[0].answers if latest else {}))

    def keep(typed: dict[str, Any]) -> object:
        told: dict[str, Any] = {
            "actor": desk.actor,
            "unit_id": unit_id,
            "answered": _answered(form),
            "today": desk.today,
            "now": desk.now,
            "draft": draft.name,
        }
        if before is None:
            return actions.keep_check(key=typed["key"], **told)
        return actions.change_check(check_id=before.id, version=typed["version"] or 0, **told)

    page = Page(
        title="Ret jeres svar" if before else "Svar sammen",
        keep=keep,
        back=_url(unit_id),
        said="Jeres svar er gemt.",
        template=FORM,
        rule="J4",
        lead="Læs ét udsagn højt ad gangen, og vælg sammen. Er I uenige, så vælg det laveste, "
        "og skriv hvorfor.",
        draft=draft,
        values_of=lambda row: _values(queries.told(row)),
        context={"unit": unit},
    )
    return answer(request, page, form)


def _form(request: HttpRequest, desk: Desk, before: Check | None, draft: DraftHere) -> CheckForm:
    if request.method == "POST":
        return CheckForm(chosen(request.POST))
    if before is not None:
        return CheckForm.showing(_values(before), version=before.version, draft=draft.typed)
    return CheckForm(initial={"held_on": desk.today, **begun(CheckForm, draft.typed)})


def _answered(form: CheckForm) -> actions.Answered:
    said = form.cleaned_data
    return actions.Answered(
        held_on=said["held_on"],
        answers=form.answers(),
        tried=tuple(said["tried"]),
        note=said["note"],
    )


def _unit_or_404(desk: Desk, unit_id: int) -> "Unit":
    found = queries.unit_for(desk.actor, unit_id, desk.today)
    if found is None:
        raise Http404
    return found


def _before_or_404(unit_id: int, asked: str) -> Check | None:
    """The check that the address names; None where it names none."""
    if not asked:
        return None
    found = queries.check_of(unit_id, sent_number(asked))
    if found is None:
        raise Http404
    return found


def _values(check: Check) -> dict[str, Any]:
    """What stands in a check, field by field."""
    answers = {code: str(int(fits)) for code, fits in check.answers.items()}
    tried = [one.code for one in check.tried]
    return {"held_on": check.held_on, **answers, "tried": tried, "note": check.note}


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
