"""Put somebody on the map, change how they stand, say that they left, and undo it (E11, C2)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.catalogues.queries import offer_names
from fodfaeste.records.cti.actions import network as actions
from fodfaeste.records.cti.queries import network_map as queries
from fodfaeste.records.cti.queries.network_map import Person
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import NetworkStrength
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.network.forms import (
    OFFER,
    PERSON,
    ChangePersonForm,
    LeavingForm,
    PersonForm,
)
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.merging import chosen

HERE = "staff:network:network"


@on_case(Permission.NETWORK_WRITE)
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Put a person, an offer or a community on the map."""
    draft = f"network:{visit.case.pk}:new"
    typed = typed_before(visit, PersonForm, draft)
    form = PersonForm(request.POST or None, initial={"from_on": visit.today} | typed)
    sheet = Sheet(
        title="Skriv nogen på kortet",
        lead="Hvem og hvad støtter borgeren i hverdagen? Skriv det, som borgeren fortæller det. "
        "Fortæl dem ikke noget om borgeren, før borgeren har sagt ja.",
        rule="E11",
        goes_to=HERE,
        said="De står på netværkskortet.",
        draft=draft,
        save=lambda given: actions.add_person(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            person=_said(given),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, _with_offers(form, visit))


@on_case(Permission.NETWORK_WRITE)
def change(request: HttpRequest, visit: Visit, member_id: int) -> HttpResponse:
    """Say how somebody stands to the citizen now; what was before is kept."""
    held = _one(visit, member_id)
    draft = f"network:{visit.case.pk}:{member_id}"
    sheet = Sheet(
        title=held.name,
        template="staff/network/person.html",
        lead="Det, der står nu, bliver gemt med sine dage, så I kan se kortet, som det var før.",
        rule="E11",
        goes_to=HERE,
        said="Ændringen er gemt. Kortet viser det nu.",
        draft=draft,
        values_of=_values,
        context={"held": held},
        save=lambda given: actions.change_person(
            actor=visit.actor,
            case=visit.case,
            person_id=member_id,
            version=given["version"] or 0,
            person=_said(given),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    if request.method == "POST":
        typed = _with_offers(ChangePersonForm(chosen(request.POST)), visit)
        return answer(request, visit, sheet, typed)
    kept = draft_of(visit.actor, draft)
    values = _values(held) | {"from_on": visit.today}
    form = ChangePersonForm.showing(
        values, version=held.version, draft=kept.fields if kept else None
    )
    return answer(request, visit, sheet, _with_offers(form, visit))


@on_case(Permission.NETWORK_WRITE)
def take_off(request: HttpRequest, visit: Visit, member_id: int) -> HttpResponse:
    """Say that somebody is no longer in the network; the history keeps them."""
    held = _one(visit, member_id)
    draft = f"network:{visit.case.pk}:{member_id}:off"
    form = LeavingForm(
        request.POST or None,
        initial={"left_on": visit.today, "version": held.version}
        | typed_before(visit, LeavingForm, draft),
    )
    sheet = Sheet(
        title=f"{held.name} er ikke længere med",
        lead="De bliver stående på kortet for den tid, de var der. Du kan fortryde bagefter.",
        rule="E11",
        goes_to=HERE,
        said=f"{held.name} er ikke længere med i netværket.",
        draft=draft,
        save=lambda given: actions.take_off(
            actor=visit.actor,
            case=visit.case,
            person_id=member_id,
            version=given["version"] or 0,
            leaving=actions.Leaving(left_on=given["left_on"], why=given["why"]),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@require_POST
@on_case(Permission.NETWORK_WRITE)
def put_back(request: HttpRequest, visit: Visit, member_id: int) -> HttpResponse:
    """Undo that somebody left, or say that they are there again."""
    held = _one(visit, member_id)
    actions.put_back(
        actor=visit.actor,
        case=visit.case,
        person_id=member_id,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, f"{held.name} står på netværkskortet igen.")
    return HttpResponseRedirect(reverse(HERE, args=[visit.case.pk]))


def _one(visit: Visit, number: int) -> Person:
    found = queries.network_person(visit.case.pk, number)
    if found is None:
        raise Http404
    return found


def _with_offers(form: PersonForm, visit: Visit) -> PersonForm:
    """Propose what the municipality knows of already (C12)."""
    form.fields["name"].names = offer_names(visit.today)  # type: ignore[attr-defined]
    return form


def _values(held: Person) -> dict[str, Any]:
    """What stands on the map, field by field."""
    return {
        "what": OFFER if held.is_offer else PERSON,
        "name": held.name,
        "relation": held.relation,
        "kind": held.kind,
        "strength": held.strength,
        "supports_with": held.supports_with,
        "agreed_task": held.agreed_task,
        "phone": held.phone,
        "from_on": queries.since(held),
    }


def _said(given: dict[str, Any]) -> actions.NewPerson:
    return actions.NewPerson(
        name=given["name"],
        relation=given["relation"],
        kind=given["kind"],
        is_offer=given["what"] == OFFER,
        phone=given["phone"],
        strength=NetworkStrength(given["strength"]) if given["strength"] else None,
        supports_with=given["supports_with"],
        agreed_task=given.get("agreed_task", ""),
        from_on=given["from_on"],
    )
