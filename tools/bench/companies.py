"""A register of 10,000 companies with openings, and one company with 200 contacts."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg

from fodfaeste.kernel import installation, postgres
from tools.bench.visitor import Visitor, WrongAnswerError

COMPANIES, CONTACTS = 10_000, 200
REGISTER = "/medarbejder/virksomheder/"
MUCH_VISITED = "Bageri Firma 5000"

FILL = Path(__file__).with_suffix(".sql")


def fill(data: Path) -> None:
    """Fill the register as the owner, unless it is full; needs the server up."""
    at = installation.private_connection(
        postgres.address(data), installation.DATABASE, installation.OWNER
    )
    statements = FILL.read_text(encoding="utf-8")
    for name, count in (("companies", COMPANIES), ("contacts", CONTACTS)):
        statements = statements.replace(f":{name}", str(count))
    with psycopg.connect(host=at.host, port=at.port, user=at.user, dbname=at.name) as session:
        session.execute(statements.encode())


def paths(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """What is asked for: the list, its searches, its choices, and the company with contacts."""
    yield "first page", REGISTER
    yield "page 100", f"{REGISTER}?side=100"
    yield "search: rare name", f"{REGISTER}?soeg=Firma+4711"
    yield "search: common name", f"{REGISTER}?soeg=%C3%A6bleplantage"
    yield "search: P-number", f"{REGISTER}?soeg=1900004"
    yield "search while typing", f"{REGISTER}soeg/?company=%C3%B8rsted"
    yield "kitchen, postcode 80", f"{REGISTER}?felt=kitchen&postnr=80"
    yield "short of people", f"{REGISTER}?aabne=on&mangel=on"
    found = re.search(
        rf'href="({REGISTER}\d+/)"', visitor.get(f"{REGISTER}?soeg=Bageri+Firma+5000").text
    )
    if found is None:
        raise WrongAnswerError(f"no company {MUCH_VISITED}")
    yield f"company, {CONTACTS} contacts", found[1]
