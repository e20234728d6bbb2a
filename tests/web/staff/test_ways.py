"""Every next step and everything that is missing leads somewhere."""

from django.urls import reverse

from fodfaeste.rules.followup import lacks
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.kinds import NextAction
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.staff.tabs import TABS
from fodfaeste.web.staff.ways import MISSING_WAYS, NEXT_WAYS


def test_every_next_step_has_a_way_but_the_one_that_asks_for_nothing() -> None:
    assert set(NEXT_WAYS) == set(NextAction) - {NextAction.NOTHING}


def test_every_lack_has_a_way() -> None:
    named = {lack.condition for lack in vars(lacks).values() if isinstance(lack, Obstacle)}
    assert named >= {"cv_made", "something_ahead", "cti_closed"}
    assert named - set(MISSING_WAYS) == set()


def test_every_deadline_has_a_way() -> None:
    assert set(DeadlineKind) - set(MISSING_WAYS) == set()


def test_every_way_and_every_tab_has_an_address() -> None:
    names = {way.name for way in (*NEXT_WAYS.values(), *MISSING_WAYS.values())}
    addresses = {name: reverse(name, kwargs={"case_id": 17}) for name in names}
    assert {address.startswith("/medarbejder/forloeb/17/") for address in addresses.values()} == {
        True
    }
    assert len({reverse(url, kwargs={"case_id": 17}) for _, _, url, _ in TABS}) == len(TABS)
