"""When a meeting counts as held, and what is pointed out about who came (E13, F3, G1, I1).

«Efterfølgende mødes borgeren med CTI-medarbejderen og jobkonsulenten, når der er fundet et
jobmatch og CTI-forløbet igangsættes» (SEED-4)
«det sikres, at alle er bekendt med planen for det videre forløb» (SEED-4)
The kickoff has a gate of its own; who must be at the closing meeting is held when CTI is closed.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.names import named
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.meetings.follow_up import warnings_at_follow_up
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingTypeCode
from fodfaeste.rules.meetings.types import MeetingType, obstacles_without_required, shipped
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

AT_CLOSING = frozenset({Role.CITIZEN, *TEAM_ROLES})
FOLLOWS_UP = frozenset({MeetingKind.FOLLOW_UP, MeetingKind.WORKPLACE})

RULES: dict[MeetingKind, str] = {
    MeetingKind.KICKOFF: "B1",
    MeetingKind.PRE_CTI: "E12",
    MeetingKind.START_OF_THREE: "E13",
    MeetingKind.FOLLOW_UP: "G1",
    MeetingKind.WORKPLACE: "G1",
    MeetingKind.TRANSFER: "F3",
    MeetingKind.CLOSING: "I1",
    MeetingKind.STATUTORY_TALK: "G2",
    MeetingKind.OTHER: "G2",
}
"""The rule that asks for each kind of meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting:
    """What is known when a meeting is about to be marked as held.

    `present` and `know_the_plan` are roles; `next_follow_up_on` is None when none was agreed.
    `asks` is the type of the meeting on that day, None as it is shipped; `without_because` says why
    it was held without somebody the municipality requires.
    """

    kind: MeetingKind
    held_on: date
    present: frozenset[Role]
    know_the_plan: frozenset[Role] = frozenset()
    next_follow_up_on: date | None = None
    asks: MeetingType | None = None
    without_because: str = ""

    @property
    def type(self) -> MeetingType:
        """What the type of the meeting asks for."""
        return self.asks or shipped(MeetingTypeCode(self.kind))


def obstacles_to_holding(
    facts: HeldMeeting, *, enrolled_on: date, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of marking a meeting as held."""
    rule = RULES[facts.kind]
    following = facts.next_follow_up_on
    explained = is_said(facts.without_because, at_least=NOTE_LENGTH)
    return (
        *_by_the_day(facts, rule, following, enrolled_on=enrolled_on, today=today),
        *(() if explained else obstacles_without_required(facts.type, facts.present)),
    )


def _by_the_day(
    facts: HeldMeeting, rule: str, following: date | None, *, enrolled_on: date, today: date
) -> tuple[Obstacle, ...]:
    return unmet(
        (facts.kind is not MeetingKind.KICKOFF, _STEP_BY_STEP),
        (facts.held_on <= today, _held_by_now(rule)),
        (facts.held_on >= enrolled_on, _after_enrolment(rule)),
        (bool(facts.present), _somebody_present(rule)),
        (facts.know_the_plan <= facts.present, _KNOWING_ARE_PRESENT),
        (following is None or following > facts.held_on, _FOLLOW_UP_AHEAD),
    )


def check_holding(facts: HeldMeeting, *, enrolled_on: date, today: date) -> None:
    """Raise Refused unless the meeting can be marked as held."""
    refuse_if(obstacles_to_holding(facts, enrolled_on=enrolled_on, today=today))


def warnings_at(facts: HeldMeeting) -> tuple[Obstacle, ...]:
    """Return what is pointed out about a held meeting; nothing here stops anybody."""
    lacking = facts.type.asked - facts.present
    if facts.kind is MeetingKind.FOLLOW_UP:
        return (
            *warnings_at_follow_up(facts.present),
            *unmet((facts.next_follow_up_on is not None, _NEXT_FOLLOW_UP_AGREED)),
        )
    if facts.kind is MeetingKind.CLOSING:
        unknowing = facts.present & AT_CLOSING - facts.know_the_plan
        return (
            *_lacking("I1", "closing_meeting_complete", lacking),
            *unmet((not unknowing, _plan_known(unknowing))),
        )
    if facts.kind in _POINTED_OUT:
        return _lacking(*_POINTED_OUT[facts.kind], lacking)
    return ()


_POINTED_OUT = {
    MeetingKind.PRE_CTI: ("E12", "pre_cti_meeting_met"),
    MeetingKind.START_OF_THREE: ("E13", "start_of_three_met"),
    MeetingKind.TRANSFER: ("F3", "transfer_meeting_met"),
    MeetingKind.STATUTORY_TALK: ("G2", "talk_met"),
}


def _lacking(rule: str, condition: str, absent: frozenset[Role]) -> tuple[Obstacle, ...]:
    if not absent:
        return ()
    why, next_step = _LACKING[rule]
    return (Obstacle(rule, condition, f"Mødet blev holdt uden {named(absent)}. {why}", next_step),)


_LACKING = {
    "E12": (
        "Borgeren og CTI-medarbejderen skal lære hinanden at kende, før CTI begynder.",
        "Aftal et møde mere, hvor de begge er med.",
    ),
    "E13": (
        "Borgeren, CTI-medarbejderen og jobkonsulenten skal begynde sammen.",
        "Aftal et møde, hvor alle tre er med.",
    ),
    "F3": (
        "Opgaverne gives videre med borgeren i rummet.",
        "Hold et møde mere med borgeren og dem, der tager over.",
    ),
    "G2": (
        "En samtale tæller, når borgeren er med, og sagsbehandleren er ansvarlig for den.",
        "Aftal en ny samtale. Kom borgeren ikke, så aflys den i stedet.",
    ),
    "I1": (
        "CTI kan først afsluttes, når borgeren og hele teamet har været med.",
        "Hold et møde mere. Kommer borgeren ikke, skriver lederen hvorfor, når CTI afsluttes.",
    ),
}


def _plan_known(unknowing: frozenset[Role]) -> Obstacle:
    return Obstacle(
        rule="I3",
        condition="onward_plan_known",
        sentence=f"Det er ikke noteret, at {named(unknowing)} kender planen for det, "
        "der kommer efter CTI.",
        next_step="Gå planen igennem igen, og notér det på mødet.",
    )


def _held_by_now(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_held_by_now",
        sentence="Mødet er dateret ude i fremtiden. Det skal først være holdt.",
        next_step="Ret datoen, eller vent til mødet er holdt.",
    )


def _after_enrolment(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="meeting_after_enrolment",
        sentence="Mødet er dateret, før borgeren blev indskrevet, og hører ikke til forløbet.",
        next_step="Ret datoen til den dag, I mødtes.",
    )


def _somebody_present(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="somebody_present",
        sentence="Det står ikke, hvem der var til stede.",
        next_step="Markér dem, der var med. Kom ingen, så aflys mødet, og aftal et nyt.",
    )


_STEP_BY_STEP = Obstacle(
    rule="B1",
    condition="kickoff_step_by_step",
    sentence="Opstartsmødet har sin egen dagsorden: hvem der er med, hvad der bliver sagt, "
    "og hvad I aftaler.",
    next_step="Gå opstartsmødet igennem trin for trin, og afslut det dér.",
)
_KNOWING_ARE_PRESENT = Obstacle(
    rule="I3",
    condition="knowing_are_present",
    sentence="En, der ikke var til stede, er markeret som en, der kender planen.",
    next_step="Markér kun dem, der var med, eller ret fremmødet.",
)
_FOLLOW_UP_AHEAD = Obstacle(
    rule="G1",
    condition="follow_up_ahead",
    sentence="Næste opfølgning ligger ikke efter mødet.",
    next_step="Vælg en dag efter mødet.",
)
_NEXT_FOLLOW_UP_AGREED = Obstacle(
    rule="G1",
    condition="next_follow_up_agreed",
    sentence="Der er ikke aftalt en dag for næste opfølgning.",
    next_step="Aftal en dag, så ingen venter på den anden.",
)
