"""The retention plan: what keeps the job, the signs at work, the next contacts (F3)."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from fodfaeste.pdf.papers.agreement import hours_in_words
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.cti.actions import safety as actions
from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.placement.queries.profile import profile_of
from fodfaeste.records.placement.queries.sheets import Sheet as AgreementSheet
from fodfaeste.records.placement.queries.sheets import in_force, sheets_now
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.promises import SafetyPlanKind, how_anchored, in_plan
from fodfaeste.rules.placement.work_words import Transport
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.safety.forms import OLDER, ContactForm, RetentionPlanForm
from fodfaeste.web.staff.safety.reading import draft_name
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.staff.social import social_of
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.merging import chosen

PLAN = "staff:safety:retention"
FIELDS = (*actions.RETENTION_TEXTS, "agreed_on")


@on_case(Permission.SAFETY_PLAN_WRITE)
def retention_plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write the retention plan with the citizen; what the agreement says is only shown."""
    draft = draft_name(visit, "retention-plan")
    overview, kept = overview_of(visit.case, visit.today), draft_of(visit.actor, draft)
    social = social_of(visit, overview)
    plan, people = social.side.retention, social.promises
    values, form = _values(plan), _form(request, plan, kept.fields if kept else {})
    sheet = Sheet(
        title="Fastholdelsesplan",
        lead="Hvad holder fast i jobbet på den lange bane, og hvem støtter?",
        rule="F3",
        template="staff/safety/retention.html",
        goes_to=PLAN,
        said="Fastholdelsesplanen er gemt.",
        draft=draft,
        values_of=lambda held: {
            name: said for name, said in _values(held).items() if name in form.fields
        },
        overview=overview,
        context={
            "draft_saved_at": kept.saved if kept else None,
            "plan": plan,
            "is_agreed": queries.days_of(plan).is_agreed,
            "people": [one for one in people if in_plan((one.fact,), SafetyPlanKind.RETENTION)],
            "anchored": how_anchored([one.fact for one in people], SafetyPlanKind.RETENTION),
            "job": job_as_agreed(visit),
            "bank": tuple(one for one in social.side.bank if one.works_at_work),
            "steps": queries.steps_of(visit.case.pk),
            "may_write": True,
        },
        save=lambda given: actions.write_retention_plan(
            actor=visit.actor,
            case=visit.case,
            words=actions.RetentionWords(
                **{name: given.get(name, values[name]) for name in FIELDS}
            ),
            sitting=actions.Sitting(
                version=given["version"] or 0, seen=given["seen"] or None, draft=draft
            ),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _form(
    request: HttpRequest, plan: queries.SafetyPlan | None, typed: dict[str, Any]
) -> RetentionPlanForm:
    """The form; texts from before persons and contacts had their places are kept where written."""
    values = _values(plan)
    older = [name for name in OLDER if values[name]]
    if request.method == "POST":
        return RetentionPlanForm(chosen(request.POST), older=older)
    form = RetentionPlanForm(older=older)
    held = {name: said for name, said in values.items() if name in form.fields}
    started = {
        **held,
        "version": plan.version if plan else actions.UNWRITTEN,
        "seen": form.marks(held),
        **begun(RetentionPlanForm, typed),
    }
    return RetentionPlanForm(initial=started, older=older)


def _values(plan: Any) -> dict[str, Any]:
    texts = {name: getattr(plan, name, "") for name in actions.RETENTION_TEXTS}
    return {**texts, "agreed_on": getattr(plan, "agreed_on", None)}


def agreement_in_force(visit: Visit) -> AgreementSheet | None:
    """The work agreement that counts now."""
    return in_force(sheets_now(visit.case.pk))


def job_as_agreed(visit: Visit) -> tuple[tuple[str, str], ...]:
    """What the work agreement in force says, and how one gets there: shown, never asked again."""
    sheet = agreement_in_force(visit)
    if sheet is None:
        return ()
    terms = sheet.terms
    hours = (*hours_in_words(terms), terms.working_times)
    needs = (*sheet.needs_in_words, *terms.considerations.splitlines())
    found = (
        ("Job", f"{sheet.job_title} hos {sheet.company_name}"),
        ("Opgaver", ", ".join(task.wording for task in terms.tasks)),
        ("Timer", ". ".join(part for part in hours if part)),
        ("Hensyn", "\n".join(part for part in needs if part)),
        ("Vejen på arbejde", _transport(visit)),
    )
    return tuple((name, text) for name, text in found if text)


def _transport(visit: Visit) -> str:
    """How the citizen gets to work; it stands in the profile of the employment side."""
    profile = profile_of(visit.case.pk) if visit.sees(Section.EMPLOYMENT) else None
    ways = profile.transport if profile else ()
    return ", ".join(one.label for one in Transport if one in ways)


@on_case(Permission.SAFETY_PLAN_WRITE)
def contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set a day for a next contact: it becomes a task of the one who takes it."""
    seats = {seat.user.pk: seat.user.name for seat in team_on(visit.case, visit.today)}
    team = [(str(number), name) for number, name in seats.items()]
    form = ContactForm(request.POST or None, team=team)
    sheet = Sheet(
        title="Næste kontakt",
        lead="Kontakten bliver en opgave med en dag, så den, der tager den, bliver mindet om den.",
        rule="F3",
        goes_to=PLAN,
        said="Kontakten er aftalt.",
        save=lambda given: actions.plan_contact(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            what=given["what"],
            responsible=form.responsible(),
            on=given["on"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)
