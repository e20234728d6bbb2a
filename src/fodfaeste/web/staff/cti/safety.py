"""The crisis plan and the retention plan: written, merged, printed; and who has said yes (F3)."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from fodfaeste.kernel.clock import day_of
from fodfaeste.pdf.documents import CrisisPlanDocument, Helper
from fodfaeste.pdf.render import render_document
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.cti.actions import safety as actions
from fodfaeste.records.cti.queries import network as queries
from fodfaeste.records.cti.queries.network import SafetyPlan
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.decide import Decision
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell import pages
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.forms import CrisisPlanForm, RetentionPlanForm, SupporterForm
from fodfaeste.web.staff.cti.sheets import Sheet, answer
from fodfaeste.web.ui.merging import MergeableForm, chosen

CRISIS = ("signs", "what_helps", "who_does_what", "numbers_to_call")
RETENTION = ("what_keeps_the_job", "who_supports", "next_contacts")
CLOSED = Decision(
    allowed=False,
    failed=("section_social",),
    sentences=("Kriseplanen hører til den sociale støtte, som er lukket for dig.",),
)


@on_case(Permission.SAFETY_PLAN_WRITE)
def crisis_plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write the crisis plan with the citizen."""
    draft = f"crisis-plan:{visit.case.pk}"
    plan = queries.crisis_plan_of(visit.case.pk)
    sheet = Sheet(
        title="Kriseplan",
        lead="Hvad gør borgeren, og hvem hjælper, når det bliver svært? Skriv den sammen.",
        rule="I1",
        said="Kriseplanen er gemt.",
        draft=draft,
        values_of=lambda held: _values(held, CRISIS),
        save=lambda given: actions.write_crisis_plan(
            actor=visit.actor,
            case=visit.case,
            words=actions.CrisisWords(**{name: given[name] for name in CRISIS}),
            version=given["version"] or 0,
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    form = _opened(request, visit, CrisisPlanForm, plan, CRISIS, draft)
    return answer(request, visit, sheet, form)


@on_case(Permission.SAFETY_PLAN_WRITE)
def retention_plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write the retention plan with the citizen."""
    draft = f"retention-plan:{visit.case.pk}"
    plan = queries.retention_plan_of(visit.case.pk)
    sheet = Sheet(
        title="Fastholdelsesplan",
        lead="Hvad holder fast i jobbet på den lange bane, og hvem støtter?",
        rule="I1",
        template="staff/cti/retention.html",
        said="Fastholdelsesplanen er gemt.",
        goes_to="staff:cti:retention",
        draft=draft,
        values_of=lambda held: _values(held, RETENTION),
        context={
            "supporters": queries.supporters_of(visit.case.pk),
            "standing": queries.standing_supporters(visit.case.pk, visit.today),
        },
        save=lambda given: actions.write_retention_plan(
            actor=visit.actor,
            case=visit.case,
            words=actions.RetentionWords(**{name: given[name] for name in RETENTION}),
            version=given["version"] or 0,
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    form = _opened(request, visit, RetentionPlanForm, plan, RETENTION, draft)
    return answer(request, visit, sheet, form)


@on_case(Permission.SAFETY_PLAN_WRITE)
def supporter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down a named person who has said yes."""
    form = SupporterForm(request.POST or None, initial={"accepted_on": visit.today})
    sheet = Sheet(
        title="En, der har sagt ja",
        lead="Planerne er forankret, når de personer, der står i dem, selv har sagt ja.",
        rule="I1",
        goes_to="staff:cti:retention",
        said="Personen er skrevet på.",
        template="staff/cti/supporter.html",
        context={"names": _names(visit)},
        save=lambda given: actions.add_supporter(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            supporter=actions.NewSupporter(
                name=given["name"],
                relation=given["relation"],
                phone=given["phone"],
                promises=given["promises"],
                accepted_on=given["accepted_on"],
            ),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _names(visit: Visit) -> tuple[str, ...]:
    """Who may say yes to supporting: the people on the map, and the team."""
    team = (seat.user.name for seat in team_on(visit.case, visit.today))
    around = (person.name for person in queries.network_of(visit.case.pk))
    return tuple(dict.fromkeys((*around, *team)))


@on_case(Permission.CTI_SEE)
def crisis_plan_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The crisis plan on paper, to hand to the citizen."""
    if not visit.sees(Section.SOCIAL):
        return pages.forbidden(request, Permission.CTI_SEE, CLOSED)
    paper = render_document(_paper(visit))
    answer_with = HttpResponse(paper, content_type="application/pdf")
    answer_with["Content-Disposition"] = 'inline; filename="kriseplan.pdf"'
    return answer_with


def _paper(visit: Visit) -> CrisisPlanDocument:
    plan = queries.crisis_plan_of(visit.case.pk)
    supporters = queries.supporters_of(visit.case.pk)
    return CrisisPlanDocument(
        citizen=visit.case.citizen.name,
        printed_on=visit.today,
        signs=_lines(plan.signs if plan else ""),
        helps=_lines(plan.what_helps if plan else "") + _lines(plan.who_does_what if plan else ""),
        people=(
            *(
                Helper(
                    name=person.name,
                    role=person.relation,
                    helps_with=person.promises,
                    phone=person.phone,
                )
                for person in supporters
            ),
            *(Helper(name=line, role="") for line in _lines(plan.numbers_to_call if plan else "")),
        ),
        agreed_on=day_of(plan.changed_at or plan.created_at) if plan else None,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" –-•\t") for line in text.splitlines() if line.strip(" –-•\t"))


def _opened(
    request: HttpRequest,
    visit: Visit,
    form: type[MergeableForm],
    plan: SafetyPlan | None,
    names: tuple[str, ...],
    draft: str,
) -> MergeableForm:
    if request.method == "POST":
        return form(chosen(request.POST))
    kept = draft_of(visit.actor, draft)
    return form.showing(
        _values(plan, names), version=plan.version if plan else 0, draft=kept.fields if kept else {}
    )


def _values(plan: SafetyPlan | None, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(plan, name, "") for name in names}
