"""Who does what in the plans that hold after CTI: chosen, asked, said yes, taken out (F3, C2)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.cti.actions import promises as actions
from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.records.cti.queries.safety import PromiseLine
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.safety.bank_forms import ReasonForm
from fodfaeste.web.staff.safety.promise_forms import (
    CONTACT,
    WORKPLACE,
    NewPromiseForm,
    PromiseForm,
    UnknownPromiseForm,
    YesForm,
)
from fodfaeste.web.staff.safety.retention import agreement_in_force
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.merging import chosen

CRISIS, RETENTION = "staff:safety:crisis_plan", "staff:safety:retention"


@on_case(Permission.SAFETY_PLAN_WRITE)
def new_promise(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give somebody a part in the plans; what they said yes to can be written at once."""
    people, contact = who_can_be_asked(visit)
    begun = request.GET.get("plan", "")
    initial = {"plan": begun if begun in set(PromiseIn) else PromiseIn.BOTH}
    form = NewPromiseForm(request.POST or None, people=people, contact=contact, initial=initial)
    sheet = Sheet(
        title="Hvem gør hvad",
        lead="Planen er forankret, når dem, den nævner, selv har sagt ja. Én uden for kommunen "
        "spørges først, når borgeren har givet samtykke.",
        rule="F3",
        template="staff/safety/promise.html",
        goes_to=_back(begun),
        said="Personen er skrevet på.",
        save=lambda given: actions.add_promise(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            who=form.chosen(),
            words=form.words(),
            yes=form.yes(),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def who_can_be_asked(visit: Visit) -> tuple[list[tuple[str, str]], tuple[str, str]]:
    """The people on the map, the team and the workplace; and the agreement's contact person."""
    network = [
        (f"{SupporterKind.NETWORK}-{one.pk}", f"{one.name}, {in_sentence(one.relation)}")
        for one in queries.people_to_choose(visit.case.pk)
    ]
    seats = {seat.user.pk: seat.user.name for seat in team_on(visit.case, visit.today)}
    team = [(f"{SupporterKind.TEAM}-{number}", name) for number, name in seats.items()]
    match, sheet = current_match(visit.case), agreement_in_force(visit)
    contact = (sheet.terms.contact_name, sheet.terms.contact_phone) if sheet else ("", "")
    work = []
    if match and contact[0]:
        work.append((CONTACT, f"{contact[0]}, {match.company.name}"))
    if match:
        work.append((WORKPLACE, f"En anden hos {match.company.name}"))
    return [*network, *team, *work], contact


@on_case(Permission.SAFETY_PLAN_WRITE)
def promise(request: HttpRequest, visit: Visit, promise_id: int) -> HttpResponse:
    """Say what somebody promises in another way; they are asked again."""
    line = _line(visit, promise_id)
    form = _promise_form(request, visit, line)
    sheet = Sheet(
        title=f"{line.name}: hvad er lovet?",
        lead="Ændrer du opgaven eller den sidste dag, skal personen spørges igen."
        if line.kind
        else "Navnet er skrevet uden at pege på nogen. Vælg, hvem det er.",
        rule="F3",
        template="staff/safety/promise.html",
        goes_to=_back(line.plan),
        said="Opgaven er gemt.",
        values_of=_values,
        save=lambda given: actions.change_promise(
            actor=visit.actor,
            case=visit.case,
            promise_id=promise_id,
            version=given["version"] or 0,
            words=form.words(),
            who=form.chosen() if isinstance(form, UnknownPromiseForm) else None,
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _promise_form(
    request: HttpRequest, visit: Visit, line: PromiseLine
) -> PromiseForm | UnknownPromiseForm:
    values = _values(line)
    if line.kind:
        if request.method == "POST":
            return PromiseForm(chosen(request.POST))
        return PromiseForm.showing(values, version=line.version)
    people, contact = who_can_be_asked(visit)
    initial = {**values, "version": line.version, "seen": UnknownPromiseForm.marks(values)}
    typed = chosen(request.POST) if request.method == "POST" else None
    return UnknownPromiseForm(typed, people=people, contact=contact, initial=initial)


def _values(held: Any) -> dict[str, Any]:
    return {name: getattr(held, name) for name in ("plan", "promises", "until")}


@on_case(Permission.SAFETY_PLAN_WRITE)
def yes(request: HttpRequest, visit: Visit, promise_id: int) -> HttpResponse:
    """Somebody has said yes to what the plan says of them."""
    line = _line(visit, promise_id)
    initial = {"accepted_on": visit.today, "version": line.version}
    form = YesForm(request.POST or None, initial=initial)
    sheet = Sheet(
        title=f"{line.name} har sagt ja",
        lead=f"»{line.promises}«",
        rule="I1",
        template="staff/safety/promise.html",
        button="Skriv ja'et på",
        goes_to=_back(line.plan),
        said="Ja'et er skrevet på.",
        save=lambda given: actions.accept(
            actor=visit.actor,
            case=visit.case,
            promise_id=promise_id,
            version=given["version"] or 0,
            yes=actions.Yes(on=given["accepted_on"], how=given["accepted_how"]),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.SAFETY_PLAN_WRITE)
def leave_out(request: HttpRequest, visit: Visit, promise_id: int) -> HttpResponse:
    """Take somebody out of the plans, with the reason."""
    line = _line(visit, promise_id)
    form = ReasonForm(request.POST or None, initial={"version": line.version})
    sheet = Sheet(
        title=f"Tag {line.name} ud af planen",
        lead="Personen står ikke mere i planen. Det, der var aftalt, bliver stående i de tidligere "
        "udgaver.",
        rule="F3",
        button="Tag ud",
        goes_to=_back(line.plan),
        said="Personen er taget ud af planen.",
        save=lambda given: actions.leave_out(
            actor=visit.actor,
            case=visit.case,
            promise_id=promise_id,
            version=given["version"] or 0,
            reason=given["reason"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _back(plan: str) -> str:
    return CRISIS if plan == PromiseIn.CRISIS else RETENTION


def _line(visit: Visit, promise_id: int) -> PromiseLine:
    line = queries.promise_of(visit.case.pk, promise_id, visit.today)
    if line is None:
        raise Http404
    return line
