"""The consents that this intervention usually asks for, ready to be gone through together (C2).

«hvordan de forskellige medarbejdere kan støtte borgeren under forløbet» (SEED-3): each says one
thing, in the citizen's voice. Nothing here is given before the citizen has said yes to it: a
suggestion fills a form, and what makes it a consent is left open.
"""

from dataclasses import dataclass

from fodfaeste.rules.consent.kinds import InformationType, Party

_EMPLOYMENT, _SOCIAL = Party.EMPLOYMENT_DEPARTMENT, Party.SOCIAL_DEPARTMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One usual consent; `code` stands in the address of the filled form."""

    code: str
    title: str
    types: frozenset[InformationType]
    from_party: Party
    to_party: Party
    purpose: str


USUAL: tuple[Suggestion, ...] = (
    Suggestion(
        code="arbejde-til-social",
        title="Socialområdet må vide, hvordan det går med arbejdet",
        types=frozenset({InformationType.EMPLOYMENT}),
        from_party=_EMPLOYMENT,
        to_party=_SOCIAL,
        purpose="At min støtte passer til mit arbejde og mine arbejdstider.",
    ),
    Suggestion(
        code="stoette-til-beskaeftigelse",
        title="Beskæftigelsesområdet må vide, hvilken støtte jeg har brug for",
        types=frozenset({InformationType.SOCIAL}),
        from_party=_SOCIAL,
        to_party=_EMPLOYMENT,
        purpose="At arbejdet og min støtte passer sammen.",
    ),
    Suggestion(
        code="notater-til-beskaeftigelse",
        title="Beskæftigelsesområdet må læse CTI-notaterne",
        types=frozenset({InformationType.CTI_NOTES}),
        from_party=_SOCIAL,
        to_party=_EMPLOYMENT,
        purpose="At min jobkonsulent ved, hvad der hjælper mig på arbejdet.",
    ),
    Suggestion(
        code="aftale-til-arbejdsgiver",
        title="Arbejdsgiveren må kende vores aftale om arbejdet",
        types=frozenset({InformationType.EMPLOYMENT}),
        from_party=_EMPLOYMENT,
        to_party=Party.EMPLOYER,
        purpose="At arbejdspladsen kender mine timer, mine opgaver og de hensyn, vi har aftalt.",
    ),
    Suggestion(
        code="fra-laegen",
        title="Vi må spørge lægen om helbred",
        types=frozenset({InformationType.HEALTH}),
        from_party=Party.HEALTH_CARE,
        to_party=_SOCIAL,
        purpose="At planen og arbejdet tager hensyn til mit helbred.",
    ),
    Suggestion(
        code="til-laegen",
        title="Lægen må vide, hvilken støtte jeg får",
        types=frozenset({InformationType.SOCIAL}),
        from_party=_SOCIAL,
        to_party=Party.HEALTH_CARE,
        purpose="At min læge kender min støtte, når vi taler om mit helbred.",
    ),
    Suggestion(
        code="til-netvaerket",
        title="En person i mit netværk må vide, hvordan de kan hjælpe",
        types=frozenset({InformationType.SOCIAL}),
        from_party=_SOCIAL,
        to_party=Party.NETWORK_PERSON,
        purpose="At personen ved, hvad jeg har brug for hjælp til i hverdagen.",
    ),
)


def suggestion(code: str) -> Suggestion | None:
    """Return the usual consent with this code, or None."""
    return next((one for one in USUAL if one.code == code), None)
