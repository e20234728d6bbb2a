"""Enrolling a citizen with a whole team (A1, A4).

«skal have tildelt én jobkonsulent, som har ansvaret for den virksomhedsrettede indsats» (SEED-4)
«Der skal enten være én sagsbehandler, der har mulighed for at bevilge og følge op på indsatser,
der hører under flere lovgivninger, eller etableres et tæt samarbejde mellem de forskellige
sagsbehandlere.» (SEED-4): so one person may sit as both caseworkers, and as nothing else twice.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fodfaeste.rules.access.names import named
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES, Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True)
class Seat:
    """One role on the team and the user who holds it now."""

    role: Role
    user_id: int


def vacancies(team: Iterable[Seat]) -> tuple[Role, ...]:
    """Return the team roles that nobody holds, in the order of the team."""
    held = {seat.role for seat in team}
    return tuple(role for role in TEAM_ROLES if role not in held)


def obstacles_to_team(team: tuple[Seat, ...]) -> tuple[Obstacle, ...]:
    """Return what is wrong with the team: a seat nobody has, two in one, one person in two."""
    empty = vacancies(team)
    once = all(count == 1 for count in Counter(seat.role for seat in team).values())
    return unmet(
        (not empty, _every_seat_taken(empty)),
        (once, _ONE_PER_ROLE),
        (all(_may_combine(seats) for seats in _roles_by_person(team)), _ROLES_COMBINE),
    )


def check_team(team: tuple[Seat, ...]) -> None:
    """Raise Refused (A1) unless every seat is taken by the right number of people."""
    refuse_if(obstacles_to_team(team))


def obstacles_to_enrolment(
    team: tuple[Seat, ...], *, deviations: tuple[Obstacle, ...], deviation_note: str
) -> tuple[Obstacle, ...]:
    """Return what enrolment lacks: a whole team, and a note where the target group differs."""
    noted = not deviations or is_said(deviation_note, at_least=NOTE_LENGTH)
    return (*obstacles_to_team(team), *unmet((noted, _deviation_noted(deviations))))


def check_enrolment(
    team: tuple[Seat, ...], *, deviations: tuple[Obstacle, ...], deviation_note: str
) -> None:
    """Raise Refused (A1, A4) unless the citizen can be enrolled."""
    refuse_if(obstacles_to_enrolment(team, deviations=deviations, deviation_note=deviation_note))


def _roles_by_person(team: Iterable[Seat]) -> Iterable[frozenset[Role]]:
    seats = tuple(team)
    people = {seat.user_id for seat in seats}
    return [frozenset(seat.role for seat in seats if seat.user_id == person) for person in people]


def _may_combine(roles: frozenset[Role]) -> bool:
    return len(roles) == 1 or roles == CASEWORKER_ROLES


def _every_seat_taken(empty: tuple[Role, ...]) -> Obstacle:
    return Obstacle(
        rule="A1",
        condition="every_seat_taken",
        sentence=f"Teamet mangler {named(empty)}. Borgeren skal have ét helt team fra begyndelsen.",
        next_step="Vælg en medarbejder til hver rolle.",
    )


def _deviation_noted(deviations: tuple[Obstacle, ...]) -> Obstacle:
    how = " ".join(deviation.sentence for deviation in deviations)
    return Obstacle(
        rule="A4",
        condition="deviation_noted",
        sentence=f"Borgeren er ikke helt i målgruppen, og det er ikke begrundet. {how}".strip(),
        next_step=f"Skriv med mindst {NOTE_LENGTH} tegn, hvorfor indsatsen er den rette.",
    )


_ONE_PER_ROLE = Obstacle(
    rule="A1",
    condition="one_per_role",
    sentence="To personer har samme rolle på teamet. Borgeren skal vide, hvem der gør hvad.",
    next_step="Vælg én person til hver rolle.",
)
_ROLES_COMBINE = Obstacle(
    rule="A1",
    condition="roles_combine",
    sentence="Den samme person har to roller, som ikke kan samles. "
    "Kun de to sagsbehandlerroller kan ligge hos én person.",
    next_step="Vælg en anden person til den ene af rollerne.",
)
