"""Whose seats go to whom: one successor for a role, another for single citizens, or nobody yet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from fodfaeste.accounts import queries as accounts
from fodfaeste.records.followup.actions.handing_over import Move
from fodfaeste.records.followup.queries.handing_over import LeftSeat
from fodfaeste.rules.access.roles import Role
from fodfaeste.web.staff.people.forms import caseload_reason
from fodfaeste.web.ui.forms import KeyedForm, LongTextField

UNKNOWN = "Vi kan ikke finde en kollega i den rolle, der passer. Skriv navn eller e-mail."
NOBODY_CHOSEN = "Vælg mindst én borger og den, der tager over."


class HandOverForm(KeyedForm):
    """Every seat has a box to tick and a field of its own; the empty one means the role's."""

    says_optional = False

    reason = LongTextField(
        label="Hvorfor overdrages borgerne?",
        help_text="Står i historikken på hvert forløb. Borgerne får at vide, hvem der er ny.",
        required=False,
        longest=2000,
        rows=2,
    )
    caseload_reason = caseload_reason()

    def __init__(
        self,
        *args: Any,
        seats: Sequence[LeftSeat],
        role_names: dict[Role, str],
        day: date,
        **options: Any,
    ) -> None:
        """Take the seats, what their roles are called, and the day."""
        super().__init__(*args, **options)
        self.seats, self.day = tuple(seats), day
        self.roles = tuple(dict.fromkeys(seat.role for seat in seats))
        if Role.CTI_WORKER not in self.roles:
            del self.fields["caseload_reason"]
        for role in self.roles:
            self.fields[f"alle_{role.value}"] = _colleague(role, f"Ny {role_names[role]}")
        for seat in self.seats:
            label = f"Overdrag {seat.citizen} ({role_names[seat.role]})"
            self.fields[f"med_{seat.name}"] = forms.BooleanField(
                label=label, required=False, initial=True
            )
            self.fields[f"til_{seat.name}"] = _colleague(seat.role, f"En anden til {seat.citizen}")

    def clean(self) -> dict[str, Any]:
        """Find out who is meant; each text is looked up once, however many rows say it."""
        typed = super().clean() or self.cleaned_data
        known: dict[tuple[Role, str], int | None] = {}
        moves = []
        for seat in self.seats:
            name = f"til_{seat.name}"
            own, of_role = typed.get(name, ""), typed.get(f"alle_{seat.role.value}", "")
            text = own or of_role
            if not typed.get(f"med_{seat.name}") or not text:
                continue
            meant = (seat.role, text)
            if meant not in known:
                known[meant] = _found(*meant, self.day)
            successor = known[meant]
            if successor is None:
                field = name if own else f"alle_{seat.role.value}"
                if field not in self.errors:
                    self.add_error(field, UNKNOWN)
            else:
                moves.append(Move(seat.case_id, seat.role, successor))
        if not moves and not self.errors:
            self.add_error(None, NOBODY_CHOSEN)
        typed["moves"] = tuple(moves)
        return typed

    @property
    def of_roles(self) -> list[tuple[forms.BoundField, str]]:
        """The field of each role, and the number of its list of suggestions."""
        return [(self[f"alle_{role.value}"], f"kolleger-{role.value}") for role in self.roles]

    @property
    def rows(self) -> list[tuple[LeftSeat, forms.BoundField, forms.BoundField]]:
        """Every seat with its two fields."""
        return [(seat, self[f"med_{seat.name}"], self[f"til_{seat.name}"]) for seat in self.seats]


def _colleague(role: Role, label: str) -> forms.CharField:
    name = f"kolleger-{role.value}"
    look = forms.TextInput(
        attrs={
            "list": name,
            "autocomplete": "off",
            "hx-get": f"{reverse('staff:people:colleagues')}?rolle={role.value}",
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{name}",
            "hx-params": "*",
        }
    )
    return forms.CharField(label=label, required=False, max_length=200, widget=look)


def _found(role: Role, text: str, day: date) -> int | None:
    """The one colleague whom a text means; None for nobody and for several."""
    found = accounts.colleagues(role, text, day)
    exact = [one for one in found if one.label == text] or list(found)
    return exact[0].id if len(exact) == 1 else None
