"""How many statutory talks the law asks for, from a day on and with its source (G2)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import talk_actions as actions
from fodfaeste.records.catalogues import talk_queries as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.talk_law import MOST_DAYS, MOST_MONTHS, MOST_TALKS
from fodfaeste.web.admin.forms import TurnForm, sent
from fodfaeste.web.admin.law import follow, lines, turn_of
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.forms import DanishDateField, LineField, LongTextField


class TalkLawForm(TurnForm):
    """What the law asks for from a day."""

    paragraph = LineField(label="Paragraf", longest=actions.LONGEST_PARAGRAPH)
    least = forms.IntegerField(
        label="Mindst så mange samtaler i den første tid", min_value=1, max_value=MOST_TALKS
    )
    months = forms.IntegerField(
        label="Den første tid varer så mange måneder", min_value=1, max_value=MOST_MONTHS
    )
    first_days = forms.IntegerField(
        label="Den første samtale holdes inden for så mange dage", min_value=1, max_value=MOST_DAYS
    )
    checked_before = DanishDateField(
        label="Ikke bekræftet fra og med",
        help_text="Lad feltet stå tomt, når reglen gælder indtil videre.",
        required=False,
    )
    source = LongTextField(
        label="Kilde",
        help_text="Loven med paragraf, og hvornår I slog op.",
        longest=1000,
        rows=3,
    )


@require_safe
@staff(Permission.ADMINISTER)
def talk_laws(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every row there is, was or will be."""
    table = [
        (line, not queries.law_of(line.row).is_checked(desk.today))
        for line in lines(queries.talk_law_table(), desk)
    ]
    return render(request, "admin/talk_laws.html", {"lines": table})


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_talk_law(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let the law ask for something else from a day on."""
    row = queries.talk_law_row(row_id)
    if row is None:
        raise Http404
    names = actions.TalkLawFacts.__slots__
    known = {name: getattr(row, name) for name in (*names, "version") if name != "checked_before"}
    form = TalkLawForm(sent(request), initial=known)
    return follow(
        request,
        form,
        lambda typed: actions.change_talk_law(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            facts=actions.TalkLawFacts(**{name: typed[name] for name in names}),
            today=desk.today,
            now=desk.now,
        ),
        "admin:talk_laws",
        row,
    )
