"""From the match to paid hours, as the record keeps it."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases.models import Case, CaseLink, Consent, Task
from fodfaeste.records.cases.queries import OpenLink, link_behind
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.placement.actions import (
    answers,
    companies,
    links,
)
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    Company,
    EmployerContact,
    HoursWeek,
    JobMatch,
    Placement,
    WorkAgreement,
)
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.records.placement.queries.links import employer_view
from fodfaeste.records.placement.queries.sheets import Terms, sheets_of
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.placement.kinds import (
    AgreementParty,
    AgreementState,
    EmployerContactKind,
    HoursKind,
    MatchEndReason,
)
from fodfaeste.rules.refusal import Refused
from tests.work_worlds import FULL_TERMS, MONDAY, Work, a_company, a_match, agreed, proposed
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
        assert register.company_page("brød byens", number=1).companies == (bread,)
        assert register.company_page("1358 56", number=1).companies == (bread,)
        assert register.company_page("10123", number=1).companies == (pack,)
        everything = register.company_page("", number=99)
        assert everything.companies == (bread, aldi, pack)
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
    details = companies.CompanyDetails(name="Nyt navn")
    with work.consultant() as actor:
        company = a_company(actor)
        changed = companies.change_company(
            actor=actor, company_id=company.pk, version=1, details=details, now=NOW
        )
        assert (changed.name, changed.version) == ("Nyt navn", 2)
        with pytest.raises(Stale):
            companies.change_company(
                actor=actor, company_id=company.pk, version=1, details=details, now=NOW
            )


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
                missing.obstacle.condition for missing in work_room(work.case).lacks(TODAY)
            ]
            assert ("paid_tasks_discussed" in conditions) is not talked
        assert register.contacts_with(company.pk) == tuple(EmployerContact.objects.order_by("-pk"))
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


def test_d11_a_match_ends_with_its_reason_and_a_broken_one_makes_a_task(work: Work) -> None:
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
        task = Task.objects.get(rule="D11")
    assert (task.responsible_id, task.due_on) == (
        work.world.employment_caseworker.pk,
        date(2026, 3, 6),
    )


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
        assert Task.objects.filter(rule="D11").count() == 0


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


# --- The agreement --------------------------------------------------------------------------------


def test_d3_d4_an_agreement_that_does_not_say_all_it_must_is_not_proposed(work: Work) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        draft = work.begin(actor, Terms())
        with pytest.raises(Refused) as refused:
            work.propose(actor, draft)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [
        ("D3", "hours_said"),
        ("D3", "tasks_said"),
        ("D3", "considerations_said"),
        ("D3", "sub_goals_said"),
        ("D3", "follow_up_said"),
        ("D4", "ordinary_answered"),
    ]


def test_d6_three_yeses_to_the_same_text_make_the_agreement(work: Work) -> None:
    agreement = proposed(work)
    with work.consultant() as actor:
        for party in (AgreementParty.CITIZEN, AgreementParty.EMPLOYER):
            work.say_yes(actor, agreement, party)
            assert WorkAgreement.objects.get().state == AgreementState.PROPOSED
        work.say_yes(actor, agreement, AgreementParty.JOB_CONSULTANT)
        made = WorkAgreement.objects.get()
        assert (made.state, made.agreed_on) == (AgreementState.AGREED, TODAY)
        hashes = set(AgreementAnswer.objects.values_list("text_hash", flat=True))
    assert hashes == {agreement.text_hash}
    assert len(agreement.text_hash) == 64


def test_d6_a_yes_to_an_older_text_is_no_yes_to_the_new_one(work: Work) -> None:
    first = proposed(work)
    with work.consultant() as actor:
        work.say_yes(actor, first, AgreementParty.CITIZEN)
        longer = work.revise(actor, first, replace(FULL_TERMS, placement_minutes=15 * 60))
        assert WorkAgreement.objects.get().state == AgreementState.DRAFT
        again = work.propose(actor, longer)
        assert again.text_hash != first.text_hash
        assert work.sheet().agreed_by == frozenset()
        with pytest.raises(Refused) as old:
            work.say_yes(actor, first, AgreementParty.EMPLOYER)
        assert (old.value.rule, old.value.obstacles[0].condition) == ("D6", "same_text")
        work.say_yes(actor, again, AgreementParty.CITIZEN)
        assert work.sheet().agreed_by == {AgreementParty.CITIZEN}


def test_d6_a_no_says_what_should_change_and_a_yes_counts_once(work: Work) -> None:
    agreement = proposed(work)
    with work.consultant() as actor:
        with pytest.raises(Refused) as silent:
            work.say(actor, agreement, AgreementParty.CITIZEN, agrees=False)
        assert silent.value.obstacles[0].condition == "change_said"
        work.say_yes(actor, agreement, AgreementParty.CITIZEN)
        work.say_yes(actor, agreement, AgreementParty.CITIZEN)
        assert AgreementAnswer.objects.count() == 1


def test_d6_an_agreed_text_stands_and_the_next_version_replaces_it(work: Work) -> None:
    first = agreed(work)
    with work.consultant() as actor:
        with pytest.raises(Refused) as fixed:
            work.revise(actor, first, replace(FULL_TERMS, ordinary_minutes=6 * 60))
        assert fixed.value.obstacles[0].condition == "step_possible"
        second = work.propose(
            actor, work.begin(actor, replace(FULL_TERMS, ordinary_minutes=6 * 60))
        )
        assert second.number == 2
        for party in AgreementParty:
            work.say_yes(actor, second, party)
        assert [(s.number, s.state) for s in sheets_of(first.match_id)] == [
            (2, AgreementState.AGREED),
            (1, AgreementState.REPLACED),
        ]


def test_d6_a_stale_text_meets_the_one_who_saved_first(work: Work) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        draft = work.begin(actor, FULL_TERMS)
        work.revise(actor, draft, replace(FULL_TERMS, working_times="Tirsdag og torsdag"))
        with pytest.raises(Stale):
            work.revise(actor, draft, replace(FULL_TERMS, working_times="Mandag"))
        assert work.sheet().terms.working_times == "Tirsdag og torsdag"


def test_d5_what_has_not_been_examined_is_still_missing_when_all_agree(work: Work) -> None:
    agreed(work)
    with work.consultant():
        lacks = work_room(work.case).lacks(TODAY)
    assert [(m.obstacle.rule, m.obstacle.condition) for m in lacks] == [("D5", "support_examined")]


# --- The employer's link --------------------------------------------------------------------------


def test_c2_a_link_to_the_employer_needs_the_citizens_consent(work: Work) -> None:
    agreement = proposed(work)
    with pytest.raises(Refused) as refused:
        work.link(agreement, consent=False)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [
        ("C2", "citizen_lets_share")
    ]


def test_l4_a_link_shows_the_agreement_and_hides_everything_else(work: Work) -> None:
    agreement = proposed(work)
    link, token = work.link(agreement)
    with through(token) as opened:
        view = employer_view(link_id=opened.id, case_id=opened.case_id, agreement_id=opened.target)
        assert view is not None
        assert (view.first_name, view.person_name) == ("Karin", "Bo Bager")
        assert view.sheet.company_name == "Byens Brød ApS"
        assert view.consultant is not None
        assert (view.consultant.name, view.consultant.phone) == ("Jonas Krag", "20112233")
        unseen = (Case, Consent, JointPlan, HoursWeek, EmployerContact, Task, Notice)
        assert {model: model.objects.count() for model in unseen} == dict.fromkeys(unseen, 0)
        assert list(Company.objects.values_list("name", flat=True)) == ["Byens Brød ApS"]
        assert list(CaseLink.objects.values_list("pk", flat=True)) == [link.pk]


def test_l4_only_the_hash_of_a_token_is_kept(work: Work) -> None:
    link, token = work.link(proposed(work))
    with work.consultant():
        kept = CaseLink.objects.get(pk=link.pk)
    assert bytes(kept.token_hash) == token_hash(token)
    assert (len(token), kept.expires) == (43, NOW + timedelta(days=30))


def test_d6_the_employers_answer_by_link_is_evidence_and_the_consultant_is_told(work: Work) -> None:
    agreement = proposed(work)
    link, token = work.link(agreement)
    for _ in range(2):
        with through(token) as opened:
            answers.answer_by_link(
                link_id=opened.id,
                case_id=opened.case_id,
                agreement_id=opened.target,
                agrees=True,
                text_hash=agreement.text_hash,
                address="192.0.2.7",
                today=TODAY,
                now=NOW,
            )
    with work.consultant() as actor:
        answer = AgreementAnswer.objects.get()
        assert (answer.party, answer.person_name, answer.address, answer.link_id) == (
            AgreementParty.EMPLOYER,
            "Bo Bager",
            "192.0.2.7",
            link.pk,
        )
        (notice,) = Notice.objects.filter(recipient_id=actor.id)
        assert (notice.kind, notice.case_number) == ("agreement_answered", work.case.pk)


def test_d6_the_third_yes_may_come_by_link(work: Work) -> None:
    agreement = proposed(work)
    with work.consultant() as actor:
        work.say_yes(actor, agreement, AgreementParty.CITIZEN)
        work.say_yes(actor, agreement, AgreementParty.JOB_CONSULTANT)
    _, token = work.link(agreement)
    with through(token) as opened:
        answers.answer_by_link(
            link_id=opened.id,
            case_id=opened.case_id,
            agreement_id=opened.target,
            agrees=True,
            text_hash=agreement.text_hash,
            today=TODAY,
            now=NOW,
        )
    with work.consultant():
        assert WorkAgreement.objects.get().state == AgreementState.AGREED


@pytest.mark.parametrize("how", ["revoked", "expired", "consent withdrawn", "unknown"])
def test_s4_a_link_that_is_no_longer_good_opens_nothing(work: Work, how: str) -> None:
    link, token = work.link(proposed(work))
    with work.consultant() as actor:
        if how == "revoked":
            links.revoke_link(actor=actor, case=work.case, link_id=link.pk, today=TODAY, now=NOW)
        elif how == "expired":
            CaseLink.objects.update(expires=NOW - timedelta(days=400))
        elif how == "consent withdrawn":
            Consent.objects.update(withdrawn_on=TODAY, withdrawn_by=actor.id)
        else:
            token = new_token()
    with transaction.atomic():
        act_as(Acting(actor="", request="test", route="test", now=noon(TODAY)))
        assert link_behind(token_hash(token)) is None
        act_as(Acting(actor="", request="test", route="test", now=noon(TODAY), link=str(link.pk)))
        if how != "unknown":
            assert WorkAgreement.objects.count() == 0


# --- Hours ----------------------------------------------------------------------------------------


def test_d7_a_week_is_written_once_and_corrected_with_its_version(work: Work) -> None:
    with work.consultant() as actor:
        first = work.hours(actor, placement=12 * 60)
        assert work.hours(actor, placement=12 * 60) == first
        second = work.hours(actor, placement=12 * 60, ordinary=4 * 60, version=1)
        assert (second.pk, second.version, second.ordinary_minutes) == (first.pk, 2, 240)
        with pytest.raises(Stale):
            work.hours(actor, placement=13 * 60, version=1)
        assert HoursWeek.objects.count() == 1


def test_d8_more_than_37_hours_in_all_are_refused(work: Work) -> None:
    with work.consultant() as actor:
        with pytest.raises(Refused) as refused:
            work.hours(actor, placement=30 * 60, ordinary=7 * 60 + 1)
        assert refused.value.obstacles[0].condition == "within_full_time"
        assert work.hours(actor, placement=30 * 60, ordinary=7 * 60).ordinary_minutes == 420


def test_d7_a_week_that_has_not_begun_has_no_hours(work: Work) -> None:
    with work.consultant() as actor, pytest.raises(Refused) as refused:
        work.hours(actor, placement=60, week=MONDAY + timedelta(weeks=1))
    assert (refused.value.rule, refused.value.obstacles[0].condition) == ("D7", "week_begun")


def through(token: str) -> "_Through":
    """Act as somebody behind a link, as the door does."""
    return _Through(token)


class _Through:
    def __init__(self, token: str) -> None:
        self.token = token
        self.block = transaction.atomic()

    def __enter__(self) -> OpenLink:
        self.block.__enter__()
        act_as(Acting(actor="", request="test", route="test", now=noon(TODAY)))
        link = link_behind(token_hash(self.token))
        assert link is not None
        act_as(Acting(actor="", request="test", route="test", now=noon(TODAY), link=str(link.id)))
        return link

    def __exit__(self, *error: object) -> None:
        self.block.__exit__(*error)  # type: ignore[arg-type]
