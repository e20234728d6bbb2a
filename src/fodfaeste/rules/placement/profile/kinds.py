"""The words of the job profile and the CV (B3, B7).

«der spørges til borgerens drømme og ønsker for fremtiden, herunder job» (SEED-4)
«Alle borgere skal have udarbejdet et CV» (SEED-4)
"""

from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.words import Word


class LineKind(Word):
    """What one line of the profile is about."""

    WISH = "wish", "Jobønske"
    COMPETENCE = "competence", "Kan"
    EXPERIENCE = "experience", "Erfaring"
    EDUCATION = "education", "Uddannelse"
    COURSE = "course", "Kursus eller bevis"
    LANGUAGE = "language", "Sprog"
    INTEREST = "interest", "Interesse"


class CvContact(Word):
    """What of the contact facts stands on the CV, by the citizen's choice."""

    PHONE = "phone", "Telefon"
    EMAIL = "email", "E-mail"
    CITY = "city", "By"


class YesGiven(Word):
    """How the citizen said yes to the CV."""

    OWN_PAGE = "own_page", "På sin egen side"
    IN_THE_ROOM = "in_the_room", "I samtalen"
    ON_PAPER = "on_paper", "På papir"


SHARED_KINDS = frozenset({LineKind.WISH, LineKind.COMPETENCE, LineKind.EXPERIENCE})
"""What both areas ask about at the joint kickoff (B3) and are to talk about (C7)."""


def section_of(kind: LineKind) -> Section:
    """Return who a line is for: the whole team, or those who work with employment."""
    return Section.PLAN if kind in SHARED_KINDS else Section.EMPLOYMENT
