"""The checklists of the phases, composed from SEED-4 and SEED-3 in our own words (F0–F3).

«få ryddet konkrete barrierer af vejen» … «løbende at evaluere og justere efter behov» …
«hvordan borgeren håndterer de kriser og tilbagefald, der kan opstå» (SEED-4)
Phase 0 stands for every phase. A municipality may change every item from a day of its choice.
"""

from dataclasses import dataclass

EVERY_PHASE = 0


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to remember in a phase; `code` never changes, the text may."""

    code: str
    rule: str
    phase: int
    text: str
    source: str


def _item(code: str, text: str, source: str) -> ChecklistItem:
    """Make an item; the second sign of the code is the number of its phase: "f1-barriers"."""
    return ChecklistItem(code, code[:2].upper(), int(code[1]), text, source)


DEFAULTS: tuple[ChecklistItem, ...] = (
    _item(
        "f0-curious",
        "Vær nysgerrig på, hvad der kan stå i vejen for borgeren.",
        "SEED-3: «nysgerrig på, hvilke barrierer borgeren kan have»",
    ),
    _item(
        "f0-motivation",
        "Tal med borgeren om, hvad der ligger bag, når lysten mangler.",
        "SEED-3: «hvad der ligger bag borgerens eventuelt manglende motivation»",
    ),
    _item(
        "f1-everyday",
        "Hjælp borgeren med at finde sig til rette i en ny hverdag.",
        "SEED-4: «hjælpe borgeren med at finde sig til rette med en ny hverdag»",
    ),
    _item(
        "f1-barriers",
        "Ryd konkrete barrierer af vejen.",
        "SEED-4: «få ryddet konkrete barrierer af vejen»",
    ),
    _item(
        "f1-transport",
        "Få vejen til og fra arbejde til at fungere.",
        "SEED-4: «hjælp til at mestre transport til og fra arbejde»",
    ),
    _item(
        "f1-needed",
        "Find ud af, hvad der skal til, for at hverdagen fungerer.",
        "SEED-4: «hvad der skal til, for at få hverdagen til at fungere»",
    ),
    _item(
        "f1-agree",
        "Aftal sammen, hvad I vil nå i CTI-forløbet.",
        "SEED-4: «aftaler, hvad der skal opnås i CTI-forløbet»",
    ),
    _item(
        "f1-network",
        "Tag kontakt til relevante tilbud og personer i netværket.",
        "SEED-4: «kontakt til relevante tilbud og personer i borgerens netværk»",
    ),
    _item(
        "f1-plan",
        "Tag fat i sagsbehandlerne, hvis planen skal ændres.",
        "SEED-4: «behov for at tilpasse handleplanen»",
    ),
    _item(
        "f1-start",
        "Sæt de første aktiviteter hurtigt i gang.",
        "SEED-4: «hurtigst muligt igangsættes de aktiviteter»",
    ),
    _item(
        "f2-try",
        "Afprøv strategier og gennemfør de aktiviteter, I har aftalt.",
        "SEED-4: «afprøve de strategier og at gennemføre de aktiviteter, som er aftalt»",
    ),
    _item(
        "f2-adjust",
        "Se sammen på, hvad der virker, og justér.",
        "SEED-4: «løbende at evaluere og justere efter behov»",
    ),
    _item(
        "f2-responsibility",
        "Giv mere ansvar til borgeren selv.",
        "SEED-4: «Der overlades mere ansvar til borgeren selv»",
    ),
    _item(
        "f2-handover",
        "Overdrag støtten lidt efter lidt til netværket.",
        "SEED-4: «overdrages gradvist til borgerens netværk»",
    ),
    _item(
        "f2-coordinate",
        "Koordinér mere, og støt mindre selv.",
        "SEED-4: «stadig mere koordinerende, frem for at være støtteperson»",
    ),
    _item(
        "f3-responsibility",
        "Overdrag ansvaret til borgeren og netværket.",
        "SEED-4: «overdrages ansvaret til borgeren selv og til borgerens netværk»",
    ),
    _item(
        "f3-crisis",
        "Lav en plan for kriser og tilbagefald.",
        "SEED-4: «håndterer de kriser og tilbagefald, der kan opstå»",
    ),
    _item(
        "f3-retention",
        "Lav en langsigtet plan for at fastholde jobbet.",
        "SEED-4: «en langsigtet plan for fastholdelse»",
    ),
    _item(
        "f3-network",
        "Hav aftaler med de vigtigste i netværket senest en måned før CTI slutter.",
        "domain.md 1.4: aftaler med netværket senest en måned før afslutning",
    ),
    _item(
        "f3-transfer",
        "Hold et møde, hvor støtten overdrages.",
        "domain.md 1.1: a meeting with client and supports that marks the transfer",
    ),
    _item(
        "f3-closing",
        "Hold det afsluttende møde med borgeren og hele teamet.",
        "SEED-4: «Før CTI-forløbet afsluttes afholdes et afsluttende møde»",
    ),
)


def items_for(phase: int, table: tuple[ChecklistItem, ...] = DEFAULTS) -> tuple[ChecklistItem, ...]:
    """Return what to remember in a phase (1, 2 or 3), what holds in every phase first."""
    return tuple(item for item in table if item.phase in {EVERY_PHASE, phase})
