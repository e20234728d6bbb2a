"""What each row of a file will do to the register: make, correct, nothing, or wrong (D1).

A row is a company that stands already when its P-number does. Else it is one of the same name, or
with the same CVR-number at the same address, of which nothing else is known otherwise. What fits
two companies alike is decided by people.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from fodfaeste.rules.placement.companies.alike import tidy_name
from fodfaeste.rules.placement.companies.importing.columns import BY_CODE
from fodfaeste.rules.placement.companies.importing.rows import Row
from fodfaeste.rules.placement.companies.kinds import RowOutcome

COMPANY = (
    *("name", "cvr_number", "p_number", "industry"),
    *("address", "postcode", "city", "employees", "needs"),
)
PERSON = ("person_title", "person_phone", "person_email")
TOLD_APART_BY = ("p_number", "cvr_number", "postcode", "city", "address")
MOST_NAMESAKES = 100
"""Beyond this a row without a P-number is not guessed at, and no file takes for ever."""
Values = Mapping[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A company of the register, in words as a file has them; `people` by name in small letters.

    An entry that was merged is found by its own numbers and name, and has the id and the values
    of the company that it became a part of.
    """

    id: int
    found_by: Values
    values: Values
    people: Mapping[str, Values] = field(default_factory=dict)
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a row will do; `changes` are the columns that it brings something new in."""

    row: Row
    outcome: RowOutcome
    company_id: int | None = None
    changes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def decided(rows: Iterable[Row], register: Iterable[Standing]) -> tuple[Decided, ...]:
    """Return what each row will do, in the order of the file."""
    known = _Register()
    for one in register:
        known.add(one)
    earlier = _Register()
    found = []
    used: dict[int, int] = {}
    for row in rows:
        found.append(_once(_decided(row, known, earlier), used))
        earlier.add(Standing(id=row.line, found_by=row.values, values=row.values))
    return tuple(found)


def changes_in(values: Values, stands: Standing) -> tuple[str, ...]:
    """Return what a row says otherwise than the register; an empty cell says nothing."""
    changed = [code for code in COMPANY if values.get(code, "") not in {"", stands.values[code]}]
    if person := values.get("person_name", ""):
        known = stands.people.get(person.lower())
        changed += ["person_name"] if known is None else []
        told = known or {}
        changed += [code for code in PERSON if values.get(code, "") not in {"", told.get(code, "")}]
    return tuple(changed)


class _Register:
    """Companies, found by what a row says."""

    def __init__(self) -> None:
        self._by_number: dict[str, list[Standing]] = defaultdict(list)
        self._by_key: dict[Key, list[Standing]] = defaultdict(list)

    def add(self, one: Standing) -> None:
        """Let a company be found."""
        number = one.found_by.get("p_number", "")
        if number:
            self._by_number[number].append(one)
        for key in _keys(one.found_by):
            self._by_key[*key, "numbered" if number else "bare"].append(one)

    def fitting(self, values: Values) -> tuple[Standing, ...]:
        """Return the companies that a row may be; those it fits best, each once."""
        number = values.get("p_number", "")
        if number and (same := self._by_number.get(number)):
            return tuple({one.id: one for one in same}.values())
        scores: dict[int, tuple[int, Standing]] = {}
        for one in chain.from_iterable(self._namesakes(values)):
            if not _told_apart(values, one.found_by):
                score = _alike(values, one.found_by)
                if score > scores.get(one.id, (-1, one))[0]:
                    scores[one.id] = score, one
        best = max((score for score, _ in scores.values()), default=0)
        return tuple(one for score, one in scores.values() if score == best)

    def is_crowded(self, values: Values) -> bool:
        """Say whether so many have the name that a row must say its P-number."""
        number = values.get("p_number", "")
        if number and number in self._by_number:
            return False
        return sum(map(len, self._namesakes(values))) > MOST_NAMESAKES

    def _namesakes(self, values: Values) -> list[list[Standing]]:
        """Return those of one name or one address; another P-number is another place."""
        kinds = ("bare",) if values.get("p_number") else ("bare", "numbered")
        return [self._by_key.get((*key, kind), []) for key in _keys(values) for kind in kinds]


def _keys(values: Values) -> tuple[Key, ...]:
    name = values.get("name", "")
    keys: list[Key] = [("name", tidy_name(name) or name.lower())] if name else []
    if (cvr := values.get("cvr_number", "")) and (address := values.get("address", "")):
        keys.append(("cvr", cvr, _small(address)))
    return tuple(keys)


def _told_apart(one: Values, other: Values) -> bool:
    """Say whether anything is known of both that is not the same; a postcode outweighs a town."""
    postcodes = bool(one.get("postcode") and other.get("postcode"))
    return any(
        _differ(one.get(code, ""), other.get(code, ""))
        for code in TOLD_APART_BY
        if not (code == "city" and postcodes)
    )


def _alike(one: Values, other: Values) -> int:
    """Return how much is known of both and is the same."""
    known = (
        (_small(one.get(code, "")), _small(other.get(code, "")))
        for code in ("name", *TOLD_APART_BY)
    )
    return sum(bool(mine) and mine == theirs for mine, theirs in known)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and _small(one) != _small(other)


def _small(text: str) -> str:
    return " ".join(text.lower().split())


def _once(one: Decided, used: dict[int, int]) -> Decided:
    """Let a company be touched by one row of a file; `used` are companies by row so far."""
    if one.company_id is None:
        return one
    before = used.setdefault(one.company_id, one.row.line)
    if before == one.row.line:
        return one
    return Decided(row=one.row, outcome=RowOutcome.WRONG, problems=(_stands_in(before),))


def _stands_in(line: int) -> str:
    return f"Virksomheden står også i række {line}."


def _decided(row: Row, known: _Register, earlier: _Register) -> Decided:
    problems = list(row.problems)
    if known.is_crowded(row.values) or earlier.is_crowded(row.values):
        problems.append(f"Over {MOST_NAMESAKES} virksomheder hedder det samme. Skriv P-nummeret.")
        return Decided(row=row, outcome=RowOutcome.WRONG, problems=tuple(problems))
    if before := earlier.fitting(row.values):
        problems.append(_stands_in(min(one.id for one in before)))
    fitting = known.fitting(row.values)
    if len(fitting) > 1:
        names = ", ".join(sorted(one.values["name"] for one in fitting)[:3])
        problems.append(f"Rækken passer til flere virksomheder: {names}. Læg dem sammen først.")
    if len(fitting) == 1 and fitting[0].closed:
        problems.append("Virksomheden er lukket i registret. Åbn den igen, hvis det er en fejl.")
    if problems:
        return Decided(row=row, outcome=RowOutcome.WRONG, problems=tuple(problems))
    if not fitting:
        said = tuple(code for code in BY_CODE if row.values.get(code))
        return Decided(row=row, outcome=RowOutcome.NEW, changes=said)
    changes = changes_in(row.values, fitting[0])
    outcome = RowOutcome.UPDATE if changes else RowOutcome.SAME
    return Decided(row=row, outcome=outcome, company_id=fitting[0].id, changes=changes)
