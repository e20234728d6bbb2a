"""What the citizen's answers say, in words: never more certain than the instrument is (K4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fodfaeste.rules.measures.change import Change
from fodfaeste.rules.measures.course import AnswerSet, Line, lines
from fodfaeste.rules.measures.kinds import Respondent, Verdict
from fodfaeste.rules.measures.scoring import in_digits


@dataclass(frozen=True, slots=True)
class Words:
    """One scale and what may be said of it."""

    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the answers say; `is_low` asks for a talk, and decides nothing (K3)."""

    lines: tuple[Words, ...] = ()
    is_low: bool = False
    are_first: bool = False


def told(sets: Iterable[AnswerSet]) -> Told:
    """Return what the citizen's latest answers say beside the first ones, and nobody else's."""
    own = lines(
        one for one in sets if one.respondent is Respondent.CITIZEN and not one.instrument.team_only
    )
    found = tuple(
        Words(line.scale.title, _words(line, line.change))
        for line in own
        if line.change is not None
    )
    is_low = any(line.prompt is not None for line in own)
    return Told(lines=found, is_low=is_low, are_first=bool(own) and not found)


def _words(line: Line, change: Change) -> str:
    match change.verdict:
        case Verdict.BETTER:
            return _("Du har det sikkert bedre end ved start.")
        case Verdict.WORSE:
            return _("Du har det sikkert dårligere end ved start. Tal med dit team om det.")
        case Verdict.UNCERTAIN if change.is_talking_point:
            return _("Ingen sikker ændring. Men forskellen er værd at tale om.")
        case Verdict.UNCERTAIN:
            return _("Ingen sikker ændring siden start.")
    first, last = line.comparable[0].score, line.comparable[-1].score
    figures = {
        "first": in_digits(first.value) if first else "",
        "last": in_digits(last.value) if last else "",
    }
    if not change.points:
        return _("Det samme som ved start: %(last)s.") % figures
    return _("Ved start svarede du %(first)s. Nu svarer du %(last)s.") % figures
