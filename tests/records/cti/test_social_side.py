"""What one query tells of the social side is what each table tells by itself."""

import uuid
from dataclasses import replace

import pytest
from django.db import connection
from django.db.models import Model, OuterRef, QuerySet
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.access import consents_of
from fodfaeste.records.cases.models import Case, Consent, NetworkPerson
from fodfaeste.records.cti.actions import promises, strategies
from fodfaeste.records.cti.actions import stays as stay_actions
from fodfaeste.records.cti.models import (
    CopingStrategy,
    CrisisPlan,
    CrisisStrategy,
    CtiCourse,
    Handover,
    Supporter,
)
from fodfaeste.records.cti.queries import safety
from fodfaeste.records.cti.queries.handovers import handovers_of, tasks_from
from fodfaeste.records.cti.queries.network_map import members_of, on_the_map
from fodfaeste.records.cti.queries.social import social_side
from fodfaeste.records.cti.queries.stays import stays_of
from fodfaeste.records.cti.queries.strategies import bank_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.gathering import records_from, rows_of
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.cti.kinds import AcceptedHow, StayKind
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.cti.strategies import Outcome, Situation
from tests.cti_worlds import case_ready, start_cti
from tests.records.cti.steps import prepare_closing, put_on_the_map
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world: World) -> Case:
    """A course in CTI with something in every table of the social side."""
    made = case_ready(world)
    start_cti(world, made)
    prepare_closing(world, made, day=TODAY)
    put_on_the_map(world, made, name="Ole", relation="nabo")
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        said = {"actor": actor, "case": made, "today": TODAY, "now": noon(TODAY)}
        tried = strategies.NewTry(
            tried_on=TODAY, situation=Situation.HOME, outcome=Outcome.WORKED, where="Køkkenet"
        )
        words = strategies.StrategyWords(text="Går en tur")
        bank = strategies.add_strategy(key=uuid.uuid4(), words=words, first=tried, **said)
        again = replace(tried, tried_on=TODAY, situation=Situation.WORK)
        strategies.add_try(key=uuid.uuid4(), strategy_id=bank.pk, tried=again, **said)
        plan = CrisisPlan.objects.get()
        CrisisStrategy.objects.create(
            **made_by(actor.id, noon(TODAY)), case=made, plan=plan, strategy=bank
        )
        promises.add_promise(
            key=uuid.uuid4(),
            who=promises.Who(kind=SupporterKind.TEAM, colleague_id=world.job_consultant.pk),
            words=promises.Words(plan=PromiseIn.CRISIS, promises="Tager telefonen"),
            yes=promises.Yes(on=TODAY, how=AcceptedHow.PHONE),
            **said,
        )
        stay = stay_actions.StaySaid(kind=StayKind.HOSPITAL, starts_on=TODAY, last_day=None)
        stay_actions.note_stay(key=uuid.uuid4(), said=stay, **said)
    return made


def as_told(rows: QuerySet[Model]) -> list[dict[str, object]]:
    """Every column of every row."""
    return [_columns(row) for row in rows]


def _columns(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize(
    "model", [NetworkPerson, Handover, CrisisPlan, Supporter, Consent, Meeting, CtiCourse]
)
def test_a_record_gathered_is_the_record_read(world: World, case: Case, model: type[Model]) -> None:
    with acting_as(world.actor(world.cti_worker)):
        own = model._default_manager.order_by("pk")
        here = Case.objects.annotate(rows=rows_of(own.filter(case=OuterRef("pk"))))
        gathered = records_from(model, here.values_list("rows", flat=True).get(pk=case.pk))
        assert [_columns(row) for row in gathered] == as_told(own)
        assert gathered


def test_one_query_tells_what_every_table_tells(world: World, case: Case) -> None:
    with acting_as(world.actor(world.cti_worker)):
        course = CtiCourse.objects.get()
        plan = CrisisPlan.objects.get()
        with CaptureQueriesContext(connection) as asked:
            side = social_side(case.pk)
        consents = consents_of(case)
        team = safety.names_on_the_team(case.pk, TODAY)
        them = safety.around_from(team, consents, today=TODAY)
        lines = tuple(safety.line_of(row, them) for row in side.supporters)
        assert len(asked) == 1
        assert on_the_map(side.people, consents, today=TODAY, history=False) == members_of(
            case.pk, today=TODAY, history=False
        )
        handed = side.handed_over_in(course.pk)
        assert tasks_from(handed, consents, today=TODAY) == handovers_of(course, today=TODAY)
        assert lines == safety.promises_of(case.pk, TODAY)
        assert safety.anchoring(
            side.crisis, side.retention, lines, held=side.held, since=TODAY
        ) == safety.anchoring_of(case.pk, TODAY, since=TODAY)
        assert (side.bank, side.stays) == (bank_of(case.pk), stays_of(case.pk))
        assert side.held == safety.chosen_of(plan)
        assert (len(side.bank[0].tries), len(side.held), len(side.stays)) == (2, 1, 1)
        assert (len(lines), len(handed), len(side.people)) == (2, 1, 2)


def test_a_strategy_that_is_set_aside_is_not_held(world: World, case: Case) -> None:
    with acting_as(world.actor(world.cti_worker)):
        CopingStrategy.objects.update(
            set_aside_on=TODAY, set_aside_by=world.cti_worker, set_aside_reason="Hjælper ikke mere"
        )
        assert social_side(case.pk).held == safety.chosen_of(CrisisPlan.objects.get()) == ()
