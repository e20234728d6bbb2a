"""The sentences for what is missing where no gate stands: they remind, they never stop.

«så borgeren ikke har perioder uden indsats» (SEED-3)
«Alle borgere skal have udarbejdet et CV» (SEED-4)
"""

from collections.abc import Iterable

from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import listed


def seat_taken(vacant: str) -> Obstacle:
    """Return the reminder of the seats on the team that nobody holds."""
    return Obstacle(
        rule="A1",
        condition="seat_taken",
        sentence=f"Teamet mangler {vacant}. Borgeren skal have ét helt team.",
        next_step="Vælg en medarbejder til den ledige rolle.",
    )


def support_examined(supports: Iterable[str]) -> Obstacle:
    """Return the reminder of the supports at work that nobody has looked into."""
    return Obstacle(
        rule="D5",
        condition="support_examined",
        sentence=f"Det er ikke undersøgt, om der er brug for {listed(supports)}. "
        "Den rette hjælp kan gøre jobbet muligt.",
        next_step="Undersøg det sammen med borger og arbejdsgiver, og notér svaret.",
    )


def more_clashes(number: int) -> Obstacle:
    """Return the reminder that more fixed times fall together than are listed (C10)."""
    clashes = "ét sammenfald" if number == 1 else f"{number} sammenfald"
    return Obstacle(
        rule="C10",
        condition="one_place_at_a_time",
        sentence=f"Der er {clashes} mere i borgerens uge.",
        next_step="Se hele ugen, og flyt det, der falder sammen.",
    )


ASSESSMENT_BEGUN = Obstacle(
    rule="C1",
    condition="assessment_begun",
    sentence="Udredningen er ikke begyndt. Den siger, hvad borgeren kan og har brug for, "
    "men støtten venter ikke på den.",
    next_step="Skriv det første sammen med borgeren. Begynd med det, der går godt.",
)
SHARING_ASKED = Obstacle(
    rule="C2",
    condition="sharing_asked",
    sentence="Der er ikke noteret noget samtykke. De to områder ser hver sit og den fælles plan.",
    next_step="Spørg borgeren, hvad I må dele. Et nej er også et svar, og så bliver det ved det.",
)
CV_MADE = Obstacle(
    rule="B7",
    condition="cv_made",
    sentence="CV'et er ikke lavet endnu, selv om dagen, I aftalte, er kommet.",
    next_step="Skriv CV'et sammen. Det er lavet, når borgeren har læst det og sagt ja.",
)
CONSENT_LASTS = Obstacle(
    rule="C2",
    condition="consent_lasts",
    sentence="Et samtykke udløber snart. Uden det kan oplysningerne ikke længere deles.",
    next_step="Spørg borgeren, om samtykket skal gælde længere.",
)
COMPANY_CONTACTED = Obstacle(
    rule="D15",
    condition="company_contacted",
    sentence="Der er endnu ikke taget kontakt til en virksomhed siden opstartsmødet. "
    "Vejen til job begynder på en arbejdsplads.",
    next_step="Kontakt en virksomhed, der passer til borgerens ønsker.",
)
SOMETHING_AHEAD = Obstacle(
    rule="G4",
    condition="something_ahead",
    sentence="Der er ikke aftalt noget med borgeren i den nærmeste tid. "
    "Borgeren skal ikke have perioder uden indsats.",
    next_step="Aftal det næste møde eller den næste aktivitet.",
)
CTI_CLOSED = Obstacle(
    rule="I4",
    condition="cti_closed",
    sentence="CTI-tiden er gået, og forløbet er ikke afsluttet. Fase 3 bliver ikke længere af det.",
    next_step="Gør de sidste ting færdige, og afslut CTI.",
)
