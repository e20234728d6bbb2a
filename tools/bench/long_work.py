"""Work that has gone on for eighty weeks: the page of work and the page of one week's hours."""

from collections.abc import Iterator
from pathlib import Path

import psycopg

from fodfaeste.kernel import installation, postgres

WEEKS = 80
FILL = Path(__file__).with_suffix(".sql")


def fill(data: Path) -> None:
    """Write the weeks as the owner; needs the server up."""
    at = installation.private_connection(
        postgres.address(data), installation.DATABASE, installation.OWNER
    )
    statements = FILL.read_text(encoding="utf-8").replace(":weeks", str(WEEKS))
    with psycopg.connect(host=at.host, port=at.port, user=at.user, dbname=at.name) as session:
        session.execute(statements.encode())


def paths(course: str) -> Iterator[tuple[str, str]]:
    """What is asked for about a course with so many weeks."""
    yield f"work, {WEEKS} weeks", f"{course}arbejde/"
    yield f"hours, {WEEKS} weeks", f"{course}arbejde/timer/"
