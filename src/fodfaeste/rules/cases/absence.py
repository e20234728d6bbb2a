"""A colleague is away for some days, and another one stands in (A1, G3).

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4): a citizen, an employer and
a colleague always have somebody to call. An absence says from when to when and who stands in, never
why; it ends by the calendar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.access.names import named
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

LONGEST = timedelta(days=366)
"""Who is away for longer hands over their caseload."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A colleague as the rule knows them: the team roles held today, and the days away already."""

    user_id: int
    roles: frozenset[Role]
    is_active: bool = True
    away: tuple[tuple[date, date], ...] = ()
    """First day, and the first day back."""

    def is_away_within(self, starts_on: date, ends_before: date) -> bool:
        """Say whether some of those days are among the ones away."""
        return any(first < ends_before and starts_on < back for first, back in self.away)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAbsence:
    """Who is away and who stands in; `may_say`: whether it is the writer's to say."""

    absent: Person
    deputy: Person
    starts_on: date
    ends_before: date
    may_say: bool


def obstacles_to_absence(new: NewAbsence, *, today: date) -> tuple[Obstacle, ...]:
    """Return why an absence cannot be written like this."""
    days = (new.starts_on, new.ends_before)
    return unmet(
        (new.may_say, _SELF_OR_LEADER),
        (new.ends_before > new.starts_on, _ABSENCE_FORWARD),
        (new.ends_before > today, _ABSENCE_AHEAD),
        (new.ends_before - new.starts_on <= LONGEST, _ABSENCE_SHORT),
        (not new.absent.is_away_within(*days), _ABSENT_ONCE),
        (new.absent.user_id != new.deputy.user_id, _SOMEBODY_ELSE_STANDS_IN),
        (can_stand_in(new), _DEPUTY_HOLDS_ROLE),
        (not new.deputy.is_away_within(*days), _DEPUTY_IS_THERE),
    )


def check_absence(new: NewAbsence, *, today: date) -> None:
    """Raise Refused (A1) unless somebody else who can is there all those days."""
    refuse_if(obstacles_to_absence(new, today=today))


def can_stand_in(new: NewAbsence) -> bool:
    """Say whether the deputy may sign in and holds a role that the absent one has on teams."""
    return new.deputy.is_active and bool(covered(new.absent.roles, new.deputy.roles))


def covered(absent: frozenset[Role], deputy: frozenset[Role]) -> frozenset[Role]:
    """Return the team roles in which somebody stands in: those that both hold."""
    return absent & deputy & frozenset(TEAM_ROLES)


def warnings_at_absence(
    *, seats: Iterable[Role], deputy: frozenset[Role], stands_in_then: bool, percent_then: int
) -> tuple[Obstacle, ...]:
    """Return what is pointed out: seats nobody covers, others who rely on them, hands too full.

    `seats` are the roles in which the absent one has open courses; `stands_in_then` says that
    the absent one has promised to stand in for others on some of those days; `percent_then` is a
    CTI worker's load while it lasts, in percent of a full caseload.
    """
    open_roles = tuple(role for role in TEAM_ROLES if role in set(seats) - deputy)
    return unmet(
        (not open_roles, _every_role_covered(open_roles)),
        (not stands_in_then, _OTHERS_RELY_ON_THEM),
        (percent_then <= _FULL, _hands_full(percent_then)),
    )


def check_end(*, starts_on: date, ends_before: date, back_on: date, may_say: bool) -> None:
    """Raise Refused (A1) unless somebody who may comes back earlier than was said, not before."""
    refuse_if(
        unmet(
            (may_say, _SELF_OR_LEADER),
            (starts_on <= back_on <= ends_before, _BACK_WITHIN),
        )
    )


_FULL = 100


def _every_role_covered(roles: tuple[Role, ...]) -> Obstacle:
    return Obstacle(
        rule="A1",
        condition="absence_every_role_covered",
        sentence=f"Stedfortræderen er ikke {named(roles)}, så de pladser har ingen imens.",
        next_step="Bed lederen sætte en anden på i de forløb, eller vælg en med de samme roller.",
    )


def _hands_full(percent: int) -> Obstacle:
    return Obstacle(
        rule="A6",
        condition="deputy_within_norm",
        sentence=f"Stedfortræderen får {percent} procent af en fuld CTI-sagsstamme imens.",
        next_step="Aftal, hvad der kan vente, eller vælg en med mere plads.",
    )


_OTHERS_RELY_ON_THEM = Obstacle(
    rule="A1",
    condition="absent_stands_in_for_nobody",
    sentence="Den, der er væk, er selv stedfortræder for en kollega i de dage.",
    next_step="Find en ny stedfortræder for kollegaen.",
)
_SELF_OR_LEADER = Obstacle(
    rule="M1",
    condition="absence_of_ones_own",
    sentence="Fravær skriver man for sig selv, eller lederen for sine medarbejdere.",
    next_step="Bed personen selv eller personens leder om det.",
)
_ABSENCE_FORWARD = Obstacle(
    rule="A1",
    condition="absence_forward",
    sentence="Den sidste dag ligger før den første.",
    next_step="Ret en af de to dage.",
)
_ABSENCE_AHEAD = Obstacle(
    rule="A1",
    condition="absence_not_over",
    sentence="Fraværet er forbi, og ingen kan stå i stedet bagud.",
    next_step="Vælg en sidste dag, der er i dag eller senere.",
)
_ABSENCE_SHORT = Obstacle(
    rule="A1",
    condition="absence_at_most_a_year",
    sentence="En stedfortræder er for en tid, højst et år.",
    next_step="Overdrag sagsstammen til en, der bliver.",
)
_ABSENT_ONCE = Obstacle(
    rule="A1",
    condition="absent_once",
    sentence="Der står allerede et fravær med stedfortræder i nogle af de dage.",
    next_step="Afslut det, der står, eller vælg andre dage.",
)
_SOMEBODY_ELSE_STANDS_IN = Obstacle(
    rule="A1",
    condition="somebody_else_stands_in",
    sentence="Man kan ikke være stedfortræder for sig selv.",
    next_step="Vælg en kollega.",
)
_DEPUTY_HOLDS_ROLE = Obstacle(
    rule="A1",
    condition="deputy_holds_role",
    sentence="Stedfortræderen har ingen af de roller, som den, der er væk, har på teams, "
    "eller kan ikke logge ind.",
    next_step="Vælg en kollega i samme rolle.",
)
_DEPUTY_IS_THERE = Obstacle(
    rule="A1",
    condition="deputy_is_there",
    sentence="Stedfortræderen er selv væk i nogle af de dage.",
    next_step="Vælg en anden, eller del dagene mellem to.",
)
_BACK_WITHIN = Obstacle(
    rule="A1",
    condition="back_within_absence",
    sentence="Fraværet kan kun slutte tidligere, end det står, og ikke før det begynder.",
    next_step="Skriv et nyt fravær, hvis det skal vare længere.",
)
