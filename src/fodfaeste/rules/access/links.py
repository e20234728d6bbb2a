"""What a link for somebody without an account opens.

The employer gets only what the citizen agrees to: hours, tasks, considerations (domain.md 3.5).
Somebody in the network, or a professional outside, gets the one task they are asked about.
The citizen's own link asks how it goes, and shows nothing that was said before (K1, L3).
"""

from fodfaeste.rules.words import Word


class LinkScope(Word):
    """The one thing that a link opens."""

    AGREEMENT = "agreement", "Arbejdsaftalen"
    NETWORK = "network", "Opgaven i netværket"
    MEASURE = "measure", "Spørgsmål om, hvordan det går"
