"""A board meeting: who leads it, who was there, what it decided, and what stands in the way (J2).

«møder med tværfaglig ledelses-deltagelse (fx tavlemøder)» (SEED-3): the leaders of both departments
take part, because a decision that crosses them needs both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.boards.stories import Recognisable, holds_numbers, shown_in
from fodfaeste.rules.meetings.sparring import FURTHEST
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import in_sentence, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was written, who does it, and by when; as a decision or as an obstacle to remove."""

    text: str
    responsible: int | None
    due_on: date | None

    def settled(self) -> tuple[int, date]:
        """Who and by when; asked once it is checked that both are said."""
        if self.responsible is None or self.due_on is None:
            message = "a promise without a person or a day is refused first"
            raise ValueError(message)
        return self.responsible, self.due_on


def warnings_on_attendance(departments: Iterable[Department]) -> tuple[Obstacle, ...]:
    """Return the warning about a department whose leader was not there."""
    came = frozenset(departments)
    lacking = [in_sentence(one.label) for one in Department if one not in came]
    return unmet((not lacking, _both_leaders(lacking)))


def check_leads_board(*, leads: bool) -> None:
    """Raise Refused (J2) unless somebody leads the unit of the board."""
    refuse_if(unmet((leads, _LEADS)))


def check_board_begun(*, held_on: date, attended: int, today: date) -> None:
    """Raise Refused (J2) unless a meeting can be begun: not ahead of time, and with people."""
    refuse_if(
        unmet(
            (held_on <= today, _NOT_AHEAD),
            (held_on >= add_months(today, -FURTHEST), _BOARD_IN_REACH),
            (attended > 0, _SOMEBODY_CAME),
        )
    )


def check_one_at_a_time(*, other_on: date | None, held_on: date) -> None:
    """Raise Refused (J2) while another meeting goes on that is no older than this one."""
    refuse_if(unmet((other_on is None or other_on < held_on, _ONE_AT_A_TIME)))


def check_board_goes_on(*, ended: bool) -> None:
    """Raise Refused (J2) when the meeting has been ended."""
    refuse_if(unmet((not ended, _GOES_ON)))


def check_board_decision(decision: Promise, *, today: date) -> None:
    """Raise Refused (J2) unless a decision is said; a task needs a person and a day to come."""
    is_task = decision.responsible is not None or decision.due_on is not None
    refuse_if(
        unmet(
            (is_said(decision.text), _DECISION_SAID),
            (not is_task or decision.responsible is not None, _SOMEBODY_DOES_IT),
            (not is_task or decision.due_on is not None, _TASK_HAS_A_DAY),
            (decision.due_on is None or decision.due_on >= today, _TASK_AHEAD),
        )
    )


def check_obstacle(promise: Promise, *, today: date, citizen: str = "") -> None:
    """Raise Refused (J2) unless an obstacle says what it is, who removes it, and by when.

    Colleagues without a seat on the team read it, so the citizen's name does not stand in it.
    """
    shown = shown_in(promise.text, Recognisable(frozenset({citizen}), frozenset()))
    refuse_if(
        unmet(
            (is_said(promise.text), _OBSTACLE_SAID),
            (not shown, _names_nobody(shown)),
            (not holds_numbers(promise.text), _OBSTACLE_HOLDS_NO_NUMBERS),
            (promise.responsible is not None, _SOMEBODY_REMOVES_IT),
            (promise.due_on is not None, _REMOVED_BY_A_DAY),
            (promise.due_on is None or promise.due_on >= today, _REMOVED_AHEAD),
        )
    )


def check_removed(*, how: str, removed: bool, may: bool) -> None:
    """Raise Refused (J2) unless an open obstacle is closed by whom it is for, with how."""
    refuse_if(unmet((may, _OWN_OBSTACLE), (not removed, _STILL_THERE), (is_said(how), _HOW_SAID)))


def _j2(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="J2", condition=condition, sentence=sentence, next_step=next_step)


def _both_leaders(lacking: Iterable[str]) -> Obstacle:
    return _j2(
        "both_leaders_came",
        f"Ingen leder fra {listed(lacking)} var med. "
        "Beslutninger på tværs kræver begge afdelinger.",
        "Inviter lederen til næste tavlemøde.",
    )


def _names_nobody(shown: tuple[str, ...]) -> Obstacle:
    return _j2(
        "obstacle_names_nobody",
        f"Hindringen viser, hvem den handler om: {listed(shown)}.",
        "Skriv den uden navn. Den læses også af kolleger, der ikke er på teamet.",
    )


_LEADS = _j2(
    "board_leads",
    "Tavlen hører til en enhed, du ikke leder.",
    "Bed enhedens leder om at gøre det.",
)
_NOT_AHEAD = _j2(
    "board_not_ahead",
    "Mødet er dateret ude i fremtiden. Det begynder den dag, det holdes.",
    "Vælg i dag eller den dag, I mødtes.",
)
_BOARD_IN_REACH = _j2(
    "board_in_reach",
    f"Det er mere end {FURTHEST} måneder siden.",
    "Se efter, om årstallet er rigtigt.",
)
_SOMEBODY_CAME = _j2(
    "board_somebody_came",
    "Det står ikke, hvem der er med.",
    "Markér dem, der er med.",
)
_ONE_AT_A_TIME = _j2(
    "board_one_at_a_time",
    "Der er allerede et tavlemøde i gang i enheden.",
    "Gå ind i mødet fra tavlen, eller afslut det først.",
)
_GOES_ON = _j2(
    "board_goes_on",
    "Mødet er slut, så der kan ikke skrives mere i det.",
    "Tag det op på næste tavlemøde, eller skriv en opgave på forløbet.",
)
_DECISION_SAID = _j2(
    "board_decision_said",
    "Det står ikke, hvad I besluttede.",
    "Skriv beslutningen med få ord.",
)
_SOMEBODY_DOES_IT = _j2(
    "board_task_has_somebody",
    "Der er en frist, men det står ikke, hvem der gør det.",
    "Vælg, hvem der gør det, eller fjern fristen.",
)
_TASK_HAS_A_DAY = _j2(
    "board_task_has_a_day",
    "Der er ingen frist. Næste tavlemøde begynder med, hvad der blev af beslutningerne.",
    "Skriv, hvornår det senest er gjort.",
)
_TASK_AHEAD = _j2(
    "board_task_ahead",
    "Fristen ligger tilbage i tiden.",
    "Vælg en dag, der kommer.",
)
_OBSTACLE_SAID = _j2(
    "obstacle_said",
    "Det står ikke, hvad der er i vejen.",
    "Skriv hindringen med få ord, uden navn på borgeren.",
)
_OBSTACLE_HOLDS_NO_NUMBERS = _j2(
    "obstacle_holds_no_numbers",
    "Der står et CPR-nummer eller et telefonnummer i hindringen.",
    "Tag nummeret ud.",
)
_SOMEBODY_REMOVES_IT = _j2(
    "obstacle_has_somebody",
    "Det står ikke, hvem der fjerner hindringen.",
    "Vælg en leder eller kollega, som kan fjerne den.",
)
_REMOVED_BY_A_DAY = _j2(
    "obstacle_has_a_day",
    "Det står ikke, hvornår hindringen senest er fjernet.",
    "Skriv en dag.",
)
_REMOVED_AHEAD = _j2(
    "obstacle_ahead",
    "Dagen for hindringen ligger tilbage i tiden.",
    "Vælg en dag, der kommer.",
)
_OWN_OBSTACLE = _j2(
    "own_obstacle",
    "Hindringen er ikke din, og du leder ikke enheden.",
    "Bed den, der skal fjerne den, om at lukke den.",
)
_STILL_THERE = _j2(
    "obstacle_still_there",
    "Hindringen er allerede fjernet.",
    "Se listen over hindringer.",
)
_HOW_SAID = _j2(
    "obstacle_how_said",
    "Det står ikke, hvordan hindringen blev fjernet. Andre kan stå med den samme.",
    "Skriv kort, hvad der løste den.",
)
