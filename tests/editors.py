"""Three people who write in the same records in any order, and what must not happen to a text."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from fodfaeste.rules.plan.merging import Marks, marks_of

Fields = dict[str, str]
PEOPLE = ("Jonas", "Nadia", "Samir")


class Store(Protocol):
    """Where the records are kept: in memory, or in the database behind the real actions."""

    def read(self, record: str) -> Fields:
        """What a record says now."""

    def save(self, who: str, record: str, seen: Marks, mine: Fields) -> bool:
        """Save a form; False when both texts have to be chosen between."""


@dataclass(slots=True)
class OpenForm:
    """What one person was shown, and what they have made of it."""

    record: str
    shown: Fields
    mine: Fields


@dataclass(slots=True)
class Office:
    """People at work, each text with a number of its own, so that it can be told apart."""

    store: Store
    records: tuple[str, ...]
    chance: random.Random
    forms: dict[str, OpenForm] = field(default_factory=dict)
    texts: int = 0
    saved: int = 0
    chosen: int = 0
    went_together: int = 0

    def step(self) -> None:
        """One person opens a form, types in a field or sends what they have."""
        who = self.chance.choice(PEOPLE)
        form = self.forms.get(who)
        if form is None:
            record = self.chance.choice(self.records)
            shown = self.store.read(record)
            self.forms[who] = OpenForm(record, shown, dict(shown))
        elif self.chance.random() < 0.6:
            self.texts += 1
            form.mine[self.chance.choice(list(form.mine))] = f"tekst {self.texts}"
        else:
            self._send(who, form)

    def _send(self, who: str, form: OpenForm) -> None:
        before = self.store.read(form.record)
        if self.store.save(who, form.record, marks_of(form.shown), form.mine):
            self._judge(form, before, self.store.read(form.record))
            del self.forms[who]
            return
        assert self.store.read(form.record) == before, "a refused save changes nothing"
        self.chosen += 1
        for name, theirs in before.items():
            if form.mine[name] == form.shown[name]:
                form.mine[name] = theirs
            elif theirs not in (form.mine[name], form.shown[name]):
                both = f"{form.mine[name]} + {theirs}"
                form.mine[name] = self.chance.choice((form.mine[name], theirs, both))
        form.shown = before

    def _judge(self, form: OpenForm, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """No text went away unseen, and nobody was told "saved" about a text that is not there."""
        self.saved += 1
        self.went_together += any(before[name] != form.shown[name] for name in before)
        for name, text in after.items():
            if text != before[name]:
                assert form.shown[name] == before[name], f"»{before[name]}« was overwritten unseen"
            if form.mine[name] != form.shown[name]:
                assert text == form.mine[name], f"»{form.mine[name]}« was acknowledged and lost"
