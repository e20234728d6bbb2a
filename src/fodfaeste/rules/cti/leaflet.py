"""The leaflet about CTI that the citizen takes home, in short sentences (E12).

«orientere borgeren om, hvad et CTI-forløb indebærer» (SEED-4)
«CTI-forløbet består af tre faser, som er lige lange» (SEED-4)
A test holds it to a LIX of 30 at most.
"""

from dataclasses import dataclass

TITLE = "Hvad er et CTI-forløb?"


@dataclass(frozen=True, slots=True)
class LeafletText:
    """One question and its answer in short sentences."""

    title: str
    sentences: tuple[str, ...]


def leaflet(*, months: int | None) -> tuple[LeafletText, ...]:
    """Return the leaflet; `months` is the length where the grant has settled it."""
    return (
        LeafletText(
            "Hvad er det?",
            (
                "CTI er støtte til dig, når du begynder på et job.",
                "Du får én fast person, som hjælper dig.",
                "I mødes et par gange, før det begynder, så I kan lære at kende hinanden.",
            ),
        ),
        LeafletText("Hvor længe varer det?", (_how_long(months), *_FIXED)),
        LeafletText(
            "Hvad laver vi?",
            (
                "Du vælger selv, hvad vi skal arbejde med.",
                "Det kan være dit job, din hverdag eller de folk, du kender.",
                "Vi vælger fra én til tre ting ad gangen.",
            ),
        ),
        LeafletText(
            "Hvor og hvor tit?",
            (
                "Vi mødes dér, hvor det er bedst for dig: på jobbet, hjemme eller ude.",
                "Vi ses mest i starten. Så ses vi lidt mindre.",
                "Lidt efter lidt tager du selv over sammen med dem, du har om dig.",
            ),
        ),
        LeafletText(
            "Hvad nu, hvis jobbet går galt?",
            ("Så stopper støtten ikke.", "Vi finder ud af, hvad der skal ske nu."),
        ),
        LeafletText(
            "Hvad sker der bagefter?",
            (
                "Når vi slutter, har du en plan.",
                "Der står, hvem du kan ringe til, og hvad du gør på en svær dag.",
            ),
        ),
    )


_FIXED = (
    "Tiden er delt i tre lige lange dele. Vi kalder dem faser.",
    "Datoerne står fast fra den dag, du begynder.",
    "De flytter sig ikke, når det går godt, og ikke når det er svært.",
)


def _how_long(months: int | None) -> str:
    if months is None:
        return "Det varer 9 eller 6 måneder. Loven siger, hvor længe det er for dig."
    return f"For dig varer det {months} måneder."
