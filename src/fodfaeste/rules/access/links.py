"""What a link for somebody without an account opens.

The employer gets only what the citizen agrees to: hours, tasks, considerations (domain.md 3.5).
"""

from fodfaeste.rules.words import Word


class LinkScope(Word):
    """The one thing that a link opens."""

    AGREEMENT = "agreement", "Arbejdsaftalen"
