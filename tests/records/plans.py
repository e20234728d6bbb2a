"""Joint plans made by the actions of real use, and what an action was refused for."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import JointPlan, PlanVersion
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.plan.content import fingerprint
from fodfaeste.rules.plan.kinds import JobGoalStatus, Participation
from fodfaeste.rules.refusal import Refused
from tests.worlds import TODAY, World, acting_as, noon

WHEN: dict[str, Any] = {"today": TODAY, "now": noon(TODAY)}
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


def save(
    world: World, user: User, case: Case, texts: actions.PlanTexts, *, version: int
) -> JointPlan:
    actor = world.actor(user)
    with acting_as(actor):
        saved = actions.save_texts(actor=actor, case=case, version=version, texts=texts, **WHEN)
    return saved.record


def approve(
    world: World,
    case: Case,
    *,
    roles: Iterable[Role] = CASEWORKER_ROLES,
    participation: Participation | None = Participation.MEETING,
    note: str = "Karin var med og læste planen højt.",
    read: str = "",
    key: uuid.UUID | None = None,
) -> PlanVersion:
    actor = world.actor(world.employment_caseworker)
    with acting_as(actor):
        return actions.approve(
            actor=actor,
            key=key or uuid.uuid4(),
            case=case,
            read=read or fingerprint(queries.content_of(case.pk)),
            roles_present=roles,
            participation=participation,
            participation_note=note,
            **WHEN,
        )


def refusal(action: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused, transaction.atomic():
        action()
    return [(obstacle.rule, obstacle.condition) for obstacle in refused.value.obstacles]
