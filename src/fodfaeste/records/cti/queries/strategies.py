"""The strategy bank of a case: each strategy with the days it was tried (E15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Prefetch, QuerySet

from fodfaeste.records.cti.models import ContactNote, CopingStrategy, StrategyTry
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import ContactPlace
from fodfaeste.rules.cti.strategies import (
    AT_WORK,
    Outcome,
    Situation,
    Try,
    carried_over,
    is_found,
    stands,
    works,
)

ON_A_PAGE = 20

Strategy: TypeAlias = CopingStrategy
"""What the floor above calls a strategy; it imports no tables."""

_PLACES = {
    ContactPlace.WORKPLACE: Situation.WORK,
    ContactPlace.HOME: Situation.HOME,
    ContactPlace.OUT: Situation.OUT,
}
"""Where a meeting took place says in which situation something was tried; an office does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TryLine:
    """One day it was tried, as it is read."""

    id: int
    tried_on: date
    situation: Situation
    where: str
    outcome: Outcome
    how_it_went: str
    note_id: int | None
    by_citizen: bool
    set_aside_on: date | None
    set_aside_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyLine:
    """One strategy of the bank with its tries, the newest first, and where it stands now."""

    id: int
    version: int
    text: str
    own_words: str
    by_citizen: bool
    set_aside_on: date | None
    set_aside_reason: str
    tries: tuple[TryLine, ...]

    @property
    def counted(self) -> tuple[Try, ...]:
        """The tries as the rules read them; what was set aside is none."""
        return tuple(
            Try(
                tried_on=one.tried_on,
                situation=one.situation,
                outcome=one.outcome,
                order=one.id,
            )
            for one in self.tries
            if one.set_aside_on is None
        )

    @property
    def stands(self) -> tuple[tuple[Situation, Outcome], ...]:
        """How it went the last time in each situation."""
        return tuple(stands(self.counted).items())

    @property
    def carried_over(self) -> tuple[tuple[Situation, Outcome], ...]:
        """Where it was taken to after the first situation, and how it goes there."""
        return carried_over(self.counted)

    @property
    def works(self) -> bool:
        """It worked the last time somewhere, and is not set aside."""
        return self.set_aside_on is None and works(self.counted)

    @property
    def works_at_work(self) -> bool:
        """It worked the last time where a workplace may build on it."""
        return self.set_aside_on is None and works(self.counted, among=AT_WORK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for in the bank; nothing asked is everything that stands."""

    situation: Situation | None = None
    outcome: Outcome | None = None
    text: str = ""
    set_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BankPage:
    """Twenty strategies, where they stand in the whole, and how many are set aside."""

    lines: tuple[StrategyLine, ...]
    number: int
    last: int
    total: int
    in_bank: int
    set_aside: int


def bank_page(case_id: int, asked: Asked, *, number: int = 1) -> BankPage:
    """One page of the bank, the newest strategy first; what words were looked for is on one."""
    every = bank_of(case_id)
    kept = [one for one in every if one.set_aside_on is None]
    found = [one for one in every if _answers(one, asked)]
    size = max(len(found), 1) if asked.text else ON_A_PAGE
    last = max(-(-len(found) // size), 1)
    here = min(max(number, 1), last)
    start = (here - 1) * size
    return BankPage(
        lines=tuple(found[start : start + size]),
        number=here,
        last=last,
        total=len(found),
        in_bank=len(kept),
        set_aside=len(every) - len(kept),
    )


def bank_of(case_id: int) -> tuple[StrategyLine, ...]:
    """Every strategy of a case, the newest first."""
    return tuple(map(_with_its_tries, _rows().filter(case_id=case_id)))


def working(case_id: int, *, at_work: bool = False) -> tuple[StrategyLine, ...]:
    """The strategies that work: those a crisis plan chooses among, or a new workplace builds on."""
    return tuple(one for one in bank_of(case_id) if (one.works_at_work if at_work else one.works))


def strategy_of(case_id: int, strategy_id: int) -> StrategyLine | None:
    """One strategy of a case."""
    found = _rows().filter(case_id=case_id, pk=strategy_id).first()
    return _with_its_tries(found) if found else None


def strategy_with(case_id: int, try_id: int) -> StrategyLine | None:
    """The strategy that has a try."""
    found = _rows().filter(case_id=case_id, tries=try_id).first()
    return _with_its_tries(found) if found else None


def begun_from(case_id: int, note_id: int) -> tuple[ContactNote, Situation | None] | None:
    """A contact note that a strategy is written from, and the situation its place says."""
    note = ContactNote.objects.filter(case_id=case_id, pk=note_id).first()
    if note is None:
        return None
    return note, _PLACES.get(ContactPlace(note.place)) if note.place else None


def _rows() -> QuerySet[CopingStrategy]:
    tries = StrategyTry.objects.order_by("-tried_on", "-pk")
    return CopingStrategy.objects.prefetch_related(Prefetch("tries", tries)).order_by("-pk")


def _answers(line: StrategyLine, asked: Asked) -> bool:
    if asked.set_aside != (line.set_aside_on is not None):
        return False
    if asked.situation or asked.outcome:
        found = is_found(line.counted, situation=asked.situation, outcome=asked.outcome)
        return found and _holds(line, asked.text)
    return _holds(line, asked.text)


def _holds(line: StrategyLine, text: str) -> bool:
    """Whether every word typed stands somewhere in the strategy or in how it went."""
    said = " ".join(_texts(line)).casefold()
    return all(word in said for word in text.casefold().split())


def _texts(line: StrategyLine) -> Iterable[str]:
    yield line.text
    yield line.own_words
    for one in line.tries:
        yield one.where
        yield one.how_it_went


def _with_its_tries(row: CopingStrategy) -> StrategyLine:
    return line_of(row, row.tries.all())


def line_of(row: CopingStrategy, tries: Iterable[StrategyTry]) -> StrategyLine:
    """A strategy as it is read, with its tries, the newest first."""
    return StrategyLine(
        id=row.pk,
        version=row.version,
        text=row.text,
        own_words=row.own_words,
        by_citizen=row.written_as == Role.CITIZEN,
        set_aside_on=row.set_aside_on,
        set_aside_reason=row.set_aside_reason,
        tries=tuple(map(_try, tries)),
    )


def _try(row: StrategyTry) -> TryLine:
    return TryLine(
        id=row.pk,
        tried_on=row.tried_on,
        situation=Situation(row.situation),
        where=row.where,
        outcome=Outcome(row.outcome),
        how_it_went=row.how_it_went,
        note_id=row.note_id,
        by_citizen=row.written_as == Role.CITIZEN,
        set_aside_on=row.set_aside_on,
        set_aside_reason=row.set_aside_reason,
    )
