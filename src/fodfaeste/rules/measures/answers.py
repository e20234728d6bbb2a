"""Answers to the method's own scales: what may be left out, and what an answer may be (K2, K3).

«måling af borgerens progression» (SEED-4)
Each scale stands alone: no sum is made of them, so that nothing is computed beyond what was asked.
One of the three may be left unanswered; with two missing there is no measurement.
"""

from collections.abc import Mapping
from datetime import date

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.measures.scales import QUESTIONS, DueMeasure, obstacles_to_score
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

INSTRUMENT = "own_scales"
VERSION = 1
MOST_UNANSWERED = 1

STAFF_QUESTIONS: dict[Track, str] = {
    Track.JOB: "Hvor meget tror du på, at borgeren kan have et job?",
    Track.COPING: "Hvor godt kan borgeren klare det, der er svært i hverdagen?",
    Track.NETWORK: "Hvor god støtte har borgeren i menneskene omkring sig?",
}


def questions_for(respondent: Respondent) -> dict[Track, str]:
    """Return the three questions as they are put to the citizen or to staff."""
    return QUESTIONS if respondent is Respondent.CITIZEN else STAFF_QUESTIONS


def obstacles_to_answers(
    answers: Mapping[Track, int | None], *, measured_on: date, enrolled_on: date, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of keeping the answers."""
    given = [score for score in answers.values() if score is not None]
    off_scale = next((found for score in given if (found := obstacles_to_score(score))), ())
    return (
        *off_scale,
        *unmet(
            (len(given) >= len(Track) - MOST_UNANSWERED, _ENOUGH_ANSWERS),
            (measured_on <= today, _MEASURED_BY_NOW),
            (measured_on >= enrolled_on, _AFTER_ENROLMENT),
        ),
    )


def check_answers(
    answers: Mapping[Track, int | None], *, measured_on: date, enrolled_on: date, today: date
) -> None:
    """Raise Refused (K3) unless the answers can be kept."""
    refuse_if(
        obstacles_to_answers(answers, measured_on=measured_on, enrolled_on=enrolled_on, today=today)
    )


def proposed_occasion(
    due: tuple[DueMeasure, ...], *, answered: frozenset[MeasureOccasion], today: date
) -> MeasureOccasion:
    """Return the occasion to offer: the latest that has come, unless it is answered, else the next.

    An occasion that was missed is not asked for later: the answer would belong to another time.
    """
    come = [item.occasion for item in due if item.due_on <= today]
    ahead = [item.occasion for item in due if item.due_on > today]
    waiting = [occasion for occasion in come[-1:] if occasion not in answered]
    return (waiting or ahead[:1] or come[-1:] or [MeasureOccasion.KICKOFF])[0]


_ENOUGH_ANSWERS = Obstacle(
    rule="K3",
    condition="enough_answers",
    sentence="Der mangler svar på mindst to af de tre skalaer. "
    "Så siger målingen ikke nok om, hvordan det går.",
    next_step="Svar på mindst to af skalaerne, eller vent til en bedre dag.",
)
_MEASURED_BY_NOW = Obstacle(
    rule="K3",
    condition="measured_by_now",
    sentence="Målingen er dateret ude i fremtiden.",
    next_step="Ret datoen til den dag, der blev svaret.",
)
_AFTER_ENROLMENT = Obstacle(
    rule="K3",
    condition="measured_after_enrolment",
    sentence="Målingen er dateret, før borgeren blev indskrevet.",
    next_step="Ret datoen til den dag, der blev svaret.",
)
