"""The life of a package: asked for with a reason, made, fetched while allowed, gone (M4).

«§ 9 […] partens adgang til aktindsigt» (forvaltningsloven, by domain.md section 3.6): what leaves
the house is asked for by name and kept no longer than it takes to hand it over.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from fodfaeste.rules.packages.kinds import AskedBy, PackageState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

KEPT_FOR = timedelta(days=7)
"""A package is fetched within a week or asked for again."""

MOST_TRIES = 3
"""How often a job begins a package before it says that it cannot be made."""

NEEDS_A_NOTE = frozenset(AskedBy) - {AskedBy.CITIZEN}


def state_of(
    *, made: datetime | None, expires: datetime | None, removed: bool, tries: int, now: datetime
) -> PackageState:
    """Return how far a package is at this moment."""
    if removed or (expires is not None and expires <= now):
        return PackageState.GONE
    if made is not None:
        return PackageState.READY
    return PackageState.FAILED if tries >= MOST_TRIES else PackageState.WAITING


def check_asking(*, asked_by: AskedBy | None, note: str) -> None:
    """Raise Refused (M4) unless it is said who the course is taken out for, and why."""
    said = asked_by not in NEEDS_A_NOTE or is_said(note, at_least=NOTE_LENGTH)
    refuse_if(unmet((asked_by is not None, _ASKED_BY_SAID), (said, _REASON_SAID)))


def check_ready(state: PackageState) -> None:
    """Raise Refused (M4) unless there is something to fetch."""
    refuse_if(unmet((state is PackageState.READY, _NOT_READY[state])))


def is_still_allowed(
    *,
    held_rooms: Collection[str],
    held_sections: Collection[str],
    open_rooms: Collection[str],
    open_sections: Collection[str],
) -> bool:
    """Say whether a package holds nothing that has been closed to its reader since it was made."""
    return set(held_rooms) <= set(open_rooms) and set(held_sections) <= set(open_sections)


def _m4(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="M4", condition=condition, sentence=sentence, next_step=next_step)


_ASKED_BY_SAID = _m4(
    "asked_by_said",
    "Det er ikke valgt, hvem der har bedt om forløbet. Det skal kunne ses i loggen.",
    "Vælg, hvem der har bedt om det.",
)
_REASON_SAID = _m4(
    "reason_said",
    "Der står ikke, hvem der skal have forløbet og hvorfor. Det skal kunne ses bagefter.",
    f"Skriv det med mindst {NOTE_LENGTH} tegn.",
)
_ASK_AGAIN = "Bed om forløbet igen."
_NOT_READY = {
    PackageState.READY: _m4("ready", "Udtrækket er klar.", "Hent det."),
    PackageState.WAITING: _m4(
        "made_already", "Udtrækket bliver lavet endnu.", "Vent lidt, og hent det så."
    ),
    PackageState.FAILED: _m4(
        "could_be_made", "Udtrækket kunne ikke laves.", "Bed om det igen, eller spørg driften."
    ),
    PackageState.GONE: _m4(
        "kept_still", "Udtrækket er slettet igen. Det ligger her kun i syv dage.", _ASK_AGAIN
    ),
}
CLOSED_SINCE = _m4(
    "still_allowed",
    "Udtrækket er ikke givet ud. Siden det blev lavet, er noget af det lukket for dig, "
    "fx fordi et samtykke er trukket tilbage.",
    "Et nyt udtræk bliver lavet nu. Hent det, når det er klar.",
)
