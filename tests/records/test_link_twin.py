"""The rule that makes a link and the wall that lets it in ask the same question (C2, L4)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.kernel.tokens import token_hash
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Consent
from fodfaeste.records.cases.queries import link_behind
from fodfaeste.records.placement.actions import supports
from fodfaeste.records.placement.models import LinkMessage, SupportExamined, WorkAgreement
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.placement.kinds import WorkSupport
from fodfaeste.rules.placement.link import may_tell_employer
from tests.work_worlds import NOW, Work, proposed
from tests.worlds import TODAY, enrolled_case, make_world

pytestmark = pytest.mark.django_db
COMPANY = "Byens Brød ApS"
DAY = timedelta(days=1)


@pytest.fixture
def work() -> Work:
    world = make_world()
    return Work(world=world, case=enrolled_case(world))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"to_name": ""},
        {"to_name": "byens brød"},
        {"to_name": " BYENS BRØD aps "},
        {"to_name": "Byens Brød ApS, afdeling Havnen"},
        {"to_name": "Havnens Fisk"},
        {"to_name": "Byens"},
        {"to_name": "Byens Br"},
        {"to_name": "Brød, Byens Brød (ApS)"},
        {"to_name": "byens-brød"},
        {"to_party": Party.NETWORK_PERSON},
        {"from_party": Party.SOCIAL_DEPARTMENT},
        {"types": ["cti_notes"]},
        {"types": ["cti_notes", "employment"]},
        {"purpose": "Kort"},
        {"given_on": TODAY + DAY},
        {"ends_before": TODAY},
        {"ends_before": TODAY + DAY},
    ],
)
def test_c2_the_wall_lets_a_link_in_exactly_when_the_rule_would_make_it(
    work: Work, changes: dict[str, Any]
) -> None:
    _, token = work.link(proposed(work))
    if changes.get("ends_before") == TODAY:
        changes = changes | {"given_on": TODAY - DAY}
    with work.consultant():
        Consent.objects.update(**changes)
        by_rule = may_tell_employer(access.consents_of(work.case), today=TODAY, company=COMPANY)
    assert _is_let_in(token) is by_rule


def _is_let_in(token: str) -> bool:
    with transaction.atomic():
        act_as(Acting(actor="", request="", route="test", now=NOW))
        return link_behind(token_hash(token)) is not None


def test_l4_behind_a_link_the_wall_shows_neither_supports_nor_telephones(work: Work) -> None:
    link, _ = work.link(proposed(work))
    with work.consultant() as actor:
        supports.note_examined(
            actor=actor,
            case=work.case,
            support=WorkSupport.PERSONAL_ASSISTANCE,
            examined_on=TODAY,
            needed=True,
            today=TODAY,
            now=NOW,
        )
        LinkMessage.objects.create(created_at=NOW, case=work.case, link=link, phone="20112240")
    with transaction.atomic():
        act_as(Acting(actor="", request="", route="test", now=NOW, link=str(link.pk)))
        counts = [model.objects.count() for model in (WorkAgreement, SupportExamined, LinkMessage)]
    assert counts == [1, 0, 0]
