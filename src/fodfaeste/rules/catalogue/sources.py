"""The documents that rules are taken from, by the short names used in `Rule.source`."""

from collections.abc import Mapping

SOURCES: Mapping[str, str] = {
    "SEED-0": "Social støtte i overgang til og fastholdelse af job. Metodebeskrivelse til praksis",
    "SEED-1": (
        "En koordineret indsats hjælper udsatte ledige i job. Nyhed om slutevalueringen, "
        "8. april 2021"
    ),
    "SEED-2": (
        "Få støtte til at hjælpe udsatte ledige i job. Nyhed om støtte til kommuner, 23. juni 2022"
    ),
    "SEED-3": (
        "Guide: Social støtte i overgang til og fastholdelse i job. Socialstyrelsen, februar 2020"
    ),
    "SEED-4": (
        "Bilag 2. Indsatsmodel Social støtte i overgang til og fastholdelse af job, 6. juni 2017"
    ),
    "domain.md": "Fodfæstes egen gennemgang af metode, lov, måleskemaer og it",
    "evidence.md": "Fodfæstes egen gennemgang af evaluering og måleusikkerhed",
    "Eget krav": "Fodfæstes eget krav, som ingen af kilderne stiller",
}

NAMES: Mapping[str, str] = {
    "SEED-0": "Metodebeskrivelsen",
    "SEED-1": "Nyheden om slutevalueringen",
    "SEED-2": "Nyheden om støtte til kommuner",
    "SEED-3": "Guiden til kommuner",
    "SEED-4": "Indsatsmodellen",
    "domain.md": "Fodfæstes gennemgang",
    "evidence.md": "Fodfæstes gennemgang af evaluering",
}
"""What a reader calls each of them."""


def in_words(source: str) -> str:
    """Return a source as it is read: "Indsatsmodellen «den første opgave»"."""
    for short, name in NAMES.items():
        source = source.replace(short, name)
    return source
