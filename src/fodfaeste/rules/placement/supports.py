"""What is looked into at the workplace, and on which day (D5).

«undersøges det, om der er behov for hjælpemidler, personlig assistance, virksomhedsmentor eller
andre særlige tilbud» (SEED-4)
"""

from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def obstacles_to_examined(examined_on: date, *, today: date) -> tuple[Obstacle, ...]:
    """Return what is wrong with the day that something was looked into."""
    return unmet((examined_on <= today, _EXAMINED_ALREADY))


def check_examined(examined_on: date, *, today: date) -> None:
    """Raise Refused (D5) unless it has been looked into."""
    refuse_if(obstacles_to_examined(examined_on, today=today))


_EXAMINED_ALREADY = Obstacle(
    rule="D5",
    condition="examined_already",
    sentence="Dagen ligger i fremtiden. Det noteres her, når det er undersøgt.",
    next_step="Vælg dagen, hvor I har undersøgt det.",
)
