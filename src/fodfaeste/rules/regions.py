"""The region a municipality lies in, by the municipality's official code.

Whom one calls outside a doctor's hours depends on it. The codes of a region lie together but for
a few: Bornholm (400) belongs to the capital; Fredericia, Kolding and Vejle to the south; Morsø and
Thisted to the north. Region Hovedstaden and Region Sjælland become Region Østdanmark on 1 January
2027; their telephone numbers are dated rows of the municipality's own (rules/cti/emergency.py).
"""

from fodfaeste.rules.words import Word


class Region(Word):
    """One of the five regions since 2007."""

    CAPITAL = "capital", "Region Hovedstaden"
    ZEALAND = "zealand", "Region Sjælland"
    SOUTH = "south", "Region Syddanmark"
    CENTRAL = "central", "Region Midtjylland"
    NORTH = "north", "Region Nordjylland"


_ELSEWHERE = {
    "253": Region.ZEALAND,
    "259": Region.ZEALAND,
    "265": Region.ZEALAND,
    "269": Region.ZEALAND,
    "400": Region.CAPITAL,
    "607": Region.SOUTH,
    "621": Region.SOUTH,
    "630": Region.SOUTH,
    "773": Region.NORTH,
    "787": Region.NORTH,
}
_BY_FIRST_DIGIT = {
    "1": Region.CAPITAL,
    "2": Region.CAPITAL,
    "3": Region.ZEALAND,
    "4": Region.SOUTH,
    "5": Region.SOUTH,
    "6": Region.CENTRAL,
    "7": Region.CENTRAL,
    "8": Region.NORTH,
}


def region_of(municipality_code: str) -> Region | None:
    """Return the region of a municipality; None while no municipality is chosen."""
    return _ELSEWHERE.get(municipality_code) or _BY_FIRST_DIGIT.get(municipality_code[:1])
