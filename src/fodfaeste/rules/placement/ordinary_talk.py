"""What the employer says about paid hours each time it is asked (D4, D10).

«Virksomhedskonsulenten skal sikre, at der er reel mulighed for ordinære» (timer) (SEED-3)
"""

from fodfaeste.rules.words import Word


class OrdinaryTalk(Word):
    """The employer's answer at a follow-up."""

    NOW = "now", "Ja, nu"
    LATER = "later", "Ja, når opgaver mestres"
    NO = "no", "Nej"
    NOT_ASKED = "not_asked", "Ikke talt om det"
