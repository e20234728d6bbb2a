"""The sections of a case, as small as the law asks for.

«Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles oplysninger på tværs
af offentlige myndigheder, hvis det er relevant i den konkrete sag.» (SEED-4)
"""

from fodfaeste.rules.words import Word


class Section(Word):
    """A part of the case that is opened or kept closed as a whole."""

    IDENTITY = "identity", "Navn og kontakt"
    PLAN = "plan", "Den fælles plan"
    EMPLOYMENT = "employment", "Arbejde og beskæftigelse"
    SOCIAL = "social", "Social støtte"
    HEALTH = "health", "Helbred"
    CTI_NOTES = "cti_notes", "CTI-notater"
    MEASURES = "measures", "Målinger"
