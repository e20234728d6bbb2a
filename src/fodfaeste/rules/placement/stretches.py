"""Stretches of work follow each other: longer, on new terms, or at an end; never two at once (D8).

«Praktikforløbet bør løbende blive justeret» (SEED-3). What was is kept: every change is a stretch
of its own. An extension of unpaid placement is an assessment of its own (LAB § 61).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Work on one set of terms; `ends_before` is None while no end is agreed."""

    kind: HoursKind
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """What is known when a stretch is about to be lengthened; `is_last` of its kind there."""

    current: Stretch
    ends_before: date
    grounds: str
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerms:
    """What is known when a stretch is about to go over into another; `beside` are the others."""

    current: Stretch
    kind: HoursKind
    starts_on: date
    ends_before: date | None
    beside: tuple[Stretch, ...] = ()


def overlapping(new: Stretch, others: tuple[Stretch, ...]) -> bool:
    """Say whether another stretch of the same kind covers a day of the new one."""
    return any(other.kind is new.kind and other.period.overlaps(new.period) for other in others)


def check_free(new: Stretch, others: tuple[Stretch, ...]) -> None:
    """Raise Refused (D8) when work on the same terms is there already."""
    refuse_if(unmet((not overlapping(new, others), _ONE_AT_A_TIME)))


def obstacles_to_extension(facts: Extension, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of lengthening; empty when it can be."""
    until = facts.current.period.ends_before
    ends = until is not None
    return unmet(
        (ends, _HAS_AN_END),
        (until is None or facts.ends_before > until, _IS_LONGER),
        (until is None or today <= until, _STILL_RUNNING),
        (facts.is_last, _IS_LAST),
        (_said(facts.grounds), _GROUNDS_SAID),
    )


def check_extension(facts: Extension, *, today: date) -> None:
    """Raise Refused (D8) unless the stretch can be lengthened."""
    refuse_if(obstacles_to_extension(facts, today=today))


def obstacles_to_new_terms(facts: NewTerms) -> tuple[Obstacle, ...]:
    """Return what stands in the way of going over to new terms."""
    now = facts.current.period
    ends = facts.ends_before
    is_forward = ends is None or ends > facts.starts_on
    fits = not is_forward or not overlapping(
        Stretch(kind=facts.kind, period=Period(facts.starts_on, ends)), facts.beside
    )
    return unmet(
        (facts.kind is not facts.current.kind, _TERMS_ARE_NEW),
        (facts.starts_on > now.starts_on, _AFTER_IT_BEGAN),
        (now.ends_before is None or facts.starts_on <= now.ends_before, _WITHOUT_A_GAP),
        (is_forward, _FORWARD),
        (facts.kind is not HoursKind.PLACEMENT or ends is not None, _UNPAID_HAS_END),
        (fits, _ONE_AT_A_TIME),
    )


def check_new_terms(facts: NewTerms) -> None:
    """Raise Refused (D8) unless one may go over to the new terms."""
    refuse_if(obstacles_to_new_terms(facts))


def obstacles_to_end(current: Period, *, last_day: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of ending a stretch on a day."""
    until = current.ends_before
    return unmet(
        (last_day >= current.starts_on, _ENDS_AFTER_BEGINNING),
        (until is None or last_day + DAY < until, _ENDS_EARLIER),
    )


def check_end(current: Period, *, last_day: date) -> None:
    """Raise Refused (D8) unless the stretch can end that day."""
    refuse_if(obstacles_to_end(current, last_day=last_day))


def _said(grounds: str) -> bool:
    return is_said(grounds, at_least=NOTE_LENGTH)


def _d8(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D8", condition=condition, sentence=sentence, next_step=next_step)


_ONE_AT_A_TIME = _d8(
    "one_stretch_of_a_kind",
    "Der er allerede arbejde på de vilkår i den tid. To perioder af samme slags må ikke overlappe.",
    "Forlæng eller ændr den periode, der er i gang, eller vælg andre dage.",
)
_HAS_AN_END = _d8(
    "stretch_has_an_end",
    "Perioden har ingen slutdato, så den skal ikke forlænges.",
    "Skift vilkår, eller skriv den sidste dag, når den er aftalt.",
)
_IS_LONGER = _d8(
    "extension_is_longer",
    "Den nye slutdato ligger ikke efter den gamle.",
    "Vælg en senere dag. Skal perioden slutte før, så afslut den i stedet.",
)
_STILL_RUNNING = _d8(
    "extension_in_time",
    "Perioden er allerede slut. Praktik kan ikke bevilges bagud.",
    "Start en ny periode fra den dag, den er bevilget.",
)
_IS_LAST = _d8(
    "extension_of_the_last",
    "Der er allerede aftalt en periode efter denne.",
    "Forlæng den seneste periode.",
)
_GROUNDS_SAID = _d8(
    "extension_reasoned",
    "Det står ikke, hvorfor der er brug for længere tid. En forlængelse er en ny vurdering.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvad borgeren skal nå i den nye tid.",
)
_TERMS_ARE_NEW = _d8(
    "terms_are_new",
    "De nye vilkår er de samme som de gamle.",
    "Vælg andre vilkår. Skal perioden blot være længere, så forlæng den.",
)
_AFTER_IT_BEGAN = _d8(
    "terms_after_beginning",
    "De nye vilkår begynder ikke efter de gamle.",
    "Vælg en dag efter periodens første dag.",
)
_WITHOUT_A_GAP = _d8(
    "terms_without_a_gap",
    "De gamle vilkår er slut, før de nye begynder. Så er borgeren uden aftale imens.",
    "Lad de nye vilkår begynde senest dagen efter de gamle, eller start arbejdet på ny.",
)
_FORWARD = _d8(
    "terms_end_after_start",
    "De nye vilkår slutter, før de begynder.",
    "Ret en af de to datoer.",
)
_UNPAID_HAS_END = _d8(
    "unpaid_terms_have_end",
    "Praktik uden løn bevilges for en tid ad gangen og skal have en slutdato.",
    "Vælg den sidste dag.",
)
_ENDS_AFTER_BEGINNING = _d8(
    "stretch_ends_after_start",
    "Perioden kan ikke slutte, før den er begyndt.",
    "Vælg en senere dag. Bliver arbejdet ikke til noget, så afslut jobmatchet.",
)
_ENDS_EARLIER = _d8(
    "stretch_ends_earlier",
    "Perioden slutter allerede den dag eller før.",
    "Vælg en tidligere dag, eller forlæng perioden.",
)
