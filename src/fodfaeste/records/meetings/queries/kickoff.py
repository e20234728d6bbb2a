"""Questions about the kickoff: what was said and agreed, and what it lacks (B1–B7)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.meetings.models import (
    KickoffAgreement,
    KickoffPerson,
    KickoffPromise,
    Meeting,
)
from fodfaeste.records.meetings.queries.meetings import (
    planned_meetings,
    present_at,
    roles_of,
    seat_of,
)
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.plan.queries import job_goal_task
from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.meetings.agenda import Told, Topic
from fodfaeste.rules.meetings.kickoff import Kickoff
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState, MeetingTypeCode
from fodfaeste.rules.meetings.plan_words import PlanWord
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.plan.wishes import areas_that_talked

PLAN_WORDS = {"wishes": "citizen_words", "purpose": "purpose"}
"""What is said at the kickoff, and the text of the plan it becomes; the job goal is the third."""

JOB_GOAL = "job_goal"


def agreement_of(meeting: Meeting) -> KickoffAgreement:
    """What was said and agreed at a kickoff so far."""
    found = KickoffAgreement.objects.select_related("plan_owner", "changed_by", "next_meeting")
    return found.get(meeting=meeting)


AS_THEY_STAND = (
    "citizen_assents",
    "wishes",
    "purpose",
    "job_goal_status",
    "job_goal",
    "job_goal_task",
    "resources",
    "competences",
    "experience",
    "network",
    "cv_starts_on",
    "job_search_starts_on",
    "time_plan",
    "plan_owner_id",
    "plan_ready_on",
    "next_kind",
    "next_on",
    "next_place",
    "next_place_chosen",
    "baseline",
    "baseline_on",
)


def on_the_form(agreement: KickoffAgreement) -> dict[str, object]:
    """What the steps' forms show of an agreement, by field."""
    clock = agreement.next_clock
    return {
        **{f"told_{point}": point in agreement.told for point in Told},
        **{name: getattr(agreement, name) for name in AS_THEY_STAND},
        "next_clock": f"{clock:%H.%M}" if clock else "",
    }


def planned_kickoff(case_id: int) -> Meeting | None:
    """The kickoff that is to be held next."""
    return planned_meetings(case_id).filter(kind=MeetingKind.KICKOFF).first()


def first_kickoff_on(case_id: int) -> date | None:
    """The day of the first kickoff that was held."""
    held = _held_kickoffs(case_id).order_by("held_on").values_list("held_on", flat=True)
    return held.first()


def latest_agreement(case_id: int) -> KickoffAgreement | None:
    """What the latest held kickoff agreed."""
    return held_agreements(case_id).first()


def held_agreements(case_id: int) -> QuerySet[KickoffAgreement]:
    """What each held kickoff agreed, the latest first."""
    found = KickoffAgreement.objects.filter(meeting__in=_held_kickoffs(case_id))
    return found.select_related("meeting").order_by("-meeting__held_on", "-pk")


def _held_kickoffs(case_id: int) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        case_id=case_id, kind=MeetingKind.KICKOFF, state=MeetingState.HELD
    )


def promises_of(meeting: Meeting) -> QuerySet[KickoffPromise]:
    """What was promised in the room, in the order it was said."""
    found = KickoffPromise.objects.filter(meeting=meeting, taken_back=False)
    return found.select_related("responsible", "task").order_by("pk")


def people_named(meeting: Meeting) -> QuerySet[KickoffPerson]:
    """Those around the citizen who were named in the room, in the order they were."""
    found = KickoffPerson.objects.filter(meeting=meeting, taken_back=False)
    return found.select_related("consent", "network_person").order_by("pk")


def people_known(meeting: Meeting) -> QuerySet[KickoffPerson]:
    """Those who were named at this kickoff or at an earlier one that was held (B5)."""
    found = KickoffPerson.objects.filter(case_id=meeting.case_id, taken_back=False)
    here = Q(meeting=meeting) | Q(meeting__state=MeetingState.HELD, meeting_id__lt=meeting.pk)
    return found.filter(here).select_related("consent").order_by("pk")


def kickoff_facts(
    meeting: Meeting,
    agreement: KickoffAgreement,
    *,
    held_on: date,
    team: dict[Role, User],
    answered: bool = False,
) -> Kickoff:
    """What the gate of the kickoff asks about; `answered` says that scales were answered (B6)."""
    earlier = latest_agreement(meeting.case_id)
    return Kickoff(
        held_on=held_on,
        present=present_at(meeting),
        prepared_by=roles_of(meeting, lambda person: person.prepared),
        citizen_assents=agreement.citizen_assents,
        cv_starts_on=agreement.cv_starts_on,
        time_plan=agreement.time_plan,
        plan_owner=seat_of(agreement.plan_owner_id, team),
        cv_promised_on=earlier.cv_starts_on if earlier else None,
        plan_ready_on=agreement.plan_ready_on,
        next_on=agreement.next_on,
        told=frozenset(map(Told, agreement.told)),
        talked=talked_about(meeting, agreement),
        baseline_offered=answered or bool(agreement.baseline),
        asks=meeting_type_on(MeetingTypeCode.KICKOFF, held_on),
    )


def talked_about(meeting: Meeting, agreement: KickoffAgreement) -> frozenset[Topic]:
    """The topics that anything was written about; somebody named is talk about the network."""
    said = {topic for topic in Topic if getattr(agreement, topic.value).strip()}
    if people_known(meeting).exists():
        said.add(Topic.NETWORK)
    return frozenset(said)


def areas_at_the_talk(meeting: Meeting, agreement: KickoffAgreement) -> frozenset[Department]:
    """The areas that talked with the citizen about job wishes and goals at a kickoff (C7)."""
    return areas_that_talked(
        present_at(meeting),
        wishes=agreement.wishes,
        job_goal_answered=bool(agreement.job_goal_status),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts:
    """What the plan says now of what a kickoff talks about."""

    citizen_words: str = ""
    purpose: str = ""
    job_goal_status: str = ""
    job_goal: str = ""
    job_goal_task: str = ""

    @property
    def job(self) -> str:
        """The job goal as one text; a plan that has none yet says nothing."""
        return self.job_goal if self.job_goal_status == JobGoalStatus.FORMULATED else ""


def plan_texts(case_id: int) -> PlanTexts:
    """What stands in the plan; nothing where there is no plan yet."""
    plan = JointPlan.objects.filter(case_id=case_id).first()
    if plan is None:
        return PlanTexts()
    task = job_goal_task(case_id)
    return PlanTexts(
        citizen_words=plan.citizen_words,
        purpose=plan.purpose,
        job_goal_status=plan.job_goal_status,
        job_goal=plan.job_goal,
        job_goal_task=task.title if task else "",
    )


def plan_words(agreement: KickoffAgreement, plan: PlanTexts) -> dict[str, PlanWord]:
    """Each text of the plan that a kickoff talks about: said, standing, and as it stood (B5)."""
    stood = agreement.plan_stood
    words = {
        said: PlanWord(
            said=getattr(agreement, said),
            stands=getattr(plan, text),
            stood=stood.get(said, ""),
        )
        for said, text in PLAN_WORDS.items()
    }
    words[JOB_GOAL] = PlanWord(
        said=job_said(agreement.job_goal_status, agreement.job_goal),
        stands=plan.job,
        stood=stood.get(JOB_GOAL, ""),
    )
    return words


NOT_YET = "–"
"""The job goal as one text while there is none: said, and still not a goal."""


def job_said(status: str, goal: str) -> str:
    """The job goal as one text: the goal in words, or that there is none yet."""
    if status == JobGoalStatus.FORMULATED:
        return goal
    return NOT_YET if status == JobGoalStatus.NOT_YET else ""
