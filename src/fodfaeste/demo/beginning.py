"""The first months of a story: enrolment, kickoff, assessment, the one plan, first companies."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from fodfaeste.demo import answering
from fodfaeste.demo.assessing import assessing
from fodfaeste.demo.beside import beside
from fodfaeste.demo.inviting import invite
from fodfaeste.demo.kickoff import hold_kickoff, plan_kickoff
from fodfaeste.demo.story import Play, Story
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Citizen
from fodfaeste.records.measures import actions as measures
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.placement.actions import companies as placement
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.plan.queries import content_of
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import Benefit, Track
from fodfaeste.rules.cases.target_group import TargetGroupCode
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.plan.content import fingerprint
from fodfaeste.rules.plan.kinds import JobGoalStatus, LifeArea, Participation

EVERYBODY = (Role.CITIZEN, *TEAM_ROLES)
PRESENT = dict.fromkeys(EVERYBODY, Attendance.PRESENT)
FEELINGS = ("mood", "calm", "energy", "rest", "interest")


def beginning(story: Story) -> Iterator[tuple[date, Play]]:
    """Events from enrolment until the match."""
    pace = story.pace
    yield story.enrolled_on, lambda: enrol(story)
    yield story.on(pace.kickoff_planned), lambda: plan_kickoff(story)
    yield story.on(pace.kickoff), lambda: hold_kickoff(story)
    yield story.on(pace.kickoff), lambda: invite(story)
    yield story.on(pace.kickoff), lambda: measure(story, MeasureOccasion.KICKOFF, pace.kickoff)
    yield from assessing(story)
    yield story.on(pace.first_contact), lambda: visit(story, EmployerContactKind.VISIT)
    yield story.on(pace.kickoff + 8), lambda: meet_before_cti(story, pace.kickoff + 8)
    yield story.on(pace.plan - 2), lambda: write_plan(story)
    yield from beside(story)
    yield story.on(pace.plan), lambda: approve_plan(story)
    yield story.on(pace.plan + 6), lambda: meet_before_cti(story, pace.plan + 6)
    yield story.on(pace.match - 6), lambda: visit(story, EmployerContactKind.TASTER)


def enrol(story: Story) -> None:
    """Two departments and one citizen, from the first day."""
    with story.acting(Role.EMPLOYMENT_CASEWORKER, story.enrolled_on) as acting:
        story.case = cases.enrol(
            **acting,
            key=uuid.uuid4(),
            citizen=cases.NewCitizen(
                cpr=story.cpr,
                given_names=story.given_names,
                surname=story.surname,
                phone=f"20 88 {10 + story.number // 100 % 90} {story.number % 100:02}",
                address=f"Demovej {story.number + 1}",
                postal_code="9999",
                city="Demoby",
                address_protected=story.number % 20 == 7,  # noqa: PLR2004 -- one in twenty
                digital_post_exempt=story.number % 6 == 0,
            ),
            enrolment=cases.Enrolment(
                unit_id=story.unit_id,
                team=story.team,
                target_group=TargetGroupCode.ROLLOUT,
                benefit=Benefit.SOCIAL_ASSISTANCE,
                months_unemployed=story.random.randint(14, 96),
                problems_beside_unemployment=True,
                ready_without_support=False,
                caseload_reason="Aftalt med lederen, til to andre forløb slutter.",
            ),
            allow_replacement_cpr=True,
        )
        if story.account:
            Citizen.objects.filter(pk=story.case.citizen_id).update(account=story.account)


def measure(story: Story, occasion: MeasureOccasion, days: int) -> None:
    """Citizen and CTI worker answer what is asked; the answers climb a little with time."""
    lift = list(MeasureOccasion).index(occasion)
    sheets = _sheets(story, occasion, lift)
    if answering.answers_alone(story, occasion):
        answering.answer_alone(story, days, sheets)
    else:
        for instrument, answers in sheets.items():
            _answer(story, days, occasion, instrument, Respondent.CITIZEN, answers)
    own = {track.value: min(10, 4 + lift) for track in Track}
    _answer(story, days, occasion, "own_scales", Respondent.STAFF, own)
    belief = {"belief": min(10, 5 + lift)}
    _answer(story, days, occasion, "staff_belief", Respondent.STAFF, belief)


def _sheets(story: Story, occasion: MeasureOccasion, lift: int) -> dict[str, dict[str, int]]:
    """What the citizen answers; whether it hangs together is asked once there is an effort (K5)."""
    tracks = {
        track.value: min(10, story.random.randint(2, 4) + lift + story.random.randint(0, 1))
        for track in Track
    }
    own = story.the_case.pk % len(MeasureOccasion)
    feeling = {item: min(5, 1 + (lift + own + place) // 3) for place, item in enumerate(FEELINGS)}
    sheets = {"own_scales": tracks, "wellbeing": feeling}
    if occasion is not MeasureOccasion.KICKOFF:
        sheets["coherence"] = {"coherence": min(5, 2 + lift), "meaning": 4}
    return sheets


def _answer(
    story: Story,
    days: int,
    occasion: MeasureOccasion,
    instrument: str,
    respondent: Respondent,
    answers: Mapping[str, int],
) -> None:
    day = story.on(days)
    with story.acting(Role.CTI_WORKER, day) as acting:
        measures.record(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            measurement=measures.NewMeasurement(
                instrument=instrument,
                occasion=occasion,
                respondent=respondent,
                mode=AnswerMode.ON_SCREEN
                if respondent is Respondent.STAFF
                else AnswerMode.TOGETHER,
                measured_on=day,
                answers=answers,
            ),
        )


def meet_before_cti(story: Story, days: int) -> None:
    """Citizen and CTI worker get to know each other (E2, E12)."""
    day = story.on(days)
    with story.acting(Role.CTI_WORKER, day) as acting:
        made = meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            kind=MeetingKind.PRE_CTI,
            plan=meetings.MeetingPlan(
                planned_on=day,
                place="En gåtur ved havnen",
                place_chosen_by_citizen=True,
                expected=frozenset({Role.CITIZEN, Role.CTI_WORKER}),
            ),
        )
        meetings.hold_meeting(
            **acting,
            case=story.the_case,
            meeting_id=made.pk,
            version=made.version,
            held=meetings.Held(
                held_on=day,
                attendance={Role.CITIZEN: Attendance.PRESENT, Role.CTI_WORKER: Attendance.PRESENT},
                minutes="Vi talte om, hvad CTI er, og hvad der er vigtigt de første uger.",
                explained=tuple(AboutCti),
                citizen_wishes=story.life.goals[1],
            ),
        )


def visit(story: Story, kind: EmployerContactKind) -> None:
    """The job consultant and the citizen go and see."""
    days = {
        EmployerContactKind.VISIT: story.pace.first_contact,
        EmployerContactKind.TASTER: story.pace.match - 6,
    }[kind]
    with story.acting(Role.JOB_CONSULTANT, story.on(days)) as acting:
        placement.record_contact(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            contact=placement.NewContact(
                company_id=story.company_id,
                kind=kind,
                happened_on=story.on(days),
                citizen_present=True,
                paid_tasks_discussed=True,
                note=f"{story.workplace.contact} vil gerne prøve. Der kan blive løn for opgaverne.",
            ),
        )


def write_plan(story: Story) -> None:
    """One purpose, a job goal, two goals, what is done for them, by whom and under which law."""
    day, case, life = story.on(story.pace.plan - 2), story.the_case, story.life
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        plan.save_texts(
            **acting,
            case=case,
            version=JointPlan.objects.get(case=case).version,
            texts=plan.PlanTexts(
                citizen_words=life.words,
                purpose=life.purpose,
                job_goal_status=JobGoalStatus.FORMULATED,
                job_goal=life.job_goal,
            ),
        )
        efforts = (
            ("Virksomhedspraktik med ordinære timer", "Jobkonsulenten", "LAB § 57", LifeArea.WORK),
            ("CTI-støtte i overgangen til job", "CTI-medarbejderen", "SEL § 85", LifeArea.EVERYDAY),
        )
        for wording, (effort, who, law, area) in zip(life.goals, efforts, strict=True):
            goal = plan.add_goal(**acting, key=uuid.uuid4(), case=case, wording=wording)
            story.made.setdefault("goal", goal.pk)
            plan.add_sub_goal(
                **acting,
                key=uuid.uuid4(),
                case=case,
                goal_id=goal.pk,
                new=plan.NewSubGoal(
                    wording="Det første skridt er prøvet", due_on=day + timedelta(days=60)
                ),
            )
            plan.add_effort(
                **acting,
                key=uuid.uuid4(),
                case=case,
                goal_id=goal.pk,
                new=plan.NewEffort(
                    wording=effort, responsible=who, law=law, area=area, starts_on=day
                ),
            )


def approve_plan(story: Story) -> None:
    """The plan is approved with the citizen and printed."""
    day, case = story.on(story.pace.plan), story.the_case
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        version = plan.approve(
            **acting,
            key=uuid.uuid4(),
            case=case,
            read=fingerprint(content_of(case.pk)),
            roles_present=TEAM_ROLES,
            participation=Participation.MEETING,
            participation_note="Borgeren formulerede selv målene på mødet.",
        )
        plan.hand_over(
            **acting, key=uuid.uuid4(), case=case, number=version.number, handed_over_on=day
        )
