"""What is wrong with a file of an instrument: one sentence for each thing, naming the item (K3)."""

from collections.abc import Iterable

from fodfaeste.rules.refusal import Obstacle

RULE = "K3"
MEND = "Ret filen, og læs den ind igen."
ASK_FOR_JSON = "Gem filen som JSON i tegnsættet UTF-8, og læs den ind igen."


def fault(condition: str, sentence: str, next_step: str = MEND) -> Obstacle:
    """Return one thing that is wrong, in Danish, with what to do about it."""
    return Obstacle(rule=RULE, condition=condition, sentence=sentence, next_step=next_step)


def numbers(values: Iterable[object]) -> str:
    """Return values as they are listed in a sentence: "0, 1, 3"."""
    return ", ".join(str(value) for value in values)
