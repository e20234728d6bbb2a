"""The words of a decision.

«skal der være truffet en afgørelse inden forløbet afsluttes» (SEED-4)
"""

from fodfaeste.rules.words import Word


class DecisionOutcome(Word):
    """What was decided."""

    GRANTED = "granted", "Bevilget"
    PARTLY_GRANTED = "partly_granted", "Delvist bevilget"
    REFUSED = "refused", "Afslag"
    CHANGED = "changed", "Ændret"
    CONTINUED = "continued", "Fortsætter"
    ENDED = "ended", "Ophørt"


class PartyHearing(Word):
    """Whether the citizen was heard before the decision (FVL § 19)."""

    DONE = "done", "Gennemført"
    NOT_NEEDED = "not_needed", "Ikke nødvendig"

    @property
    def is_done(self) -> bool:
        """Whether there is a day on which the citizen was heard."""
        return self is PartyHearing.DONE


class SentBy(Word):
    """How the decision reached the citizen."""

    DIGITAL_POST = "digital_post", "Digital Post"
    LETTER = "letter", "Brev"
    HANDED_OVER = "handed_over", "Udleveret personligt"
