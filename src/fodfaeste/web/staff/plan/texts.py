"""Write the citizen's words, the purpose and the job goal."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.foundation import Versioned
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.plan.forms import TextsForm
from fodfaeste.web.staff.plan.sheet import Sheet, receive, show
from fodfaeste.web.ui.merging import chosen

FIELDS = (
    "citizen_words",
    "purpose",
    "job_goal_status",
    "job_goal",
    "job_goal_task",
)


@on_case(Permission.PLAN_WRITE)
def edit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form with the plan's texts."""
    sheet = _sheet(visit)
    if request.method == "POST":
        return receive(request, visit, sheet, TextsForm(chosen(request.POST)))
    plan, kept = queries.plan_of(visit.case.pk), draft_of(visit.actor, sheet.draft)
    form = TextsForm.showing(
        _values(visit), version=plan.version if plan else 0, draft=kept.fields if kept else None
    )
    if plan is None and kept is None:
        form.initial["job_goal_status"] = ""  # a question nobody has answered yet
    return show(request, visit, sheet, form)


def _sheet(visit: Visit) -> Sheet:
    draft = f"plan:{visit.case.pk}"

    def write(cleaned: dict[str, Any]) -> object:
        return actions.save_texts(
            actor=visit.actor,
            case=visit.case,
            version=cleaned["version"] or 0,
            seen=cleaned["seen"] or None,
            texts=actions.PlanTexts(
                citizen_words=cleaned["citizen_words"],
                purpose=cleaned["purpose"],
                job_goal_status=JobGoalStatus(cleaned["job_goal_status"]),
                job_goal=cleaned["job_goal"],
                job_goal_task=cleaned["job_goal_task"],
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    def values_of(_: Versioned) -> dict[str, Any]:
        return _values(visit)

    return Sheet(
        title="Skriv i planen",
        lead="Alle på teamet skriver i den samme plan. Den gælder, når I har godkendt den sammen.",
        write=write,
        said="Planen er gemt som kladde.",
        draft=draft,
        values_of=values_of,
    )


def _values(visit: Visit) -> dict[str, Any]:
    content = queries.content_of(visit.case.pk)
    return {name: getattr(content, name) for name in FIELDS}
