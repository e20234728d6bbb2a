"""Closing CTI at its planned end: the conditions of the gate, and who brings each about (I1).

«Før CTI-forløbet afsluttes afholdes et afsluttende møde med deltagelse af borgeren samt teamet
omkring borgeren i form af de to sagsbehandlere, jobkonsulent og CTI-medarbejder. Her følges op på
det samlede forløb og det sikres, at alle er bekendt med planen for det videre forløb» (SEED-4)
«Inden CTI-forløbet afsluttes, skal der således være udarbejdet og forankret en langsigtet plan
for fastholdelse» (SEED-4)
«Såfremt borgeren fortsat har behovet og er berettiget til mentorstøtte eller socialpædagogisk
støtte efter SEL § 85, skal der være truffet en afgørelse inden forløbet afsluttes.» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.access.names import named
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cti.continued import FollowOn, obstacles_to_follow_on
from fodfaeste.rules.cti.kinds import ClosingPart, ContinuedNeed
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

CLOSING_ROLES = frozenset({Role.CITIZEN, *TEAM_ROLES})

_NEED_ASSESSED_FOR = frozenset({LegalBasisCode.SEL_85, LegalBasisCode.LAB_MENTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class CtiClosing:
    """What is known when CTI is about to be closed on `closes_on`.

    `present` and `know_the_plan` are the roles at the closing meeting; `leader_reason` replaces the
    citizen where the citizen does not come. `people_accepted`: those named in the retention and
    crisis plans have said yes.
    """

    closes_on: date
    ends_before: date
    basis: LegalBasisCode
    meeting_held: bool
    course_gone_through: bool
    present: frozenset[Role]
    know_the_plan: frozenset[Role]
    leader_reason: str
    retention_plan_written: bool
    crisis_plan_written: bool
    people_accepted: bool
    continued_need: ContinuedNeed | None
    decision_made: bool
    follow_on: FollowOn
    handover_people_named: bool
    closing_note: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the gate: who brings it about (the calendar for None), and what it lacks."""

    part: ClosingPart
    does: Role | None
    lacks: tuple[Obstacle, ...]

    @property
    def holds(self) -> bool:
        """Nothing is lacking."""
        return not self.lacks


def conditions_of_closing(facts: CtiClosing) -> tuple[Condition, ...]:
    """Return every condition of the gate in the order it is gone through, held or not."""
    conditions = (
        _time(facts),
        _meeting(facts),
        _safety_plans(facts),
        _need(facts),
        Condition(
            ClosingPart.HANDOVER,
            Role.CTI_WORKER,
            unmet((facts.handover_people_named, _HANDOVER_NAMED)),
        ),
        Condition(
            ClosingPart.NOTE,
            Role.CTI_WORKER,
            unmet((is_said(facts.closing_note, at_least=NOTE_LENGTH), CLOSING_NOTE_WRITTEN)),
        ),
    )
    if not _goes_on_by_85(facts):
        return conditions
    someone_else = obstacles_to_follow_on(facts.follow_on)
    return (*conditions, Condition(ClosingPart.FOLLOW_ON, decides_need(facts.basis), someone_else))


def obstacles_to_cti_closing(facts: CtiClosing) -> tuple[Obstacle, ...]:
    """Return everything that closing still lacks; empty when CTI may be closed."""
    return tuple(lack for one in conditions_of_closing(facts) for lack in one.lacks)


def check_cti_closing(facts: CtiClosing) -> None:
    """Raise Refused (I1, E5, H4) unless CTI may be closed."""
    refuse_if(obstacles_to_cti_closing(facts))


def decides_need(basis: LegalBasisCode) -> Role:
    """Return who assesses and decides on support after CTI: the department whose law it is."""
    by_employment = basis is LegalBasisCode.LAB_MENTOR
    return Role.EMPLOYMENT_CASEWORKER if by_employment else Role.SOCIAL_CASEWORKER


def expected_at_closing(facts: CtiClosing) -> frozenset[Role]:
    """Return who shall be there and know the plan; the leader's reason replaces the citizen."""
    replaced = is_said(facts.leader_reason, at_least=NOTE_LENGTH)
    return CLOSING_ROLES - {Role.CITIZEN} if replaced else CLOSING_ROLES


def _time(facts: CtiClosing) -> Condition:
    is_over = facts.closes_on >= facts.ends_before - timedelta(days=1)
    return Condition(ClosingPart.TIME, None, unmet((is_over, PLANNED_END_REACHED)))


def _meeting(facts: CtiClosing) -> Condition:
    expected = expected_at_closing(facts)
    absent, unknowing = expected - facts.present, expected - facts.know_the_plan
    met = facts.meeting_held and facts.course_gone_through and not absent and not unknowing
    lacks = unmet((met, _closing_meeting(facts, absent or unknowing)))
    return Condition(ClosingPart.MEETING, Role.CTI_WORKER, lacks)


def _safety_plans(facts: CtiClosing) -> Condition:
    anchored = facts.retention_plan_written and facts.crisis_plan_written and facts.people_accepted
    lacks = unmet((anchored, _SAFETY_PLANS_ANCHORED))
    return Condition(ClosingPart.PLANS, Role.CTI_WORKER, lacks)


def _need(facts: CtiClosing) -> Condition:
    lacks = unmet((_need_is_settled(facts), _need_unsettled(facts)))
    return Condition(ClosingPart.NEED, decides_need(facts.basis), lacks)


def _need_is_settled(facts: CtiClosing) -> bool:
    if facts.basis not in _NEED_ASSESSED_FOR:
        return True
    if facts.continued_need is ContinuedNeed.NEED:
        return facts.decision_made
    return facts.continued_need is not None


def _goes_on_by_85(facts: CtiClosing) -> bool:
    return facts.continued_need is ContinuedNeed.NEED and facts.basis is LegalBasisCode.SEL_85


def _closing_meeting(facts: CtiClosing, lacking: frozenset[Role]) -> Obstacle:
    if not facts.meeting_held:
        what = "Det afsluttende møde er ikke holdt i fase 3."
    elif lacking:
        what = f"Det afsluttende møde mangler {named(lacking)}."
    else:
        what = "Det samlede forløb er ikke gennemgået på det afsluttende møde."
    return Obstacle(
        rule="I1",
        condition="closing_meeting_held",
        sentence=f"{what} Alle skal have gået forløbet igennem og kende planen, før CTI slutter.",
        next_step="Hold mødet med borgeren og hele teamet, og notér, at alle kender planen. "
        "Kommer borgeren ikke, skriver lederen hvorfor.",
    )


def _need_unsettled(facts: CtiClosing) -> Obstacle:
    if facts.continued_need is None:
        sentence = "Det er ikke vurderet, om borgeren fortsat har brug for støtte efter CTI."
        next_step = "Vurdér behovet sammen med borgeren: intet behov, ikke berettiget eller behov."
    else:
        sentence = (
            "Borgeren har fortsat brug for støtte, og der er ikke truffet afgørelse om den. "
            "Støtten må ikke falde væk den dag, CTI slutter."
        )
        next_step = (
            "Bed sagsbehandleren om at træffe afgørelsen under »Bevilling«, før CTI afsluttes."
        )
    return Obstacle(
        rule="I1", condition="continued_need_decided", sentence=sentence, next_step=next_step
    )


PLANNED_END_REACHED = Obstacle(
    rule="E5",
    condition="planned_end_reached",
    sentence="CTI varer til den planlagte slutdato, både når det går godt, og når det går skidt. "
    "At få eller miste et job er ingen grund til at stoppe.",
    next_step="Vent til den sidste dag, eller stop før tid med en af de grunde, metoden kender.",
)
_SAFETY_PLANS_ANCHORED = Obstacle(
    rule="I1",
    condition="safety_plans_anchored",
    sentence="Fastholdelsesplanen og kriseplanen er ikke forankret. "
    "Når CTI slutter, skal borgeren vide, hvem der støtter, og de skal have sagt ja.",
    next_step="Skriv begge planer sammen med borgeren, og få ja fra dem, der er nævnt.",
)
_HANDOVER_NAMED = Obstacle(
    rule="I1",
    condition="handover_named",
    sentence="Det står ikke, hvem der tager over efter CTI-medarbejderen. "
    "Ansvaret skal ligge hos nogen, borgeren kender.",
    next_step="Skriv, hvem der tager over på hver opgave.",
)
CLOSING_NOTE_WRITTEN = Obstacle(
    rule="I1",
    condition="closing_note_written",
    sentence="Der mangler et afsluttende notat. Andre skal kunne se, hvad der virkede.",
    next_step=f"Skriv det afsluttende notat med mindst {NOTE_LENGTH} tegn.",
)
