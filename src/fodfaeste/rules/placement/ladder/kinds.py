"""The words of the ladder: responsibility that grows, and what the employer says about pay.

«gradvist øger krav og ansvarsområder» (SEED-4)
"""

from fodfaeste.rules.words import Word


class Responsibility(Word):
    """How more is asked of the citizen than before; a new task is read off the agreement (D14)."""

    HARDER_TASK = "harder_task", "Sværere opgave"
    MORE_ALONE = "more_alone", "Mere på egen hånd"
    HELPS_OTHERS = "helps_others", "Viser andre til rette"
    OWN_AREA = "own_area", "Eget ansvarsområde"


class PayAnswer(Word):
    """What the employer answers when pay is talked about (D12)."""

    NOW = "now", "Ja, fra nu"
    LATER = "later", "Ja, senere"
    NO = "no", "Nej, ikke nu"
