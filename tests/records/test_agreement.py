"""The work agreement and the employer's link, as the record keeps them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, CaseLink, Consent, Task
from fodfaeste.records.cases.queries import OpenLink, link_behind
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import (
    answers,
    links,
    wording,
)
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    Company,
    EmployerContact,
    HoursWeek,
    WorkAgreement,
)
from fodfaeste.records.placement.queries.links import employer_view
from fodfaeste.records.placement.queries.sheets import Terms, sheets_of
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.placement.kinds import (
    AgreementParty,
    AgreementState,
    MatchEndReason,
)
from fodfaeste.rules.refusal import Refused
from tests.work_worlds import FULL_TERMS, Work, a_company, a_match, agreed, proposed
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
        lacks = work_room(work.case, today=TODAY).lacks(TODAY)
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
        view = employer_view(
            link_id=opened.id,
            case_id=opened.case_id,
            agreement_id=opened.target,
            today=TODAY,
        )
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
        task = new_task(
            actor=actor, case=work.case, title="Hjælp med arbejdsaftalen", responsible=None, now=NOW
        )
        task.rule = "E4"
        task.save(force_insert=True)
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
        done = Task.objects.get(rule="E4")
        assert (done.state, done.done_on, done.done_by) == (TaskState.DONE, TODAY, None)
        told = Notice.objects.filter(sentence="Arbejdsaftalen er indgået: alle tre har sagt ja.")
    with acting_as(work.world.actor(work.world.cti_worker)) as cti:
        assert told.filter(recipient_id=cti.id).count() == 1


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


def test_d6_a_version_on_its_way_is_dropped_when_the_match_ends(work: Work) -> None:
    agreement = agreed(work)
    with work.consultant() as actor:
        work.propose(actor, work.begin(actor, replace(FULL_TERMS, ordinary_minutes=6 * 60)))
        agreement.match.refresh_from_db()
        work.end(actor, agreement.match, reason=MatchEndReason.ILLNESS, note="Indlagt i dag")
        states = WorkAgreement.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["ended", "dropped"]


@pytest.mark.parametrize(("paid", "state"), [(0, TaskState.OPEN), (2 * 60, TaskState.DONE)])
def test_d12_a_version_with_more_paid_hours_has_done_the_talk_about_pay_however_it_is_begun(
    work: Work, paid: int, state: TaskState
) -> None:
    agreed(work)
    with work.consultant() as actor:
        task = new_task(actor=actor, case=work.case, title="Tal løn", responsible=actor.id, now=NOW)
        task.rule = "D12"
        task.save(force_insert=True)
        work.begin(actor, replace(FULL_TERMS, ordinary_minutes=paid, working_times="Mandag 9-13"))
        assert Task.objects.get().state == state


def test_d6_a_practical_change_of_a_proposal_is_told_and_another_change_is_not(work: Work) -> None:
    made = proposed(work)
    with work.consultant() as actor:
        reason = work.revise(actor, made, replace(FULL_TERMS, ordinary_no_reason="Ingen penge"))
        work.revise(actor, reason, replace(FULL_TERMS, contact_name="Mia Lund"))
    with acting_as(work.world.actor(work.world.cti_worker)) as cti:
        told = Notice.objects.filter(recipient_id=cti.id, kind="agreement_answered")
        assert list(told.values_list("sentence", flat=True)) == [wording.PRACTICAL_CHANGED]
