"""S3, S4: a canary sits in every personal text of a course; nobody hears one without the right.

Every address is asked for by every role: as it is, with the course's own numbers, and with an empty
form; first without the citizen's consent, then with it, and once more after it is withdrawn.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from fodfaeste.accounts.queries import actor_of
from fodfaeste.demo.cast import employer_token
from fodfaeste.kernel import clock
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.access import open_sections, relation_of
from fodfaeste.records.cases.models import BrokenGlass, Case
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.web.shell.requires import Kind
from tests.database import Stage
from tests.web.security import town
from tests.web.security.asking import Ask, asks
from tests.web.security.canaries import (
    Aviary,
    found_in,
    furnish,
    personal_models,
    plant,
    texts_of,
)
from tests.worlds import TODAY, acting_as, noon

S = Section
TEAM = ("sagsbehandler-job", "jobkonsulent", "sagsbehandler-social", "cti", "leder")
STRANGER = "fremmed"
OUTSIDE = (STRANGER, "administrator", "evaluator")
POSTING = ("sagsbehandler-job", "cti")
BOTH_WAYS = ("jobkonsulent", "cti")
SHARED = (
    (Party.SOCIAL_DEPARTMENT, Party.EMPLOYMENT_DEPARTMENT, ("social", "cti_notes", "health")),
    (Party.SOCIAL_DEPARTMENT, Party.EMPLOYMENT_DEPARTMENT, ("measures",)),
    (Party.EMPLOYMENT_DEPARTMENT, Party.SOCIAL_DEPARTMENT, ("employment",)),
)
Heard = dict[str, frozenset[str]]
"""The canaries that were heard, by the address they were heard at."""


@dataclass(slots=True)
class Round:
    """What every reader heard while the consents stood in one way."""

    heard: dict[str, Heard] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    opened: dict[str, frozenset[Section]] = field(default_factory=dict)

    def leaks(self, who: str, aviary: Aviary) -> dict[str, list[str]]:
        """What a reader heard of sections that are closed to them, by address."""
        closed = aviary.in_sections(*(set(Section) - self.opened[who]))
        return {
            where: aviary.told(found & closed)
            for where, found in self.heard[who].items()
            if found & closed
        }

    def all_heard(self, who: str) -> frozenset[str]:
        """Everything a reader heard anywhere."""
        return frozenset().union(*self.heard[who].values())


@dataclass(slots=True)
class Listening:
    """Rounds through the house, and what was planted in it; one by an emergency opening."""

    aviary: Aviary = field(default_factory=Aviary)
    without: Round = field(default_factory=Round)
    emergency: Round = field(default_factory=Round)
    granted: Round = field(default_factory=Round)
    withdrawn: Round = field(default_factory=Round)
    employer: frozenset[str] = frozenset()
    refused: list[str] = field(default_factory=list)

    def listen(self, lived: town.Lived, stage: Stage) -> None:
        """Plant, and go round."""
        case = lived.cases[0]
        with stage.owner():
            town.take_back_consents(case)
            self.refused = furnish(case)
            self.aviary = plant(case)
            case.refresh_from_db()
            known = town.arguments(case)
        for who in (*TEAM, *OUTSIDE):
            everything = (*asks(Kind.CASE, known), *asks(Kind.STAFF, known))
            _go_round(self.without, who, lived, everything, posting=who in POSTING)
        self.employer = found_in(
            Client().get(reverse("employer:agreement", args=[employer_token()]))
        )
        _open_in_an_emergency(case, stage)
        _go_round(self.emergency, STRANGER, lived, asks(Kind.CASE, known))
        given = _give(case)
        for who in BOTH_WAYS:
            _go_round(self.granted, who, lived, asks(Kind.CASE, known))
        _withdraw(case, given)
        for who in BOTH_WAYS:
            again = self._told_more(who)
            _go_round(
                self.withdrawn,
                who,
                lived,
                (one for one in asks(Kind.CASE, known) if one.url in again),
            )

    def _told_more(self, who: str) -> set[str]:
        """Where a reader heard something by the consents: there they ask once more."""
        own = self.without.opened[who]
        lent = self.aviary.in_sections(*(self.granted.opened[who] - own))
        return {
            where.split(" ")[1] for where, found in self.granted.heard[who].items() if found & lent
        }


def _go_round(
    heard: Round, who: str, lived: town.Lived, addresses: Iterable[Ask], *, posting: bool = False
) -> None:
    case, browser = lived.cases[0], lived.browser(who)
    browser.raise_request_exception = False
    found: Heard = {}
    for ask in addresses:
        with transaction.atomic():
            answers = {"GET": browser.get(ask.url, {"q": "qx", "side": "1"})}
            if posting and ask.address.kind == Kind.CASE:
                answers["POST"] = browser.post(ask.url, {})
            transaction.set_rollback(True)
        for method, answer in answers.items():
            found[f"{method} {ask.url}"] = found_in(answer)
            heard.broken += [f"{who} {method} {ask.url}"] if answer.status_code >= 500 else []
    heard.heard[who] = found
    with acting_as(actor_of(town.user_of(who).pk, TODAY)) as actor:
        relation = relation_of(actor, case, today=TODAY, now=noon(TODAY))
        heard.opened[who] = open_sections(actor, relation, TODAY)


def _open_in_an_emergency(case: Case, stage: Stage) -> None:
    stranger = town.user_of(STRANGER)
    with stage.owner():
        BrokenGlass.objects.create(
            **made_by(stranger.pk, noon(TODAY)),
            case=case,
            user=stranger,
            reason="Karin står i receptionen og har brug for hjælp",
            starts=noon(TODAY) - timedelta(hours=1),
            ends=noon(TODAY) + timedelta(hours=1),
        )


def _give(case: Case) -> list[int]:
    given = []
    for giver, receiver, types in SHARED:
        with acting_as(actor_of(town.user_of("cti").pk, TODAY)) as actor:
            consent = actions.give_consent(
                actor=actor,
                key=uuid.uuid4(),
                case=case,
                consent=actions.NewConsent(
                    draft=ConsentDraft(
                        types=frozenset(map(InformationType, types)),
                        from_party=giver,
                        to_party=receiver,
                        purpose=f"At teamet kan hjælpes ad med {len(types)} ting",
                        form=ConsentForm.WRITTEN,
                        oral_note="",
                        consequences_explained=True,
                        given_on=TODAY,
                        ends_before=TODAY + timedelta(days=365),
                    )
                ),
                today=TODAY,
                now=noon(TODAY),
            )
        given.append(consent.pk)
    return given


def _withdraw(case: Case, given: list[int]) -> None:
    for consent_id in given:
        with acting_as(actor_of(town.user_of("cti").pk, TODAY)) as actor:
            actions.withdraw_consent(
                actor=actor, case=case, consent_id=consent_id, today=TODAY, now=noon(TODAY)
            )


@pytest.fixture(scope="module")
def house(
    stage: Stage, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Listening]:
    """One listening for all tests of this file, taken back at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(clock, "now", lambda: noon(TODAY))
        made = Listening()
        with transaction.atomic():
            made.listen(town.build(), stage)
            transaction.set_rollback(True)
        yield made


@pytest.mark.parametrize("who", [*TEAM, *OUTSIDE])
def test_s3_no_canary_of_a_closed_section_is_heard_without_consent(
    house: Listening, who: str
) -> None:
    assert house.without.leaks(who, house.aviary) == {}


@pytest.mark.parametrize("who", OUTSIDE)
def test_s4_who_is_not_around_the_citizen_hears_no_canary_at_all(
    house: Listening, who: str
) -> None:
    assert house.without.opened[who] == frozenset()
    assert house.without.all_heard(who) == frozenset()


def test_s6_who_came_in_by_an_emergency_hears_whom_to_call_and_what_is_agreed(
    house: Listening,
) -> None:
    assert house.emergency.opened[STRANGER] == {S.IDENTITY, S.PLAN, S.SOCIAL}
    assert house.emergency.leaks(STRANGER, house.aviary) == {}
    heard = house.emergency.all_heard(STRANGER)
    for section in (S.IDENTITY, S.PLAN):
        assert heard & house.aviary.in_sections(section) != frozenset(), section


def test_s3_the_employer_hears_of_the_agreement_and_of_nothing_else(house: Listening) -> None:
    columns = {house.aviary.columns[one].split(".")[0] for one in house.employer}
    assert columns <= {
        "AgreementAnswer",
        "AgreementChange",
        "AgreementSubGoal",
        "CaseLink",
        "Citizen",
        "JobMatch",
        "WorkAgreement",
        "WorkTask",
    }
    closed = house.aviary.in_sections(S.SOCIAL, S.HEALTH, S.CTI_NOTES, S.MEASURES)
    assert house.employer & closed == frozenset()


@pytest.mark.parametrize(
    ("who", "sections"),
    [("jobkonsulent", (S.SOCIAL, S.HEALTH, S.CTI_NOTES)), ("cti", (S.EMPLOYMENT,))],
)
def test_c2_with_consent_what_was_closed_is_heard_and_after_withdrawal_no_more(
    house: Listening, who: str, sections: tuple[Section, ...]
) -> None:
    for section in sections:
        planted = house.aviary.in_sections(section)
        assert house.without.all_heard(who) & planted == frozenset(), section
        assert house.granted.all_heard(who) & planted != frozenset(), section
        assert house.withdrawn.all_heard(who) & planted == frozenset(), section
    assert house.granted.leaks(who, house.aviary) == {}
    assert house.withdrawn.leaks(who, house.aviary) == {}


def test_no_address_breaks_under_an_empty_form(house: Listening) -> None:
    rounds = (house.without, house.emergency, house.granted, house.withdrawn)
    assert [where for one in rounds for where in one.broken] == []


def test_s3_each_side_hears_its_own_so_that_the_silence_means_something(house: Listening) -> None:
    for who, own in (
        ("jobkonsulent", (S.IDENTITY, S.PLAN, S.EMPLOYMENT)),
        ("cti", (S.IDENTITY, S.PLAN, S.SOCIAL, S.CTI_NOTES)),
        ("leder", (S.IDENTITY, S.PLAN, S.EMPLOYMENT, S.SOCIAL)),
    ):
        heard = house.without.all_heard(who)
        assert [s for s in own if not heard & house.aviary.in_sections(s)] == []


NO_TEXT_OF_A_COURSE = {
    "CompanyContact",
    "CompanyPerson",
    "EffortObstacle",
    "Mailing",
    "TeamDecision",
    "TeamMeeting",
}
"""The register of companies, a mail's own words, the team's time and what is in its way."""


def test_s3_a_canary_sits_in_every_table_with_personal_text(house: Listening) -> None:
    planted = {column.split(".")[0] for column in house.aviary.columns.values()}
    wanted = {model.__name__ for model, data in personal_models() if [*texts_of(model, data)]}
    assert house.refused == []
    assert wanted - planted == NO_TEXT_OF_A_COURSE
