"""What I have chosen to work on stands on my own page while CTI runs (E7)."""

from datetime import date

import pytest

from fodfaeste.records.cases.models import Citizen
from fodfaeste.records.cti.models import CtiCourse, FocusArea
from tests.cti_worlds import case_ready, start_cti
from tests.records.cti.steps import AsOwner, choose
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import World

pytestmark = pytest.mark.django_db

HEADING = "Det arbejder jeg med nu"
CANARY = "KANARIE-4711"


def test_e7_my_focus_areas_stand_in_my_words_until_the_phase_is_over(
    world: World, sign_in: SignIn, today_is: TodayIs, as_owner: AsOwner
) -> None:
    case = case_ready(world)
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    me = sign_in(world.citizen)
    assert HEADING not in me.get("/mit-forloeb/").text
    course = start_cti(world, case)
    area = choose(world, case, title="Flere timer <b>", why=CANARY)
    with as_owner():
        FocusArea.objects.filter(pk=area.pk).update(result=CANARY)
    page = me.get("/mit-forloeb/").text
    assert (HEADING in page, "Flere timer &lt;b&gt;" in page) == (True, True)
    assert "Det valgte jeg 4. marts 2026." in page
    assert CANARY not in page
    today_is(date(2026, 6, 4))
    assert HEADING not in me.get("/mit-forloeb/").text
    today_is(date(2026, 3, 5))
    with as_owner():
        CtiCourse.objects.filter(pk=course.pk).update(closed_on=date(2026, 3, 5))
    assert HEADING not in me.get("/mit-forloeb/").text
