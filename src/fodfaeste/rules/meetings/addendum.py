"""What is added to minutes afterwards: signed, and nothing that stood there is lost (I3, M3).

«det sikres, at alle er bekendt med planen for det videre forløb» (SEED-4): somebody may learn of
the plan, and say so, after the meeting.
"""

from collections.abc import Collection
from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


def check_addendum(text: str, *, is_held: bool, people: Collection[Role]) -> None:
    """Raise Refused (M3) unless there is a held meeting and something to add to it."""
    refuse_if(
        unmet(
            (is_held, _MEETING_HELD),
            (is_said(text) or bool(people), _SOMETHING_ADDED),
        )
    )


def signed(text: str, *, by: str, on: date) -> str:
    """Return the addition with who wrote it and when: "Tilføjet 04.03.2026 af Nadia Friis: …"."""
    return f"Tilføjet {on:%d.%m.%Y} af {by}: {text}"


_MEETING_HELD = Obstacle(
    rule="M3",
    condition="meeting_held_first",
    sentence="Mødet er ikke holdt endnu, så der er ikke noget referat at føje til.",
    next_step="Registrér mødet som holdt, og skriv referatet dér.",
)
_SOMETHING_ADDED = Obstacle(
    rule="M3",
    condition="something_added",
    sentence="Der er ikke skrevet noget at tilføje.",
    next_step="Skriv, hvad der skal tilføjes.",
)
