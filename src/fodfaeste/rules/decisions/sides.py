"""Whose words a decision holds: each law belongs to one of the two sides (A1, H5).

«Der skal enten være én sagsbehandler, der har mulighed for at bevilge og følge op på indsatser, der
hører under flere lovgivninger, eller etableres et tæt samarbejde» (SEED-4): who is one caseworker
for both decides by every law; two who work together decide each by their own. Nobody writes what
they may not read.
"""

from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def section_of(*laws: LegalBasisCode) -> Section:
    """Return the section of what is written by these laws: social as soon as one of them is."""
    by_mentor = all(law is LegalBasisCode.LAB_MENTOR for law in laws)
    return Section.EMPLOYMENT if laws and by_mentor else Section.SOCIAL


def obstacles_to_deciding(
    *laws: LegalBasisCode | None, sections_open: frozenset[Section]
) -> tuple[Obstacle, ...]:
    """Return the obstacle when what is written by one of these laws is closed to its writer."""
    needed = {section_of(law) for law in laws if law is not None}
    return unmet(
        (Section.SOCIAL in sections_open or Section.SOCIAL not in needed, SOCIAL_SIDE_DECIDES),
        (
            Section.EMPLOYMENT in sections_open or Section.EMPLOYMENT not in needed,
            EMPLOYMENT_SIDE_DECIDES,
        ),
    )


def check_deciding(*laws: LegalBasisCode | None, sections_open: frozenset[Section]) -> None:
    """Raise Refused (A1) unless what is written by each of these laws is open to its writer."""
    refuse_if(obstacles_to_deciding(*laws, sections_open=sections_open))


SOCIAL_SIDE_DECIDES = Obstacle(
    rule="A1",
    condition="social_side_decides",
    sentence="Støtte efter § 85 og § 82 b afgøres på socialområdet, "
    "og det, der står i afgørelsen, er lukket for dig.",
    next_step="Bed sagsbehandleren på socialområdet om at træffe afgørelsen.",
)
EMPLOYMENT_SIDE_DECIDES = Obstacle(
    rule="A1",
    condition="employment_side_decides",
    sentence="Mentor afgøres på beskæftigelsesområdet, "
    "og det, der står i afgørelsen, er lukket for dig.",
    next_step="Bed sagsbehandleren på beskæftigelsesområdet om at træffe afgørelsen.",
)
