"""How few and how many hours a week there can be talk of (D2)."""

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def obstacles_to_window(least: int | None, most: int | None) -> tuple[Obstacle, ...]:
    """Return what stands in the way of a window of minutes a week; an open end is none."""
    return unmet((least is None or most is None or least <= most, _FORWARD))


def check_window(least: int | None, most: int | None) -> None:
    """Raise Refused (D2) when the fewest hours are more than the most."""
    refuse_if(obstacles_to_window(least, most))


_FORWARD = Obstacle(
    rule="D2",
    condition="hours_window_forward",
    sentence="Det mindste antal timer er større end det største.",
    next_step="Byt om på de to tal, eller lad det ene stå tomt.",
)
