"""The time after CTI on the screen."""

import re

import pytest

from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.models import AftercareCheckpoint
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import checkpoint, closed_cti, read, rules_on, url
from tests.worlds import World


def test_g5_a_checkpoint_is_recorded_once_and_read_by_those_who_may(
    world: World, case: Case, sign_in: SignIn
) -> None:
    closed_cti(world, case)
    client = sign_in(world.job_consultant)
    before = client.get(url("aftercare", case)).text
    assert "CTI sluttede 23. januar 2026." in before
    assert re.findall(r"(\d+) måned(?:er)? efter", before) == ["1", "3", "6", "12"]
    form = checkpoint()
    for _ in range(2):
        assert client.post(url("record_aftercare", case), form).status_code == 302
    page = client.get(url("aftercare", case)).text
    assert "Ordinære timer ved siden af ydelse · 12,5 timer om ugen" in page
    assert "Det går godt i stalden." in page
    closed = sign_in(world.cti_worker).get(url("aftercare", case)).text
    assert "Det går godt i stalden." not in closed
    assert "Det åbner med borgerens samtykke." in closed
    with read(world):
        assert AftercareCheckpoint.objects.count() == 1


def test_g5_the_same_checkpoint_again_is_refused_and_keeps_the_note(
    world: World, case: Case, sign_in: SignIn
) -> None:
    closed_cti(world, case)
    client = sign_in(world.job_consultant)
    client.post(url("record_aftercare", case), checkpoint())
    answer = client.post(url("record_aftercare", case), checkpoint(note="En anden samtale"))
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G5"])
    assert "En anden samtale" in answer.text


def test_g5_before_cti_has_ended_there_is_nothing_to_record(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    assert "CTI er ikke afsluttet endnu." in client.get(url("aftercare", case)).text
    answer = client.post(url("record_aftercare", case), checkpoint(months_after="36"))
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G5"])


def test_g5_the_cti_worker_does_not_follow_up_after_cti(
    world: World, case: Case, sign_in: SignIn
) -> None:
    closed_cti(world, case)
    assert sign_in(world.cti_worker).get(url("record_aftercare", case)).status_code == 403


@pytest.mark.parametrize("hours", ["38", "-1", "mange"])
def test_hours_that_are_none_are_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, hours: str
) -> None:
    closed_cti(world, case)
    client = sign_in(world.job_consultant)
    answer = client.post(url("record_aftercare", case), checkpoint(weekly_minutes=hours))
    assert answer.status_code == 422
    assert f'value="{hours}"' in answer.text
    assert "Det går godt i stalden." in answer.text
