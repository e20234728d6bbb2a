"""The words of a consent: what, from whom, to whom, in which form.

«Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles oplysninger på tværs
af offentlige myndigheder, hvis det er relevant i den konkrete sag.» (SEED-4)
A general consent is not valid: types, parties and purpose are named (domain.md section 3.5).
"""

from collections.abc import Iterable

from fodfaeste.rules.words import Word, listed


class InformationType(Word):
    """A kind of information that a consent can name."""

    EMPLOYMENT = "employment", "Arbejde og beskæftigelse"
    SOCIAL = "social", "Social støtte"
    HEALTH = "health", "Helbred"
    CTI_NOTES = "cti_notes", "CTI-notater"
    MEASURES = "measures", "Målinger"
    CONTACT = "contact", "Kontaktoplysninger"


_IN_A_LIST = {
    InformationType.EMPLOYMENT: "arbejde",
    InformationType.SOCIAL: "social støtte",
    InformationType.HEALTH: "helbred",
    InformationType.CTI_NOTES: "CTI-notater",
    InformationType.MEASURES: "målinger",
    InformationType.CONTACT: "kontaktoplysninger",
}
"""The same kinds as words inside a sentence: none of them holds an "og" of its own."""


def each_in_words(types: Iterable[str]) -> tuple[str, ...]:
    """Return "arbejde", "helbred", "CTI-notater", always in the same order."""
    named = frozenset(map(InformationType, types))
    return tuple(_IN_A_LIST[kind] for kind in InformationType if kind in named)


def in_words(types: Iterable[str]) -> str:
    """Return "arbejde, helbred og CTI-notater"."""
    return listed(each_in_words(types))


class Party(Word):
    """Someone who gives or receives information."""

    EMPLOYMENT_DEPARTMENT = "employment_department", "Beskæftigelsesområdet"
    SOCIAL_DEPARTMENT = "social_department", "Socialområdet"
    EMPLOYER = "employer", "Arbejdsgiver"
    NETWORK_PERSON = "network_person", "Person i netværket"
    HEALTH_CARE = "health_care", "Sundhedsvæsenet"
    OTHER_AUTHORITY = "other_authority", "Anden myndighed"


DEPARTMENTS = frozenset({Party.EMPLOYMENT_DEPARTMENT, Party.SOCIAL_DEPARTMENT})
"""The two that act as one; everybody else stands outside."""

NAMED_PARTIES = frozenset({Party.EMPLOYER, Party.HEALTH_CARE, Party.OTHER_AUTHORITY})
"""Of these there are many: a consent says which one, "Lægehuset Nord"."""


class ConsentForm(Word):
    """How the consent was given."""

    WRITTEN = "written", "Skriftligt"
    ORAL = "oral", "Mundtligt med notat"
