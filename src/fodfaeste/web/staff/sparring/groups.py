"""Sparring groups: one's own and those of one's units; made, changed and closed by the leader."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.meetings.actions import sparring as actions
from fodfaeste.records.meetings.queries import sparring as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.sparring import warnings_on_group, warnings_without_group
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import Page, answer
from fodfaeste.web.staff.meetings.holding import in_words
from fodfaeste.web.staff.sparring.agenda import agenda_for
from fodfaeste.web.staff.sparring.forms import GroupForm
from fodfaeste.web.staff.sparring.review import review_lines
from fodfaeste.web.ui.cleaning import sent_number

if TYPE_CHECKING:
    from fodfaeste.records.meetings.queries.sparring import Group

FORM = "staff/sparring/form.html"


@staff(Permission.SPARRING_SEE)
def groups(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One's groups; for a leader also who sits in none."""
    found = queries.groups_for(desk.actor, desk.today)
    leads = desk.allows(Permission.SPARRING_LEAD)
    alone = queries.without_a_group(desk.actor, desk.today) if leads else ()
    context = {
        "groups": [(group, in_words(warnings_on_group(group.roles))) for group in found],
        "missing": in_words(warnings_without_group(alone)),
        "leads": leads,
    }
    return render(request, "staff/sparring/groups.html", context)


@staff(Permission.SPARRING_SEE)
def group(request: HttpRequest, desk: Desk, group_id: int) -> HttpResponse:
    """One group: its people, its meetings, and what the next one talks about."""
    found = group_or_404(desk, group_id)
    agenda = agenda_for(desk, since=queries.last_held(found.row))
    desk.shown(agenda.looked_at)
    context = {
        "group": found,
        "missing": in_words(warnings_on_group(found.roles)),
        "meetings": queries.meetings_of(found.row),
        "agenda": agenda.items,
        "review": review_lines(agenda.seen, (*agenda.items, *agenda.others), today=desk.today),
        "leads": found.row.unit_id in desk.actor.leads_units,
    }
    return render(request, "staff/sparring/group.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.SPARRING_LEAD)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make a group."""
    form = _form(desk, request.POST or None)

    def keep(typed: dict[str, Any]) -> object:
        return actions.make_group(
            actor=desk.actor,
            key=typed["key"],
            name=typed["name"],
            unit_id=typed["unit"],
            people=tuple(typed["people"]),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Ny sparringsgruppe",
        keep=keep,
        back=reverse("staff:sparring:groups"),
        said="Sparringsgruppen er lavet.",
        done=lambda made: group_url(made.pk),
        template=FORM,
        rule="J1",
        lead="Jobkonsulenter og CTI-medarbejdere hjælper hinanden med de forløb, der er svære.",
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.SPARRING_LEAD)
def change(request: HttpRequest, desk: Desk, group_id: int) -> HttpResponse:
    """Give a group another name, or other people."""
    found = group_or_404(desk, group_id)
    if found.row.unit_id not in desk.actor.leads_units:
        raise Http404
    started = {
        "unit": found.row.unit_id,
        "name": found.row.name,
        "people": [one.user_id for one in found.people],
        "version": found.row.version,
    }
    form = _form(desk, request.POST or None, initial=started, also=found)

    def keep(typed: dict[str, Any]) -> object:
        return actions.change_group(
            actor=desk.actor,
            group_id=group_id,
            version=typed["version"] or 0,
            name=typed["name"],
            people=tuple(typed["people"]),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Ret sparringsgruppen",
        keep=keep,
        back=group_url(group_id),
        said="Sparringsgruppen er rettet.",
        template=FORM,
        rule="J1",
        context={"group": found},
    )
    return answer(request, page, form)


@require_POST
@staff(Permission.SPARRING_LEAD)
def close(request: HttpRequest, desk: Desk, group_id: int) -> HttpResponse:
    """Close a group; what it decided stands."""
    group_or_404(desk, group_id)
    actions.close_group(
        actor=desk.actor,
        group_id=group_id,
        version=sent_number(request.POST.get("version", "")),
        today=desk.today,
        now=desk.now,
    )
    messages.success(request, "Sparringsgruppen er nedlagt. Det, I har besluttet, står stadig.")
    return HttpResponseRedirect(reverse("staff:sparring:groups"))


def group_or_404(desk: Desk, group_id: int) -> "Group":
    """A group that one sits in or leads."""
    found = queries.group_for(desk.actor, group_id, desk.today)
    if found is None:
        raise Http404
    return found


def group_url(group_id: int) -> str:
    """The page of a group."""
    return reverse("staff:sparring:group", args=[group_id])


def _form(
    desk: Desk,
    sent: Any,
    *,
    initial: dict[str, Any] | None = None,
    also: "Group | None" = None,
) -> GroupForm:
    """The form with the units one leads, and the colleagues there; who sits in it stays on it."""
    colleagues = queries.may_sit(desk.actor.leads_units, desk.today)
    people = {user.pk: user.name for user in colleagues}
    people |= {one.user_id: one.name for one in also.people} if also else {}
    units = [(unit.pk, unit.name) for unit in queries.units_led(desk.actor)]
    if also is not None:  # a group stays in its unit
        units = [(also.row.unit_id, also.row.unit.name)]
    ordered = sorted(people.items(), key=lambda one: one[1].casefold())
    return GroupForm(sent, initial=initial or {}, units=units, people=ordered)
