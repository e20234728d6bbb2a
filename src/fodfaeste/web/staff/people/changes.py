"""A change on the team is told to the citizen: said, written on paper, and noted (A2, A3)."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.pdf.papers.team import change_letter
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.queries.team_news import news_of
from fodfaeste.records.catalogues.queries import installation, role_texts_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import ToldAs
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm
from fodfaeste.web.ui.papers import as_pdf

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import TeamNews

DONE = 303
LARGE = "stor"
BY_STAFF = tuple((way.value, way.label) for way in ToldAs if way is not ToldAs.OWN_PAGE)


class ToldForm(KeyedForm):
    """How and when the citizen heard."""

    told_as = forms.ChoiceField(
        label="Hvordan fik borgeren det at vide?", choices=BY_STAFF, widget=forms.RadioSelect
    )
    told_on = DanishDateField(label="Hvornår?")


@require_http_methods(["GET", "POST"])
@on_case(Permission.CHANGE_TELL)
def tell_change(request: HttpRequest, visit: Visit, news_id: int) -> HttpResponse:
    """Note that the citizen was told who is new."""
    news = _found(visit, news_id)
    form = ToldForm(
        request.POST or None, initial={"told_on": visit.today, "told_as": ToldAs.TALK.value}
    )
    status = attempt(
        form,
        lambda typed: actions.tell_change(
            actor=visit.actor,
            case=visit.case,
            news_id=news_id,
            told_on=typed["told_on"],
            told_as=ToldAs(typed["told_as"]),
            today=visit.today,
            now=visit.now,
        ),
    )
    if status == DONE:
        messages.success(request, "Det er noteret, at borgeren er fortalt om skiftet.")
        return HttpResponseRedirect(reverse("staff:people:team", args=[visit.case.pk]))
    role = role_texts_on(visit.today)[Role(news.seat.role)]
    context = {"form": form, "news": news, "role": in_sentence(role.label), "helps": role}
    return case_page(
        request, visit, "staff/people/tell_change.html", context, tab="overview", status=status
    )


@require_safe
@on_case(Permission.CHANGE_TELL)
def letter(request: HttpRequest, visit: Visit, news_id: int) -> HttpResponse:
    """The same as a letter, in large print when asked for."""
    house = installation()
    document = change_letter(
        visit.case,
        _found(visit, news_id),
        role_texts_on(visit.today),
        sender=house.municipality_name if house else "",
        today=visit.today,
        large=request.GET.get("skrift") == LARGE,
    )
    return as_pdf(document, name=f"ny-paa-teamet-{visit.today}")


def _found(visit: Visit, news_id: int) -> "TeamNews":
    news = news_of(visit.case, news_id)
    if news is None:
        raise Http404
    return news
