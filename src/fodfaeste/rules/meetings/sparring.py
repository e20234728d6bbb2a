"""Sparring groups: who is in one, and what its next meeting should talk about (J1).

«en forudsætning, at der etableres sparringsgrupper» (SEED-4): job consultants and CTI workers help
each other with the courses that need it. What is new, shifts phase, stands still or is in crisis
comes on the agenda by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word, listed

PROFESSIONS = (Role.CTI_WORKER, Role.JOB_CONSULTANT)
"""Whom a sparring group cannot do without."""

AHEAD = timedelta(days=14)
"""A phase shift is talked about before it comes."""

FURTHEST = 12
"""Months: a meeting further away than that is a slip of the finger in the year."""

LOOKING_BACK_AT_FIRST = timedelta(weeks=4)
"""What is new at a group's first meeting."""

STANDS_STILL = frozenset(
    {"hours_move", "often_in_phase_1", "contact_decreases", "something_ahead", "company_beside"}
)
IN_CRISIS = frozenset({"restart_planned", "quick_answered"})
"""Names of what follow-up finds missing (rules/followup)."""


class SparringReason(Word):
    """Why a course stands on the agenda."""

    NEW = "new", "Nyt CTI-forløb"
    PHASE_SHIFT = "phase_shift", "Faseskift"
    STALLED = "stalled", "Står stille"
    CRISIS = "crisis", "Svært lige nu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the agenda asks about one course.

    `phase_starts` are the first days of CTI's three phases, empty before CTI; `missing` are the
    names of what follow-up finds missing.
    """

    phase_starts: tuple[date, ...]
    missing: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a group decided about one course, and what somebody shall do."""

    held_on: date | None
    text: str
    responsible: int | None
    due_on: date | None


def reasons_to_talk(course: Course, *, since: date, today: date) -> tuple[SparringReason, ...]:
    """Return why a course should be talked about at a meeting today, `since` the last one."""
    begun, shifts = course.phase_starts[:1], course.phase_starts[1:]
    found = {
        SparringReason.NEW: any(since < day <= today for day in begun),
        SparringReason.PHASE_SHIFT: any(since < day <= today + AHEAD for day in shifts),
        SparringReason.STALLED: bool(course.missing & STANDS_STILL),
        SparringReason.CRISIS: bool(course.missing & IN_CRISIS),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def warnings_on_group(roles: Iterable[Role]) -> tuple[Obstacle, ...]:
    """Return the warning when one of the two professions is not in a group."""
    lacking = [role for role in PROFESSIONS if role not in frozenset(roles)]
    return unmet((not lacking, _both_professions(lacking)))


def warnings_without_group(names: Iterable[str]) -> tuple[Obstacle, ...]:
    """Return the warning about those who are in no group."""
    alone = (*names,)
    return unmet((not alone, _in_a_group(alone)))


def obstacles_to_sparring_decision(decision: Decision, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of noting a decision; a task needs a person and a day."""
    is_task = decision.responsible is not None or decision.due_on is not None
    return unmet(
        (is_said(decision.text), _DECISION_SAID),
        (decision.held_on is not None, _MEETING_HELD),
        (not is_task or decision.responsible is not None, _SOMEBODY_DOES_IT),
        (decision.due_on is None or decision.due_on >= today, _TASK_AHEAD),
    )


def check_sparring_decision(decision: Decision, *, today: date) -> None:
    """Raise Refused (J1) unless the decision can be noted."""
    refuse_if(obstacles_to_sparring_decision(decision, today=today))


def check_sparring_planned(*, planned_on: date, today: date) -> None:
    """Raise Refused (J1) unless the day is within a year, else the year is mistyped."""
    refuse_if(unmet((_in_reach(planned_on, today), _PLANNED_IN_REACH)))


def check_sparring_held(*, held_on: date, attended: int, today: date) -> None:
    """Raise Refused (J1) unless a sparring meeting can be marked as held."""
    refuse_if(
        unmet(
            (held_on <= today, _HELD_BY_NOW),
            (held_on > today or _in_reach(held_on, today), _HELD_IN_REACH),
            (attended > 0, _SOMEBODY_CAME),
        )
    )


def check_group_name(*, taken: bool) -> None:
    """Raise Refused (J1) when another group of the unit has the name."""
    refuse_if(unmet((not taken, _NAME_IS_FREE)))


def _in_reach(day: date, today: date) -> bool:
    return add_months(today, -FURTHEST) <= day <= add_months(today, FURTHEST)


def check_belongs(*, belongs: bool) -> None:
    """Raise Refused (J1) unless somebody sits in the group or leads its unit."""
    refuse_if(unmet((belongs, _BELONGS)))


def check_leads(*, leads: bool) -> None:
    """Raise Refused (J1) unless somebody leads the unit of the group."""
    refuse_if(unmet((leads, _LEADS)))


def check_seat(*, roles: Iterable[Role]) -> None:
    """Raise Refused (J1) unless a colleague's roles let them sit in a sparring group."""
    refuse_if(unmet((bool(frozenset(roles) & _MAY_SIT), _WORKS_WITH_CITIZENS)))


_MAY_SIT = frozenset(
    {*PROFESSIONS, Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER, Role.LEADER}
)
_WORDS = {Role.CTI_WORKER: "en CTI-medarbejder", Role.JOB_CONSULTANT: "en jobkonsulent"}


def _j1(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="J1", condition=condition, sentence=sentence, next_step=next_step)


def _both_professions(lacking: Iterable[Role]) -> Obstacle:
    return _j1(
        "both_professions",
        f"Gruppen mangler {listed(_WORDS[role] for role in lacking)}. "
        "De to fag skal tænke sammen om borgerens job og hverdag.",
        "Sæt en kollega med det fag på gruppen.",
    )


def _in_a_group(names: Iterable[str]) -> Obstacle:
    return _j1(
        "in_a_group",
        f"Uden sparringsgruppe: {listed(names)}. Ingen skal stå alene med de svære forløb.",
        "Sæt dem på en gruppe.",
    )


_BELONGS = _j1(
    "sparring_belongs",
    "Du er ikke med i sparringsgruppen.",
    "Bed lederen om at sætte dig på gruppen.",
)
_LEADS = _j1(
    "sparring_leads",
    "Sparringsgruppen hører til en enhed, du ikke leder.",
    "Bed enhedens leder om at gøre det.",
)
_DECISION_SAID = _j1(
    "sparring_decision_said",
    "Det står ikke, hvad I blev enige om.",
    "Skriv beslutningen med få ord.",
)
_MEETING_HELD = _j1(
    "sparring_meeting_held",
    "Mødet er ikke holdt endnu, så der er ikke besluttet noget på det.",
    "Registrér først, at mødet er holdt.",
)
_SOMEBODY_DOES_IT = _j1(
    "sparring_task_has_somebody",
    "Der er en frist, men det står ikke, hvem der gør det.",
    "Vælg, hvem der gør det, eller fjern fristen.",
)
_TASK_AHEAD = _j1(
    "sparring_task_ahead",
    "Fristen ligger tilbage i tiden.",
    "Vælg en dag, der kommer.",
)
_HELD_BY_NOW = _j1(
    "sparring_held_by_now",
    "Mødet er dateret ude i fremtiden. Det skal først være holdt.",
    "Ret datoen, eller vent, til mødet er holdt.",
)
_HELD_IN_REACH = _j1(
    "sparring_held_in_reach",
    f"Det er mere end {FURTHEST} måneder siden.",
    "Se efter, om årstallet er rigtigt.",
)
_PLANNED_IN_REACH = _j1(
    "sparring_planned_in_reach",
    f"Dagen ligger mere end {FURTHEST} måneder fra i dag.",
    "Se efter, om årstallet er rigtigt.",
)
_NAME_IS_FREE = _j1(
    "sparring_name_free",
    "Enheden har allerede en sparringsgruppe med det navn.",
    "Vælg et andet navn, eller ret den gruppe, der er.",
)
_SOMEBODY_CAME = _j1(
    "sparring_somebody_came",
    "Det står ikke, hvem der var med.",
    "Markér dem, der var med, eller aflys mødet.",
)
_WORKS_WITH_CITIZENS = _j1(
    "sparring_works_with_citizens",
    "Kollegaen arbejder ikke med borgere i indsatsen og kan ikke være med i en sparringsgruppe.",
    "Vælg en jobkonsulent, CTI-medarbejder, sagsbehandler eller leder.",
)
