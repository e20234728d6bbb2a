"""Who has promised what in the plans that hold after CTI, and whether they have said yes (F3, I1).

«Inden CTI-forløbet afsluttes, skal der således være udarbejdet og forankret en langsigtet plan for
fastholdelse» (SEED-4). Anchored means: the persons a plan names have themselves said yes to what it
says of them, and may still be spoken with.
"""

from fodfaeste.rules.words import Word


class SafetyPlanKind(Word):
    """The two plans that hold after CTI."""

    CRISIS = "crisis", "Kriseplan"
    RETENTION = "retention", "Fastholdelsesplan"


class PromiseIn(Word):
    """Which of the plans somebody has a part in."""

    CRISIS = "crisis", "Når det bliver svært"
    RETENTION = "retention", "For at beholde jobbet"
    BOTH = "both", "Begge dele"


class SupporterKind(Word):
    """Who supports: somebody of the network, of the team or at the workplace."""

    NETWORK = "network", "I netværket"
    TEAM = "team", "På teamet"
    WORKPLACE = "workplace", "På arbejdspladsen"
