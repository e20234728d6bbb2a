"""The requirements that an opening meets or does not, whatever its points (D2, D8).

A «no» is never bought off with points. A person may look past it for one opening, with a reason;
it is still shown as a no.
"""

from fodfaeste.rules.words import Word


class Requirement(Word):
    """What must hold, in the order it is said."""

    OPEN = "open", "Åbningen er ledig"
    COMPANY_OPEN = "company_open", "Virksomheden er i gang"
    PLACES = "places", "Der er en plads"
    TRAINEE_RATIO = "trainee_ratio", "Der er plads til en praktikant mere"
    DEMANDS = "demands", "Jobbets krav er opfyldt"
    HOURS = "hours", "Timetallet kan mødes"
    TIMES = "times", "Faste aftaler kan passes"
    REACH = "reach", "Arbejdet kan nås"
    NEEDS = "needs", "Det, der ikke kan undværes, er der"
