"""Karin's course as the sketch shows it: phase 2, twelve hours of placement and four paid."""

from datetime import date, timedelta

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.placement.models import AgreementSubGoal
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.factories import courses
from tests.worlds import World

MONDAY = 0


def in_phase_2(world: World, case: Case, today: date) -> CtiCourse:
    """Everything that leads into the middle of phase 2 on `today`, told backwards from it."""
    began = today - timedelta(days=150)
    _before_cti(case, began)
    match = courses.job_match(case, courses.company(), on=began - timedelta(days=7))
    courses.placement(match, starts_on=began, ends_before=began + timedelta(weeks=26))
    agreed = courses.agreement(match, agreed_on=began, follow_up_on=today + timedelta(days=9))
    for weeks, hours in ((4, 18), (8, 20)):
        AgreementSubGoal.objects.create(
            **courses.stamp(case),
            agreement=agreed,
            wording=f"{hours} timer om ugen",
            due_on=today + timedelta(weeks=weeks),
            weekly_minutes=hours * 60,
        )
    course = courses.cti_course(match, courses.grant(case, starts_on=began), starts_on=began)
    _focus(course)
    _hours(case, today)
    _contacts(world, case, today)
    return course


def _before_cti(case: Case, began: date) -> None:
    kickoff = began - timedelta(days=60)
    held = courses.meeting(
        case,
        MeetingKind.KICKOFF,
        planned_on=kickoff,
        held_on=kickoff,
        made_on=kickoff,
        came=(*TEAM_ROLES, Role.CITIZEN),
    )
    courses.kickoff_agreement(held, job_search_starts_on=kickoff)
    courses.cv(case, on=kickoff)
    plan = courses.plan(
        case,
        words="Jeg vil arbejde et sted, hvor der er ro, og hvor nogen regner med mig",
        job_goal="lager og pakkeri",
    )
    courses.approved_plan(plan, on=kickoff + timedelta(days=14))
    for days in (20, 30):
        courses.meeting(
            case,
            MeetingKind.PRE_CTI,
            planned_on=kickoff + timedelta(days=days),
            held_on=kickoff + timedelta(days=days),
            came=(Role.CITIZEN, Role.CTI_WORKER),
        )


def _focus(course: CtiCourse) -> None:
    courses.focus_area(
        course,
        "Flere timer, jeg kan holde til",
        phase=2,
        track=Track.JOB,
        actions=("Prøve pakkebordet om tirsdagen", "Aftale 6 ordinære timer fra september"),
    )
    courses.focus_area(
        course,
        "Komme godt op om morgenen",
        phase=2,
        track=Track.COPING,
        actions=("Bus 14 i stedet for at blive kørt", "Øve pause, når larmen tager til"),
    )
    courses.focus_area(
        course,
        "Nogen at ringe til",
        phase=2,
        track=Track.NETWORK,
        actions=("Søster følger med til lægen",),
    )


def _hours(case: Case, today: date) -> None:
    monday = today - timedelta(days=today.weekday())
    for back, (placement, ordinary) in enumerate(
        ((12, 4), (12, 4), (12, 2), (12, 2), (4, 0), (12, 0), (10, 0), (8, 0), (8, 0), (6, 0))
    ):
        courses.hours(
            case,
            monday - timedelta(weeks=back),
            placement=placement,
            ordinary=ordinary,
            note="syg" if back == 4 else "",
        )


def _contacts(world: World, case: Case, today: date) -> None:
    for days in (1, 15, 29, 43):
        courses.note(
            case,
            on=today - timedelta(days=days),
            by=world.cti_worker,
            text="Karin viste mig pakkebordet. Hun vil gerne prøve tirsdage uden mig.",
        )
    courses.task(
        case,
        "Spørg Bo, om Karin kan begynde kl. 8",
        responsible=world.job_consultant,
        due_on=today - timedelta(days=2),
    )
    courses.task(
        case, "Ringe til søster om lægen", responsible=None, due_on=today + timedelta(days=3)
    )
