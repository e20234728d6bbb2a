"""How many points each part of a match can give, changed from a day on (D2)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.matching.weights import WHOLE, Part, Weights
from fodfaeste.web.admin.forms import TurnForm, sent
from fodfaeste.web.admin.law import follow, lines, turn_of
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk


def _points(part: Part) -> forms.IntegerField:
    return forms.IntegerField(label=part.label, min_value=0, max_value=WHOLE)


class WeightsForm(TurnForm):
    """The six numbers from a day; together they are 100."""

    wishes = _points(Part.WISHES)
    competences = _points(Part.COMPETENCES)
    hours = _points(Part.HOURS)
    way = _points(Part.WAY)
    considerations = _points(Part.CONSIDERATIONS)
    paid = _points(Part.PAID)


@require_safe
@staff(Permission.ADMINISTER)
def weights(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The points that hold, those that held, and those to come."""
    shown = lines(queries.weights_table(), desk)
    context = {
        "parts": [part.label for part in Part],
        "lines": [(line, queries.weights_in(line.row).in_order) for line in shown],
    }
    return render(request, "admin/weights.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_weights(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Share the 100 points out differently from a day on."""
    row = queries.weights_row(row_id)
    if row is None:
        raise Http404
    known = {part.value: getattr(row, part.value) for part in Part}
    form = WeightsForm(sent(request), initial={**known, "version": row.version})
    return follow(
        request,
        form,
        lambda typed: actions.change_weights(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            weights=Weights(**{part.value: typed[part.value] for part in Part}),
            today=desk.today,
            now=desk.now,
        ),
        "admin:weights",
        row,
    )
