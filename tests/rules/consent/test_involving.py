from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.involving import (
    check_may_involve,
    obstacles_to_involving,
)
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 2)
TOLD = ConsentFacts(
    types=frozenset({InformationType.SOCIAL}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.NETWORK_PERSON,
    purpose="Hjælp om morgenen",
    given_on=TODAY,
    to_person=7,
)
ASKED = replace(
    TOLD,
    from_party=Party.HEALTH_CARE,
    from_name="Lægehuset Nord",
    to_party=Party.SOCIAL_DEPARTMENT,
    to_person=None,
)


def test_c2_nobody_outside_is_involved_without_the_citizens_yes() -> None:
    check_may_involve(Party.NETWORK_PERSON, [TOLD], today=TODAY)
    check_may_involve(Party.SOCIAL_DEPARTMENT, [], today=TODAY)
    expected = [("C2", "involved_with_consent")]
    for party, given in (
        (Party.EMPLOYER, [TOLD]),
        (Party.NETWORK_PERSON, []),
        (Party.NETWORK_PERSON, [replace(TOLD, withdrawn_on=TODAY)]),
        (Party.HEALTH_CARE, [ASKED]),
    ):
        assert conditions(obstacles_to_involving(party, given, today=TODAY)) == expected
        with pytest.raises(Refused):
            check_may_involve(party, given, today=TODAY)
