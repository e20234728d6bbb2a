"""The paragraphs a joint plan stands on, each changed from a day on (C8)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.admin.forms import TurnForm, sent
from fodfaeste.web.admin.law import follow, lines, turn_of
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.forms import LineField, LongTextField


class PlanLawForm(TurnForm):
    """A paragraph from a day."""

    paragraph = LineField(label="Paragraf", longest=100)
    source = LongTextField(label="Kilde", longest=1000, rows=2, required=False)


@require_safe
@staff(Permission.ADMINISTER)
def plan_laws(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The table of the plan's law."""
    context = {"lines": lines(queries.plan_law_table(), desk)}
    return render(request, "admin/plan_laws.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_plan_law(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let the plan stand on another paragraph from a day on."""
    row = queries.plan_law_row(row_id)
    if row is None:
        raise Http404
    known = {"paragraph": row.paragraph, "source": row.source, "version": row.version}
    form = PlanLawForm(sent(request), initial=known)
    return follow(
        request,
        form,
        lambda typed: actions.change_plan_law(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            paragraph=typed["paragraph"],
            source=typed["source"],
            today=desk.today,
            now=desk.now,
        ),
        "admin:plan_laws",
        row,
    )
