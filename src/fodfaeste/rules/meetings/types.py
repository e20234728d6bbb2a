"""The types of meetings: who must and who should be there, and how long it takes (B1, E13, I1, J3).

«Sagsbehandler, CTI-medarbejder og virksomhedskonsulent skal som minimum deltage på opstartsmødet
med borgeren.» (SEED-3)
«afsluttende møde med deltagelse af borgeren samt teamet omkring borgeren i form af de to
sagsbehandlere, jobkonsulent og CTI-medarbejder» (SEED-4)
«fast tid afsat i de involverede medarbejderes kalendere» (SEED-3)
The rows are dated data: a municipality may ask for more than the method, never for less.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fodfaeste.rules.access.names import named
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.meetings.kinds import MeetingTypeCode
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

SHORTEST, LONGEST = 15, 480
"""Minutes a meeting may last."""

AROUND_THE_CITIZEN = (Role.CITIZEN, *TEAM_ROLES)
OF_THE_TEAM = (*TEAM_ROLES, Role.LEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingType:
    """What one type of meeting asks for; `required` must be there, `expected` should."""

    code: MeetingTypeCode
    name: str
    minutes: int
    required: frozenset[Role] = frozenset()
    expected: frozenset[Role] = frozenset()

    @property
    def asked(self) -> frozenset[Role]:
        """Everyone who is asked to come."""
        return self.required | self.expected


T = MeetingTypeCode
_ALL = frozenset(AROUND_THE_CITIZEN)
_TEAM = frozenset(OF_THE_TEAM)
_KICKOFF = frozenset({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT})
"""B1 asks for one caseworker besides, of either department: the kickoff's gate holds that."""
_BEFORE = frozenset({Role.CITIZEN, Role.CTI_WORKER})
_TALK = frozenset({Role.CITIZEN, Role.EMPLOYMENT_CASEWORKER})
_THREE = frozenset({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT})
_PROFESSIONS = frozenset({Role.CTI_WORKER, Role.JOB_CONSULTANT})


def _type(
    code: MeetingTypeCode,
    minutes: int,
    *,
    required: frozenset[Role] = frozenset(),
    expected: frozenset[Role] = frozenset(),
) -> MeetingType:
    return MeetingType(
        code=code, name=code.label, minutes=minutes, required=required, expected=expected - required
    )


DEFAULTS: tuple[MeetingType, ...] = (
    _type(T.KICKOFF, 90, required=_KICKOFF, expected=_ALL),
    _type(T.PRE_CTI, 60, expected=_BEFORE),
    _type(T.START_OF_THREE, 60, expected=_THREE),
    _type(T.FOLLOW_UP, 60, expected=_ALL),
    _type(T.WORKPLACE, 45, expected=_THREE),
    _type(T.TRANSFER, 60, expected=_BEFORE),
    _type(T.CLOSING, 90, required=_ALL),
    _type(T.STATUTORY_TALK, 45, expected=_TALK),
    _type(T.OTHER, 60, expected=_ALL),
    _type(T.SPARRING, 90, expected=_PROFESSIONS),
    _type(T.GREEN_TIME, 120, expected=frozenset(TEAM_ROLES)),
    _type(T.ERFA, 120, expected=_TEAM),
    _type(T.SUPERVISION, 90, expected=_PROFESSIONS),
    _type(T.BOARD, 60, expected=_TEAM),
)
"""What is shipped."""

LEAST_REQUIRED: Mapping[MeetingTypeCode, tuple[str, frozenset[Role]]] = {
    T.KICKOFF: ("B1", _KICKOFF),
    T.CLOSING: ("I1", _ALL),
}
"""What the method holds hard, with its rule."""

LEAST_ASKED: Mapping[MeetingTypeCode, tuple[str, frozenset[Role]]] = {
    T.PRE_CTI: ("E12", _BEFORE),
    T.START_OF_THREE: ("E13", _THREE),
    T.TRANSFER: ("F3", _BEFORE),
    T.STATUTORY_TALK: ("G2", _TALK),
    T.SPARRING: ("J1", _PROFESSIONS),
    T.BOARD: ("J2", frozenset({Role.LEADER})),
}
"""Whom the method at least wants to be asked, with its rule."""


def shipped(code: MeetingTypeCode) -> MeetingType:
    """Return the type as it is shipped."""
    return next(row for row in DEFAULTS if row.code is code)


def roles_for(code: MeetingTypeCode) -> tuple[Role, ...]:
    """Return the roles that a type may ask for."""
    return OF_THE_TEAM if code.is_of_the_team else AROUND_THE_CITIZEN


def obstacles_to_type(wanted: MeetingType) -> tuple[Obstacle, ...]:
    """Return why a type cannot look like this; the method's own people cannot be taken away."""
    hard, must = LEAST_REQUIRED.get(wanted.code, ("", frozenset()))
    soft, should = LEAST_ASKED.get(wanted.code, ("", frozenset()))
    return unmet(
        (is_said(wanted.name), _HAS_A_NAME),
        (SHORTEST <= wanted.minutes <= LONGEST, _LASTS),
        (not wanted.required & wanted.expected, _ASKED_ONCE),
        (wanted.asked <= frozenset(roles_for(wanted.code)), _ROLES_FIT),
        (must <= wanted.required, _never_fewer(hard, must - wanted.required, must=True)),
        (should <= wanted.asked, _never_fewer(soft, should - wanted.asked, must=False)),
    )


def check_type(wanted: MeetingType) -> None:
    """Raise Refused unless the type asks for at least what the method does."""
    refuse_if(obstacles_to_type(wanted))


def obstacles_without_required(kind: MeetingType, present: frozenset[Role]) -> tuple[Obstacle, ...]:
    """Return what the municipality asks for beyond the method, and that did not come.

    What the method itself asks for is held by its own gates: B1 at the kickoff, I1 when CTI ends.
    """
    rule, _ = LEAST_REQUIRED.get(kind.code, ("M9", frozenset()))
    lacking = more_required(kind) - present
    return unmet((not lacking, _required_came(rule, kind, lacking)))


def more_required(kind: MeetingType) -> frozenset[Role]:
    """Return whom the municipality requires beyond the method."""
    _, least = LEAST_REQUIRED.get(kind.code, ("", frozenset()))
    return kind.required - least


def _never_fewer(rule: str, lacking: frozenset[Role], *, must: bool) -> Obstacle:
    verb = "skal være med" if must else "skal indkaldes"
    return Obstacle(
        rule=rule or "M9",
        condition="type_keeps_the_method" if must else "type_asks_whom_the_method_asks",
        sentence=f"Metoden siger, at {named(lacking)} {verb}. "
        "I kan bede om flere, aldrig om færre.",
        next_step="Sæt kryds ved dem igen.",
    )


def _required_came(rule: str, kind: MeetingType, lacking: frozenset[Role]) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="required_by_the_municipality_came",
        sentence=f"Kommunen har besluttet, at {named(lacking)} skal være med til "
        f"»{kind.name}«. Det var ikke tilfældet.",
        next_step="Hold et opstartsmøde mere, hvor de er med."
        if kind.code is T.KICKOFF
        else "Hold mødet igen med dem, eller skriv, hvorfor det blev holdt uden.",
    )


_HAS_A_NAME = Obstacle(
    rule="M9",
    condition="meeting_type_has_a_name",
    sentence="Mødetypen har ikke noget navn.",
    next_step="Skriv, hvad mødet hedder hos jer.",
)
_LASTS = Obstacle(
    rule="M9",
    condition="meeting_type_lasts",
    sentence=f"Et møde varer fra {SHORTEST} minutter til {LONGEST // 60} timer.",
    next_step="Skriv, hvor mange minutter mødet plejer at vare.",
)
_ASKED_ONCE = Obstacle(
    rule="M9",
    condition="meeting_type_asks_once",
    sentence="En rolle står både som en, der skal være med, og som en, der bør være med.",
    next_step="Vælg det ene.",
)
_ROLES_FIT = Obstacle(
    rule="M9",
    condition="meeting_type_roles_fit",
    sentence="Mødet kan ikke have alle de valgte roller med.",
    next_step="Vælg kun roller, der hører til mødet.",
)
