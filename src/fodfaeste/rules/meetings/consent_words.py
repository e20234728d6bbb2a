"""What a consent given at the kickoff is for, in the citizen's voice (B3, C2).

A proposal fills the form; the citizen says yes to the words that stand there, or has them changed.
"""

from fodfaeste.rules.meetings.kinds import PersonAround

_HELPED = "ved, hvad jeg har brug for hjælp til i hverdagen."
_PURPOSES: dict[PersonAround, str] = {
    PersonAround.CLOSE: _HELPED,
    PersonAround.VOLUNTEER: _HELPED,
    PersonAround.TREATMENT: "kender min støtte, når vi taler om mit helbred.",
    PersonAround.AUTHORITY: "og mit team ikke stiller krav, der strider mod hinanden.",
    PersonAround.PROFESSIONAL: "og mit team støtter mig på samme måde.",
}


def purpose_of(name: str, kind: PersonAround) -> str:
    """Return the purpose proposed for speaking with somebody who was named at the kickoff."""
    return f"At {name} {_PURPOSES[kind]}"
