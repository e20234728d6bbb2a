"""Decisions and grants, as they are kept: H1–H5 and H7."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.decisions import actions, queries
from fodfaeste.records.decisions.models import Decision, Grant, Visitation
from fodfaeste.records.foundation import Stale
from fodfaeste.records.plan.models import Goal
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    MATCHED,
    Ready,
    case_ready,
    caseworker_by,
    decision,
    grant,
    new_grant,
    visitate,
)
from tests.worlds import TODAY, World, acting_as, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
SEL_85, SEL_82B, MENTOR = LegalBasisCode


@pytest.fixture
def world() -> World:
    return make_world()


def decide(world: World, case: object, **given: object) -> Decision:
    """Decide on TODAY, as the caseworker whose law it is."""
    law = given["decision"].law or SEL_85  # type: ignore[attr-defined]
    actor = world.actor(caseworker_by(world, law))
    with acting_as(actor):
        return actions.decide(
            actor=actor, key=uuid.uuid4(), case=case, today=TODAY, now=noon(TODAY), **given
        )


def conditions(caught: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(lack.rule, lack.condition) for lack in caught.value.obstacles]


def test_h1_law_and_paragraph_are_those_of_the_day(world: World, as_owner: AsOwner) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=False, day=MATCHED)
    early = date(2019, 12, 15)
    with as_owner():
        Visitation.objects.update(assessed_on=early)
    made = decide(
        world,
        case,
        decision=decision(MENTOR, day=early),
        grant=new_grant(MENTOR, starts_on=date(2020, 1, 2), ends_before=date(2020, 7, 2)),
    )
    with acting_as(world.actor(world.social_caseworker)):
        granted = Grant.objects.get(decision=made)
    assert (made.paragraph, granted.paragraph) == ("LAB § 31 b", "LAB §§ 167–171")


def test_h1_a_time_limited_grant_is_no_longer_than_its_law(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=False)
    too_long = new_grant(SEL_82B, starts_on=MATCHED, ends_before=date(2026, 9, 3))
    with pytest.raises(Refused) as caught:
        decide(world, case, decision=decision(SEL_82B), grant=too_long)
    assert conditions(caught) == [("H1", "not_longer_than_law")]
    fits = new_grant(SEL_82B, starts_on=MATCHED, ends_before=date(2026, 9, 2))
    decide(world, case, decision=decision(SEL_82B), grant=fits)
    with acting_as(world.actor(world.social_caseworker)):
        assert [row.ends_before for row in Grant.objects.all()] == [date(2026, 9, 2)]


def test_h1_no_second_grant_by_the_same_law_on_the_same_days(world: World) -> None:
    case = case_ready(world)
    with pytest.raises(Refused) as caught:
        decide(world, case, decision=decision(SEL_85), grant=new_grant(SEL_85, starts_on=TODAY))
    assert conditions(caught) == [("H1", "no_grant_by_same_law")]


def test_h2_section_85_needs_its_visitation(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    with pytest.raises(Refused) as caught:
        decide(world, case, decision=decision(SEL_85), grant=new_grant(SEL_85))
    assert conditions(caught) == [("H2", "visitation_recorded")]
    with acting_as(world.actor(world.social_caseworker)):
        assert (Decision.objects.count(), Grant.objects.count()) == (0, 0)


def test_h2_section_85_goes_before_the_others(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=True)
    unexplained = new_grant(SEL_82B, preference_note="")
    with pytest.raises(Refused) as caught:
        decide(world, case, decision=decision(SEL_82B), grant=unexplained)
    assert conditions(caught) == [("H2", "sel_85_first")]
    decide(world, case, decision=decision(SEL_82B), grant=new_grant(SEL_82B))


def test_h2_the_visitation_is_the_social_caseworkers(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    actor = world.actor(world.employment_caseworker)
    with acting_as(actor), pytest.raises(Refused) as caught:
        actions.record_visitation(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            visitation=actions.NewVisitation(
                assessed_on=TODAY,
                impairment="Angst i nye rum",
                extent="Hver dag i begyndelsen",
                kind_of_need="Følgeskab og øvelse",
                in_target_group=True,
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    assert conditions(caught) == [("M1", "as_social_caseworker")]


def test_h3_section_85_is_not_granted_with_an_end(world: World, as_owner: object) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=True)
    with_end = new_grant(SEL_85, ends_before=date(2026, 12, 1))
    with pytest.raises(Refused) as caught:
        decide(world, case, decision=decision(SEL_85), grant=with_end)
    assert conditions(caught) == [("H3", "no_end_date")]
    grant(world, case, SEL_85)
    with (
        acting_as(world.actor(world.social_caseworker)),
        pytest.raises(IntegrityError, match="section_85_ends_by_decision"),
        transaction.atomic(),
    ):
        Grant.objects.update(ends_before=date(2026, 12, 1))


def end(world: World, held: Grant, last_day: date, *, version: int | None = None) -> Decision:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return actions.end_grant(
            actor=actor,
            key=uuid.uuid4(),
            case=held.case,
            grant_id=held.pk,
            version=version or held.version,
            decision=decision(SEL_85, day=TODAY, outcome=DecisionOutcome.ENDED),
            last_day=last_day,
            today=TODAY,
            now=noon(TODAY),
        )


def test_h3_section_85_ends_by_a_new_decision(world: World) -> None:
    case_ready(world)
    with acting_as(world.actor(world.social_caseworker)):
        held = Grant.objects.select_related("case").get()
    made = end(world, held, TODAY + timedelta(days=30))
    with acting_as(world.actor(world.social_caseworker)):
        held.refresh_from_db()
        assert (held.ended_by_decision, held.ends_before, held.version) == (
            made,
            TODAY + timedelta(days=31),
            2,
        )
    with pytest.raises(Stale):
        end(world, held, TODAY + timedelta(days=5), version=1)


def test_h3_a_grant_does_not_end_before_its_decision(world: World) -> None:
    case_ready(world)
    with acting_as(world.actor(world.social_caseworker)):
        held = Grant.objects.select_related("case").get()
    with pytest.raises(Refused) as caught:
        end(world, held, TODAY - timedelta(days=1))
    assert conditions(caught) == [("H3", "ends_after_decision")]


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"law": None}, "law_named"),
        ({"outcome": None}, "outcome_said"),
        ({"reasons": "kort"}, "reasons_given"),
        ({"heard_on": None}, "heard_when"),
        ({"heard_on": MATCHED + timedelta(days=1)}, "heard_before"),
        ({"hearing": PartyHearing.NOT_NEEDED}, "why_not_heard"),
        ({"hearing": None}, "party_heard"),
        ({"sent_by": None}, "decision_sent"),
        ({"sent_on": MATCHED - timedelta(days=1)}, "sent_afterwards"),
        (
            {"decided_on": TODAY + timedelta(days=1), "sent_on": TODAY + timedelta(days=1)},
            "decided_by_now",
        ),
    ],
)
def test_h5_a_decision_says_everything(
    world: World, changed: dict[str, object], condition: str
) -> None:
    case = case_ready(world)
    with pytest.raises(Refused) as caught:
        decide(
            world,
            case,
            decision=decision(
                **{"law": SEL_85, "outcome": DecisionOutcome.REFUSED, **changed}  # type: ignore[arg-type]
            ),
            grant=None,
        )
    assert conditions(caught) == [("H5", condition)]


@pytest.mark.parametrize(
    ("law", "where"),
    [(SEL_85, "Ankestyrelsen."), (SEL_82B, "Ankestyrelsen."), (MENTOR, "Beskæftigelsesudvalg.")],
)
def test_h5_the_complaint_guidance_is_the_laws_own(
    world: World, law: LegalBasisCode, where: str
) -> None:
    case = case_ready(world)
    made = decide(world, case, decision=decision(law, outcome=DecisionOutcome.REFUSED), grant=None)
    assert where in made.complaint_guidance
    assert "inden 4 uger" in made.complaint_guidance


def test_h5_a_law_without_appeal_says_so(world: World, as_owner: object) -> None:
    case = case_ready(world)
    with as_owner():  # type: ignore[operator]
        LegalBasis.objects.filter(code=SEL_82B).update(
            appealable=False, complaint_note="Sig det til din sagsbehandler."
        )
    made = decide(
        world, case, decision=decision(SEL_82B, outcome=DecisionOutcome.REFUSED), grant=None
    )
    assert made.complaint_guidance.startswith("Denne afgørelse kan ikke klages ind")
    assert made.complaint_guidance.endswith("Sig det til din sagsbehandler.")


@pytest.mark.parametrize("model", [Decision, Visitation])
def test_h5_a_decision_and_a_visitation_are_never_written_over(
    world: World, model: type[Decision | Visitation]
) -> None:
    case_ready(world)
    with (
        acting_as(world.actor(world.social_caseworker)),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        model.objects.update(created_at=noon(TODAY))


def test_h5_a_refusal_makes_no_grant(world: World) -> None:
    case = case_ready(world)
    decide(
        world,
        case,
        decision=decision(MENTOR, outcome=DecisionOutcome.REFUSED),
        grant=new_grant(MENTOR),
    )
    with acting_as(world.actor(world.social_caseworker)):
        assert [row.legal_basis for row in Grant.objects.all()] == [SEL_85]


def test_h7_a_grant_is_linked_to_a_goal_afterwards(world: World) -> None:
    case = case_ready(world)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        held, goal = Grant.objects.get(), Goal.objects.get()
        assert held.goal is None
        linked = actions.link_goal(
            actor=actor,
            case=case,
            grant_id=held.pk,
            version=held.version,
            goal_id=goal.pk,
            today=TODAY,
            now=noon(TODAY),
        )
        assert (linked.goal, linked.version) == (goal, 2)


def test_the_team_is_told_of_a_decision_and_its_maker_is_not(world: World) -> None:
    case_ready(world)
    with acting_as(world.actor(world.social_caseworker)):
        told = set(Notice.objects.filter(kind="decision").values_list("recipient_id", flat=True))
    assert told == set(world.team.values()) - {world.social_caseworker.pk}


def test_cti_rests_on_section_85_before_the_others(world: World) -> None:
    case = case_ready(world)
    grant(world, case, MENTOR, day=MATCHED)
    with acting_as(world.actor(world.cti_worker)):
        found = queries.grant_covering(case.pk, TODAY)
    assert found is not None
    assert found.legal_basis == SEL_85


def test_a_double_click_decides_once(world: World) -> None:
    case = case_ready(world)
    actor, key = world.actor(world.social_caseworker), uuid.uuid4()
    refused = decision(SEL_82B, outcome=DecisionOutcome.REFUSED)
    with acting_as(actor):
        first, second = (
            actions.decide(
                actor=actor,
                key=key,
                case=case,
                decision=refused,
                grant=None,
                today=TODAY,
                now=noon(TODAY),
            )
            for _ in range(2)
        )
        assert first == second
        assert Decision.objects.filter(outcome=DecisionOutcome.REFUSED).count() == 1
