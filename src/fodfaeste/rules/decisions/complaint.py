"""How a citizen complains, by the law the decision rests on (H5; FVL § 25, domain.md 3.4 and 3.6).

The text is put together from the row of law that is in force on the day of the decision, so nobody
types it, and it is the right one for § 85, § 82 b and mentor.
"""

from fodfaeste.rules.legal_basis import LegalBasis

_FULL_NAMES = (
    ("SEL ", "serviceloven "),
    ("LAB ", "lov om en aktiv beskæftigelsesindsats "),
)


def complaint_guidance(basis: LegalBasis) -> str:
    """Return what the citizen is told about complaining over a decision by this law."""
    told = (_to_whom(basis), basis.complaint_note.strip())
    return "\n\n".join(part for part in told if part)


def _to_whom(basis: LegalBasis) -> str:
    if not basis.appealable:
        return (
            "Denne afgørelse kan ikke klages ind for en anden myndighed. Er du uenig, så sig det "
            "til din sagsbehandler. Kommunen kan se på den igen."
        )
    return (
        f"Du kan klage over afgørelsen. Gør det inden {basis.complaint_weeks} uger fra den dag, "
        "du har fået den. Skriv til kommunen, eller sig det til din sagsbehandler, som skriver "
        "klagen ned. Kommunen ser først på afgørelsen igen. Får du ikke fuldt medhold, sender "
        f"kommunen klagen videre til {basis.complaint_body}. Det koster ikke noget at klage."
    )


def in_full(paragraph: str) -> str:
    """Return a paragraph with the name of its law in words: »serviceloven § 85«."""
    return next(
        (
            full + paragraph.removeprefix(short)
            for short, full in _FULL_NAMES
            if paragraph.startswith(short)
        ),
        paragraph,
    )
