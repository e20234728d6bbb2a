"""A joint plan that nothing stands in the way of, made by the actions of real use."""

import uuid
from datetime import date

from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import PlanVersion
from fodfaeste.rules.access.roles import CASEWORKER_ROLES
from fodfaeste.rules.plan.content import fingerprint
from fodfaeste.rules.plan.kinds import JobGoalStatus, Participation
from tests.worlds import TODAY, World, acting_as, noon

TEXTS = actions.PlanTexts(
    citizen_words="Jeg vil arbejde et sted, hvor der er ro",
    purpose="At Karin får et job, hun kan holde til, og en hverdag, der hænger sammen",
    job_goal_status=JobGoalStatus.FORMULATED,
    job_goal="Lager og pakkeri",
)


def written_plan(world: World, case: Case, day: date = TODAY) -> None:
    """A plan with texts and one goal, ready to be approved."""
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        actions.save_texts(actor=actor, case=case, version=0, texts=TEXTS, today=day, now=noon(day))
        actions.add_goal(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            wording="Jeg vil kunne holde til en hel arbejdsdag",
            today=day,
            now=noon(day),
        )


def approved_plan(world: World, case: Case, day: date = TODAY) -> PlanVersion:
    """Approve what the plan says now, by both caseworkers and the citizen."""
    actor = world.actor(world.social_caseworker, day)
    with acting_as(actor, day):
        return actions.approve(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            read=fingerprint(queries.content_of(case.pk)),
            roles_present=CASEWORKER_ROLES,
            participation=Participation.MEETING,
            participation_note="Karin læste planen højt og rettede formålet.",
            today=day,
            now=noon(day),
        )
