"""My yes to share: what I have said yes to, how I take it back, and who sees what about me."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.cases import actions
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.cases.queries.sharing import readers_of
from fodfaeste.records.catalogues import queries as catalogues
from fodfaeste.records.plan.actions import legal_form as actions_of_the_form
from fodfaeste.records.plan.queries.legal_form import holistic_since
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.consent_paper import consent_paper
from fodfaeste.web.ui.consents import ConsentLine, consent_lines
from fodfaeste.web.ui.sharing import sharing_in_words


def my_lines(visit: Visit) -> list[ConsentLine]:
    """Every yes I have given, those that count first."""
    limits = catalogues.limits_on(visit.today)
    code = LimitCode.CONSENT_EXPIRY
    return consent_lines(
        cases.consents_of(visit.case),
        today=visit.today,
        notice_days=limits.get(code) or limit_on(code, visit.today),
        names_persons=True,
    )


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def consents(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What I have said yes to, and who sees what because of it."""
    texts = catalogues.role_texts_on(visit.today)
    lines = my_lines(visit)
    readers = readers_of(
        visit.case,
        consents=tuple(line.facts for line in lines),
        today=visit.today,
        now=visit.now,
    )
    context = {
        "standing": [line for line in lines if line.state.counts],
        "over": [line for line in lines if not line.state.counts],
        "one_plan_since": holistic_since(visit.case.pk),
        "sharing": sharing_in_words(
            readers, lines, role_name=lambda role: texts[role].label, names_strangers=False
        ),
    }
    return render(request, "citizen/consents.html", context)


@on_own_case(Permission.CONSENT_WITHDRAW)
@require_POST
def withdraw_consent(request: HttpRequest, visit: Visit, consent_id: int) -> HttpResponse:
    """Take my yes back; it counts from this moment, and my team is told."""
    if not cases.consents_of(visit.case).filter(pk=consent_id).exists():
        raise Http404
    actions.withdraw_consent(
        actor=visit.actor,
        case=visit.case,
        consent_id=consent_id,
        today=visit.today,
        now=visit.now,
    )
    messages.success(
        request,
        _("Du har trukket dit ja tilbage. Det gælder fra nu af, og dit team har fået besked."),
    )
    return HttpResponseRedirect(reverse("citizen:consents"))


@on_own_case(Permission.CONSENT_WITHDRAW)
@require_POST
def withdraw_form_consent(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take my yes to one plan instead of two back."""
    withdrawn = actions_of_the_form.withdraw_form_consent(
        actor=visit.actor, case=visit.case, today=visit.today, now=visit.now
    )
    if withdrawn is not None:
        messages.success(
            request,
            _("Du har trukket dit ja tilbage. Dit team har fået besked og taler med dig om det."),
        )
    return HttpResponseRedirect(reverse("citizen:consents"))


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
@in_danish
def consent_pdf(
    request: HttpRequest,  # noqa: ARG001 -- Django's signature
    visit: Visit,
    consent_id: int,
) -> HttpResponse:
    """One yes on paper."""
    line = next((line for line in my_lines(visit) if line.id == consent_id), None)
    if line is None:
        raise Http404
    return consent_paper(line, citizen=visit.case.citizen.name, today=visit.today)
