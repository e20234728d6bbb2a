"""Prints of the plan, and who has which of them (C6)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.models import JointPlan, PaperCopy
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from tests.pdf.reading import text_of
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, noon


@pytest.fixture
def approved(world: World, case: Case) -> Case:
    """A course with one approved plan."""
    written_plan(world, case)
    approved_plan(world, case)
    return case


def url(name: str, case: Case, **more: object) -> str:
    return reverse(f"staff:plan:{name}", kwargs={"case_id": case.pk, **more})


def giving(to: str, *, on: date = TODAY, number: int = 1, **more: str) -> dict[str, str]:
    return {
        "number": str(number),
        "variant": "standard",
        "to": to,
        "handed_over_on_day": str(on.day),
        "handed_over_on_month": str(on.month),
        "handed_over_on_year": str(on.year),
        "key": str(uuid.uuid4()),
        **more,
    }


def gone(fate: str = "taken_back", on: date = TODAY) -> dict[str, str]:
    days = {"gone_on_day": on.day, "gone_on_month": on.month, "gone_on_year": on.year}
    return {"fate": fate, **{name: str(value) for name, value in days.items()}}


def sister(world: World, case: Case) -> NetworkPerson:
    with acting_as(world.actor(world.cti_worker)) as actor:
        return NetworkPerson.objects.create(
            **made_by(actor.id, noon(TODAY)),
            case=case,
            name="Mette Mølgaard",
            relation="søster",
            kind=NetworkKind.PRIVATE,
        )


def say_yes(world: World, case: Case, person: NetworkPerson) -> int:
    with acting_as(world.actor(world.social_caseworker)) as actor:
        return cases.give_consent(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            consent=cases.NewConsent(
                draft=ConsentDraft(
                    types=frozenset({InformationType.SOCIAL, InformationType.EMPLOYMENT}),
                    from_party=Party.SOCIAL_DEPARTMENT,
                    to_party=Party.NETWORK_PERSON,
                    purpose="At Mette kan hjælpe Karin med planen",
                    form=ConsentForm.WRITTEN,
                    oral_note="",
                    consequences_explained=True,
                    given_on=TODAY,
                    ends_before=TODAY + timedelta(days=365),
                ),
                to_person=person.pk,
            ),
            today=TODAY,
            now=noon(TODAY),
        ).pk


def copies(world: World) -> list[PaperCopy]:
    with acting_as(world.actor(world.cti_worker)):
        return list(PaperCopy.objects.order_by("id"))


def test_c6_the_plan_has_three_prints_and_each_says_who_it_is_for(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    page = client.get(url("print", approved)).text
    for words in ("Almindelig", "Stor skrift", "Let at læse", "mindst 18 punkt"):
        assert words in page
    easy = text_of(client.get(f"{url('pdf', approved)}?print=easy").content)
    assert "Ring til os" in easy
    assert "20112233" in easy.replace(" ", "")
    assert easy.index("Ring til os") < easy.index("Dine mål")
    assert "§" not in easy
    large = text_of(client.get(f"{url('pdf', approved)}?print=large_print").content)
    assert "Formålet med planen" in large
    picture = client.get(url("print_picture", approved, variant="easy"))
    assert (picture["Content-Type"], picture.content[1:4]) == ("image/png", b"PNG")
    assert client.get(url("print_picture", approved, variant="x")).status_code == 404
    other = client.get(f"{url('pdf', approved)}?print=hieroglyffer")
    assert (other.status_code, other["Content-Type"]) == (200, "application/pdf")


def test_c6_who_has_which_print_is_noted_and_listed(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    given = giving("citizen:0", variant="large_print")
    assert client.post(url("hand_over", approved), given).status_code == 302
    to_nadia = giving(f"colleague:{world.cti_worker.pk}")
    assert client.post(url("hand_over", approved), to_nadia).status_code == 302
    page = client.get(url("copies", approved)).text
    for words in ("Karin Mølgaard", "Stor skrift", "Nadia Friis", "Hos modtageren"):
        assert words in page
    assert "Hvem har planen på papir" in client.get(url("plan", approved)).text


def test_c6_two_clicks_note_one_copy(world: World, approved: Case, sign_in: SignIn) -> None:
    client, given = sign_in(world.job_consultant), giving("citizen:0")
    assert [client.post(url("hand_over", approved), given).status_code for _ in "12"] == [302, 302]
    assert len(copies(world)) == 1


def test_c2_a_person_in_the_network_gets_the_plan_only_with_the_citizens_yes(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    person = sister(world, approved)
    client = sign_in(world.cti_worker)
    given = giving(f"network_person:{person.pk}")
    refused = client.post(url("hand_over", approved), given)
    assert refused.status_code == 409
    assert 'href="/metoden/#C2"' in refused.text
    assert f'value="network_person:{person.pk}"' in refused.text
    consent = say_yes(world, approved, person)
    assert client.post(url("hand_over", approved), given).status_code == 302
    assert [copy.consent_id for copy in copies(world)] == [consent]
    assert "Mette Mølgaard" in client.get(url("copies", approved)).text
    other_side = sign_in(world.job_consultant).get(url("copies", approved)).text
    assert "Mette" not in other_side
    assert "En person i netværket" in other_side


def test_c6_a_receiver_nobody_listed_is_not_taken(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    for to in (f"colleague:{world.stranger.pk}", "outside_party:1", "x", "citizen:x"):
        answer = client.post(url("hand_over", approved), giving(to))
        assert (answer.status_code, "Vælg en af mulighederne." in answer.text) == (422, True)


def test_c6_the_citizens_older_paper_is_pointed_out_to_whoever_writes_the_plan(
    world: World, approved: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        JointPlan.objects.filter(case=approved).update(owner=world.social_caseworker)
    warning = "Borgeren har ikke fået den nyeste plan."
    my_day = reverse("staff:cases:my_day")
    owner, other = sign_in(world.social_caseworker), sign_in(world.cti_worker)
    duty = DeadlineKind.COPY_IS_NEWEST.label
    assert duty in owner.get(my_day).text
    assert duty not in other.get(my_day).text
    assert warning in other.get(url("plan", approved)).text
    owner.post(url("hand_over", approved), giving("citizen:0"))
    assert duty not in owner.get(my_day).text
    (copy,) = copies(world)
    assert owner.post(url("copy_gone", approved, copy_id=copy.pk), gone()).status_code == 302
    assert warning in owner.get(url("plan", approved)).text
    assert duty in owner.get(my_day).text


def test_c2_a_copy_that_no_consent_covers_any_more_is_asked_back(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    client, person = sign_in(world.social_caseworker), sister(world, approved)
    consent = say_yes(world, approved, person)
    client.post(url("hand_over", approved), giving(f"network_person:{person.pk}"))
    warning = "Der er ikke længere et samtykke til, at denne modtager har planen."
    assert warning not in client.get(url("copies", approved)).text
    client.post(reverse("staff:people:withdraw_consent", args=[approved.pk, consent]))
    page = client.get(url("copies", approved)).text
    assert warning in page
    assert "Bed om at få papiret tilbage" in page
    (copy,) = copies(world)
    assert client.post(url("copy_gone", approved, copy_id=copy.pk), gone()).status_code == 302
    assert warning not in client.get(url("copies", approved)).text


def test_c6_what_became_of_a_copy_is_noted_once(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    client.post(url("hand_over", approved), giving("citizen:0"))
    (copy,) = copies(world)
    where = url("copy_gone", approved, copy_id=copy.pk)
    early = client.post(where, gone(on=TODAY - timedelta(days=1)))
    assert (early.status_code, 'href="/metoden/#C6"' in early.text) == (409, True)
    for _ in range(2):
        assert client.post(where, gone("destroyed")).status_code == 302
    assert "Makuleret 4. marts 2026" in client.get(url("copies", approved)).text
    again = client.post(where, gone())
    assert (again.status_code, "Det er allerede noteret" in again.text) == (409, True)
    assert client.get(url("copy_gone", approved, copy_id=copy.pk + 99)).status_code == 404


@pytest.mark.parametrize("name", ["copies", "print", "hand_over", "pdf"])
def test_s2_to_a_stranger_there_is_no_paper(
    world: World, approved: Case, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.stranger).get(url(name, approved)).status_code == 404


def test_the_list_asks_as_much_for_two_copies_as_for_twenty(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    counts = []
    for number in (2, 18):
        for _ in range(number):
            client.post(url("hand_over", approved), giving("citizen:0"))
        with CaptureQueriesContext(connection) as queries:
            client.get(url("copies", approved))
        counts.append(len(queries))
    assert counts[0] == counts[1]
