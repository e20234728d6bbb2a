"""All pairs in a register that may be one company (D1).

The rule of one pair stands in `alike.py`; this file finds the same pairs among ten thousand without
comparing each with each, and a twin test holds it to that rule. Two that each have a P-number are
two places, so one of a pair has none. Names that share six tenths of their letter triples share at
least one of the rarest few of them: only those are looked up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fodfaeste.rules.placement.companies.alike import (
    ENOUGH_ALIKE,
    Entry,
    Likeness,
    likenesses,
    same_words,
    triples,
)

Pair = tuple[int, int, tuple[Likeness, ...]]
Place = tuple[str, ...]


def doubles(entries: Mapping[int, Entry]) -> tuple[Pair, ...]:
    """Return the pairs that may be one, by number, those with most reasons first."""
    names = _Names(entries)
    found = (
        (one, other, reasons)
        for one, other in sorted(_candidates(entries, names))
        if (reasons := likenesses(entries[one], entries[other]))
    )
    return tuple(sorted(found, key=lambda pair: -len(pair[2])))


def _candidates(entries: Mapping[int, Entry], names: "_Names") -> set[tuple[int, int]]:
    """Return pairs that the rule has to look at; one of each has no P-number."""
    by_number: dict[Place, list[int]] = defaultdict(list)
    by_name: dict[Place, list[int]] = defaultdict(list)
    for number, entry in entries.items():
        for place in _places(entry, "postcode", "address") if entry.cvr_number else ():
            by_number[entry.cvr_number, *place].append(number)
        for place in _places(entry, "postcode", "city"):
            for triple in names.rarest[number]:
                by_name[triple, *place].append(number)
    bare = {number for number, entry in entries.items() if not entry.p_number}
    return {
        *_pairs(by_number.values(), bare),
        *(pair for pair in set(_pairs(by_name.values(), bare)) if names.are_alike(*pair)),
    }


def _places(entry: Entry, *kinds: str) -> Iterator[Place]:
    for kind in kinds:
        if said := same_words(getattr(entry, kind)):
            yield kind, said


def _pairs(groups: Iterable[list[int]], bare: set[int]) -> Iterator[tuple[int, int]]:
    for group in groups:
        for one in group:
            if one in bare:
                yield from ((min(one, two), max(one, two)) for two in group if one != two)


class _Names:
    """The letter triples of each name, and the rarest few of them."""

    def __init__(self, entries: Mapping[int, Entry]) -> None:
        self.triples = {number: triples(entry.name) for number, entry in entries.items()}
        counts = Counter(triple for whole in self.triples.values() for triple in whole)
        self.rarest = {
            number: sorted(whole, key=lambda triple: (counts[triple], triple))[: _share(len(whole))]
            for number, whole in self.triples.items()
        }

    def are_alike(self, one: int, other: int) -> bool:
        """Say whether two names have enough in common."""
        mine, theirs = self.triples[one], self.triples[other]
        shared = len(mine & theirs)
        whole = len(mine) + len(theirs) - shared
        return shared * ENOUGH_ALIKE.denominator >= whole * ENOUGH_ALIKE.numerator


def _share(whole: int) -> int:
    """Return of how many of the rarest triples two alike names must have one in common."""
    return whole - -(-ENOUGH_ALIKE.numerator * whole // ENOUGH_ALIKE.denominator) + 1
