"""The crisis plan and the retention plan in the browser (F3, I1, C2)."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, Task
from fodfaeste.records.cti.models import (
    CrisisPlan,
    RetentionPlan,
    SafetyPlanVersion,
    Supporter,
)
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.web.staff.safety import papers
from tests.web.conftest import SignIn
from tests.web.staff.safety.steps import (
    PLAN,
    RETENTION,
    address,
    day,
    promise,
    put_in_bank,
    rows,
)
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db


def let_know(world: World, case: Case, to: Party, **named: object) -> None:
    """The citizen lets somebody outside be told."""
    with acting_as(world.actor(world.cti_worker)):
        Consent.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=case,
            types=[InformationType.SOCIAL],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=to,
            purpose="At de kan hjælpe, når det bliver svært",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=TODAY,
            **named,
        )


def test_f3_two_who_write_the_same_meet_the_merge_page_and_both_texts_live(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "kriseplan/")
    assert cti.post(there, {**PLAN, "version": 0}).status_code == 302
    late = cti.post(there, {**PLAN, "version": 0, "signs": "KANARIE sover om dagen"})
    assert late.status_code == 409
    assert ("Jeg svarer ikke" in late.text, "KANARIE sover om dagen" in late.text) == (True, True)
    both = {
        **PLAN,
        "version": 1,
        "signs_valg": "merged",
        "signs_mine": "KANARIE sover om dagen",
        "signs_theirs": "Jeg svarer ikke",
        "signs_samlet": "Jeg svarer ikke og sover om dagen",
    }
    assert cti.post(there, both).status_code == 302
    plan: Any = rows(world, CrisisPlan)[0]
    assert (plan.signs, plan.version) == ("Jeg svarer ikke og sover om dagen", 2)


def test_e15_a_strategy_that_worked_is_chosen_with_one_press(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "kriseplan/")
    assert 'name="strategies"' not in cti.get(there).text
    put_in_bank(cti, running)
    put_in_bank(cti, running, text="Spiser i kantinen", outcome="not")
    page = cti.get(there).text
    assert (page.count('name="strategies"'), "Spiser i kantinen" in page) == (1, False)
    number = page.split('name="strategies" value="')[1].split('"')[0]
    assert cti.post(there, {**PLAN, "version": 0, "strategies": number}).status_code == 302
    versions: list[Any] = rows(world, SafetyPlanVersion)
    assert versions[-1].content["strategies"] == "Går en tur rundt om bygningen"
    assert cti.post(there, {**PLAN, "version": 1}).status_code == 302
    versions = rows(world, SafetyPlanVersion)
    later: list[Any] = rows(world, SafetyPlanVersion)
    assert [one.content["strategies"] for one in later][-2:] == [
        "Går en tur rundt om bygningen",
        "",
    ]


def test_f3_every_text_is_kept_and_shown_against_the_one_before(running: Case, cti: Client) -> None:
    there = address(running, "kriseplan/")
    cti.post(there, {**PLAN, "version": 0})
    cti.post(there, {**PLAN, "version": 1})
    cti.post(there, {**PLAN, "version": 1, "signs": "Jeg svarer aldrig", **day("agreed_on")})
    page = cti.get(address(running, "kriseplan/foer/")).text
    assert (page.count("Udgave "), "<del>" in page, "<ins>" in page) == (2, True, True)
    assert "aftalt med borgeren 4. marts 2026" in page


def test_f3_words_changed_after_the_agreement_are_not_agreed(
    running: Case, cti: Client, world: World
) -> None:
    there = address(running, "kriseplan/")
    sent = {**PLAN, "version": 0, **day("agreed_on", TODAY)}
    cti.post(there, sent)
    assert "aftalt med borgeren" in cti.get(there).text
    with acting_as(world.actor(world.cti_worker)):
        CrisisPlan.objects.update(agreed_on=TODAY - timedelta(days=3))
    assert "ændret siden aftalen" in cti.get(there).text
    tomorrow = {**PLAN, "version": 1, **day("agreed_on", TODAY + timedelta(days=1))}
    refused = cti.post(there, tomorrow)
    assert (refused.status_code, "/metoden/#F3" in refused.text) == (409, True)


def test_c2_somebody_of_the_network_says_yes_by_consent_only(
    world: World, running: Case, cti: Client, sister: NetworkPerson
) -> None:
    there = address(running, "hjaelper/ny/")
    yes = {**day("accepted_on"), "accepted_how": "phone"}
    refused = cti.post(there, promise(f"network-{sister.pk}", promises="KANARIE", **yes))
    assert (refused.status_code, "/metoden/#C2" in refused.text, "KANARIE" in refused.text) == (
        409,
        True,
        True,
    )
    assert rows(world, Supporter) == []
    assert cti.post(there, promise(f"network-{sister.pk}")).status_code == 302
    plan = address(running, "fastholdelse/")
    assert "0 af 1 har sagt ja" in cti.get(plan).text
    let_know(world, running, Party.NETWORK_PERSON, to_person=sister)
    held: Any = rows(world, Supporter)[0]
    sent = {"key": uuid.uuid4(), "version": held.version, **yes}
    assert cti.post(address(running, f"hjaelper/{held.pk}/ja/"), sent).status_code == 302
    page = cti.get(plan).text
    assert ("den ene, der er nævnt, har sagt ja" in page, "Grete" in page) == (True, True)


def test_i1_a_promise_that_changes_asks_for_a_yes_again(
    world: World, running: Case, cti: Client
) -> None:
    yes = {**day("accepted_on"), "accepted_how": "together"}
    sent = promise(f"team-{world.job_consultant.pk}", **yes)
    for _ in range(2):
        assert cti.post(address(running, "hjaelper/ny/"), sent).status_code == 302
    held: Any = rows(world, Supporter)[0]
    assert (len(rows(world, Supporter)), held.accepted_on) == (1, TODAY)
    there = address(running, f"hjaelper/{held.pk}/")
    changed = {"key": uuid.uuid4(), "version": 1, "plan": "both", "promises": "Ringer hver dag"}
    assert cti.post(there, changed).status_code == 302
    held = rows(world, Supporter)[0]
    assert (held.accepted_on, held.earlier_yes_on, held.accepted_how) == (None, TODAY, "")
    page = cti.get(address(running, "kriseplan/")).text
    assert ("spørg igen" in page, "0 af 1 har sagt ja" in page) == (True, True)
    late = cti.post(there, {**changed, "key": uuid.uuid4(), "promises": "KANARIE skriver"})
    assert (late.status_code, "KANARIE skriver" in late.text) == (409, True)


def test_i1_a_yes_has_a_day_and_a_way(running: Case, cti: Client, world: World) -> None:
    sent = promise(f"team-{world.job_consultant.pk}", **day("accepted_on"))
    answer = cti.post(address(running, "hjaelper/ny/"), sent)
    assert (answer.status_code, "Vælg, hvordan personen sagde ja." in answer.text) == (422, True)


def test_i1_a_name_from_before_is_kept_and_pointed_at_its_person(
    world: World, running: Case, cti: Client
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        old = Supporter.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=running,
            name="Jonas fra jobcentret",
            promises="Ringer",
            accepted_on=TODAY,
        )
    page = cti.get(address(running, "fastholdelse/")).text
    assert ("Jonas fra jobcentret" in page, "Vælg, hvem det er" in page) == (True, True)
    there = address(running, f"hjaelper/{old.pk}/")
    who = f"team-{world.job_consultant.pk}"
    sent = {"key": uuid.uuid4(), "version": 1, "who": who, "plan": "both", "promises": "Ringer"}
    assert cti.post(there, sent).status_code == 302
    held: Any = rows(world, Supporter)[0]
    assert (held.kind, held.colleague_id, held.accepted_on) == (
        "team",
        world.job_consultant.pk,
        TODAY,
    )
    assert "den ene, der er nævnt, har sagt ja" in cti.get(address(running, "fastholdelse/")).text


def test_f3_whoever_is_taken_out_says_why_and_counts_no_more(
    world: World, running: Case, cti: Client
) -> None:
    cti.post(address(running, "hjaelper/ny/"), promise(f"team-{world.job_consultant.pk}"))
    held: Any = rows(world, Supporter)[0]
    there = address(running, f"hjaelper/{held.pk}/ud/")
    sent = {"key": uuid.uuid4(), "version": 1}
    assert cti.post(there, {**sent, "reason": "nej"}).status_code == 409
    assert cti.post(there, {**sent, "reason": "Jonas har fået andet arbejde."}).status_code == 302
    assert "ingen har fået en opgave" in cti.get(address(running, "fastholdelse/")).text
    assert len(rows(world, Supporter)) == 1


def test_f3_texts_from_before_are_kept_and_asked_of_no_new_plan(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "fastholdelse/")
    sent = {"version": 0, "what_keeps_the_job": "Faste dage", "warning_signs": "Bliver stille"}
    assert cti.post(there, sent).status_code == 302
    assert 'name="who_supports"' not in cti.get(there).text
    with acting_as(world.actor(world.cti_worker)):
        RetentionPlan.objects.update(who_supports="Grete og chefen")
    assert 'name="who_supports"' in cti.get(there).text
    again = {**sent, "version": 1, "who_supports": "Grete og Mia", "warning_signs": "Bliver væk"}
    assert cti.post(there, again).status_code == 302
    plan: Any = rows(world, RetentionPlan)[0]
    assert (plan.who_supports, plan.warning_signs) == ("Grete og Mia", "Bliver væk")


def test_f3_a_next_contact_becomes_a_task_with_its_day(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "fastholdelse/kontakt/")
    sent = {
        "key": uuid.uuid4(),
        "what": "Ring og hør, hvordan det går",
        "who": str(world.job_consultant.pk),
        **day("on", TODAY + timedelta(days=30)),
    }
    for _ in range(2):
        assert cti.post(there, sent).status_code == 302
    tasks: list[Any] = [one for one in rows(world, Task) if one.rule == "F3"]  # type: ignore[attr-defined]
    assert [(one.responsible_id, one.due_on) for one in tasks] == [
        (world.job_consultant.pk, TODAY + timedelta(days=30))
    ]
    assert "Ring og hør" in cti.get(address(running, "fastholdelse/")).text
    gone = cti.post(there, {**sent, "key": uuid.uuid4(), **day("on", TODAY - timedelta(days=1))})
    assert (gone.status_code, "/metoden/#F3" in gone.text) == (409, True)


def test_c2_the_workplace_gets_its_part_by_consent_and_nothing_more(
    world: World, running: Case, cti: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cti.post(address(running, "fastholdelse/"), {**RETENTION, "version": 0})
    cti.post(
        address(running, "hjaelper/ny/"), promise("arbejdsplads", name="Jens", plan="retention")
    )
    cti.post(address(running, "hjaelper/ny/"), promise(f"team-{world.job_consultant.pk}"))
    there = address(running, "fastholdelse/arbejdspladsen/")
    refused = cti.get(there)
    assert (refused.status_code, "/metoden/#C2" in refused.text) == (409, True)
    let_know(world, running, Party.EMPLOYER, to_name="Byens Brød")
    said: list[Any] = []

    def render(paper: Any) -> bytes:
        said.append(paper)
        return b"%PDF"

    monkeypatch.setattr(papers, "render_document", render)
    assert cti.get(there).status_code == 200
    assert (said[0].signs, said[0].keeps, said[0].job, said[0].people) == (
        ("Bliver stille",),
        (),
        (),
        (),
    )


def test_f3_paper_is_for_the_social_side_and_bears_no_cpr(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    cti.post(address(running, "kriseplan/"), {**PLAN, "version": 0})
    closed = sign_in(world.job_consultant)
    for tail in ("kriseplan/pdf/", "kriseplan/lomme/", "fastholdelse/pdf/"):
        paper = cti.get(address(running, tail))
        assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
        assert closed.get(address(running, tail)).status_code == 403
    assert closed.get(address(running, "kriseplan/foer/")).status_code == 403
    assert "Jeg svarer ikke" not in closed.get(address(running)).text
    assert sign_in(world.stranger).get(address(running, "kriseplan/")).status_code == 404


def test_f3_the_emergency_numbers_stand_beside_the_plan(running: Case, cti: Client) -> None:
    page = cti.get(address(running, "kriseplan/")).text
    assert (page.count("<strong>112</strong>"), "Livslinien" in page) == (1, True)


def test_f3_the_page_of_cti_says_what_is_missing_when_phase_3_begins(
    world: World, running: Case, sign_in: SignIn, today_is: Any
) -> None:
    assert "der er ingen kriseplan" not in sign_in(world.cti_worker).get(address(running)).text
    today_is(TODAY + timedelta(days=190))
    page = sign_in(world.cti_worker).get(address(running)).text
    assert "Fase 3 er begyndt, og der er ingen kriseplan." in page


def test_f3_the_same_questions_are_asked_for_2_and_20_people(
    world: World, running: Case, cti: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert cti.get(address(running, "fastholdelse/")).status_code == 200
        return len(caught)

    def add(number: int) -> None:
        with acting_as(world.actor(world.cti_worker)):
            Supporter.objects.bulk_create(
                Supporter(
                    **made_by(world.cti_worker.pk, noon(TODAY)),
                    case=running,
                    kind="team",
                    colleague=world.job_consultant,
                    promises="Ringer",
                )
                for _ in range(number)
            )

    add(2)
    few = asked()
    add(18)
    assert asked() == few
