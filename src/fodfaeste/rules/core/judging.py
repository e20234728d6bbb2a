"""Each of the six core elements of one course: delivered, partly, missing or not yet due (J8).

«de ikke bør skilles fra hinanden» (SEED-3): a course has the intervention when it has all six.
What is not due is not judged; what was judged elsewhere (deadlines, fidelity) is taken from there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES, Role
from fodfaeste.rules.core.elements import Element, Sign, SignCode, signs_of
from fodfaeste.rules.core.facts import CoreFacts
from fodfaeste.rules.cti.fidelity import Reading
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.states import has_come
from fodfaeste.rules.words import Word

FOLLOW_UP_WITHIN = timedelta(weeks=8)
"""How long «løbende» may be, where the source gives no number."""
_PROFESSIONS = 2
_MINIMUM = frozenset({Role.CITIZEN, Role.JOB_CONSULTANT, Role.CTI_WORKER})
_YES, _NO, _EARLY, _UNSEEN = Reading.YES, Reading.NO, Reading.EARLY, Reading.UNSEEN


class CoreState(Word):
    """How much of a core element is there."""

    DELIVERED = "delivered", "Leveret"
    PARTLY = "partly", "Delvist"
    MISSING = "missing", "Mangler"
    NOT_YET = "not_yet", "Ikke aktuelt endnu"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one sign says of one course, and the count or day behind it."""

    label: str
    reading: Reading
    said: str
    change: str
    rule: str
    source: str
    code: SignCode | None = None


@dataclass(frozen=True, slots=True)
class Core:
    """One element in one course."""

    element: Element
    state: CoreState
    seen: tuple[Seen, ...]

    @property
    def lacks(self) -> tuple[Seen, ...]:
        """What would change it: the signs that say no."""
        return tuple(one for one in self.seen if one.reading is _NO)


def core_of(facts: CoreFacts, today: date) -> tuple[Core, ...]:
    """Return the six elements of one course, in the order of the guide."""
    return tuple(_element(element, facts, today) for element in Element)


def _element(element: Element, facts: CoreFacts, today: date) -> Core:
    seen = tuple(_seen(one, facts, today) for one in _SIGNS[element])
    if element is Element.CTI:
        seen += _fidelity(facts)
    return Core(element, _state([one.reading for one in seen]), seen)


def _state(readings: list[Reading]) -> CoreState:
    """The first sign is the one the element cannot do without."""
    heart = readings[0]
    if heart is _YES:
        return CoreState.PARTLY if _NO in readings else CoreState.DELIVERED
    if _NO in readings:
        return CoreState.PARTLY if _YES in readings else CoreState.MISSING
    return CoreState.NOT_YET


def _seen(one: Sign, facts: CoreFacts, today: date) -> Seen:
    reading, said = _JUDGES[one.code](facts, today)
    return Seen(_LABELS[one.code], reading, said, one.change, one.rule, one.source, one.code)


def _fidelity(facts: CoreFacts) -> tuple[Seen, ...]:
    """CTI is seen by the indicators of fidelity once it has begun."""
    return tuple(
        Seen(
            one.indicator.title,
            one.reading,
            one.said,
            one.indicator.change,
            "J8",
            one.indicator.source,
        )
        for one in facts.cti or ()
    )


Told = tuple[Reading, str]


def _if(holds: bool, said: str = "") -> Told:  # noqa: FBT001 -- a condition
    return (_YES if holds else _NO), said


def _asked(facts: CoreFacts, kind: DeadlineKind, *, due: bool, said: str = "") -> Told:
    """What a deadline says: nobody is asked for anything once the course is over."""
    if facts.is_closed:
        return _UNSEEN, ""
    return (_NO if kind in facts.asks else _YES if due else _EARLY), said


def _kickoff_held(facts: CoreFacts, today: date) -> Told:
    start = facts.start
    if has_come(start.held_on, today):
        return _YES, ""
    if start.planned_on is not None and start.planned_on >= today:
        return _EARLY, ""
    waited = today - facts.enrolled_on > timedelta(days=facts.no_effort_days)
    gone_on = facts.plan.approved or facts.work.matched_on is not None or facts.is_closed
    return (_NO if start.planned_on or waited or gone_on else _EARLY), ""


def _after_kickoff(facts: CoreFacts, today: date, told: Told) -> Told:
    return told if has_come(facts.start.held_on, today) else (_EARLY, "")


def _minimum_came(facts: CoreFacts, today: date) -> Told:
    came = facts.start.came
    return _after_kickoff(facts, today, _if(came >= _MINIMUM and bool(came & CASEWORKER_ROLES)))


def _prepared(facts: CoreFacts, today: date) -> Told:
    number = len(facts.start.prepared & CASEWORKER_ROLES)
    return _after_kickoff(facts, today, _if(number == len(CASEWORKER_ROLES), f"{number} af 2"))


def _told(facts: CoreFacts, today: date) -> Told:
    untold = facts.start.untold
    return _after_kickoff(facts, today, _if(not untold, f"{untold} mangler" if untold else ""))


def _wishes(facts: CoreFacts, today: date) -> Told:
    return _after_kickoff(facts, today, _if(facts.start.wishes))


def _assessed(facts: CoreFacts, today: date) -> Told:
    return (_YES, "") if facts.assessed else _after_kickoff(facts, today, (_NO, ""))


def _plan_approved(facts: CoreFacts, today: date) -> Told:
    if facts.plan.approved:
        return _YES, ""
    ready = facts.start.plan_ready_on
    is_due = ready is not None and ready < today
    gone_on = facts.work.began_on is not None or facts.cti is not None or facts.is_closed
    return (_NO if is_due or gone_on else _EARLY), ""


def _once_approved(facts: CoreFacts, told: Told) -> Told:
    return told if facts.plan.approved or told[0] is _YES else (_EARLY, told[1])


def _job_goal(facts: CoreFacts, _today: date) -> Told:
    return _once_approved(facts, _if(facts.plan.job_goal))


def _in_one_place(facts: CoreFacts, _today: date) -> Told:
    plan = facts.plan
    said = f"{plan.goals} mål, {plan.sub_goals} delmål, {plan.efforts} indsatser"
    return _once_approved(facts, _if(bool(plan.goals and plan.sub_goals and plan.efforts), said))


def _both_areas(facts: CoreFacts, today: date) -> Told:
    number = facts.plan.discussed_by
    if number >= _PROFESSIONS:
        return _YES, ""
    return (_NO if has_come(facts.work.began_on, today) else _EARLY), f"{number} af 2"


def _newest_paper(facts: CoreFacts, _today: date) -> Told:
    return _asked(facts, DeadlineKind.COPY_IS_NEWEST, due=facts.plan.approved)


def _followed_up(facts: CoreFacts, today: date) -> Told:
    if facts.is_closed:
        return _if(facts.follow_up.held_on is not None)
    held = facts.follow_up.held_on
    if held is not None and today - held <= FOLLOW_UP_WITHIN:
        return _YES, ""
    since = max((day for day in (facts.start.held_on, held) if day is not None), default=None)
    late = since is not None and today - since > FOLLOW_UP_WITHIN
    return (_NO if late else _EARLY), f"{(today - since).days} dage siden" if late and since else ""


def _at_follow_up(facts: CoreFacts, told: Told) -> Told:
    return told if facts.follow_up.held_on is not None else (_EARLY, "")


def _citizen_came(facts: CoreFacts, _today: date) -> Told:
    return _at_follow_up(facts, _if(Role.CITIZEN in facts.follow_up.came))


def _across(facts: CoreFacts, _today: date) -> Told:
    number = len(facts.follow_up.came & frozenset(TEAM_ROLES))
    return _at_follow_up(facts, _if(number >= _PROFESSIONS, f"{number} med"))


def _cti_at_work(facts: CoreFacts, today: date) -> Told:
    """Looked for once the first phase is over, while there is a workplace to come to."""
    if facts.follow_up.cti_at_work:
        return _YES, ""
    is_due = has_come(facts.phase_2_on, today) and has_come(facts.work.began_on, today)
    return (_NO if is_due else _EARLY), ""


def _ahead(facts: CoreFacts, _today: date) -> Told:
    return _asked(facts, DeadlineKind.SOMETHING_AHEAD, due=True)


def _matched(facts: CoreFacts, today: date) -> Told:
    if has_come(facts.work.matched_on, today):
        return _YES, ""
    return (_NO if facts.is_closed else _EARLY), ""


def _company_soon(facts: CoreFacts, today: date) -> Told:
    held, met = facts.start.held_on, facts.work.contacted_on
    if met is not None and has_come(met, today):
        days = (met - held).days if held is not None else 0
        return _YES, f"{days} dage efter opstartsmødet" if days > 0 else ""
    return _asked(facts, DeadlineKind.COMPANY_CONTACTED, due=False)


def _not_made_ready(facts: CoreFacts, today: date) -> Told:
    met = has_come(facts.work.contacted_on, today)
    return _asked(facts, DeadlineKind.COMPANY_BESIDE, due=met)


def _paid_tasks(facts: CoreFacts, today: date) -> Told:
    work = facts.work
    if work.paid_tasks:
        return _YES, ""
    return (_NO if has_come(work.contacted_on, today) else _EARLY), ""


def _cti_begun(facts: CoreFacts, today: date) -> Told:
    if facts.cti is not None:
        return _YES, ""
    return (_NO if has_come(facts.work.began_on, today) or facts.is_closed else _EARLY), ""


def _agreed(facts: CoreFacts, today: date) -> Told:
    if facts.work.agreed:
        return _YES, ""
    return (_NO if has_come(facts.work.began_on, today) else _EARLY), ""


def _in_agreement(facts: CoreFacts, told: Told) -> Told:
    return told if facts.work.agreed else (_EARLY, "")


def _ordinary(facts: CoreFacts, _today: date) -> Told:
    return _in_agreement(facts, _if(facts.work.ordinary))


def _steps(facts: CoreFacts, _today: date) -> Told:
    return _in_agreement(facts, _if(facts.work.steps > 0, f"{facts.work.steps} delmål"))


def _looked_at(facts: CoreFacts, _today: date) -> Told:
    return _asked(facts, DeadlineKind.AGREEMENT_FOLLOWED_UP, due=facts.work.agreed)


def _hours_move(facts: CoreFacts, _today: date) -> Told:
    weeks = facts.work.weeks
    said = f"{weeks} uger med timer" if weeks > 1 else ""
    return _asked(facts, DeadlineKind.HOURS_MOVE, due=weeks > 1, said=said)


_JUDGES: Mapping[SignCode, Callable[[CoreFacts, date], Told]] = {
    SignCode.KICKOFF_HELD: _kickoff_held,
    SignCode.MINIMUM_CAME: _minimum_came,
    SignCode.PREPARED: _prepared,
    SignCode.TOLD: _told,
    SignCode.WISHES: _wishes,
    SignCode.ASSESSED: _assessed,
    SignCode.PLAN_APPROVED: _plan_approved,
    SignCode.JOB_GOAL: _job_goal,
    SignCode.IN_ONE_PLACE: _in_one_place,
    SignCode.BOTH_AREAS: _both_areas,
    SignCode.NEWEST_PAPER: _newest_paper,
    SignCode.FOLLOWED_UP: _followed_up,
    SignCode.CITIZEN_CAME: _citizen_came,
    SignCode.ACROSS: _across,
    SignCode.CTI_AT_WORK: _cti_at_work,
    SignCode.AHEAD: _ahead,
    SignCode.MATCHED: _matched,
    SignCode.COMPANY_SOON: _company_soon,
    SignCode.NOT_MADE_READY: _not_made_ready,
    SignCode.PAID_TASKS: _paid_tasks,
    SignCode.CTI_BEGUN: _cti_begun,
    SignCode.AGREED: _agreed,
    SignCode.ORDINARY: _ordinary,
    SignCode.STEPS: _steps,
    SignCode.LOOKED_AT: _looked_at,
    SignCode.HOURS_MOVE: _hours_move,
}

_SIGNS = {element: signs_of(element) for element in Element}
_LABELS = {code: code.label for code in SignCode}

ASKED_OF = (
    DeadlineKind.COPY_IS_NEWEST,
    DeadlineKind.SOMETHING_AHEAD,
    DeadlineKind.COMPANY_CONTACTED,
    DeadlineKind.COMPANY_BESIDE,
    DeadlineKind.AGREEMENT_FOLLOWED_UP,
    DeadlineKind.HOURS_MOVE,
)
"""The deadlines that the signs are read from."""
