"""Begin a kickoff's agreement: empty at the first, with what stands already at a later one (B5).

«Et eller flere fælles møder fra indsatsens begyndelse» (SEED-3)
"""

from datetime import datetime

from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.records.meetings.queries import PlanTexts, latest_agreement, plan_texts
from fodfaeste.rules.access.facts import Actor

CARRIED = (
    "informed_on",
    "told",
    "citizen_assents",
    "resources",
    "competences",
    "experience",
    "network",
    "cv_starts_on",
    "job_search_starts_on",
    "time_plan",
    "plan_owner_id",
)
"""What an earlier kickoff said that a later one begins with; the plan's own texts come from it."""


def begin_kickoff(meeting: Meeting, *, actor: Actor, now: datetime) -> KickoffAgreement:
    """Give a planned kickoff its agreement, so that nothing that was said is asked again."""
    earlier, plan = latest_agreement(meeting.case_id), plan_texts(meeting.case_id)
    carried = {name: getattr(earlier, name) for name in CARRIED} if earlier else {}
    return KickoffAgreement.objects.create(
        **made_by(actor.id, now),
        case_id=meeting.case_id,
        meeting=meeting,
        **carried,
        **_from_the_plan(plan, talked_of_work=earlier is not None),
    )


def _from_the_plan(plan: PlanTexts, *, talked_of_work: bool) -> dict[str, object]:
    """The plan's texts as they stand, and a note of them to know a later change by."""
    is_answered = talked_of_work or bool(plan.job)
    return {
        "wishes": plan.citizen_words,
        "purpose": plan.purpose,
        "job_goal_status": plan.job_goal_status if is_answered else "",
        "job_goal": plan.job_goal,
        "job_goal_task": plan.job_goal_task,
        "plan_stood": {
            "wishes": plan.citizen_words,
            "purpose": plan.purpose,
            "job_goal": plan.job,
        },
    }
