"""Record a consent together with the citizen, and take one back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.cases import actions
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.cti.queries.network_map import still_there
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import NAMED_PARTIES, ConsentForm, InformationType, Party
from fodfaeste.rules.consent.lasting import suggested_last_day
from fodfaeste.rules.consent.suggestions import USUAL, Suggestion, suggestion
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.consents.forms import ConsentGivenForm
from fodfaeste.web.staff.consents.reading import line_of, number
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.consents import ConsentLine

REFUSED = 409
LONGEST_WISH = 60


@require_http_methods(["GET", "POST"])
@on_case(Permission.CONSENT_RECORD)
def give_consent(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Record a consent; a suggestion or one that is renewed or turned fills the form only."""
    draft = f"consent:{visit.case.pk}:{request.GET.urlencode()[:LONGEST_WISH]}"
    kept = draft_of(visit.actor, draft) if request.method == "GET" else None
    typed = begun(ConsentGivenForm, kept.fields) if kept else {}
    form = ConsentGivenForm(
        request.POST or None, initial=_begun(request, visit) | typed, people=_network(visit)
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.give_consent(
                actor=visit.actor,
                key=form.cleaned_data["key"],
                case=visit.case,
                consent=_consent(form.cleaned_data),
                today=visit.today,
                now=visit.now,
                draft=draft,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "Samtykket er registreret og gælder fra nu af.")
            return _to_the_consent(visit, given.pk)
    status = REFUSED if form.refusal else 200
    return case_page(
        request,
        visit,
        "staff/consents/give_consent.html",
        {"form": form, "draft": draft, "draft_saved_at": kept.saved if kept else None},
        tab="consents",
        status=status,
    )


def _to_the_consent(visit: Visit, consent_id: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("staff:people:consent", args=[visit.case.pk, consent_id]))


def _network(visit: Visit) -> list[tuple[int, str]]:
    """The persons around the citizen, for whoever may see them."""
    if not visit.sees(Section.SOCIAL):
        return []
    return [
        (person.pk, f"{person.name}, {in_sentence(person.relation)}")
        for person in still_there(visit.case.pk)
    ]


def _begun(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    """What the form begins with: today and a suggested end, and what was asked for."""
    months = number(visit, LimitCode.CONSENT_MONTHS)
    first: dict[str, Any] = {
        "given_on": visit.today,
        "last_day": suggested_last_day(visit.today, months=months),
        **_said_at_this_meeting(visit),
    }
    asked = suggestion(request.GET.get("forslag", ""))
    if asked is not None:
        return first | _from_suggestion(asked, visit) | {"to_person": _number(request, "person")}
    renewed, turned = _number(request, "forny"), _number(request, "modsat")
    if renewed:
        return first | _from_consent(line_of(visit, renewed).facts)
    if turned:
        return first | _the_other_way(visit, line_of(visit, turned))
    return first


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said[:18]) if said.isdecimal() else 0


def _the_other_way(visit: Visit, line: ConsentLine) -> dict[str, Any]:
    """Back from the one who receives to the one who gives, with what is usual that way."""
    giver, receiver = line.facts.to_party, line.facts.from_party
    usual = next(
        (one for one in USUAL if (one.from_party, one.to_party) == (giver, receiver)), None
    )
    filled = _from_suggestion(usual, visit) if usual else {}
    return filled | {"from_party": giver.value, "to_party": receiver.value}


def _said_at_this_meeting(visit: Visit) -> dict[str, Any]:
    """How the citizen gave the one that the same colleague recorded last today: asked once."""
    today = cases.consents_of(visit.case).filter(given_on=visit.today, created_by=visit.actor.id)
    latest = today.order_by("-pk").first()
    if latest is None:
        return {}
    return {"given_as": latest.given_as.value, "oral_note": latest.given_note}


def _from_suggestion(asked: Suggestion, visit: Visit) -> dict[str, Any]:
    begun: dict[str, Any] = {
        "types": sorted(asked.types),
        "from_party": asked.from_party.value,
        "to_party": asked.to_party.value,
        "purpose": asked.purpose,
    }
    if asked.to_party is Party.EMPLOYER and visit.allows(Permission.WORK_SEE):
        workplace = overview_of(visit.case, visit.today).workplace
        begun["outside_name"] = workplace.company if workplace else ""
    return begun


def _from_consent(renewed: ConsentFacts) -> dict[str, Any]:
    return {
        "types": sorted(renewed.types),
        "from_party": renewed.from_party.value,
        "to_party": renewed.to_party.value,
        "outside_name": renewed.from_name or renewed.to_name,
        "to_person": renewed.from_person or renewed.to_person,
        "purpose": renewed.purpose,
    }


def _consent(typed: Mapping[str, Any]) -> actions.NewConsent:
    """One party is ours, so one name and one person say who the other one is."""
    giver, receiver = Party(typed["from_party"]), Party(typed["to_party"])
    last_day, name, person = typed["last_day"], typed["outside_name"], typed.get("to_person")
    return actions.NewConsent(
        draft=ConsentDraft(
            types=frozenset(map(InformationType, typed["types"])),
            from_party=giver,
            to_party=receiver,
            from_name=name if giver in NAMED_PARTIES else "",
            to_name=name if receiver in NAMED_PARTIES else "",
            purpose=typed["purpose"],
            form=ConsentForm(typed["given_as"]),
            oral_note=typed["oral_note"],
            consequences_explained=typed["consequences_explained"],
            given_on=typed["given_on"],
            ends_before=last_day + timedelta(days=1) if last_day else None,
        ),
        from_person=person if giver is Party.NETWORK_PERSON else None,
        to_person=person if receiver is Party.NETWORK_PERSON else None,
    )


@require_POST
@on_case(Permission.CONSENT_WITHDRAW)
def withdraw_consent(request: HttpRequest, visit: Visit, consent_id: int) -> HttpResponse:
    """Take a consent back; it counts from this moment."""
    if not cases.consents_of(visit.case).filter(pk=consent_id).exists():
        raise Http404
    actions.withdraw_consent(
        actor=visit.actor,
        case=visit.case,
        consent_id=consent_id,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Samtykket er trukket tilbage. Det gælder fra nu af.")
    return _to_the_consent(visit, consent_id)
