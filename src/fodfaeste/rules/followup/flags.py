"""The flags of a course: its deadlines in a few groups, so that a list can be narrowed by one.

«sikre et fuldt overblik over borgerens situation, behov og udvikling» (SEED-4)
"""

from collections.abc import Iterable

from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.words import Word


class Flag(Word):
    """What a course asks for, in the words of a list."""

    TEAM = "team", "Teamet mangler en"
    PLAN = "plan", "Udredning, CV og plan på papir"
    CONSENT = "consent", "Samtykker"
    COMPANY = "company", "Kontakt til virksomheder"
    FOLLOW_UP = "follow_up", "Opfølgning på arbejdspladsen"
    HOURS = "hours", "Timer, løn og støtte på jobbet"
    PLACEMENT = "placement", "Praktik og afbrudt arbejde"
    PHASE = "phase", "Ny fase og fokusområder"
    CONTACT = "contact", "Kontakt i CTI"
    QUICK = "quick", "Hurtig afklaring venter"
    NO_EFFORT = "no_effort", "Intet aftalt"
    TALK = "talk", "Samtaler i kontaktforløbet"
    AFTERCARE = "aftercare", "Opfølgning på planen og efter CTI"
    GRANT = "grant", "Bevilling udløber"
    ENDING = "ending", "CTI slutter"
    MEASURE = "measure", "Målinger"

    @property
    def kinds(self) -> tuple[DeadlineKind, ...]:
        """Return the kinds of deadline that it gathers."""
        return tuple(kind for kind in DeadlineKind if kind.rule in _RULES[self])


_RULES: dict[Flag, frozenset[str]] = {
    Flag.TEAM: frozenset({"A1"}),
    Flag.PLAN: frozenset({"B7", "C1", "C6"}),
    Flag.CONSENT: frozenset({"C2"}),
    Flag.COMPANY: frozenset({"C11", "D15"}),
    Flag.FOLLOW_UP: frozenset({"D3"}),
    Flag.HOURS: frozenset({"D5", "D7", "D12"}),
    Flag.PLACEMENT: frozenset({"D8", "D11"}),
    Flag.PHASE: frozenset({"E1", "E7"}),
    Flag.CONTACT: frozenset({"E9"}),
    Flag.QUICK: frozenset({"G3"}),
    Flag.NO_EFFORT: frozenset({"G4"}),
    Flag.TALK: frozenset({"G2"}),
    Flag.AFTERCARE: frozenset({"G1", "G5"}),
    Flag.GRANT: frozenset({"H6"}),
    Flag.ENDING: frozenset({"I2", "I4"}),
    Flag.MEASURE: frozenset({"K1"}),
}


def filter_of(kind: DeadlineKind) -> str:
    """Return the code that narrows a list to one kind: its flag's, where it is alone there."""
    flag = next(flag for flag in Flag if kind in flag.kinds)
    return flag.value if len(flag.kinds) == 1 else kind.value


def kinds_behind(code: str) -> tuple[DeadlineKind, ...]:
    """Return the kinds that a list is narrowed to by the code of a flag or of one kind."""
    return Flag(code).kinds if code in _FLAG_CODES else (DeadlineKind(code),)


def grouped() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Return what a list can be narrowed to: each flag, and its kinds where it has several."""
    for flag in Flag:
        kinds = [(kind.value, kind.label) for kind in flag.kinds] if len(flag.kinds) > 1 else []
        yield flag.label, [(flag.value, flag.label), *kinds]


_FLAG_CODES = frozenset(flag.value for flag in Flag)
