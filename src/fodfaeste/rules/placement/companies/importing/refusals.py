"""Why a whole file is refused, in words that say what to do."""

from fodfaeste.rules.refusal import Obstacle

_AS_CSV = "Åbn filen i regnearket, og gem den som »CSV UTF-8 (semikolonsepareret)«."


def _no(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(
        rule="D1", condition=f"import_{condition}", sentence=sentence, next_step=next_step
    )


EMPTY = _no("not_empty", "Filen er tom.", "Vælg en fil med overskrifter og rækker.")
TOO_LARGE = _no(
    "not_too_large", "Filen fylder mere end 5 MB.", "Del filen i flere, og hent dem ind efter tur."
)
OTHER_KIND = _no("is_csv", "Filen er ikke en CSV-fil.", _AS_CSV)
ENCODING = _no(
    "letters_readable", "Bogstaverne i filen kan ikke læses sikkert, fx æ, ø og å.", _AS_CSV
)
NO_ROWS = _no(
    "has_rows", "Der er ingen rækker i filen.", "Skriv virksomhederne under overskrifterne."
)
HEADINGS = _no(
    "has_headings",
    "Den første række skal være overskrifter, og en af dem skal være »Navn«.",
    "Hent skabelonen, og brug dens overskrifter.",
)
NOTHING_NEW = _no(
    "brings_something",
    "Der er intet i filen, som ikke står i registret i forvejen.",
    "Du behøver ikke gøre mere.",
)
NOT_WAITING = _no(
    "waits",
    "Filen er allerede hentet ind eller kasseret.",
    "Hent filen op igen, hvis der er mere at hente ind.",
)


def quotes(row: int) -> Obstacle:
    """Return the refusal of a file with a quotation mark that does not fit, and about where."""
    where = f"{row:,}".replace(",", ".")
    return _no(
        "quotes_closed",
        f"Et anførselstegn i filen er ikke lukket. Læsningen stoppede omkring række {where}.",
        "Ret det i regnearket, og gem filen igen.",
    )


def too_many_rows(rows: int, most: int) -> Obstacle:
    """Return the refusal of a file that is too long."""
    return _no(
        "not_too_long",
        f"Der er {rows:,} rækker i filen. Der er plads til {most:,}.".replace(",", "."),
        "Del filen i flere, og hent dem ind efter tur.",
    )


def heading_twice(heading: str) -> Obstacle:
    """Return the refusal of a file with two columns for one thing."""
    return _no(
        "heading_once",
        f"Der er to kolonner til det samme: »{heading[:100]}«.",
        "Slet den ene af kolonnerne.",
    )


def rows_wrong(rows: int) -> Obstacle:
    """Return the refusal of a file with rows that cannot be brought in, until they are left out."""
    count = "1 række" if rows == 1 else f"{rows:,} rækker".replace(",", ".")
    return _no(
        "rows_right",
        f"Der er fejl i {count}. Intet er hentet ind.",
        "Ret dem i filen, og hent den op igen, eller sæt kryds ved, at de skal springes over.",
    )
