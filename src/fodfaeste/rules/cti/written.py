"""A note says something, how long it took, and stays as it was written (E8, E10, M3).

«både på og uden for arbejdspladsen ud fra borgerens ønsker» (SEED-4); notes are never deleted or
silently changed, what was wrong is put right by an addendum (domain.md section 3.6).
«Særligt i CTI-forløbets opstart og hen mod afslutningen af CTI-forløbet må der forventes et
stigende antal timer til koordination.» (SEED-4): time with others is counted by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cti.contact import LONGEST_CONTACT_MINUTES
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpent:
    """Minutes with the citizen, and minutes with everybody else about them."""

    contact: int
    coordination: int


def time_spent(kind: ContactKind, *, minutes: int, coordination: int) -> TimeSpent:
    """Return what counts as contact and what as coordination (E10).

    Coordination is no time with the citizen, whichever field its minutes were put in; somebody
    who was not met has had no contact.
    """
    if kind is ContactKind.COORDINATION:
        return TimeSpent(contact=0, coordination=minutes + coordination)
    contact = 0 if kind is ContactKind.ATTEMPT else minutes
    return TimeSpent(contact=contact, coordination=coordination)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A note as it is read: its text, and everything else by its heading."""

    text: str
    rest: Mapping[str, str]


def told_since(then: Told, now: Told) -> str:
    """Return what is said now and was not said then, as an addendum says it; empty where alike."""
    changed = (
        f"{heading}: {said or 'intet'}"
        for heading, said in now.rest.items()
        if said != then.rest.get(heading, "")
    )
    return "\n".join((*([now.text] if now.text not in {"", then.text} else []), *changed))


def joined(begun: str, more: str) -> str:
    """Return what was begun with what comes to it; nothing is lost and nothing said twice."""
    if more in begun:
        return begun
    return more if begun in more else f"{begun}\n\n{more}"


def check_time_spent(spent: TimeSpent) -> None:
    """Raise Refused (E10) when coordination took longer than a day has hours to work in."""
    refuse_if(unmet((0 <= spent.coordination <= LONGEST_CONTACT_MINUTES, _COORDINATION_POSSIBLE)))


def check_written(kind: ContactKind, text: str) -> None:
    """Raise Refused (E8) when a contact has no words; an attempt may speak for itself."""
    refuse_if(unmet((kind is ContactKind.ATTEMPT or is_said(text), _SAID)))


def check_next_step(text: str, *, due_on: date | None, today: date) -> None:
    """Raise Refused (E8) when a day is given and there is nothing to do, or the day is past."""
    refuse_if(
        unmet(
            (due_on is None or is_said(text), _NEXT_SAID),
            (due_on is None or due_on >= today, _NEXT_AHEAD),
        )
    )


def check_addendum(text: str) -> None:
    """Raise Refused (M3) when an addendum adds nothing."""
    refuse_if(unmet((is_said(text), _ADDED)))


_SAID = Obstacle(
    rule="E8",
    condition="note_said",
    sentence="Notatet er tomt, og et notat kan ikke slettes bagefter.",
    next_step="Skriv kort, hvad der skete, og hvad I blev enige om.",
)
_COORDINATION_POSSIBLE = Obstacle(
    rule="E10",
    condition="coordination_possible",
    sentence="Tiden til koordinering kan ikke passe. Den er fra 0 minutter til 16 timer.",
    next_step="Ret antallet af minutter.",
)
_NEXT_SAID = Obstacle(
    rule="E8",
    condition="next_step_said",
    sentence="Der er en dag for næste skridt, men ikke noget, der skal ske.",
    next_step="Skriv næste skridt, eller lad dagen stå tom.",
)
_NEXT_AHEAD = Obstacle(
    rule="E8",
    condition="next_step_ahead",
    sentence="Dagen for næste skridt er gået. Det, der skal ske, ligger foran os.",
    next_step="Vælg i dag eller en senere dag.",
)
_ADDED = Obstacle(
    rule="M3",
    condition="addendum_said",
    sentence="Der er ikke skrevet noget at føje til.",
    next_step="Skriv rettelsen. Det første notat bliver stående.",
)
