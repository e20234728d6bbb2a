"""The register in tests: people, openings and contact, one step at a time."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from fodfaeste.records.placement.actions import companies
from fodfaeste.records.placement.actions.company_people import (
    PersonDetails,
    add_person,
)
from fodfaeste.records.placement.actions.openings import (
    OpeningDetails,
    add_opening,
)
from fodfaeste.records.placement.models import (
    Company,
    CompanyPerson,
    EmployerContact,
    Opening,
)
from fodfaeste.records.placement.queries.company_room import CompanyRoom, company_room
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.refusal import Refused
from tests.work_worlds import NOW, Work
from tests.worlds import TODAY

DAY = timedelta(days=1)
SHOP = OpeningDetails(title="Kasse og varer", work_field=WorkField.SHOP, open_from=TODAY)


def a_person(actor: Actor, company: Company, name: str, **more: object) -> CompanyPerson:
    details = PersonDetails(name=name, **more)  # type: ignore[arg-type]
    return add_person(
        actor=actor, key=uuid.uuid4(), company_id=company.pk, details=details, now=NOW
    )


def an_opening(actor: Actor, company: Company, **more: object) -> Opening:
    details = replace(SHOP, **more)  # type: ignore[arg-type]
    return add_opening(
        actor=actor, key=uuid.uuid4(), company_id=company.pk, details=details, now=NOW
    )


def the_room(company: Company) -> CompanyRoom:
    found = company_room(company.pk)
    assert found is not None
    return found


def a_contact(actor: Actor, work: Work, company: Company) -> EmployerContact:
    return companies.record_contact(
        actor=actor,
        key=uuid.uuid4(),
        case=work.case,
        contact=companies.NewContact(
            company_id=company.pk, kind=EmployerContactKind.VISIT, happened_on=TODAY
        ),
        today=TODAY,
        now=NOW,
    )


def conditions(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(o.rule, o.condition) for o in refused.value.obstacles]
