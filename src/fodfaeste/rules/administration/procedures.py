"""The municipality's written procedures: what is decided about who does what (J7).

«Konkretiser den prioriterede retning og tiltag i arbejdsgange, der tydeliggør rollebeskriveler,
snitflader og forventet progression for indsatsen» (SEED-3)
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word

SHORTEST = 40
"""Characters of a procedure that says who does what."""
REVIEW_WARNING = timedelta(days=30)
"""How long before the day it is to be looked at again the leader is reminded."""


class ProcedureArea(Word):
    """Which part of the intervention a procedure is about, in the order of the course."""

    START = "start", "Opstart"
    PLAN = "plan", "Fælles plan"
    WORK = "work", "Job og timer"
    CTI = "cti", "CTI"
    FOLLOW_UP = "follow_up", "Opfølgning og hurtig afklaring"
    CLOSING = "closing", "Afslutning og tiden efter"
    TEAMWORK = "teamwork", "Samarbejde og ledelse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A procedure that the method needs, and what it should answer."""

    area: ProcedureArea
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A procedure as it is to be kept."""

    title: str
    text: str
    decided_on: date
    decided_by: str
    review_on: date | None


OUTLINES: tuple[Outline, ...] = (
    Outline(
        area=ProcedureArea.START,
        title="Fra henvisning til opstartsmøde",
        questions=(
            "Hvem indskriver borgeren, og hvem sætter teamet?",
            "Hvem indkalder til opstartsmødet, og hvornår skal det senest holdes?",
            "Hvordan forbereder de to sagsbehandlere mødet sammen?",
        ),
    ),
    Outline(
        area=ProcedureArea.PLAN,
        title="Den fælles plan",
        questions=(
            "Hvem skriver i planen, og hvem godkender den sammen med borgeren?",
            "Hvad gør vi, når to afdelingers krav ikke passer sammen?",
            "Hvornår får borgeren planen på papir?",
        ),
    ),
    Outline(
        area=ProcedureArea.WORK,
        title="Fra job-ønske til arbejdsaftale",
        questions=(
            "Hvem taler med virksomhederne, og hvem er med på besøg?",
            "Hvad skal være på plads, før praktikken begynder?",
            "Hvordan og hvornår tages samtalen om timer med løn?",
        ),
    ),
    Outline(
        area=ProcedureArea.CTI,
        title="Start på CTI",
        questions=(
            "Hvem bevilger, og hvor lang tid tager det?",
            "Hvordan lærer borgeren CTI-medarbejderen at kende før starten?",
            "Hvem giver CTI-medarbejderen besked, når der er fundet et match?",
        ),
    ),
    Outline(
        area=ProcedureArea.FOLLOW_UP,
        title="Når det brænder",
        questions=(
            "Hvem ringer man til, og hvor hurtigt svarer vi?",
            "Hvem kan træffe en afgørelse samme dag?",
            "Hvem tager over ved ferie og sygdom?",
        ),
    ),
    Outline(
        area=ProcedureArea.CLOSING,
        title="Afslutning af CTI",
        questions=(
            "Hvornår begynder vi på afgørelserne om støtte bagefter?",
            "Hvem indkalder til det afsluttende møde?",
            "Hvem følger op i året efter?",
        ),
    ),
    Outline(
        area=ProcedureArea.TEAMWORK,
        title="Tavlemøder, sparring og grøn tid",
        questions=(
            "Hvor tit mødes vi, hvor længe, og hvem leder mødet?",
            "Hvilke ledere deltager, og hvad afgør de på stedet?",
            "Hvilken tid er sat af i kalenderen til samarbejdet?",
        ),
    ),
)


def obstacles_to_procedure(written: Written, *, today: date) -> tuple[Obstacle, ...]:
    """Return why a procedure cannot be kept like this (J7)."""
    forward = written.review_on is None or written.review_on > written.decided_on
    return unmet(
        (is_said(written.title), _HAS_A_TITLE),
        (is_said(written.text, at_least=SHORTEST), _SAYS_WHO_DOES_WHAT),
        (is_said(written.decided_by), _SOMEBODY_DECIDED),
        (written.decided_on <= today, _IS_DECIDED),
        (forward, _REVIEW_AFTER_DECISION),
    )


def check_procedure(written: Written, *, today: date) -> None:
    """Refuse (J7) a procedure that nobody has decided, or that says nothing."""
    refuse_if(obstacles_to_procedure(written, today=today))


def is_due_for_review(review_on: date | None, today: date) -> bool:
    """Say whether a procedure is to be looked at again, within a month or already late."""
    return review_on is not None and review_on - REVIEW_WARNING <= today


_HAS_A_TITLE = Obstacle(
    rule="J7",
    condition="procedure_has_a_title",
    sentence="Arbejdsgangen mangler et navn.",
    next_step="Skriv, hvad den handler om.",
)
_SAYS_WHO_DOES_WHAT = Obstacle(
    rule="J7",
    condition="procedure_says_who_does_what",
    sentence="Arbejdsgangen er for kort til at sige, hvem der gør hvad.",
    next_step=f"Skriv mindst {SHORTEST} tegn.",
)
_SOMEBODY_DECIDED = Obstacle(
    rule="J7",
    condition="procedure_decided_by",
    sentence="Det fremgår ikke, hvem der har besluttet arbejdsgangen.",
    next_step="Skriv for eksempel ledergruppen eller styregruppen.",
)
_IS_DECIDED = Obstacle(
    rule="J7",
    condition="procedure_is_decided",
    sentence="En arbejdsgang gælder først, når den er besluttet, og dagen er ikke kommet endnu.",
    next_step="Vælg i dag eller en tidligere dag.",
)
_REVIEW_AFTER_DECISION = Obstacle(
    rule="J7",
    condition="procedure_review_after_decision",
    sentence="Dagen, hvor I ser på arbejdsgangen igen, ligger før den dag, den blev besluttet.",
    next_step="Vælg en senere dag, eller lad feltet stå tomt.",
)
