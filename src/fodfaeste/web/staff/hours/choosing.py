"""Whose word counts, when they say different things about a week (D7)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.placement.actions import hours as actions
from fodfaeste.records.placement.queries.course import entry_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.weeks import week_name
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.forms import DanishForm


class ChoiceForm(DanishForm):
    """The version of the week that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@require_POST
@on_case(Permission.HOURS_RECORD)
def choose(request: HttpRequest, visit: Visit, word_id: int) -> HttpResponse:
    """Let this word count."""
    entry, form = entry_of(visit.case.pk, word_id), ChoiceForm(request.POST)
    if entry is None:
        raise Http404
    week = week_name(entry.monday)
    if form.is_valid():
        actions.choose_word(
            actor=visit.actor,
            case=visit.case,
            entry_id=entry.id,
            version=form.cleaned_data["version"],
            today=visit.today,
            now=visit.now,
        )
        number = entry.monday.isocalendar().week
        messages.success(request, f"Timerne i uge {number} er valgt.")
    address = reverse("staff:hours:hours", kwargs={"case_id": visit.case.pk})
    return HttpResponseRedirect(f"{address}?uge={week}")
