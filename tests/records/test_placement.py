"""From the company to paid hours, as the record keeps it."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from fodfaeste.records.cases.models import Case, CaseLink, QuickReaction
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.placement.actions import (
    companies,
)
from fodfaeste.records.placement.models import (
    Company,
    JobMatch,
    Placement,
    WorkAgreement,
)
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.records.placement.queries.company_room import company_room
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.placement.kinds import (
    AgreementState,
    EmployerContactKind,
    HoursKind,
    MatchEndReason,
)
from fodfaeste.rules.refusal import Refused
from tests.work_worlds import Work, a_company, a_match, agreed
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
NOW = noon(TODAY)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


# --- Companies ------------------------------------------------------------------------------------


def test_d1_a_company_is_found_by_parts_of_its_name_and_by_its_numbers(work: Work) -> None:
    with work.consultant() as actor:
        bread = a_company(actor, name="Byens Brød ApS", cvr_number="13585628")
        pack = a_company(actor, name="Århus Pak & Lager", p_number="1012345678")
        aldi = a_company(actor, name="Aage Ålborg Tømrer")
        for text, found in (("brød byens", bread), ("1358 56", bread), ("10123", pack)):
            assert tuple(register.found_by(text)) == (found,)
        everything = register.company_page(register.Wanted(), number=99, today=TODAY)
        assert tuple(row.company for row in everything.rows) == (bread, aldi, pack)
        assert (everything.number, everything.last, everything.total) == (1, 1, 3)


def test_d1_a_wrong_number_is_refused_and_a_place_stands_once(work: Work) -> None:
    with work.consultant() as actor:
        with pytest.raises(Refused) as refused:
            a_company(actor, cvr_number="12345678", p_number="77")
        assert [o.condition for o in refused.value.obstacles] == ["cvr_exists", "p_number_shaped"]
        a_company(actor, name="Første", p_number="1012345678")
        with pytest.raises(Refused) as taken:
            a_company(actor, name="Anden", p_number="1012345678")
    assert taken.value.obstacles[0].condition == "place_stands_once"
    assert "Første" in str(taken.value)


def test_d1_a_company_that_was_changed_meanwhile_is_not_overwritten(work: Work) -> None:
    def change(actor: Actor, company: Company, name: str) -> Company:
        return companies.change_company(
            actor=actor,
            company_id=company.pk,
            version=1,
            details=companies.CompanyDetails(name=name),
            now=NOW,
        ).record

    with work.consultant() as actor:
        company = a_company(actor)
        changed = change(actor, company, "Nyt navn")
        assert (changed.name, changed.version) == ("Nyt navn", 2)
        assert change(actor, company, "Nyt navn").version == 2  # the same said twice is one change
        with pytest.raises(Stale):
            change(actor, company, "Et andet navn")


def test_d1_d13_a_visit_is_kept_with_whether_paid_tasks_were_talked_about(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        for talked in (False, True):
            companies.record_contact(
                actor=actor,
                key=uuid.uuid4(),
                case=work.case,
                contact=companies.NewContact(
                    company_id=company.pk,
                    kind=EmployerContactKind.VISIT,
                    happened_on=TODAY,
                    paid_tasks_discussed=talked,
                ),
                today=TODAY,
                now=NOW,
            )
            conditions = [
                missing.obstacle.condition
                for missing in work_room(work.case, today=TODAY).lacks(TODAY)
            ]
            assert ("paid_tasks_discussed" in conditions) is not talked
        room = company_room(company.pk)
        assert room is not None
        assert [one.paid_tasks_discussed for one in room.contacts] == [True, False]
        with pytest.raises(Refused) as refused:
            companies.record_contact(
                actor=actor,
                key=uuid.uuid4(),
                case=work.case,
                contact=companies.NewContact(
                    company_id=company.pk,
                    kind=EmployerContactKind.PHONE,
                    happened_on=TODAY + timedelta(days=1),
                ),
                today=TODAY,
                now=NOW,
            )
    assert refused.value.rule == "D1"


# --- The match ------------------------------------------------------------------------------------


def test_d2_a_match_tells_the_cti_worker_and_only_once_for_one_form(work: Work) -> None:
    key = uuid.uuid4()
    with work.consultant() as actor:
        company = a_company(actor)
        first = a_match(work, actor, company, key=key)
        assert a_match(work, actor, company, key=key) == first
    with acting_as(work.world.actor(work.world.cti_worker)) as cti:
        (notice,) = Notice.objects.filter(recipient_id=cti.id)
        assert (notice.case_number, notice.kind) == (work.case.pk, "match_found")
        assert "Karin" not in notice.sentence


def test_d2_without_the_citizens_yes_or_beside_another_match_it_is_refused(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        with pytest.raises(Refused) as silent:
            a_match(work, actor, company, citizen_said_yes_on=None)
        assert silent.value.obstacles[0].condition == "citizen_said_yes"
        a_match(work, actor, company)
        with pytest.raises(Refused) as second:
            a_match(work, actor, company)
        assert second.value.obstacles[0].condition == "no_other_match"
        assert JobMatch.objects.count() == 1


def test_d2_only_the_teams_job_consultant_says_that_a_match_is_found(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    with acting_as(work.world.actor(work.world.cti_worker)) as cti, pytest.raises(Refused) as no:
        a_match(work, cti, company)
    assert (no.value.rule, no.value.obstacles[0].condition) == ("M1", "as_job_consultant")


def test_d11_a_match_ends_with_its_reason_and_a_broken_one_says_what_happened(work: Work) -> None:
    with work.consultant() as actor:
        match = a_match(work, actor, a_company(actor))
        with pytest.raises(Refused) as why:
            work.end(actor, match, reason=None)
        assert why.value.rule == "D11"
        with pytest.raises(Refused) as what:
            work.end(actor, match, reason=MatchEndReason.ILLNESS, note="syg")
        assert what.value.obstacles[0].condition == "end_explained"
        ended = work.end(actor, match, reason=MatchEndReason.ILLNESS, note="Længere sygdom hjemme")
        assert (ended.ended_on, ended.end_reason) == (TODAY, "illness")


def test_d11_what_stands_on_the_match_ends_with_it(work: Work) -> None:
    agreement = agreed(work)
    link, _ = work.link(agreement)
    with work.consultant() as actor:
        placement = work.start(actor, kind=HoursKind.ORDINARY, ends_before=None)
        work.end(actor, JobMatch.objects.get(), reason=MatchEndReason.COMPLETED)
        placement.refresh_from_db()
        assert placement.ends_before == TODAY + timedelta(days=1)
        assert WorkAgreement.objects.get().state == AgreementState.ENDED
        assert CaseLink.objects.get(pk=link.pk).revoked_by_id == actor.id
        assert QuickReaction.objects.count() == 0


# --- The placement --------------------------------------------------------------------------------


def test_c7_a_placement_waits_until_both_areas_have_talked_with_the_citizen(work: Work) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        with pytest.raises(Refused) as neither:
            work.start(actor)
        assert [o.condition for o in neither.value.obstacles] == [
            "wishes_discussed",
            "discussed_by_both",
        ]
        plan = JointPlan.objects.create(
            **made_by(actor.id, NOW), case=work.case, wishes_discussed_employment_on=TODAY
        )
        with pytest.raises(Refused) as one:
            work.start(actor)
        assert [(o.rule, o.condition) for o in one.value.obstacles] == [("C7", "discussed_by_both")]
        plan.wishes_discussed_social_on = TODAY
        plan.save()
        assert work.start(actor).starts_on == TODAY
        assert Placement.objects.count() == 1


def test_d8_a_placement_has_an_end_and_paid_work_needs_none(work: Work) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        with pytest.raises(Refused) as endless:
            work.start(actor, ends_before=None)
        assert endless.value.obstacles[0].condition == "placement_has_end"
        assert work.start(actor, kind=HoursKind.ORDINARY, ends_before=None).ends_before is None
