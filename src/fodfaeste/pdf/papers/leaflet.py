"""The leaflet about CTI as a document (E12)."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from fodfaeste.pdf.cti_documents import LeafletDocument, LeafletPart
from fodfaeste.rules.cti.leaflet import TITLE, LeafletText


class Reachable(Protocol):
    """Somebody with a name and a telephone."""

    name: str
    phone: str


def leaflet_document(
    parts: Iterable[LeafletText], *, citizen: str, printed_on: date, worker: Reachable | None
) -> LeafletDocument:
    """Return the leaflet; whom to ask stands on it when somebody is there."""
    return LeafletDocument(
        citizen=citizen,
        printed_on=printed_on,
        title=TITLE,
        parts=tuple(LeafletPart(part.title, part.sentences) for part in parts),
        ask_whom=_ask(worker),
    )


def _ask(worker: Reachable | None) -> str:
    if worker is None:
        return "Du kan altid spørge igen."
    phone = f" på {worker.phone}" if worker.phone else ""
    return f"Du kan altid spørge igen. Ring til {worker.name}{phone}."
