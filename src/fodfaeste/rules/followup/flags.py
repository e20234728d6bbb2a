"""The flags of a course: its deadlines in a few groups, so that a list can be narrowed by one.

«sikre et fuldt overblik over borgerens situation, behov og udvikling» (SEED-4)
"""

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
