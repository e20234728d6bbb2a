"""«Fravær»: who is away, who stands in, and until when (A1, A6, A7)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.accounts import listing
from fodfaeste.accounts import queries as accounts
from fodfaeste.records.cases.actions import absences as actions
from fodfaeste.records.cases.queries import absences as queries
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.caseload.load import Training, warnings_on_training
from fodfaeste.rules.cases.absence import covered, warnings_at_absence
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.absence.forms import AbsenceForm
from fodfaeste.web.ui.attempts import attempt

if TYPE_CHECKING:
    from fodfaeste.accounts.models import Absence

DONE = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One absence as the page says it."""

    number: int
    person: str
    deputy: str
    starts_on: date
    last_day: date
    when: str
    said_by: str
    ended_by: str
    may_end: bool


@require_safe
@staff(Permission.ABSENCE_WRITE)
def absences(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show one's own days, those one stands in, and those of one's people, with the history."""
    led = list(queries.people_led(desk.actor, desk.today)) if desk.actor.leads_units else []
    theirs = {one.pk for one in led} | {desk.actor.id}
    found = queries.absences_near(desk.actor, desk.today)
    context = {
        "lines": [_line(one, desk.today, may_end=one.person_id in theirs) for one in found],
        "led": led,
        "own": desk.actor.id if desk.actor.roles & set(TEAM_ROLES) else None,
    }
    return render(request, "staff/absence/absences.html", context)


def _line(one: "Absence", today: date, *, may_end: bool) -> Line:
    is_ahead = one.ends_before > today
    return Line(
        number=one.pk,
        person=one.person.name,
        deputy=one.deputy.name,
        starts_on=one.starts_on,
        last_day=max(one.starts_on, one.ends_before - timedelta(days=1)),
        when=_when(one, today),
        said_by=one.said_by.name,
        ended_by=one.ended_by.name if one.ended_by else "",
        may_end=may_end and is_ahead,
    )


def _when(one: "Absence", today: date) -> str:
    if one.ends_before == one.starts_on:
        return "taget tilbage"
    if one.ends_before <= today:
        return "forbi"
    return "nu" if one.starts_on <= today else "kommer"


@require_http_methods(["GET", "POST"])
@staff(Permission.ABSENCE_WRITE)
def new(request: HttpRequest, desk: Desk, user_id: int) -> HttpResponse:
    """Write days away for oneself, or for one of one's people."""
    who = listing.user_of(user_id)
    if who is None or not queries.may_say_absent(desk.actor, who, desk.today):
        raise Http404
    held = queries.roles_on([user_id], desk.today).get(user_id, frozenset())
    role = next((role for role in TEAM_ROLES if role in held), None)
    if role is None:
        raise Http404
    name = in_sentence(role_texts_on(desk.today)[role].label)
    form = AbsenceForm(
        request.POST or None,
        role=role,
        role_name=name,
        day=desk.today,
        initial={"starts_on": desk.today},
    )
    written: list[Absence] = []
    status = attempt(form, lambda typed: written.append(_say(desk, user_id, typed)))
    if status == DONE:
        _point_out(request, desk, written[0])
        messages.success(request, "Fraværet er skrevet. Stedfortræderen har fået besked.")
        return HttpResponseRedirect(reverse("staff:absence:absences"))
    context = {
        "form": form,
        "who": who,
        "is_oneself": user_id == desk.actor.id,
        "left": queries.left_by(user_id, desk.today),
    }
    return render(request, "staff/absence/new.html", context, status=status)


def _say(desk: Desk, user_id: int, typed: dict[str, Any]) -> "Absence":
    return actions.say_absent(
        actor=desk.actor,
        key=typed["key"],
        away=actions.Away(
            person_id=user_id,
            deputy_id=typed["deputy"],
            starts_on=typed["starts_on"],
            last_day=typed["last_day"],
        ),
        today=desk.today,
        now=desk.now,
    )


def _point_out(request: HttpRequest, desk: Desk, absence: "Absence") -> None:
    """Tell what to think of: uncovered seats, the deputy's hands, training (A1, A6, A7)."""
    roles = queries.roles_on([absence.person_id, absence.deputy_id], desk.today)
    deputy = roles.get(absence.deputy_id, frozenset())
    takes_cti = Role.CTI_WORKER in covered(roles.get(absence.person_id, frozenset()), deputy)
    warnings = warnings_at_absence(
        seats=queries.left_by(absence.person_id, desk.today).roles,
        deputy=deputy,
        stands_in_then=queries.stands_in_within(absence),
        percent_then=queries.load_meanwhile(absence.person_id, absence.deputy_id, desk.today)
        if takes_cti
        else 0,
    )
    if takes_cti:
        trained_on, mentored = accounts.training_of(absence.deputy_id)
        training = Training(trained_on=trained_on, mentor_named=mentored)
        warnings += warnings_on_training(training, today=desk.today)
    for warning in warnings:
        messages.warning(request, f"{warning.sentence} {warning.next_step} (regel {warning.rule})")


@require_POST
@staff(Permission.ABSENCE_WRITE)
def end(request: HttpRequest, desk: Desk, absence_id: int) -> HttpResponse:
    """Back earlier than was said."""
    absence = queries.absence_of(absence_id)
    if absence is None or not queries.may_say_absent(desk.actor, absence.person, desk.today):
        raise Http404
    actions.end_absence(actor=desk.actor, absence_id=absence_id, today=desk.today, now=desk.now)
    messages.success(request, "Fraværet er slut. Stedfortræderen ser ikke forløbene længere.")
    return HttpResponseRedirect(reverse("staff:absence:absences"))
