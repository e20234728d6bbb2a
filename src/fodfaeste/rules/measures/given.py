"""Which answers can be kept as a measurement, whatever the instrument (K2, K3).

«måling af borgerens progression» (SEED-4)
How many questions may be left out is for the instrument to say: of the three own scales one, for
instance. What is kept is not always enough for a score; that is for the scale's missing rule.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.scoring import Answers
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A set of answers: by whom, and on which day."""

    respondent: Respondent
    measured_on: date
    answers: Answers


def obstacles_to_answers(
    instrument: Instrument, given: Given, *, enrolled_on: date, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of keeping the answers."""
    said = {code: answer for code, answer in given.answers.items() if answer is not None}
    items = {item.code: item for item in instrument.items}
    fits = all(code in items and items[code].takes(answer) for code, answer in said.items())
    missing = len(items) - len(said.keys() & items.keys())
    return unmet(
        (instrument.is_for(given.respondent), _ASKED_OF),
        (fits, _SCORE_ON_SCALE),
        (missing <= instrument.most_unanswered, _too_few(instrument, missing)),
        (given.measured_on <= today, _MEASURED_BY_NOW),
        (given.measured_on >= enrolled_on, _AFTER_ENROLMENT),
    )


def check_answers(instrument: Instrument, given: Given, *, enrolled_on: date, today: date) -> None:
    """Raise Refused (K3) unless the answers can be kept."""
    refuse_if(obstacles_to_answers(instrument, given, enrolled_on=enrolled_on, today=today))


def may_be_left_out(instrument: Instrument) -> str:
    """Return how many questions one may leave out, as the form says it; empty for none."""
    if not instrument.most_unanswered:
        return ""
    if instrument.most_unanswered == len(instrument.items) - 1:
        return "Man må gerne lade være med at svare på nogle af dem."
    number = instrument.most_unanswered
    return f"Man må gerne lade være med at svare på {number} af de {len(instrument.items)}."


def _too_few(instrument: Instrument, missing: int) -> Obstacle:
    count, least = len(instrument.items), len(instrument.items) - instrument.most_unanswered
    return Obstacle(
        rule="K3",
        condition="enough_answers",
        sentence=f"Der mangler svar på {missing} af {count} spørgsmål i »{instrument.title}«. "
        "Så siger målingen ikke nok om, hvordan det går.",
        next_step=f"Svar på mindst {least}, eller vent til en bedre dag.",
    )


_ASKED_OF = Obstacle(
    rule="K3",
    condition="asked_of_this_one",
    sentence="Skemaet er ikke til den, der svarer.",
    next_step="Vælg det skema, der passer til den, der svarer.",
)
_SCORE_ON_SCALE = Obstacle(
    rule="K3",
    condition="score_on_scale",
    sentence="Et af svarene står ikke i skemaet.",
    next_step="Vælg et af de svar, der står ved spørgsmålet.",
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
