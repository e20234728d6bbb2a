"""A citizen on the way into CTI, step by step: what a test leaves out is what its rule asks for."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.actions import start as cti_start
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.decisions import actions as decisions
from fodfaeste.records.decisions.models import Decision
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.placement.models import Company, JobMatch, Placement
from fodfaeste.records.plan.models import Goal, JointPlan, PlanVersion
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.plan.kinds import Participation
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon

ENROLLED = date(2026, 1, 5)
KICKOFF = date(2026, 1, 12)
MATCHED = date(2026, 3, 2)
FIRST_DAY = date(2026, 3, 9)

EVERYBODY = (
    Role.CITIZEN,
    Role.EMPLOYMENT_CASEWORKER,
    Role.SOCIAL_CASEWORKER,
    Role.JOB_CONSULTANT,
    Role.CTI_WORKER,
)


@dataclass(frozen=True)
class Ready:
    """What is in place before CTI; a test switches off what it is about."""

    kickoff: tuple[Role, ...] = EVERYBODY
    pre_cti_meetings: int = 2
    plan: bool = True
    match: bool = True
    basis: LegalBasisCode | None = LegalBasisCode.SEL_85
    first_day: date | None = FIRST_DAY


def case_ready(world: World, ready: Ready | None = None) -> Case:
    """A citizen on TODAY with everything that CTI's start asks for, but what `ready` leaves out."""
    wanted = ready or Ready()
    case = enrolled_case(world, day=ENROLLED)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        if wanted.kickoff:
            hold(world, case, MeetingKind.KICKOFF, KICKOFF, wanted.kickoff)
        for number in range(wanted.pre_cti_meetings):
            day = KICKOFF + timedelta(days=7 * (number + 1))
            hold(world, case, MeetingKind.PRE_CTI, day, (Role.CITIZEN, Role.CTI_WORKER))
        if wanted.plan:
            approve_plan(world, case)
        if wanted.match:
            find_match(world, case, first_day=wanted.first_day)
    if wanted.basis:
        visitate(world, case, in_target_group=wanted.basis is LegalBasisCode.SEL_85)
        grant(world, case, wanted.basis)
    return case


def hold(
    world: World, case: Case, kind: MeetingKind, day: date, roles: tuple[Role, ...]
) -> Meeting:
    """A meeting that was held, with who came and knows the onward plan."""
    made = made_by(world.social_caseworker.pk, noon(day))
    meeting = Meeting.objects.create(
        **made, case=case, kind=kind, state=MeetingState.HELD, planned_on=day, held_on=day
    )
    Participant.objects.bulk_create(
        Participant(
            **made,
            case=case,
            meeting=meeting,
            role=role,
            user_id=world.team.get(role),
            attendance=Attendance.PRESENT,
            knows_onward_plan=True,
        )
        for role in roles
    )
    return meeting


def approve_plan(world: World, case: Case) -> JointPlan:
    """A plan with one goal, approved."""
    made = made_by(world.social_caseworker.pk, noon(KICKOFF))
    plan = JointPlan.objects.create(**made, case=case, purpose="Et arbejde, der kan holde")
    Goal.objects.create(**made, case=case, plan=plan, wording="Et job med mennesker")
    PlanVersion.objects.create(
        **made,
        case=case,
        plan=plan,
        number=1,
        content={},
        approved_on=KICKOFF,
        citizen_took_part=Participation.MEETING,
        roles_present=[Role.CITIZEN.value],
    )
    return plan


def find_match(world: World, case: Case, *, first_day: date | None) -> JobMatch:
    """A match at a bakery, and the day the work begins when it is known."""
    made = made_by(world.job_consultant.pk, noon(MATCHED))
    company = Company.objects.create(**made, name="Byens Brød ApS")
    match = JobMatch.objects.create(
        **made,
        case=case,
        company=company,
        found_on=MATCHED,
        job_title="Pakkeri",
        citizen_said_yes_on=MATCHED,
    )
    if first_day:
        Placement.objects.create(
            **made, case=case, match=match, kind=HoursKind.PLACEMENT, starts_on=first_day
        )
    return match


def visitate(world: World, case: Case, *, in_target_group: bool, day: date = MATCHED) -> None:
    """The visitation that § 85 asks for."""
    actor = world.actor(world.social_caseworker, day)
    with acting_as(actor, day):
        decisions.record_visitation(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            visitation=decisions.NewVisitation(
                assessed_on=day,
                impairment="Angst, der gør nye steder svære",
                extent="Støtte flere gange om ugen i begyndelsen",
                kind_of_need="Støtte til at komme ud ad døren og af sted",
                in_target_group=in_target_group,
            ),
            today=day,
            now=noon(day),
        )


def decision(
    law: LegalBasisCode | None = LegalBasisCode.SEL_85,
    *,
    day: date = MATCHED,
    outcome: DecisionOutcome | None = DecisionOutcome.GRANTED,
    **changed: object,
) -> decisions.NewDecision:
    """A decision that nothing stands in the way of, but what is changed."""
    whole: dict[str, object] = {
        "decided_on": day,
        "law": law,
        "outcome": outcome,
        "reasons": "Støtten er nødvendig for at komme i gang med jobbet.",
        "hearing": PartyHearing.DONE,
        "heard_on": day,
        "sent_by": SentBy.DIGITAL_POST,
        "sent_on": day,
    }
    return decisions.NewDecision(**{**whole, **changed})  # type: ignore[arg-type]


def new_grant(
    law: LegalBasisCode, *, starts_on: date = MATCHED, **changed: object
) -> decisions.NewGrant:
    """A grant by a law, with the end that its law asks for."""
    is_85 = law is LegalBasisCode.SEL_85
    whole: dict[str, object] = {
        "starts_on": starts_on,
        "ends_before": None if is_85 else add_months(starts_on, 6),
        "preference_note": "" if is_85 else "Ikke i målgruppen for § 85 efter visitationen.",
    }
    return decisions.NewGrant(**{**whole, **changed})  # type: ignore[arg-type]


def caseworker_by(world: World, law: LegalBasisCode) -> User:
    """Who decides by a law: mentor is the employment side's, the rest the social side's."""
    if law is LegalBasisCode.LAB_MENTOR:
        return world.employment_caseworker
    return world.social_caseworker


def grant(world: World, case: Case, law: LegalBasisCode, *, day: date = MATCHED) -> Decision:
    """CTI support, granted by the caseworker whose law it is (A1)."""
    actor = world.actor(caseworker_by(world, law), day)
    with acting_as(actor, day):
        return decisions.decide(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            decision=decision(law, day=day),
            grant=new_grant(law, starts_on=day),
            today=day,
            now=noon(day),
        )


def start_cti(
    world: World,
    case: Case,
    *,
    starts_on: date = TODAY,
    day: date = TODAY,
    reason: str = "",
) -> CtiCourse:
    """CTI, started by the CTI worker."""
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        return cti_start.start(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            starts_on=starts_on,
            few_meetings_reason=reason,
            today=day,
            now=noon(day),
        )
