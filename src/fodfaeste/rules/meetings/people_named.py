"""Whether somebody named at the kickoff is somebody who stands on the map already (B3, C2).

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4): a yes is about one human being.
Two of the same name who are something else to the citizen are two; who stands there once too often
can be seen and mended, a yes that reaches the wrong one cannot.
"""

_WHOSE = frozenset({"min", "mit", "mine", "borgerens", "hendes", "hans", "deres"})


def is_same(relation: str, other: str) -> bool:
    """Say whether two of the same name can be the same by what they are to the citizen.

    "min søster" is "søster"; where nothing is said, the name decides.
    """
    said, known = _words(relation), _words(other)
    return said == known or not said or not known


def _words(relation: str) -> frozenset[str]:
    return frozenset(relation.casefold().replace(",", " ").replace(".", " ").split()) - _WHOSE
