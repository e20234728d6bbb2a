"""Types of meetings, each changed from a day on: who must and should come, how long (B1, I1)."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import meeting_type_actions as actions
from fodfaeste.records.catalogues import meeting_type_queries as queries
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.rules.access.labels import label_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingTypeCode
from fodfaeste.rules.meetings.types import LONGEST, SHORTEST, roles_for
from fodfaeste.rules.words import in_sentence, listed
from fodfaeste.web.admin.forms import TurnForm, sent
from fodfaeste.web.admin.law import follow, lines, turn_of
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.forms import ChipChoices, LineField

LIST = "admin:meeting_types"


class MeetingTypeForm(TurnForm):
    """What a type of meeting asks for from a day."""

    name = LineField(label="Hvad hedder mødet hos jer?", longest=100)
    minutes = forms.IntegerField(
        label="Hvor mange minutter varer det?", min_value=SHORTEST, max_value=LONGEST
    )
    required = forms.MultipleChoiceField(
        label="Hvem skal være med?",
        help_text="Mangler en af dem, skal det forklares, når mødet registreres.",
        required=False,
        widget=ChipChoices,
    )
    expected = forms.MultipleChoiceField(
        label="Hvem bør være med?",
        help_text="De er valgt på forhånd, når mødet aftales.",
        required=False,
        widget=ChipChoices,
    )

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        """Take the roles that the type may ask for."""
        super().__init__(*args, **kwargs)
        for name in ("required", "expected"):
            field: Any = self.fields[name]
            field.choices = roles


@require_safe
@staff(Permission.ADMINISTER)
def meeting_types(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every type there is, was or will be: those around a citizen, and those of the team."""
    labels = _labels(desk)
    rows = [
        (line, _named(line.row.required, labels), _named(line.row.expected, labels))
        for line in lines(queries.meeting_type_table(), desk)
    ]
    parts = [
        (title, [row for row in rows if _of_the_team(row[0].row.code) is of_the_team])
        for title, of_the_team in (("Møder med borgeren", False), ("Teamets møder", True))
    ]
    return render(request, "admin/meeting_types.html", {"parts": parts})


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def change_meeting_type(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let a type ask for something else from a day on."""
    row = queries.meeting_type_row(row_id)
    if row is None:
        raise Http404
    labels = _labels(desk)
    known = {name: getattr(row, name) for name in ("name", "minutes", "required", "expected")}
    form = MeetingTypeForm(
        sent(request),
        initial={**known, "version": row.version},
        roles=[(role.value, labels[role]) for role in roles_for(MeetingTypeCode(row.code))],
    )
    return follow(
        request,
        form,
        lambda typed: actions.change_meeting_type(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            name=typed["name"],
            minutes=typed["minutes"],
            required=frozenset(map(Role, typed["required"])),
            expected=frozenset(map(Role, typed["expected"])),
            today=desk.today,
            now=desk.now,
        ),
        LIST,
        row,
    )


def _labels(desk: Desk) -> dict[Role, str]:
    """What each role is called here; the shipped code where nobody has named it."""
    texts = role_texts_on(desk.today)
    return {
        role: texts[role].label if role in texts else label_on(role, desk.today).label
        for role in Role
    }


def _named(codes: list[str], labels: dict[Role, str]) -> str:
    wanted = frozenset(codes)
    return listed(in_sentence(name) for role, name in labels.items() if role.value in wanted)


def _of_the_team(code: str) -> bool:
    return MeetingTypeCode(code).is_of_the_team
