"""The words that two texts share, so that »hunde« in a wish finds »hundene« in a task (D2).

Whole words are compared after the usual Danish endings are taken off; nothing is guessed about what
somebody means, and the word that was found is shown.
"""

import re
from functools import lru_cache

SHORTEST = 3
"""Letters that must be left of a word, and the shortest word that is looked at."""

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = (
    "ernes", "erne", "enes", "ende", "ene", "ens", "ers", "ets", "en", "er", "es", "et", "e", "s",
)  # fmt: skip
_SMALL_WORDS = (
    "alle alt anden andet andre arbejd arbejde arbejder arbejdet bare dem den denne der deres "
    "det dette dig eller evt fast faste flere for fra gang gerne god gode godt gør ham han har "
    "her hos hun hver hvis hvor ikke ind inde jeg job jobbet kan kun kunne lave laver lidt lige "
    "man med meget men mig min mine mit måske ned nej nogen noget nogle når også opgave opgaver "
    "over samt selv sig skal skulle små som store større tage tager til ting under vant ved vil "
    "ville være været "
)
_SAYS_NOTHING = frozenset(_SMALL_WORDS.split())


def terms_in(text: str) -> frozenset[str]:
    """Return the words of a text without their endings, those left out that say nothing."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        _without_ending(word)
        for word in words
        if len(word) >= SHORTEST and word not in _SAYS_NOTHING
    )


@lru_cache(maxsize=16_384)
def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
