"""The columns of a file of companies: their headings, what stands in them, and an example."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SIGNS = re.compile(r"[\s._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its code, its heading in our template, other headings, and help."""

    code: str
    heading: str
    explanation: str
    example: str
    longest: int = 200
    also: tuple[str, ...] = ()


COLUMNS = (
    Column(
        code="name",
        heading="Navn",
        explanation="Virksomhedens navn. Skal udfyldes.",
        example="Byens Brød ApS",
        also=("virksomhed", "virksomhedsnavn", "firma", "firmanavn"),
    ),
    Column(
        code="cvr_number",
        heading="CVR-nummer",
        explanation="Otte cifre.",
        example="13585628",
        also=("cvr", "cvrnr"),
    ),
    Column(
        code="p_number",
        heading="P-nummer",
        explanation="Ti cifre. Nummeret på selve arbejdspladsen.",
        example="1003388394",
        also=("pnr", "produktionsenhed", "produktionsnummer"),
    ),
    Column(
        code="industry",
        heading="Branche",
        explanation="Fx bageri.",
        example="Bageri",
        longest=100,
        also=("branchetekst", "hovedbranche"),
    ),
    Column(
        code="address",
        heading="Adresse",
        explanation="Vej og nummer.",
        example="Torvet 1",
        also=("vejnavn", "gade", "beliggenhedsadresse"),
    ),
    Column(
        code="postcode",
        heading="Postnummer",
        explanation="Fire cifre.",
        example="8000",
        also=("postnr", "zip"),
    ),
    Column(
        code="city",
        heading="By",
        explanation="Byens navn.",
        example="Aarhus C",
        longest=100,
        also=("postdistrikt", "bynavn"),
    ),
    Column(
        code="employees",
        heading="Ansatte",
        explanation="Antal ansatte, omregnet til fuld tid. Et helt tal.",
        example="12",
        also=("antalansatte", "årsværk", "fuldtidsansatte"),
    ),
    Column(
        code="person_name",
        heading="Kontaktperson",
        explanation="Den, I taler med.",
        example="Bo Bager",
        also=("kontakt", "kontaktnavn"),
    ),
    Column(
        code="person_title",
        heading="Stilling",
        explanation="Kontaktpersonens stilling.",
        example="Bagermester",
        longest=100,
        also=("titel",),
    ),
    Column(
        code="person_phone",
        heading="Telefon",
        explanation="Kontaktpersonens telefon.",
        example="20991000",
        longest=20,
        also=("tlf", "mobil", "telefonnummer"),
    ),
    Column(
        code="person_email",
        heading="E-mail",
        explanation="Kontaktpersonens e-mail.",
        example="bo@example.dk",
        also=("mail", "emailadresse"),
    ),
    Column(
        code="needs",
        heading="Behov",
        explanation="Hvad virksomheden har brug for. Skriv intet om borgere.",
        example="Hjælp til at pakke om morgenen",
        longest=2_000,
        also=("bemærkning", "noter"),
    ),
)

BY_CODE = {column.code: column for column in COLUMNS}


def tidy(heading: str) -> str:
    """Return a heading in small letters without spaces and signs."""
    return _SIGNS.sub("", heading.strip().lower())


_BY_HEADING = {
    tidy(words): column.code for column in COLUMNS for words in (column.heading, *column.also)
}


def code_of(heading: str) -> str:
    """Return the code of the column that a heading names; empty for a heading we do not know."""
    return _BY_HEADING.get(tidy(heading), "")


def known(headings: Iterable[str]) -> int:
    """Return how many of the headings we know."""
    return sum(bool(code_of(heading)) for heading in headings)
