"""The leader reviews emergency openings: every one of them stands in the list until then (S6)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.cases import actions
from fodfaeste.records.cases import queries as cases
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case, staff
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.people.forms import ReviewForm


@require_safe
@staff(Permission.GLASS_REVIEW)
def openings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Emergency openings that nobody has reviewed."""
    waiting = list(cases.unreviewed_glass(desk.actor))
    desk.shown([glass.case_id for glass in waiting])
    context = {"waiting": [(glass, ReviewForm(auto_id=f"id_{glass.pk}_%s")) for glass in waiting]}
    return render(request, "staff/people/openings.html", context)


@require_POST
@on_case(Permission.GLASS_REVIEW)
def review(request: HttpRequest, visit: Visit, glass_id: int) -> HttpResponse:
    """Say what was found about one opening."""
    waiting = cases.unreviewed_glass(visit.actor).filter(case=visit.case, pk=glass_id)
    if not waiting.exists():
        raise Http404
    form = ReviewForm(request.POST)
    if not form.is_valid():
        context = {"waiting": [(waiting.get(), form)]}
        return render(request, "staff/people/openings.html", context, status=422)
    actions.review_glass(
        actor=visit.actor,
        glass_id=glass_id,
        note=form.cleaned_data["note"],
        now=visit.now,
        today=visit.today,
    )
    messages.success(request, "Nødåbningen er gennemgået.")
    return HttpResponseRedirect(reverse("staff:people:openings"))
