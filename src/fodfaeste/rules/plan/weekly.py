"""Fixed times of a week, as people write them: »tirsdag og torsdag fra 9 til 15« (C9).

«passe sin misbrugsbehandling, genoptræning eller andre indsatser samtidig med et job» (SEED-4):
to see whether they fit together, one must know when they are. Nobody fills a table in for that;
what is written in words is read, and what cannot be read for certain is not read at all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache

from fodfaeste.rules.words import listed

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
WORKING_WEEK = 5
MINUTES_AN_HOUR = 60
MOST_TIMES = 28
"""Four a day: more than anybody's week holds, and a hand full of rows for the database."""


@dataclass(frozen=True, slots=True, order=True)
class WeeklyTime:
    """From one clock to another on a weekday (0 is Monday), every week; half-open."""

    weekday: int
    starts: time
    ends: time

    @property
    def code(self) -> str:
        """Return the time as it is kept: "2 09:00-10:30" is a Tuesday."""
        return f"{self.weekday + 1} {self.starts:%H:%M}-{self.ends:%H:%M}"

    @property
    def minutes(self) -> int:
        """Return how long it is."""
        return _minutes(self.ends) - _minutes(self.starts)

    @property
    def clocks(self) -> str:
        """Return "9–10.30"."""
        return f"{clock(self.starts)}–{clock(self.ends)}"

    def shared_with(self, other: "WeeklyTime") -> "WeeklyTime | None":
        """Return the time that two times of the week have in common, or None."""
        starts, ends = max(self.starts, other.starts), min(self.ends, other.ends)
        same_day = self.weekday == other.weekday
        return WeeklyTime(self.weekday, starts, ends) if same_day and starts < ends else None


@lru_cache(maxsize=2_048)
def from_code(code: str) -> WeeklyTime:
    """Return the time that was kept as a code."""
    day, _, clocks = code.partition(" ")
    starts, _, ends = clocks.partition("-")
    return WeeklyTime(int(day) - 1, time.fromisoformat(starts), time.fromisoformat(ends))


@lru_cache(maxsize=2_048)
def times_in(text: str) -> tuple[WeeklyTime, ...] | None:
    """Return the times a text names; none for an empty text; None when any of it is unclear."""
    tokens = [*_tokens(text)]
    if None in tokens:
        return None
    whole = [token for token in tokens if token is not None]
    signs = "".join(token.sign for token in whole)
    if not _WHOLE.fullmatch(signs):
        return None if whole else ()
    found: set[WeeklyTime] = set()
    for group in _GROUP.finditer(signs):
        days = _days(whole[group.start("days") : group.end("days")])
        clocks = _clocks(whole[group.start("times") : group.end("times")])
        if not days or not clocks:
            return None
        found.update(WeeklyTime(day, starts, ends) for day in days for starts, ends in clocks)
    return joined(found) if len(found) <= MOST_TIMES else None


def words_of(times: Iterable[WeeklyTime]) -> str:
    """Return the times as `times_in` reads them: "tirsdag og torsdag 9–15, fredag 10–11"."""
    days: dict[str, list[str]] = {}
    for one in sorted(times):
        days.setdefault(one.clocks, []).append(WEEKDAYS[one.weekday])
    return ", ".join(f"{listed(names)} {clocks}" for clocks, names in days.items())


def joined(times: Iterable[WeeklyTime]) -> tuple[WeeklyTime, ...]:
    """Return the times in order, those that touch or overlap as one."""
    found: list[WeeklyTime] = []
    for one in sorted(times):
        last = found[-1] if found else None
        if last and last.weekday == one.weekday and one.starts <= last.ends:
            found[-1] = WeeklyTime(one.weekday, last.starts, max(last.ends, one.ends))
        else:
            found.append(one)
    return tuple(found)


def minutes_a_week(times: Iterable[WeeklyTime]) -> int:
    """Return how many minutes a week the times take."""
    return sum(one.minutes for one in times)


def next_day(weekday: int, from_day: date) -> date:
    """Return the first such weekday on or after a day."""
    return from_day + timedelta(days=(weekday - from_day.weekday()) % len(WEEKDAYS))


def clock(at: time) -> str:
    """Return "9" or "9.30"."""
    return f"{at.hour}.{at.minute:02}" if at.minute else str(at.hour)


def _minutes(at: time) -> int:
    return at.hour * MINUTES_AN_HOUR + at.minute


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or clock: D a weekday, C a clock, T "to", A "and"."""

    sign: str
    value: int = 0


_PIECES = re.compile(r"\d{1,2}[.:]\d{2}(?!\d)|\d{1,2}(?!\d)|[a-zæøå]+\.?|[-–—]|[,;+&/]|\S|\n")
_GROUP = re.compile(r"(?P<days>(?:A*D(?:TD)?)+)(?P<times>(?:A*CTC)+)")
_WHOLE = re.compile(rf"(?:{_GROUP.pattern.replace('?P<days>', '').replace('?P<times>', '')})+A*")
_TO = frozenset({"-", "–", "—", "til"})
_AND = frozenset({",", ";", "+", "&", "/", "\n", "og", "samt"})
_SILENT = frozenset({"fra", "kl", "kl.", "klokken", "hver", "om", "alle", "."})
_WEEK = frozenset({"hverdag", "hverdage", "ugedag", "ugedage"})
_SHORTEST_NAME = 2


def _tokens(text: str) -> Iterator[_Token | None]:
    """Yield what each piece of the text means; None for a piece that means something else."""
    for piece in _PIECES.findall(text.strip().lower()):
        if piece in _SILENT:
            continue
        if piece in _WEEK:
            yield from (_Token("D", 0), _Token("T"), _Token("D", WORKING_WEEK - 1))
        elif piece in _TO:
            yield _Token("T")
        elif piece in _AND:
            yield _Token("A")
        else:
            yield _clock_token(piece) if piece[0].isdecimal() else _day_token(piece)


def _clock_token(piece: str) -> _Token | None:
    hour, _, minute = piece.replace(":", ".").partition(".")
    at = int(hour) * MINUTES_AN_HOUR + int(minute or 0)
    fits = int(hour) < 24 and int(minute or 0) < MINUTES_AN_HOUR  # noqa: PLR2004 -- hours of a day
    return _Token("C", at) if fits else None


def _day_token(piece: str) -> _Token | None:
    """Return the weekday that is written out, in the plural, or by its first letters."""
    name = piece.rstrip(".")
    bare = name.removesuffix("e") if name.endswith("dage") else name
    days = [
        number
        for number, weekday in enumerate(WEEKDAYS)
        if len(bare) >= _SHORTEST_NAME and weekday.startswith(bare)
    ]
    return _Token("D", days[0]) if len(days) == 1 else None


def _days(tokens: list[_Token]) -> list[int]:
    """Return the weekdays, ranges filled in; nothing when a range runs backwards."""
    found: list[int] = []
    for place, token in enumerate(tokens):
        if token.sign == "T":
            first, last = tokens[place - 1].value, tokens[place + 1].value
            if last < first:
                return []
            found += range(first, last)
        elif token.sign == "D":
            found.append(token.value)
    return found


def _clocks(tokens: list[_Token]) -> list[tuple[time, time]]:
    """Return the pairs of clocks; nothing when one ends before it begins."""
    clocks = [token.value for token in tokens if token.sign == "C"]
    pairs = list(zip(clocks[::2], clocks[1::2], strict=True))
    if any(ends <= starts for starts, ends in pairs):
        return []
    return [(_time(starts), _time(ends)) for starts, ends in pairs]


def _time(minutes: int) -> time:
    return time(*divmod(minutes, MINUTES_AN_HOUR))
