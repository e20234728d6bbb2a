"""What it costs that every page is logged (S15): the same transaction with and without the row."""

import statistics
import time
from pathlib import Path

import psycopg

from fodfaeste.kernel import installation, postgres

TIMES = 300
ACT = "select set_config('app.actor', '1', true), set_config('app.route', 'bench', true)"
READ = "select count(*) from accounts_unit"
WRITE = "select audit_write('read', 1, null, 'bench', 'bench', '')"


def milliseconds(data: Path) -> float:
    """The difference of the two medians, asked as the web role; needs the server up."""
    at = installation.private_connection(
        postgres.address(data), installation.DATABASE, installation.WEB
    )
    with psycopg.connect(
        host=at.host, port=at.port, user=at.user, dbname=at.name, autocommit=False
    ) as session:
        plain, logged = [], []
        for _ in range(TIMES):
            plain.append(_lasts(session, ACT, READ))
            logged.append(_lasts(session, ACT, READ, WRITE))
    return statistics.median(logged) - statistics.median(plain)


def _lasts(session: "psycopg.Connection[tuple[object, ...]]", *statements: str) -> float:
    began = time.perf_counter()
    for statement in statements:
        session.execute(statement)  # type: ignore[arg-type]  # constants of this file
    session.commit()
    return (time.perf_counter() - began) * 1000
