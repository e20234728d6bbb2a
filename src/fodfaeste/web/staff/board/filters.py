"""What the board is narrowed to: read from the address, and written back into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from fodfaeste.records.boards.queries import reach
from fodfaeste.records.boards.queries.columns import Narrowed
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.boards.columns import BoardColumn
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.forms import DanishForm

SELECT = forms.Select(attrs={"class": "form-select"})
MINE, VACANT = "mine", "ledig"
EVERYBODY = [("", "Alle, jeg må se"), (MINE, "Mine egne")]


class FilterForm(DanishForm):
    """Which unit, whose citizens, and as what."""

    enhed = forms.ChoiceField(label="Enhed", required=False, widget=SELECT)
    hvem = forms.ChoiceField(label="Hvis borgere", required=False, widget=SELECT)
    rolle = forms.ChoiceField(label="Rolle på teamet", required=False, widget=SELECT)
    flag = forms.ChoiceField(
        label="Flag",
        required=False,
        widget=SELECT,
        choices=[
            ("", "Alle"),
            *((kind.value, f"{kind.label} · {kind.rule}") for kind in DeadlineKind),
        ],
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and the address that asks for it again."""

    form: FilterForm
    narrowed: Narrowed
    column: BoardColumn | None
    is_screen: bool
    is_narrowed: bool
    """Whether only some of those in sight are asked for."""
    query: str
    meeting_id: int | None = None
    """The meeting that a citizen is taken up at from here."""

    @property
    def here(self) -> str:
        """The address of the board as it is shown, the column aside."""
        screen = "skaerm=1" if self.is_screen else ""
        meeting = f"moede={self.meeting_id}" if self.meeting_id else ""
        return "&".join(filter(None, (self.query, meeting, screen)))


def read_filters(data: QueryDict, desk: Desk, units: Sequence[tuple[int, str]]) -> Asked:
    """Read the filters; one that cannot be read narrows nothing. The only unit is chosen."""
    people = reach.colleagues(desk.today)
    form = _form(data, units, people, desk)
    form.is_valid()
    said = {name: form.cleaned_data.get(name, "") for name in form.fields}
    column = data.get("kolonne", "")
    return Asked(
        form=form,
        narrowed=_narrowed(said, desk, units),
        column=BoardColumn(column) if column in set(BoardColumn) else None,
        is_screen=data.get("skaerm") == "1",
        is_narrowed=any(text for name, text in said.items() if name != "enhed" or len(units) > 1),
        query=urlencode({name: text for name, text in said.items() if text}),
    )


def _form(
    data: QueryDict,
    units: Sequence[tuple[int, str]],
    people: Sequence[tuple[Role, int, str]],
    desk: Desk,
) -> FilterForm:
    form = FilterForm(data)
    texts = role_texts_on(desk.today)
    labels = {role: texts[role].label if role in texts else role.value for role in TEAM_ROLES}
    if len(units) < 2:  # noqa: PLR2004 -- nothing to choose between
        form.fields["enhed"].widget = forms.HiddenInput()
    _offer(form, "enhed", [("", "Alle enheder"), *((str(pk), name) for pk, name in units)])
    groups = [
        (labels[role], [(f"{role}:{user}", name) for held, user, name in people if held is role])
        for role in TEAM_ROLES
    ]
    vacant = [(f"{VACANT}:{role}", f"Mangler {labels[role].lower()}") for role in TEAM_ROLES]
    _offer(form, "hvem", [*EVERYBODY, *groups, ("Teamet er ikke helt", vacant)])
    _offer(
        form, "rolle", [("", "Alle roller"), *((role.value, labels[role]) for role in TEAM_ROLES)]
    )
    return form


def _offer(form: FilterForm, name: str, choices: list[tuple[str, object]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def _narrowed(said: dict[str, str], desk: Desk, units: Sequence[tuple[int, str]]) -> Narrowed:
    """A role alone asks for what is that role's to do; with a person, for the seat they hold."""
    only = units[0][0] if len(units) == 1 else None
    unit = int(said["enhed"]) if said["enhed"] else only
    role = Role(said["rolle"]) if said["rolle"] else None
    kinds = (DeadlineKind(said["flag"]),) if said["flag"] else ()
    kind, _, rest = said["hvem"].partition(":")
    if kind == MINE:
        return Narrowed(unit_id=unit, user_id=desk.actor.id, role=role, kinds=kinds)
    if kind not in {"", VACANT}:
        return Narrowed(unit_id=unit, user_id=int(rest), role=role or Role(kind), kinds=kinds)
    theirs = tuple(one for one in DeadlineKind if role in one.roles) if role else ()
    return Narrowed(unit_id=unit, vacant=Role(rest) if rest else None, kinds=kinds or theirs)
