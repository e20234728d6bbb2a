"""The crisis plan: written together, strategies chosen from the bank, who does what, numbers."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from fodfaeste.records.catalogues.emergency_queries import emergency_lines_on
from fodfaeste.records.cti.actions import safety as actions
from fodfaeste.records.cti.queries import safety as queries
from fodfaeste.records.cti.queries.social import SocialSide
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.emergency import lacks_a_doctor
from fodfaeste.rules.cti.promises import SafetyPlanKind, how_anchored, in_plan
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.safety.forms import CrisisPlanForm
from fodfaeste.web.staff.safety.reading import draft_name
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.staff.social import social_of
from fodfaeste.web.ui.merging import chosen

FIELDS = (*actions.CRISIS_TEXTS, "agreed_on")


@on_case(Permission.SAFETY_PLAN_WRITE)
def crisis_plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write the crisis plan with the citizen."""
    draft = draft_name(visit, "crisis-plan")
    overview = overview_of(visit.case, visit.today)
    social = social_of(visit, overview)
    plan, people = social.side.crisis, social.promises
    form = _form(request, visit, social.side, draft)
    numbers = emergency_lines_on(visit.today)
    mine = [one for one in people if in_plan((one.fact,), SafetyPlanKind.CRISIS)]
    sheet = Sheet(
        title="Krise- og tilbagefaldsplan",
        lead="Hvad gør borgeren, og hvem hjælper, når det bliver svært? Skriv den sammen.",
        rule="F3",
        template="staff/safety/crisis.html",
        goes_to="staff:safety:crisis_plan",
        said="Kriseplanen er gemt.",
        draft=draft,
        overview=overview,
        values_of=lambda held: {
            name: said
            for name, said in _values(held, queries.chosen_of(held)).items()
            if name in form.fields
        },
        context={
            "plan": plan,
            "is_agreed": queries.days_of(plan).is_agreed,
            "people": mine,
            "anchored": how_anchored([one.fact for one in people], SafetyPlanKind.CRISIS),
            "numbers": numbers,
            "lacks_a_doctor": lacks_a_doctor(numbers),
            "may_write": True,
        },
        save=lambda given: actions.write_crisis_plan(
            actor=visit.actor,
            case=visit.case,
            words=actions.CrisisWords(
                **{name: given[name] for name in FIELDS},
                strategies=tuple(int(number) for number in given.get("strategies") or ()),
            ),
            sitting=actions.Sitting(
                version=given["version"] or 0, seen=given["seen"] or None, draft=draft
            ),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _form(request: HttpRequest, visit: Visit, side: SocialSide, draft: str) -> CrisisPlanForm:
    """The form with what can be chosen: what works, and what the plan holds already."""
    plan, values = side.crisis, _values(side.crisis, side.held)
    choices = [
        (str(one.id), one.text) for one in reversed(side.bank) if one.works or one.id in side.held
    ]
    if request.method == "POST":
        return CrisisPlanForm(chosen(request.POST), strategies=choices)
    form = CrisisPlanForm.showing(
        values,
        version=plan.version if plan else actions.UNWRITTEN,
        draft=typed_before(visit, CrisisPlanForm, draft),
    )
    return CrisisPlanForm(initial=form.initial, strategies=choices)


def _values(plan: Any, held: tuple[int, ...]) -> dict[str, Any]:
    """What stands in the plan, as the form shows it; `held` are its strategies."""
    texts = {name: getattr(plan, name, "") for name in actions.CRISIS_TEXTS}
    return {
        "signs": texts["signs"],
        "strategies": actions.in_marks(held),
        "what_helps": texts["what_helps"],
        "who_does_what": texts["who_does_what"],
        "numbers_to_call": texts["numbers_to_call"],
        "agreed_on": getattr(plan, "agreed_on", None),
    }
