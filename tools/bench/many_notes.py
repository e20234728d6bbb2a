"""Five thousand contact notes on one course: every page that reads them (T32)."""

from collections.abc import Iterator
from pathlib import Path

import psycopg

from fodfaeste.kernel import installation, postgres

NOTES = 5_000
FILL = Path(__file__).with_suffix(".sql")


def fill(data: Path) -> None:
    """Write the notes as the owner; needs the server up."""
    at = installation.private_connection(
        postgres.address(data), installation.DATABASE, installation.OWNER
    )
    statements = FILL.read_text(encoding="utf-8").replace(":notes", str(NOTES))
    with psycopg.connect(host=at.host, port=at.port, user=at.user, dbname=at.name) as session:
        session.execute(statements.encode())


def paths(course: str) -> Iterator[tuple[str, str]]:
    """What is asked for about a course with so many notes."""
    notes = f"{course}cti/noter/"
    yield f"course, {NOTES} notes", course
    yield f"CTI with the curve, {NOTES} notes", f"{course}cti/"
    yield f"CTI and the method, {NOTES} notes", f"{course}cti/metode/"
    yield f"closing CTI, {NOTES} notes", f"{course}cti/afslut/"
    yield f"all notes, {NOTES}", notes
    yield f"page 100 of {NOTES} notes", f"{notes}?side=100"
    yield f"{NOTES} notes: one kind, one track", f"{notes}?slags=phone&spor=job"
    yield f"{NOTES} notes: a rare word", f"{notes}?soeg=banken"
    yield f"{NOTES} notes: a word in each", f"{notes}?soeg=bussen"
    yield f"note form, {NOTES} notes", f"{course}cti/note/"
