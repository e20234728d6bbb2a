"""Where each task stands, read off everything that was written and said about it (D12).

A task is known by its wording from one version of the agreement to the next. A version counts as a
word about a step only where it says another step than the version before it; so a new version that
was begun from an old one does not take back what was said in between.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.steps import is_back


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTask:
    """A task in an agreement that has been in force; `version` counts up."""

    id: int
    version: int
    wording: str
    step: TaskStep
    at: datetime
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStep:
    """Somebody's word about a task between versions."""

    id: int
    wording: str
    step: TaskStep
    at: datetime
    seen_on: date
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of a task: from where, to where, on whose word. `version` is 0 when it was said."""

    step: TaskStep
    before: TaskStep | None
    on: date
    at: datetime
    version: int = 0
    by: str = ""
    note: str = ""

    @property
    def is_back(self) -> bool:
        """Whether it is a step down."""
        return self.before is not None and is_back(self.before, self.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderTask:
    """A task of the agreement in force, with its way up; `changes` the earliest first.

    `ids` are its rows in every version: a page that was opened before the latest still finds it.
    """

    id: int
    wording: str
    changes: tuple[Change, ...]
    ids: frozenset[int] = frozenset()

    @property
    def step(self) -> TaskStep:
        """Where it stands."""
        return self.changes[-1].step

    @property
    def since(self) -> date:
        """The day it came there."""
        return self.changes[-1].on

    @property
    def said_at(self) -> datetime:
        """The moment it was written or said that it came there."""
        return self.changes[-1].at


def known_by(wording: str) -> str:
    """Return what a task is known by across versions: its words without case and spacing."""
    return " ".join(wording.casefold().split()).rstrip(".")


def ladder(written: Iterable[WrittenTask], said: Iterable[SaidStep]) -> tuple[LadderTask, ...]:
    """Return the tasks of the latest version in the order written, each with its history."""
    rows = sorted(written, key=lambda row: (row.version, row.id))
    latest = max((row.version for row in rows), default=0)
    words = sorted(said, key=lambda word: (word.at, word.id))
    ids: dict[str, set[int]] = {}
    for row in rows:
        ids.setdefault(known_by(row.wording), set()).add(row.id)
    return tuple(
        LadderTask(
            id=row.id,
            wording=row.wording,
            changes=_changes(known_by(row.wording), rows, words),
            ids=frozenset(ids[known_by(row.wording)]),
        )
        for row in rows
        if row.version == latest
    )


def _changes(name: str, rows: list[WrittenTask], words: list[SaidStep]) -> tuple[Change, ...]:
    """Every real change of one task, in the order it was written or said."""
    found: list[Change] = []
    for word in sorted((*_in_versions(name, rows), *_in_words(name, words)), key=_when):
        stands = found[-1].step if found else None
        if word.step is not stands:
            found.append(_after(word, stands))
    return tuple(found)


def _when(change: Change) -> tuple[datetime, bool]:
    return change.at, not change.version


def _after(word: Change, stands: TaskStep | None) -> Change:
    return Change(
        step=word.step,
        before=stands,
        on=word.on,
        at=word.at,
        version=word.version,
        by=word.by,
        note=word.note,
    )


def _in_versions(name: str, rows: list[WrittenTask]) -> Iterator[Change]:
    stood: TaskStep | None = None
    for row in rows:
        if known_by(row.wording) == name and row.step is not stood:
            stood = row.step
            yield Change(step=row.step, before=None, on=row.on, at=row.at, version=row.version)


def _in_words(name: str, words: list[SaidStep]) -> Iterator[Change]:
    for word in words:
        if known_by(word.wording) == name:
            yield Change(
                step=word.step,
                before=None,
                on=word.seen_on,
                at=word.at,
                by=word.by,
                note=word.note,
            )
