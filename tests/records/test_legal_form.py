"""The plan's form is chosen with the citizen, and plans in other systems are looked after (C8)."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import Stale
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.actions import legal_form as actions
from fodfaeste.records.plan.actions.legal_form import NewForm, NewSectorPlan
from fodfaeste.records.plan.models import FormChoice, JointPlan, SectorPlan
from fodfaeste.records.plan.queries.legal_form import approved_on, checks_of
from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.sector_plans import SectorPlanKind
from tests.records.plans import WHEN, approved_plan, refusal, written_plan
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db

HOLISTIC = NewForm(
    legal_form=PlanLegalForm.HOLISTIC,
    chosen_on=TODAY,
    consent_given=True,
    consent_given_as=ConsentForm.WRITTEN,
)
OVERVIEW = NewForm(legal_form=PlanLegalForm.OVERVIEW, chosen_on=TODAY)
MIN_PLAN = NewSectorPlan(
    kind=SectorPlanKind.MIN_PLAN, system="Fasit", responsible="Mette", made_on=date(2026, 1, 5)
)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def choose(
    world: World, case: Case, new: NewForm, *, key: uuid.UUID | None = None
) -> Callable[[], FormChoice]:
    def act() -> FormChoice:
        actor = world.actor(world.social_caseworker)
        with acting_as(actor):
            return actions.choose_form(
                actor=actor, key=key or uuid.uuid4(), case=case, new=new, **WHEN
            )

    return act


def note(world: World, case: Case, new: NewSectorPlan) -> Callable[[], SectorPlan]:
    def act() -> SectorPlan:
        actor = world.actor(world.social_caseworker)
        with acting_as(actor):
            return actions.add_sector_plan(
                actor=actor, key=uuid.uuid4(), case=case, new=new, **WHEN
            )

    return act


def edit(
    world: World, case: Case, plan: SectorPlan, new: NewSectorPlan, *, by: User | None = None
) -> SectorPlan:
    actor = world.actor(by or world.cti_worker)
    with acting_as(actor):
        return actions.edit_sector_plan(
            actor=actor, case=case, plan_id=plan.pk, version=plan.version, new=new, **WHEN
        )


def test_c8_the_form_is_part_of_the_plan_and_asks_for_a_new_version(
    world: World, case: Case
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    choose(world, case, HOLISTIC)()
    with acting_as(world.actor(world.cti_worker)):
        content = queries.content_of(case.pk)
        assert JointPlan.objects.get(case=case).changed_since_approval
    assert (content.legal_form, content.paragraphs, content.form_consent_on) == (
        PlanLegalForm.HOLISTIC,
        ("LAB § 40, stk. 3", "SEL § 141, stk. 7"),
        TODAY,
    )


def test_c8_the_overview_stands_on_the_two_plans_and_forgets_the_consent(
    world: World, case: Case
) -> None:
    first = choose(world, case, HOLISTIC)()
    second = choose(world, case, replace(OVERVIEW, seen=first.pk))()
    with acting_as(world.actor(world.cti_worker)):
        content = queries.content_of(case.pk)
        assert FormChoice.objects.count() == 2
    assert (content.paragraphs, content.form_consent_on) == (("LAB § 40", "SEL § 141"), None)
    assert second.consent_given_as == ""


def test_c2_when_the_yes_is_taken_back_both_areas_see_to_their_own_plan(
    world: World, case: Case
) -> None:
    written_plan(world, case)
    choose(world, case, HOLISTIC)()
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        for _ in range(2):
            actions.withdraw_form_consent(actor=actor, case=case, **WHEN)
        plan = JointPlan.objects.get()
        assert (plan.legal_form, plan.form_consent_on) == (PlanLegalForm.OVERVIEW, None)
        assert plan.paragraphs == ["LAB § 40", "SEL § 141"]
        assert plan.changed_since_approval
        tasks = Task.objects.filter(rule="C8").order_by("pk")
        assert [(task.responsible_id, task.due_on) for task in tasks] == [
            (world.employment_caseworker.pk, TODAY),
            (world.social_caseworker.pk, TODAY),
        ]
        assert "Min Plan gælder igen" in tasks[0].title
        assert "Handleplanen efter SEL § 141 gælder igen" in tasks[1].title


def test_c2_staff_who_choose_the_overview_again_are_given_the_same_tasks(
    world: World, case: Case
) -> None:
    written_plan(world, case)
    first = choose(world, case, HOLISTIC)()
    again = choose(world, case, replace(OVERVIEW, seen=first.pk))()
    choose(world, case, replace(HOLISTIC, seen=again.pk))()
    with acting_as(world.actor(world.cti_worker)):
        assert Task.objects.filter(rule="C8").count() == 2


def test_c2_nobody_but_the_citizen_and_the_team_takes_the_yes_back(
    world: World, case: Case
) -> None:
    written_plan(world, case)
    choose(world, case, HOLISTIC)()
    leader = world.actor(world.leader)
    with acting_as(leader):
        assert refusal(lambda: actions.withdraw_form_consent(actor=leader, case=case, **WHEN)) == [
            ("M1", "on_team")
        ]


def test_c8_a_double_click_chooses_once(world: World, case: Case) -> None:
    key = uuid.uuid4()
    assert choose(world, case, HOLISTIC, key=key)() == choose(world, case, HOLISTIC, key=key)()


def test_c8_the_same_form_chosen_again_is_no_new_choice(world: World, case: Case) -> None:
    first = choose(world, case, HOLISTIC)()
    assert choose(world, case, replace(HOLISTIC, seen=first.pk))() == first
    later = choose(world, case, replace(HOLISTIC, chosen_on=date(2026, 3, 3), seen=first.pk))()
    assert later != first
    overview = choose(world, case, replace(OVERVIEW, seen=later.pk))()
    again = replace(OVERVIEW, chosen_on=date(2026, 3, 1), seen=overview.pk)
    assert choose(world, case, again)() == overview


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"consent_given": False}, [("C2", "citizen_consents")]),
        ({"consent_given_as": ConsentForm.ORAL}, [("C2", "form_oral_noted")]),
        ({"chosen_on": date(2018, 6, 30)}, [("C8", "law_in_force")]),
        ({"chosen_on": date(2026, 3, 5)}, [("C8", "day_has_come")]),
        ({"seen": 999}, [("C8", "choice_is_latest")]),
    ],
)
def test_c8_a_form_that_lacks_something_is_not_chosen(
    world: World, case: Case, changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    said = refusal(choose(world, case, replace(HOLISTIC, **changes)))  # type: ignore[arg-type]
    assert said == expected
    with acting_as(world.actor(world.cti_worker)):
        assert FormChoice.objects.count() == 0


def test_c8_a_sector_plan_is_noted_looked_at_and_ended(world: World, case: Case) -> None:
    written_plan(world, case)
    plan = note(world, case, MIN_PLAN)()
    approved_plan(world, case)
    actor = world.actor(world.cti_worker)

    def numbers() -> list[int | None]:
        found = checks_of(case.pk, PlanLegalForm.OVERVIEW, approved=approved_on(case.pk))
        return [check.number for check in found]

    with acting_as(actor):
        before = numbers()
        actions.look_at_sector_plan(actor=actor, case=case, plan_id=plan.pk, **WHEN)
        seen = actions.look_at_sector_plan(actor=actor, case=case, plan_id=plan.pk, **WHEN)
        after = numbers()
    assert (before, after, seen.version) == ([plan.pk, None], [None], 2)
    ended = edit(world, case, seen, replace(MIN_PLAN, ended_on=TODAY))
    assert ended.ended_on == TODAY


def test_c8_a_citizen_has_one_standing_min_plan(world: World, case: Case) -> None:
    plan = note(world, case, MIN_PLAN)()
    assert refusal(note(world, case, MIN_PLAN)) == [("C8", "kind_is_free")]
    edit(world, case, plan, replace(MIN_PLAN, ended_on=TODAY))
    assert note(world, case, MIN_PLAN)().pk != plan.pk


def test_c8_two_who_correct_one_sector_plan_do_not_overwrite_each_other(
    world: World, case: Case
) -> None:
    plan = note(world, case, MIN_PLAN)()
    edit(world, case, plan, replace(MIN_PLAN, system="Momentum"))
    same = edit(world, case, plan, replace(MIN_PLAN, system="Momentum"))
    assert same.version == 2
    with pytest.raises(Stale):
        edit(world, case, plan, replace(MIN_PLAN, system="Nexus"), by=world.job_consultant)
