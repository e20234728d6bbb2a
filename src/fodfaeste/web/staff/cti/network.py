"""The people around the citizen, and tasks handed over to them (E11)."""

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.cti.actions import network as actions
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries import network as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.forms import HandoverForm, PersonForm, StepForm
from fodfaeste.web.staff.cti.sheets import Sheet, answer
from fodfaeste.web.ui.merging import chosen

HERE = "staff:cti:network"


@on_case(Permission.NETWORK_WRITE)
def network(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the network, and take a new person."""
    course = courses.open_course(visit.case.pk)
    sheet = Sheet(
        title="Netværk",
        template="staff/cti/network.html",
        goes_to=HERE,
        said="Personen er føjet til netværket.",
        context={
            "course": course,
            "people": queries.network_of(visit.case.pk),
            "handovers": queries.handovers_of(course) if course else (),
        },
        save=lambda given: actions.add_person(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            person=actions.NewPerson(
                name=given["name"],
                relation=given["relation"],
                kind=given["kind"],
                phone=given["phone"],
                supports_with=given["supports_with"],
            ),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, PersonForm(request.POST or None))


@on_case(Permission.NETWORK_WRITE)
def handover(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Plan who takes a task over."""
    people = [
        (person.pk, f"{person.name}, {in_sentence(person.relation)}")
        for person in queries.network_of(visit.case.pk)
    ]
    form = HandoverForm(request.POST or None, people=people)
    sheet = Sheet(
        title="Overdrag en opgave",
        lead="Hvad har du hjulpet med, som borgeren selv eller en i netværket skal tage over?",
        goes_to=HERE,
        said="Overdragelsen er planlagt.",
        save=lambda given: actions.plan_handover(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            task=given["task"],
            to_citizen=form.taker()[0],
            person_id=form.taker()[1],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.NETWORK_WRITE)
def step(request: HttpRequest, visit: Visit, handover_id: int) -> HttpResponse:
    """Take a handover a step on: tried out, handed over."""
    course = courses.open_course(visit.case.pk)
    found = queries.handovers_of(course).filter(pk=handover_id).first() if course else None
    if found is None:
        raise Http404
    form = (
        StepForm(chosen(request.POST))
        if request.method == "POST"
        else StepForm.showing(
            {"state": found.state, "accepted_on": found.accepted_on}, version=found.version
        )
    )
    sheet = Sheet(
        title=f"Overdragelse: {found.task}",
        goes_to=HERE,
        said="Overdragelsen er gemt.",
        values_of=lambda held: {"state": held.state, "accepted_on": held.accepted_on},
        save=lambda given: actions.move_handover(
            actor=visit.actor,
            case=visit.case,
            handover_id=handover_id,
            version=given["version"] or 0,
            state=given["state"],
            accepted_on=given["accepted_on"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)
