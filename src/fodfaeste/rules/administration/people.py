"""Who may work here as what, and what keeps an installation from locking itself out (M1, M6).

«Sagsbehandler, CTI-medarbejder og virksomhedskonsulent skal som minimum deltage» (SEED-3): a seat
on a team takes a role, and a role is held from one day to another.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRole:
    """A role to be given; `held_then` says that the user holds it in some of those days already."""

    role: Role
    unit_named: bool
    starts_on: date
    ends_before: date | None
    held_then: bool


def obstacles_to_role(new: NewRole) -> tuple[Obstacle, ...]:
    """Return why a role cannot be given like this."""
    forward = new.ends_before is None or new.ends_before > new.starts_on
    return unmet(
        (new.role is not Role.LEADER or new.unit_named, _LEADER_LEADS),
        (forward, _PERIOD_FORWARD),
        (not new.held_then, _NOT_HELD_TWICE),
    )


def check_role(new: NewRole) -> None:
    """Refuse (M1) a role that leads nothing, ends before it begins, or is held already."""
    refuse_if(obstacles_to_role(new))


def check_role_end(
    *, starts_on: date, ends_before: date, today: date, ended_before: date | None = None
) -> None:
    """Refuse (M1) an end before the beginning, or one that rewrites who saw what in the past.

    `ended_before` is the end that the role has already: it is not put off.
    """
    refuse_if(
        unmet(
            (ends_before >= starts_on, _PERIOD_FORWARD),
            (ends_before >= today, _NOT_BACKWARDS),
            (ended_before is None or ends_before <= ended_before, _NOT_LENGTHENED),
        )
    )


def check_administration_stays(*, administrators_left: int) -> None:
    """Refuse (M6) what would leave nobody to administer the installation."""
    refuse_if(unmet((administrators_left > 0, _SOMEBODY_ADMINISTERS)))


def check_not_oneself(*, actor_id: int, user_id: int) -> None:
    """Refuse (M6) shutting oneself out by a slip."""
    refuse_if(unmet((actor_id != user_id, _NOT_ONESELF)))


def check_mentor(*, user_id: int | None, mentor_id: int | None) -> None:
    """Refuse (A7) being one's own mentor."""
    refuse_if(unmet((mentor_id is None or mentor_id != user_id, _ANOTHER_IS_MENTOR)))


def check_address_free(*, is_taken: bool) -> None:
    """Refuse (M6) a second user with the same address."""
    refuse_if(unmet((not is_taken, _ADDRESS_FREE)))


def check_unit_name_free(*, is_taken: bool) -> None:
    """Refuse (M1) two units with one name: nobody could tell which leader sees what."""
    refuse_if(unmet((not is_taken, _UNIT_NAME_FREE)))


def warnings_about_training(
    *, trained_on: date | None, mentor_named: bool, today: date
) -> tuple[Obstacle, ...]:
    """Return what is pointed out when somebody becomes a CTI worker (A7)."""
    trained = trained_on is not None and trained_on <= today
    return unmet((trained or mentor_named, _TRAINED_OR_MENTORED))


_LEADER_LEADS = Obstacle(
    rule="M1",
    condition="leader_leads",
    sentence="En leder leder en enhed, og det afgør, hvilke forløb lederen ser.",
    next_step="Vælg den enhed, personen leder.",
)
_PERIOD_FORWARD = Obstacle(
    rule="M1",
    condition="period_forward",
    sentence="Rollen kan ikke slutte, før den begynder.",
    next_step="Ret en af de to dage.",
)
_NOT_HELD_TWICE = Obstacle(
    rule="M1",
    condition="not_held_twice",
    sentence="Personen har allerede rollen i noget af den tid.",
    next_step="Afslut den rolle, der står, eller vælg andre dage.",
)
_NOT_LENGTHENED = Obstacle(
    rule="M1",
    condition="not_lengthened",
    sentence="Rollen slutter allerede før den dag. At afslutte en rolle kan ikke forlænge den.",
    next_step="Giv rollen på ny fra en dag, hvis den skal gælde igen.",
)
_NOT_BACKWARDS = Obstacle(
    rule="M1",
    condition="not_backwards",
    sentence="En rolle kan ikke afsluttes bagud: loggen viser, hvem der havde den.",
    next_step="Vælg i dag eller en senere dag.",
)
_SOMEBODY_ADMINISTERS = Obstacle(
    rule="M6",
    condition="somebody_administers",
    sentence="Så er der ingen administrator tilbage, og ingen kan oprette en ny.",
    next_step="Giv først en anden rollen som administrator.",
)
_NOT_ONESELF = Obstacle(
    rule="M6",
    condition="not_oneself",
    sentence="Det kan du ikke gøre ved din egen konto.",
    next_step="Bed en anden administrator om det.",
)
_ANOTHER_IS_MENTOR = Obstacle(
    rule="A7",
    condition="another_is_mentor",
    sentence="En medarbejder under uddannelse kan ikke være sin egen mentor.",
    next_step="Vælg en anden som mentor.",
)
_ADDRESS_FREE = Obstacle(
    rule="M6",
    condition="address_free",
    sentence="Der er allerede en bruger med den e-mailadresse.",
    next_step="Find brugeren i listen, eller skriv en anden adresse.",
)
_UNIT_NAME_FREE = Obstacle(
    rule="M1",
    condition="unit_name_free",
    sentence="Der er allerede en enhed med det navn.",
    next_step="Find enheden i listen, eller skriv et andet navn.",
)
_TRAINED_OR_MENTORED = Obstacle(
    rule="A7",
    condition="user_trained_or_mentored",
    sentence="Personen er ikke uddannet i CTI-metoden og har ingen mentor.",
    next_step="Skriv dagen for uddannelsen, eller sæt en mentor på.",
)
