"""Få et hurtigt svar: I ask my team, and see how far it is (G6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.actions.raising import ask_as_citizen
from fodfaeste.records.followup.queries.raised import about_me
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.quick import due_on
from fodfaeste.rules.limits import LimitCode
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import RuledForm, attempt, begun
from fodfaeste.web.ui.forms import LongTextField

DONE = 303
LONGEST = 1_000


class QuickForm(RuledForm):
    """One question."""

    judged_by_rules = ("question",)

    question = LongTextField(
        label=gettext_lazy("Hvad vil du have svar på?"),
        help_text=gettext_lazy("Hele dit team kan læse det."),
        longest=LONGEST,
        rows=4,
    )


@on_own_case(Permission.OWN_CASE_SEE)
def quick(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What has been asked about me, and how far it is."""
    context = {
        "questions": about_me(visit.case.pk),
        "may_ask": visit.allows(Permission.OWN_QUICK_ASK),
    }
    return render(request, "citizen/quick.html", context)


@on_own_case(Permission.OWN_QUICK_ASK)
def ask(request: HttpRequest, visit: Visit) -> HttpResponse:
    """I ask; whoever keeps the overview is told at once."""
    draft = f"own-quick:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    form = QuickForm(request.POST or None, initial=begun(QuickForm, kept.fields) if kept else {})

    def act(said: dict[str, Any]) -> object:
        return ask_as_citizen(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            question=said["question"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    status = attempt(form, act)
    if status == DONE:
        messages.success(request, _("Tak. Dit team har fået besked og svarer her på siden."))
        return HttpResponseRedirect(reverse("citizen:quick"))
    days = limits_on(visit.today)[LimitCode.QUICK_REACTION]
    context = {"form": form, "draft": draft, "due_on": due_on(visit.today, days=days)}
    return render(request, "citizen/quick_ask.html", context, status=status)
