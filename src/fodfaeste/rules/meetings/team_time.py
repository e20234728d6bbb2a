"""Fixed time for colleagues: green time, ERFA and supervision (J3).

«fast tid afsat i de involverede medarbejderes kalendere» (SEED-3): time that is only meant is eaten
by the day. Who leads the unit sets it; who sits in it moves a meeting, holds it, decides.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.meetings.series import Series, obstacles_to_series
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

RULE = "J3"

FURTHEST = 12
"""Months: a day further away than that is a slip of the finger in the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDecided:
    """What colleagues decided, and whether somebody does it by a day."""

    held_on: date | None
    text: str
    has_somebody: bool
    due_on: date | None


def check_team_series(series: Series, *, name: str, people: int, today: date) -> None:
    """Raise Refused (J3) unless the time has a name, somebody in it, and days to be held on."""
    refuse_if(
        (
            *unmet(
                (is_said(name), _HAS_A_NAME),
                (people > 0, _HAS_PEOPLE),
                (_in_reach(series.starts_on, today), _IN_REACH),
            ),
            *obstacles_to_series(series, rule=RULE),
        )
    )


def check_team_name(*, taken: bool) -> None:
    """Raise Refused (J3) when another series of the unit has the name."""
    refuse_if(unmet((not taken, _NAME_IS_FREE)))


def check_team_people(people: int) -> None:
    """Raise Refused (J3) unless somebody is in it."""
    refuse_if(unmet((people > 0, _HAS_PEOPLE)))


def check_team_day(day: date, *, today: date) -> None:
    """Raise Refused (J3) unless a meeting is moved to a day ahead, within a year."""
    refuse_if(unmet((today <= day <= add_months(today, FURTHEST), _MOVED_AHEAD)))


def check_team_belongs(*, belongs: bool) -> None:
    """Raise Refused (J3) unless somebody sits in the fixed time or leads its unit."""
    refuse_if(unmet((belongs, _BELONGS)))


def check_team_leads(*, leads: bool) -> None:
    """Raise Refused (J3) unless somebody leads the unit."""
    refuse_if(unmet((leads, _LEADS)))


def check_team_held(*, held_on: date, came: int, today: date) -> None:
    """Raise Refused (J3) unless a meeting of colleagues can be marked as held."""
    refuse_if(
        unmet(
            (held_on <= today, _HELD_BY_NOW),
            (held_on > today or _in_reach(held_on, today), _IN_REACH),
            (came > 0, _SOMEBODY_CAME),
        )
    )


def check_team_change(*, state: MeetingState, because: str) -> None:
    """Raise Refused (J3) unless the meeting is ahead, and it is said why it changes."""
    refuse_if(unmet((state is MeetingState.PLANNED, _STILL_AHEAD), (is_said(because), _EXPLAINED)))


def check_team_decision(decided: TeamDecided, *, today: date) -> None:
    """Raise Refused (J3) unless the decision is in words; a task has somebody and a day ahead."""
    due = decided.due_on
    refuse_if(
        unmet(
            (decided.held_on is not None, _HELD_FIRST),
            (is_said(decided.text), _IN_WORDS),
            (due is None or decided.has_somebody, _SOMEBODY_DOES_IT),
            (due is None or due >= today, _DUE_AHEAD),
        )
    )


def _in_reach(day: date, today: date) -> bool:
    return add_months(today, -FURTHEST) <= day <= add_months(today, FURTHEST)


def _j3(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule=RULE, condition=condition, sentence=sentence, next_step=next_step)


_HAS_A_NAME = _j3(
    "team_time_has_a_name", "Den faste tid har ikke noget navn.", "Giv den et kort navn."
)
_HAS_PEOPLE = _j3(
    "team_time_has_people",
    "Ingen er sat på den faste tid. Så står den ikke i nogens kalender.",
    "Vælg, hvem der er med.",
)
_NAME_IS_FREE = _j3(
    "team_time_name_is_free",
    "Enheden har allerede fast tid, der hedder sådan. To med samme navn bliver forvekslet.",
    "Giv den et andet navn, eller afslut den gamle række først.",
)
_IN_REACH = _j3(
    "team_day_in_reach",
    "Dagen ligger mere end et år væk. Der er nok skrevet forkert i årstallet.",
    "Ret datoen.",
)
_MOVED_AHEAD = _j3(
    "team_meeting_moved_ahead",
    "Mødet kan kun flyttes til en dag, der kommer, og højst et år frem.",
    "Vælg i dag eller en senere dag. Er mødet holdt, så registrér det som holdt.",
)
_BELONGS = _j3(
    "team_time_belongs",
    "Du er ikke med i den faste tid.",
    "Bed lederen om at sætte dig på.",
)
_LEADS = _j3(
    "team_time_leads",
    "Den faste tid hører til en enhed, du ikke leder.",
    "Bed enhedens leder om at gøre det.",
)
_HELD_BY_NOW = _j3(
    "team_meeting_held_by_now",
    "Mødet er dateret ude i fremtiden. Det skal først være holdt.",
    "Ret datoen, eller vent, til mødet er holdt.",
)
_SOMEBODY_CAME = _j3(
    "team_meeting_somebody_came",
    "Det står ikke, hvem der var med.",
    "Markér dem, der var med, eller aflys mødet.",
)
_STILL_AHEAD = _j3(
    "team_meeting_ahead",
    "Mødet er holdt eller aflyst og kan ikke ændres.",
    "Gå til rækken, og vælg et møde, der kommer.",
)
_EXPLAINED = _j3(
    "team_change_explained",
    "Det står ikke, hvorfor mødet flyttes eller aflyses. Kollegerne har holdt tiden fri.",
    "Skriv kort hvorfor.",
)
_HELD_FIRST = _j3(
    "team_decision_after_meeting",
    "Mødet er ikke holdt endnu, så der er ikke besluttet noget på det.",
    "Registrér først, at mødet er holdt.",
)
_IN_WORDS = _j3(
    "team_decision_in_words",
    "Det står ikke, hvad I besluttede.",
    "Skriv beslutningen med få ord.",
)
_SOMEBODY_DOES_IT = _j3(
    "team_decision_has_somebody",
    "Der er en frist, men det står ikke, hvem der gør det.",
    "Vælg, hvem der gør det, eller fjern fristen.",
)
_DUE_AHEAD = _j3(
    "team_decision_due_ahead", "Fristen ligger tilbage i tiden.", "Vælg en dag, der kommer."
)
