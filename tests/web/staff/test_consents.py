"""Consents in the browser's terms: given, read, renewed, withdrawn, on paper; who sees what."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases import actions
from fodfaeste.records.cases.access import consents_of, open_sections, relation_of
from fodfaeste.records.cases.models import Case, Consent, NetworkPerson
from fodfaeste.records.cases.queries.sharing import readers_of
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import GRETE
from tests.worlds import TODAY, World, acting_as, noon

NOW = {"today": TODAY, "now": noon(TODAY)}


def a_yes(**changes: Any) -> dict[str, Any]:
    return {
        "types": ["cti_notes"],
        "from_party": "social_department",
        "to_party": "employment_department",
        "purpose": "Støtte på arbejdspladsen",
        "given_as": "written",
        "consequences_explained": "on",
        "given_on_day": str(TODAY.day),
        "given_on_month": str(TODAY.month),
        "given_on_year": str(TODAY.year),
        **changes,
    }


def given(world: World, case: Case, **changes: Any) -> Consent:
    """A consent that the CTI worker has recorded."""
    actor = world.actor(world.cti_worker)
    to_person = changes.pop("to_person", None)
    draft: dict[str, Any] = {
        "types": frozenset({InformationType.CTI_NOTES}),
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYMENT_DEPARTMENT,
        "purpose": "Støtte på arbejdspladsen",
        "form": ConsentForm.WRITTEN,
        "oral_note": "",
        "consequences_explained": True,
        "given_on": TODAY,
        "ends_before": None,
        **changes,
    }
    with acting_as(actor):
        return actions.give_consent(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            consent=actions.NewConsent(draft=ConsentDraft(**draft), to_person=to_person),
            **NOW,
        )


def at(name: str, case: Case, *more: int) -> str:
    return reverse(f"staff:people:{name}", args=[case.pk, *more])


def page(client: Client, name: str, case: Case, *more: int) -> str:
    answer = client.get(at(name, case, *more))
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_c2_a_consent_is_refused_with_its_rule_and_the_text_is_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    typed = a_yes()
    del typed["consequences_explained"]
    refused = client.post(at("give_consent", case), typed)
    assert refused.status_code == 409
    assert 'data-rule="C2"' in refused.text or ">C2<" in refused.text
    assert "Støtte på arbejdspladsen" in refused.text
    with acting_as(world.actor(world.cti_worker)):
        assert Consent.objects.count() == 0


def test_c2_bad_input_keeps_what_was_typed(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    answer = client.post(at("give_consent", case), a_yes(given_on_day="32"))
    assert answer.status_code == 200
    assert "Støtte på arbejdspladsen" in answer.text
    assert 'value="32"' in answer.text


def test_c2_two_clicks_make_one_consent(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    typed = a_yes(key=str(uuid.uuid4()))
    answers = [client.post(at("give_consent", case), typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    with acting_as(world.actor(world.cti_worker)):
        assert Consent.objects.count() == 1


def test_c2_a_consent_to_somebody_outside_names_them(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    typed = a_yes(types=["social"], to_party="health_care", outside_name="")
    refused = client.post(at("give_consent", case), typed)
    assert refused.status_code == 409
    assert "Samtykket siger ikke, hvem uden for kommunen det gælder." in refused.text
    done = client.post(
        at("give_consent", case), {**typed, "outside_name": "Lægehuset Nord"}, follow=True
    )
    assert "Socialområdet må fortælle Lægehuset Nord om social støtte." in done.text


def test_c2_a_consent_to_the_network_names_the_person_to_those_who_see_the_network(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    client.post(
        reverse("staff:network:new", args=[case.pk]),
        {**GRETE, "key": str(uuid.uuid4()), "name": "Rita Ravn", "relation": "Søster"},
    )
    assert "Rita Ravn, søster" in page(client, "give_consent", case)
    typed = a_yes(to_party="network_person")
    refused = client.post(at("give_consent", case), typed)
    assert refused.status_code == 409
    assert "Samtykket siger ikke, hvem i netværket det gælder." in refused.text
    with acting_as(world.actor(world.cti_worker)):
        sister = NetworkPerson.objects.get()
    done = client.post(at("give_consent", case), {**typed, "to_person": sister.pk}, follow=True)
    assert "Rita Ravn (Søster)" in done.text
    for name in ("consents", "who_sees_what"):
        words = page(sign_in(world.job_consultant), name, case)
        assert "Rita" not in words
        assert "en person i netværket" in words


@pytest.mark.parametrize("types", [6, 5, 4])
def test_c2_all_or_nearly_all_types_are_refused_on_the_page(
    world: World, case: Case, sign_in: SignIn, types: int
) -> None:
    codes = [kind.value for kind in InformationType][:types]
    answer = sign_in(world.cti_worker).post(at("give_consent", case), a_yes(types=codes))
    assert answer.status_code == 409
    assert "næsten alt er så godt som alt" in answer.text


def test_c2_a_usual_consent_fills_the_form_and_ticks_nothing_that_makes_it_one(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert "?forslag=notater-til-beskaeftigelse" in page(client, "consents", case)
    filled = client.get(at("give_consent", case), {"forslag": "notater-til-beskaeftigelse"}).text
    assert "At min jobkonsulent ved, hvad der hjælper mig på arbejdet." in filled
    form = filled.split("<form", 2)[-1]
    checked = [part for part in form.split("<input") if " checked" in part]
    assert {part.split('value="')[1].split('"')[0] for part in checked} == {
        "cti_notes",
        "social_department",
        "employment_department",
    }
    assert 'name="last_day_year" value="2027"' in form
    given(world, case)
    assert "?forslag=notater-til-beskaeftigelse" not in page(client, "consents", case)


def test_c2_the_other_way_between_the_departments_is_one_click_away(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    first = given(world, case)
    assert f"?modsat={first.pk}" in page(client, "consent", case, first.pk)
    turned = client.get(at("give_consent", case), {"modsat": first.pk}).text
    checked = [part for part in turned.split("<input") if " checked" in part]
    assert {part.split('value="')[1].split('"')[0] for part in checked} == {
        "employment",
        "employment_department",
        "social_department",
        "written",
    }
    assert "At min støtte passer til mit arbejde og mine arbejdstider." in turned
    given(
        world,
        case,
        types=frozenset({InformationType.EMPLOYMENT}),
        from_party=Party.EMPLOYMENT_DEPARTMENT,
        to_party=Party.SOCIAL_DEPARTMENT,
    )
    assert "?modsat=" not in page(client, "consent", case, first.pk)


def test_c2_a_consent_half_written_is_kept_for_the_form_it_was_begun_in(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    begun = {"ff_form": f"consent:{case.pk}:", "purpose": "At vi kan tale sammen"}
    client.post(reverse("keep_draft"), begun)
    assert begun["purpose"] in client.get(at("give_consent", case)).text
    other = client.get(at("give_consent", case), {"forslag": "til-laegen"}).text
    assert begun["purpose"] not in other
    assert client.post(at("give_consent", case), a_yes()).status_code == 302
    assert begun["purpose"] not in client.get(at("give_consent", case)).text


def test_c2_how_it_was_said_at_a_meeting_is_asked_once(
    world: World, case: Case, sign_in: SignIn
) -> None:
    note = "Karin sagde ja til Nadia på mødet i dag"
    given(world, case, form=ConsentForm.ORAL, oral_note=note)
    suggested = {"forslag": "til-laegen"}
    mine = sign_in(world.cti_worker).get(at("give_consent", case), suggested).text
    assert f"{note}</textarea>" in mine
    assert 'name="given_as" value="oral" checked' in mine
    theirs = sign_in(world.social_caseworker).get(at("give_consent", case), suggested).text
    assert note not in theirs


def test_c2_what_a_refusal_asks_for_is_one_click_away(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    answer = client.post(at("give_consent", case), a_yes(given_as="oral"))
    assert answer.status_code == 409
    assert 'href="#id_oral_note">Gå til »Notat, når samtykket er mundtligt«</a>' in answer.text


def test_c2_a_consent_that_ends_soon_is_renewed_with_the_same_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    old = given(world, case, ends_before=TODAY + timedelta(days=30))
    client = sign_in(world.cti_worker)
    assert "udløber snart" in page(client, "consents", case)
    renewal = at("give_consent", case) + f"?forny={old.pk}"
    assert renewal in page(client, "consents", case)
    form = client.get(renewal).text
    assert "Støtte på arbejdspladsen" in form
    assert "consequences_explained" in form
    given(world, case, ends_before=TODAY + timedelta(days=365))
    words = page(client, "consents", case)
    assert "Et nyere samtykke til det samme gælder længere." in words
    assert renewal not in words


def test_c2_what_ends_within_thirty_days_is_missing_and_a_duty_of_the_team(
    world: World, case: Case, sign_in: SignIn
) -> None:
    given(world, case, ends_before=TODAY + timedelta(days=30))
    client = sign_in(world.social_caseworker)
    missing = client.get(reverse("staff:cases:case", args=[case.pk])).text
    assert "Et samtykke udløber snart." in missing
    assert DeadlineKind.CONSENT_LASTS.label in client.get(reverse("staff:cases:my_day")).text


def test_c2_a_consent_of_another_course_is_nobodys_to_take_back(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert client.post(at("withdraw_consent", case, 999_999)).status_code == 404
    for name in ("consent", "consent_pdf"):
        assert client.get(at(name, case, 999_999)).status_code == 404
    assert client.get(at("give_consent", case), {"forny": "999999"}).status_code == 404


def test_strangers_meet_404_on_every_page_about_consents(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = given(world, case)
    client = sign_in(world.stranger)
    for name in ("consents", "give_consent", "who_sees_what", "consent_form_pdf"):
        assert client.get(at(name, case)).status_code == 404
    for name in ("consent", "consent_pdf"):
        assert client.get(at(name, case, consent.pk)).status_code == 404
    assert client.post(at("withdraw_consent", case, consent.pk)).status_code == 404


def test_c2_a_consent_is_there_on_paper_filled_and_empty(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = given(world, case)
    client = sign_in(world.cti_worker)
    for url in (at("consent_pdf", case, consent.pk), at("consent_form_pdf", case)):
        answer = client.get(url)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert answer["Content-Disposition"] == 'inline; filename="samtykke.pdf"'


def test_c2_who_sees_what_says_why_and_follows_the_consent(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    before = page(client, "who_sees_what", case)
    assert "Ser ikke oplysninger om social støtte, helbred, CTI-notater og målinger." in before
    consent = given(world, case, ends_before=TODAY + timedelta(days=90))
    words = page(client, "who_sees_what", case)
    assert "(samtykke af 4. marts 2026, til og med 1. juni 2026)" in words
    assert "(leders tilsyn)" in words
    client = sign_in(world.cti_worker)
    client.post(at("withdraw_consent", case, consent.pk))
    assert page(client, "who_sees_what", case).count("samtykke af") == 0


def test_m1_who_sees_what_is_what_access_answers_for_each_of_them(world: World, case: Case) -> None:
    given(world, case)
    with acting_as(world.actor(world.leader)):
        readers = readers_of(case, consents=consents_of(case), **NOW)
    people = (
        world.employment_caseworker,
        world.social_caseworker,
        world.job_consultant,
        world.cti_worker,
        world.leader,
    )
    assert {reader.user_id for reader in readers} == {one.pk for one in people}
    for reader in readers:
        actor = world.actor(next(one for one in people if one.pk == reader.user_id))
        with acting_as(actor):
            relation = relation_of(actor, case, **NOW)
            assert set(reader.grounds) == open_sections(actor, relation, TODAY), reader.name


def test_pages_about_consents_ask_as_much_with_two_as_with_twenty(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)

    def asked() -> list[int]:
        counts = []
        for name in ("consents", "who_sees_what"):
            client.get(at(name, case))
            with CaptureQueriesContext(connection) as queries:
                client.get(at(name, case))
            counts.append(len(queries))
        return counts

    for number in range(2):
        given(world, case, purpose=f"Støtte på arbejdspladsen {number}")
    with_two = asked()
    for number in range(2, 20):
        given(world, case, purpose=f"Støtte på arbejdspladsen {number}")
    assert asked() == with_two
