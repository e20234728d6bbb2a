"""All pairs in a register that may be one company (D1).

The rule of one pair stands in `alike.py`; this file finds the same pairs among ten thousand without
comparing each with each, and a twin test holds it to that rule. Two that each have a P-number are
two places, so one of a pair has none. Names that share six tenths of their letter triples share at
least one of the rarest few of them: only those are looked up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    found = (
        (one, other, reasons)
        for one, other in sorted(set(_candidates(entries)))
        if (reasons := likenesses(entries[one], entries[other]))
    )
    return tuple(sorted(found, key=lambda pair: -len(pair[2])))


def _candidates(entries: Mapping[int, Entry]) -> Iterator[tuple[int, int]]:
    rare = _Rarest([entry.name for entry in entries.values()])
    index: dict[Place, list[int]] = defaultdict(list)
    for number, entry in entries.items():
        for key in _keys(entry, rare):
            index[key].append(number)
    for number, entry in entries.items():
        if entry.p_number:
            continue
        for key in _keys(entry, rare):
            for other in index[key]:
                if other != number:
                    yield min(number, other), max(number, other)


def _keys(entry: Entry, rare: "_Rarest") -> Iterator[Place]:
    """Yield what two that may be one have at least one of in common."""
    where = {"postcode": entry.postcode, "city": entry.city, "address": entry.address}
    said = {name: same_words(text) for name, text in where.items() if text.strip()}
    if entry.cvr_number:
        for name in said.keys() - {"city"}:
            yield "cvr", entry.cvr_number, name, said[name]
    for name in said.keys() - {"address"}:
        for triple in rare.of(entry.name):
            yield "name", triple, name, said[name]


class _Rarest:
    """The rarest letter triples of each name."""

    def __init__(self, names: Sequence[str]) -> None:
        self._counts = Counter(triple for name in names for triple in triples(name))

    def of(self, name: str) -> Iterable[str]:
        """Return as many as two alike names must share one of."""
        whole = sorted(triples(name), key=lambda triple: (self._counts[triple], triple))
        shared = -(-ENOUGH_ALIKE.numerator * len(whole) // ENOUGH_ALIKE.denominator)
        return whole[: len(whole) - shared + 1]
