"""Companies that may be the same: by number, by company and place, by name and town (D1).

A register in which one workplace stands twice hides half of what is known about it. Nothing is
merged by itself: people are shown what is alike, and why, and decide.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import Word, listed

ENOUGH_ALIKE = Fraction(6, 10)
"""The share of letter triples that two names have in common when they are taken for one."""

_FORM = re.compile(r"\b(aps|a/s|as|i/s|k/s|p/s|ivs|amba|a\.m\.b\.a|smba|fmba)\b\.?")
_NOT_LETTERS = re.compile(r"[^0-9a-zæøåäöüé]+")


class Likeness(Word):
    """Why two companies may be the same."""

    SAME_NUMBER = "same_number", "samme P-nummer"
    SAME_PLACE = "same_place", "samme CVR-nummer på samme sted"
    SAME_NAME = "same_name", "næsten samme navn i samme by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What two companies are compared by."""

    name: str
    cvr_number: str = ""
    p_number: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""


def likenesses(one: Entry, other: Entry) -> tuple[Likeness, ...]:
    """Return why two companies may be the same; nothing when each has a P-number of its own."""
    if one.p_number and other.p_number:
        return (Likeness.SAME_NUMBER,) if one.p_number == other.p_number else ()
    named = name_likeness(one.name, other.name) >= ENOUGH_ALIKE
    owned = bool(one.cvr_number) and one.cvr_number == other.cvr_number
    differing = bool(one.cvr_number and other.cvr_number) and not owned
    found = []
    if owned and (_same(one.postcode, other.postcode) or _same(one.address, other.address)):
        found.append(Likeness.SAME_PLACE)
    if named and not differing and in_same_town(one, other):
        found.append(Likeness.SAME_NAME)
    return tuple(found)


def in_same_town(one: Entry, other: Entry) -> bool:
    """Say whether two companies lie in one town, as far as that is known."""
    return _same(one.postcode, other.postcode) or _same(one.city, other.city)


def name_likeness(one: str, other: str) -> Fraction:
    """Return the share of letter triples that two names have in common, from 0 to 1."""
    mine, theirs = triples(one), triples(other)
    return Fraction(len(mine & theirs), len(mine | theirs)) if mine | theirs else Fraction(0)


def tidy_name(name: str) -> str:
    """Return a name in small letters, without the kind of company and without signs."""
    return _NOT_LETTERS.sub(" ", _FORM.sub(" ", name.lower())).strip()


def stands_already(names: tuple[str, ...]) -> Obstacle:
    """Return what is said when a company is about to be written down a second time."""
    return Obstacle(
        rule="D1",
        condition="company_is_new",
        sentence=f"Virksomheden ligner en, der står i registret: {listed(names)}.",
        next_step="Brug den, der står der. Er det en anden, så sæt kryds ved det, og gem igen.",
    )


def triples(name: str) -> frozenset[str]:
    """Return the letter triples of a name, word by word."""
    words = (f"  {word} " for word in tidy_name(name).split())
    return frozenset(word[start : start + 3] for word in words for start in range(len(word) - 2))


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and same_words(one) == same_words(other)


def same_words(text: str) -> str:
    """Return a text in small letters with one space between its words."""
    return " ".join(text.lower().split())
