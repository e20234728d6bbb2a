"""A consent taken back: at once, once, and seen by whoever was just reading (C2, T10)."""

import uuid
from datetime import timedelta

from django.urls import reverse

from fodfaeste.records.cases.models import Case, CaseLink, Consent, Task
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.consent.kinds import InformationType, Party
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.test_consents import at, given, page
from tests.work_forms import at as work_at
from tests.work_worlds import Work, proposed
from tests.worlds import TODAY, World, acting_as, noon


def test_c2_a_withdrawal_says_what_is_shut_gives_a_task_and_tells_the_team(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = given(world, case)
    client = sign_in(world.social_caseworker)
    assert "Beskæftigelsesområdet på teamet kan læse om CTI-notater." in page(
        client, "consent", case, consent.pk
    )
    after = client.post(at("withdraw_consent", case, consent.pk), follow=True).text
    assert "Beskæftigelsesområdet på teamet kan ikke læse om CTI-notater." in after
    assert "Trukket tilbage den 4. marts 2026 af Samir Toft" in " ".join(after.split())
    with acting_as(world.actor(world.employment_caseworker)):
        task = Task.objects.get(rule="C2")
        assert (task.responsible_id, task.due_on) == (world.employment_caseworker.pk, TODAY)
        told = Notice.objects.filter(kind="consent_withdrawn")
        assert told.filter(recipient_id=world.employment_caseworker.pk).count() == 1


def test_c2_a_withdrawal_that_another_consent_makes_up_for_asks_nobody_to_act(
    world: World, case: Case, sign_in: SignIn
) -> None:
    first = given(world, case)
    given(world, case, purpose="Hjælp til at komme på arbejde om morgenen")
    client = sign_in(world.social_caseworker)
    after = client.post(at("withdraw_consent", case, first.pk), follow=True).text
    assert "Stadig åbent, fordi et andet samtykke gælder" in after
    with acting_as(world.actor(world.cti_worker)):
        assert Task.objects.filter(rule="C2").count() == 0


def test_c2_two_clicks_withdraw_once_and_a_colleague_is_told_that_it_is_done(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = given(world, case)
    client = sign_in(world.cti_worker)
    statuses = [client.post(at("withdraw_consent", case, consent.pk)).status_code for _ in range(2)]
    assert statuses == [302, 302]
    with acting_as(world.actor(world.cti_worker)):
        assert Task.objects.filter(rule="C2").count() == 1
    late = sign_in(world.social_caseworker).post(at("withdraw_consent", case, consent.pk))
    assert late.status_code == 409
    assert "Samtykket er allerede trukket tilbage." in late.text


def test_c2_a_withdrawal_to_the_employer_shuts_the_link_for_good(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = given(
        world,
        case,
        types=frozenset({InformationType.EMPLOYMENT}),
        from_party=Party.EMPLOYMENT_DEPARTMENT,
        to_party=Party.EMPLOYER,
        to_name="Byens Brød ApS",
    )
    with acting_as(world.actor(world.job_consultant)):
        CaseLink.objects.create(
            created_at=noon(TODAY),
            created_by=world.job_consultant,
            case=case,
            scope=LinkScope.AGREEMENT,
            person_name="Bo Bager",
            token_hash=b"x" * 32,
            target=1,
            expires=noon(TODAY) + timedelta(days=9),
        )
    sign_in(world.job_consultant).post(at("withdraw_consent", case, consent.pk))
    with acting_as(world.actor(world.job_consultant)):
        assert CaseLink.objects.get().revoked_at == noon(TODAY)
        assert Task.objects.get(rule="C2").responsible_id == world.job_consultant.pk


def test_t10_who_reads_while_the_consent_is_withdrawn_is_told_why_at_the_next_click(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    today_is(TODAY)
    consent = given(world, case, types=frozenset({InformationType.MEASURES}))
    reader = sign_in(world.job_consultant)
    measures = reverse("staff:measures:measures", args=[case.pk])
    assert reader.get(measures).status_code == 200
    sign_in(world.cti_worker).post(at("withdraw_consent", case, consent.pk))
    after = reader.get(measures)
    assert after.status_code == 403
    assert "Det kræver borgerens samtykke" in after.text


def test_t10_a_save_after_the_withdrawal_is_refused_and_what_was_typed_stands(
    world: World, case: Case, sign_in: SignIn
) -> None:
    work = Work(world=world, case=case)
    agreement = proposed(work)
    work.link(agreement)
    consultant, page_of_link = sign_in(world.job_consultant), work_at(case, "link")
    with acting_as(world.actor(world.job_consultant)):
        consent = Consent.objects.get()
    sign_in(world.social_caseworker).post(at("withdraw_consent", case, consent.pk))
    refused = consultant.post(page_of_link, {"person_name": "Bodil Bager", "key": uuid.uuid4()})
    assert refused.status_code == 409
    assert "Borgeren har ikke et gældende samtykke" in refused.text
    assert 'value="Bodil Bager"' in refused.text
    with acting_as(world.actor(world.job_consultant)):
        assert CaseLink.objects.filter(revoked_at=None).count() == 0
