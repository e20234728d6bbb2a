"""Stretches of work as they are kept: one after the other, each with what the law asks (D8)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.models import Limit
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.placement.actions import placements
from fodfaeste.records.placement.models import Company, JobMatch, Placement
from fodfaeste.records.placement.queries.stretches import stretches_of
from fodfaeste.records.placement.queries.vitas import vitas_of
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.purposes import PlacementPurpose, StretchChange
from fodfaeste.rules.placement.vitas import vitas_lacks
from fodfaeste.rules.plan.copy_sheets import SheetField
from fodfaeste.rules.refusal import Refused
from tests.database import Stage
from tests.work_worlds import NOW, Work, a_company, a_match, agreed
from tests.worlds import TODAY, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
GROUNDS = "Karin skal nå at mestre kassen."
WEEKS_13 = TODAY + timedelta(weeks=13)


@pytest.fixture
def work() -> Work:
    world = make_world()
    return Work(world=world, case=enrolled_case(world))


def started(work: Work, actor: Actor) -> Placement:
    """A placement of 13 weeks from today, at a company of 12."""
    match = JobMatch.objects.filter(ended_on=None).first() or a_match(work, actor, a_company(actor))
    Company.objects.filter(pk=match.company_id).update(employees=12)
    JointPlan.objects.get_or_create(
        case=work.case,
        defaults={
            **made_by(actor.id, NOW),
            "wishes_discussed_employment_on": TODAY,
            "wishes_discussed_social_on": TODAY,
        },
    )
    return work.start(actor, ends_before=WEEKS_13)


def extend(work: Work, actor: Actor, row: Placement, to: date, grounds: str = GROUNDS) -> Placement:
    return placements.extend_placement(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        placement_id=row.pk,
        to=placements.Longer(
            ends_before=to,
            grounds=grounds,
            papers=placements.PlacementPapers(
                purpose=PlacementPurpose.ORDINARY_HOURS, granted_on=TODAY
            ),
        ),
        today=TODAY,
        now=NOW,
    )


def change(
    work: Work, actor: Actor, row: Placement, *, kind: HoursKind, on: date, version: int = 1
) -> Placement:
    return placements.change_terms(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        placement_id=row.pk,
        version=version,
        to=placements.NewPlacement(kind=kind, starts_on=on, ends_before=None),
        today=TODAY,
        now=NOW,
    )


def test_d8_an_extension_is_a_stretch_of_its_own_with_its_grounds(work: Work) -> None:
    with work.consultant() as actor:
        first = started(work, actor)
        longer = extend(work, actor, first, TODAY + timedelta(weeks=26))
        assert (longer.change, longer.follows_id) == (StretchChange.EXTENDED, first.pk)
        assert (longer.starts_on, longer.granted_until) == (WEEKS_13, longer.ends_before)
        assert longer.grounds == GROUNDS
        rows = stretches_of(work.case, TODAY)
    assert [(row.is_last, row.may_be_extended(TODAY)) for row in rows] == [
        (False, False),
        (True, True),
    ]
    assert rows[1].may_last_until == TODAY + timedelta(weeks=39) - DAY


def test_d8_a_stretch_that_is_lengthened_already_is_not_lengthened_again(work: Work) -> None:
    with work.consultant() as actor:
        first = started(work, actor)
        extend(work, actor, first, TODAY + timedelta(weeks=26))
        with pytest.raises(Refused) as refused:
            extend(work, actor, first, TODAY + timedelta(weeks=26))
        assert refused.value.obstacles[0].condition == "extension_of_the_last"
        with pytest.raises(Refused) as unreasoned:
            extend(work, actor, Placement.objects.latest("pk"), TODAY + timedelta(weeks=30), "")
    assert unreasoned.value.obstacles[0].condition == "extension_reasoned"


def test_d8_other_terms_end_the_old_ones_and_what_was_granted_stays_known(work: Work) -> None:
    on = TODAY + timedelta(weeks=6)
    with work.consultant() as actor:
        first = started(work, actor)
        paid = change(work, actor, first, kind=HoursKind.ORDINARY, on=on)
        first.refresh_from_db()
        assert (first.ends_before, first.granted_until) == (on, WEEKS_13)
        assert (paid.starts_on, paid.ends_before, paid.change) == (on, None, "new_terms")
        unpaid, _ = stretches_of(work.case, TODAY)
    assert unpaid.granted_to == WEEKS_13 - DAY


def test_t8_terms_that_a_colleague_changed_meanwhile_are_not_overwritten(work: Work) -> None:
    with work.consultant() as actor:
        first = started(work, actor)
        placements.write_papers(
            actor=actor,
            case=work.case,
            placement_id=first.pk,
            version=1,
            papers=placements.PlacementPapers(purpose=PlacementPurpose.SKILLS),
            today=TODAY,
            now=NOW,
        )
        with pytest.raises(Stale):
            change(work, actor, first, kind=HoursKind.FLEX, on=TODAY + DAY)


def test_d8_the_same_terms_never_stand_twice_at_once(work: Work) -> None:
    with work.consultant() as actor:
        started(work, actor)
        with pytest.raises(Refused) as refused:
            work.start(actor, ends_before=WEEKS_13)
        assert refused.value.obstacles[0].condition == "one_stretch_of_a_kind"
        work.start(actor, kind=HoursKind.ORDINARY, ends_before=None)
        row = Placement.objects.earliest("pk")
        row.pk, row.starts_on = None, TODAY + timedelta(weeks=2)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_d8_a_stretch_ends_early_once_however_often_it_is_said(work: Work) -> None:
    last = TODAY + timedelta(weeks=4)
    with work.consultant() as actor:
        row = started(work, actor)
        for _ in range(2):
            ended = placements.end_placement(
                actor=actor,
                case=work.case,
                placement_id=row.pk,
                version=1,
                last_day=last,
                today=TODAY,
                now=NOW,
            )
    assert (ended.ends_before, ended.version) == (last + DAY, 2)


def test_m1_the_cti_worker_does_not_change_the_terms(work: Work) -> None:
    with work.consultant() as actor:
        row = started(work, actor)
    with acting_as(work.world.actor(work.world.cti_worker)) as cti, pytest.raises(Refused) as no:
        change(work, cti, row, kind=HoursKind.FLEX, on=TODAY + DAY)
    assert no.value.rule == "M1"


def missing(case: Case, day: date) -> list[str]:
    """What D8 points out on the case page and on Min dag."""
    found = overview_of(case, day).missing
    return [item.obstacle.condition for item in found if item.obstacle.rule == "D8"]


def test_d8_purpose_and_grant_are_missed_from_the_first_day_until_they_are_written(
    work: Work,
) -> None:
    with work.consultant() as actor:
        row = started(work, actor)
        assert missing(work.case, TODAY) == ["purpose_chosen", "grant_dated"]
        assert missing(work.case, TODAY - DAY) == []
        placements.write_papers(
            actor=actor,
            case=work.case,
            placement_id=row.pk,
            version=row.version,
            papers=placements.PlacementPapers(
                purpose=PlacementPurpose.CLARIFY_GOAL, granted_on=TODAY, others_there=2
            ),
            today=TODAY,
            now=NOW,
        )
        assert missing(work.case, TODAY) == ["place_left_at_work"]
        (shown,) = stretches_of(work.case, TODAY)
        assert [one.condition for one in shown.warnings] == ["place_left_at_work"]


def test_m9_the_municipalitys_own_numbers_decide(work: Work, stage: Stage) -> None:
    with work.consultant() as actor:
        row = started(work, actor)
        Placement.objects.filter(pk=row.pk).update(
            purpose=PlacementPurpose.SKILLS, granted_on=TODAY, others_there=2
        )
        assert missing(work.case, TODAY) == ["place_left_at_work"]
    with stage.owner():
        Limit.objects.filter(code=LimitCode.TRAINEES_EACH).update(value=3)
        Limit.objects.filter(code=LimitCode.PLACEMENT_FIRST).update(value=8)
    with work.consultant():
        assert missing(work.case, TODAY) == ["within_first_period"]


def test_m9_numbers_of_a_later_version_are_added_and_changed_ones_left_alone(
    work: Work, stage: Stage
) -> None:
    with stage.owner():
        Limit.objects.filter(code=LimitCode.PLACEMENT_EXPIRY).delete()
        Limit.objects.filter(code=LimitCode.TRAINEES_EACH).update(value=7)
        ship_defaults()
        values = dict(Limit.objects.values_list("code", "value"))
    assert work.case
    assert (values[LimitCode.PLACEMENT_EXPIRY], values[LimitCode.TRAINEES_EACH]) == (4, 7)


def test_d9_the_sheet_is_made_of_agreement_placement_and_company(work: Work) -> None:
    agreed(work)
    with work.consultant() as actor:
        started(work, actor)
        everything = frozenset(Section)
        facts = vitas_of(work.case, sections=everything, today=TODAY)
        assert facts is not None
        assert facts.agreed is not None
        assert facts.granted is not None
        assert (facts.agreed.minutes, facts.agreed.steps) == (720, ((date(2026, 4, 1), 840),))
        assert facts.granted.ends_before == WEEKS_13
        assert [lack.field for lack in vitas_lacks(facts)] == [
            SheetField.CVR_NUMBER,
            SheetField.P_NUMBER,
            SheetField.WORK_CONTACT,
            SheetField.REPRESENTATIVE,
            SheetField.PLACEMENT_PURPOSE,
            SheetField.GRANTED_ON,
        ]
