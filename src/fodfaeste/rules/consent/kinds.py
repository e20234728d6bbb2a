"""The words of a consent: what, from whom, to whom, in which form.

«Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles oplysninger på tværs
af offentlige myndigheder, hvis det er relevant i den konkrete sag.» (SEED-4)
A general consent is not valid: types, parties and purpose are named (domain.md section 3.5).
"""

from fodfaeste.rules.words import Word


class InformationType(Word):
    """A kind of information that a consent can name."""

    EMPLOYMENT = "employment", "Arbejde og beskæftigelse"
    SOCIAL = "social", "Social støtte"
    HEALTH = "health", "Helbred"
    CTI_NOTES = "cti_notes", "CTI-notater"
    MEASURES = "measures", "Målinger"
    CONTACT = "contact", "Kontaktoplysninger"


class Party(Word):
    """Someone who gives or receives information."""

    EMPLOYMENT_DEPARTMENT = "employment_department", "Beskæftigelsesområdet"
    SOCIAL_DEPARTMENT = "social_department", "Socialområdet"
    EMPLOYER = "employer", "Arbejdsgiver"
    NETWORK_PERSON = "network_person", "Person i netværket"
    HEALTH_CARE = "health_care", "Sundhedsvæsenet"
    OTHER_AUTHORITY = "other_authority", "Anden myndighed"


class ConsentForm(Word):
    """How the consent was given."""

    WRITTEN = "written", "Skriftligt"
    ORAL = "oral", "Mundtligt med notat"
