"""Ending CTI before its planned end: only for a reason that the method knows (E5).

«I dette projekt er den kritiske overgang defineret som de første 6 eller 9 måneder, hvor borgeren
er i job.» (SEED-4)
«skal overgå til anden indsats, hvis job ikke er muligt» (SEED-3)
A job won or lost is no reason; the leader is told and sees it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.cti.closing import CLOSING_NOTE_WRITTEN
from fodfaeste.rules.cti.continued import FollowOn, obstacles_to_follow_on
from fodfaeste.rules.cti.kinds import EarlyEndReason, NoReason
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

_WITHOUT_THE_CITIZEN = frozenset({EarlyEndReason.DIED, EarlyEndReason.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEnd:
    """What is known when CTI is about to stop early on `ends_on`.

    `follow_on` is given where a § 85 grant goes on; None where no support continues. `has_tasks`
    says that tasks were planned for others, whatever is ticked about them.
    """

    ends_on: date
    planned_ends_before: date
    reason: EarlyEndReason | NoReason | None
    note: str
    citizen_took_part: bool
    leader_reason: str
    handover_relevant: bool
    handover_people_named: bool
    follow_on: FollowOn | None
    closing_note: str
    has_tasks: bool = False


def obstacles_to_early_end(facts: EarlyEnd) -> tuple[Obstacle, ...]:
    """Return every condition that an early end still lacks; empty when it may be recorded."""
    last_day = facts.planned_ends_before - timedelta(days=1)
    explained = facts.reason is not EarlyEndReason.OTHER or is_said(
        facts.note, at_least=NOTE_LENGTH
    )
    return (
        *unmet(
            (facts.reason is not None, _REASON_KNOWN),
            (facts.reason is not NoReason.JOB_FOUND, _FOUND_IS_NO_REASON),
            (facts.reason is not NoReason.JOB_LOST, _LOST_IS_NO_REASON),
            (explained, _OTHER_EXPLAINED),
            (facts.ends_on < last_day, _BEFORE_PLANNED_END),
            (_citizen_heard(facts), _CITIZEN_TOOK_PART),
            (not _hands_over(facts) or facts.handover_people_named, _HANDED_OVER),
            (is_said(facts.closing_note, at_least=NOTE_LENGTH), CLOSING_NOTE_WRITTEN),
        ),
        *(obstacles_to_follow_on(facts.follow_on) if facts.follow_on else ()),
    )


def check_early_end(facts: EarlyEnd) -> None:
    """Raise Refused (E5, I1, H4) unless CTI may end early."""
    refuse_if(obstacles_to_early_end(facts))


def _hands_over(facts: EarlyEnd) -> bool:
    """Whether somebody is to take tasks over: said, or known, where the citizen is still here."""
    return facts.handover_relevant or (facts.has_tasks and facts.reason not in _WITHOUT_THE_CITIZEN)


def _citizen_heard(facts: EarlyEnd) -> bool:
    return (
        facts.reason in _WITHOUT_THE_CITIZEN
        or facts.citizen_took_part
        or is_said(facts.leader_reason, at_least=NOTE_LENGTH)
    )


def _e5(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="E5", condition=condition, sentence=sentence, next_step=next_step)


_REASON_KNOWN = _e5(
    "early_reason_known",
    "CTI stopper ikke før tid, fordi det går godt eller skidt, og heller ikke fordi et job er "
    "fundet eller mistet.",
    "Vælg grunden: flyttet, død, ønsker ikke at fortsætte, anden indsats eller andet.",
)
_FOUND_IS_NO_REASON = _e5(
    "work_found_is_no_reason",
    "At borgeren har fået arbejde, er ingen grund til at stoppe CTI. Støtten er til for de første "
    "måneder på arbejdet.",
    "Bliv ved til den aftalte dag. Går det godt, bliver der længere mellem kontakterne.",
)
_LOST_IS_NO_REASON = _e5(
    "work_lost_is_no_reason",
    "At borgeren har mistet arbejdet, er ingen grund til at stoppe CTI. Det er nu, der er brug "
    "for støtten.",
    "Afslut matchet under »Arbejde«. Så får sagsbehandlerne besked med det samme, og I finder et "
    "nyt job sammen.",
)
_OTHER_EXPLAINED = _e5(
    "other_reason_explained",
    "Grunden er »andet«, og der står ikke hvad. Lederen skal kunne forstå, hvorfor CTI stopper.",
    f"Skriv grunden med mindst {NOTE_LENGTH} tegn.",
)
_BEFORE_PLANNED_END = _e5(
    "before_planned_end",
    "Datoen ligger ikke før den planlagte slutdato. Så er det ikke et stop før tid.",
    "Afslut CTI på den almindelige måde, når tiden er gået.",
)
_CITIZEN_TOOK_PART = _e5(
    "citizen_took_part",
    "Det er ikke noteret, at borgeren har været med til at afslutte. Det er borgerens forløb.",
    "Tal med borgeren. Er det ikke muligt, skriver lederen hvorfor.",
)
_HANDED_OVER = _e5(
    "handed_over",
    "Der er opgaver, som nogen skal tage over, og det står ikke hvem.",
    "Skriv, hvem der tager over på hver opgave.",
)
