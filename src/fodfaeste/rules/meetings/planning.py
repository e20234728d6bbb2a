"""When a meeting may lie (B2, G2). A day that nobody meant is refused at once.

«proceskrav om afholdelsestidspunkter, afholdelsessted og ansvarlig medarbejder» (SEED-4)
«afholdes mødet så vidt muligt dér, hvor borgeren ønsker, det skal afholdes.» (SEED-4)
"""

from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.holding import RULES
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

MONTHS_AHEAD = 24


def obstacles_to_planning(
    kind: MeetingKind,
    *,
    planned_on: date,
    enrolled_on: date,
    expected: frozenset[Role],
    today: date,
) -> tuple[Obstacle, ...]:
    """Return what is wrong with the day; a meeting that was held already may be put in later."""
    rule = RULES[kind]
    return unmet(
        (planned_on >= enrolled_on, _not_before_enrolment(rule)),
        (planned_on <= add_months(today, MONTHS_AHEAD), _within_reach(rule)),
        (bool(expected), _somebody_asked(rule)),
    )


def check_planning(
    kind: MeetingKind,
    *,
    planned_on: date,
    enrolled_on: date,
    expected: frozenset[Role],
    today: date,
) -> None:
    """Raise Refused unless the meeting may lie on that day."""
    refuse_if(
        obstacles_to_planning(
            kind, planned_on=planned_on, enrolled_on=enrolled_on, expected=expected, today=today
        )
    )


def obstacles_to_day(
    kind: MeetingKind, *, held_on: date, enrolled_on: date
) -> tuple[Obstacle, ...]:
    """Return the obstacle when a meeting is dated before the course began."""
    return unmet((held_on >= enrolled_on, _not_before_enrolment(RULES[kind])))


def check_cancelling(kind: MeetingKind, *, because: str) -> None:
    """Raise Refused unless it is said why a meeting is cancelled."""
    refuse_if(unmet((is_said(because), _reason_said(RULES[kind]))))


def check_moving(kind: MeetingKind, *, because: str) -> None:
    """Raise Refused unless it is said why a meeting is moved."""
    refuse_if(unmet((is_said(because), _move_explained(RULES[kind]))))


def _move_explained(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="moving_explained",
        sentence="Det står ikke, hvorfor mødet flyttes. Borgeren og teamet skal kunne følge med.",
        next_step="Skriv kort, hvorfor mødet flyttes.",
    )


def _not_before_enrolment(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="planned_after_enrolment",
        sentence="Dagen ligger, før borgeren blev indskrevet, og hører ikke til forløbet.",
        next_step="Vælg en dag efter indskrivningen.",
    )


def _within_reach(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="planned_within_reach",
        sentence="Dagen ligger mere end to år ude i fremtiden.",
        next_step="Vælg en dag inden for de næste to år.",
    )


def _somebody_asked(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="somebody_asked",
        sentence="Ingen er indkaldt til mødet.",
        next_step="Vælg, hvem der skal med.",
    )


def _reason_said(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="cancelling_explained",
        sentence="Det står ikke, hvorfor mødet er aflyst. Andre på teamet skal kunne følge med.",
        next_step="Skriv kort, hvorfor mødet er aflyst.",
    )
