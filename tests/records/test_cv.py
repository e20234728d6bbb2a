"""The CV as the record keeps it: made by a yes, of one text, and taken back (B7, L4)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions import cv
from fodfaeste.records.placement.actions.profile import About, Needs
from fodfaeste.records.placement.models import CvVersion
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.placement.profile.kinds import LineKind, YesGiven
from fodfaeste.rules.placement.work_words import WorkNeed
from fodfaeste.rules.refusal import Refused
from tests.profiles import Profiles, with_account
from tests.worlds import NOBODYS_CPR, TODAY, World, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
TOMORROW: dict[str, Any] = {"today": TODAY + timedelta(days=1), "now": noon(TODAY) + timedelta(1)}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World, as_owner: AsOwner) -> Case:
    case = enrolled_case(world)
    with as_owner():
        return with_account(world, case)


@pytest.fixture
def profiles(world: World, case: Case) -> Profiles:
    return Profiles(world=world, case=case)


def the_task(case: Case, world: World) -> Task:
    return Task.objects.create(
        **made_by(world.employment_caseworker.pk, noon(TODAY)),
        case=case,
        title="Lav CV sammen med borgeren.",
        responsible=world.job_consultant,
        rule="B7",
        due_on=TODAY,
    )


def test_b7_the_cv_is_made_when_the_citizen_has_said_yes_and_the_task_is_done(
    profiles: Profiles, world: World, case: Case
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    with profiles.by():
        task = the_task(case, world)
    made = profiles.say_yes()
    assert (made.number, made.said_yes_on, made.said_yes_how) == (
        1,
        TODAY,
        YesGiven.IN_THE_ROOM,
    )
    with profiles.by():
        task.refresh_from_db()
        assert (task.state, task.done_on) == (TaskState.DONE, TODAY)
        assert profiles.room().standing_cv == made


def test_b7_a_yes_on_the_own_page_is_the_citizens_and_employment_is_told(
    profiles: Profiles, world: World, case: Case
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    with profiles.by():
        task = the_task(case, world)
    made = profiles.say_yes(by=world.citizen, how=YesGiven.ON_PAPER)
    assert made.said_yes_how == YesGiven.OWN_PAGE
    with profiles.by():
        (notice,) = Notice.objects.filter(recipient=world.job_consultant, kind="citizen_wrote")
        task.refresh_from_db()
    assert notice.sentence == "Karin Mølgaard har sagt ja til sit CV."
    assert (task.state, task.done_by) == (TaskState.DONE, world.citizen)


def test_b7_a_yes_to_a_text_that_has_changed_since_is_refused(profiles: Profiles) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    with profiles.by():
        read = profiles.text_hash()
    profiles.line(LineKind.COMPETENCE, "Kører truck")
    with pytest.raises(Refused, match="siden det blev læst") as refused:
        profiles.say_yes(read_hash=read)
    assert refused.value.rule == "B7"


def test_b7_a_second_yes_to_the_same_text_is_the_first_and_to_another_a_new_version(
    profiles: Profiles,
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    first = profiles.say_yes()
    assert profiles.say_yes().pk == first.pk
    profiles.line(LineKind.COMPETENCE, "Kører truck")
    assert profiles.say_yes().number == 2
    with profiles.by():
        assert CvVersion.objects.get(number=1).content["parts"][0]["lines"] == [
            {"what": "Bager brød", "place": "", "when": "", "more": ""}
        ]


def test_b7_a_yes_that_is_taken_back_leaves_no_cv_to_show_and_another_yes_is_a_new_one(
    profiles: Profiles, world: World, case: Case
) -> None:
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    profiles.say_yes()
    with profiles.by(world.citizen) as actor:
        cv.take_back_yes(actor=actor, case=case, **TOMORROW)
    with profiles.by():
        assert profiles.room().standing_cv is None
        taken = CvVersion.objects.get()
        assert taken.withdrawn_on == TODAY + timedelta(days=1)
        assert Notice.objects.filter(sentence__contains="vil ikke have sit CV vist").count() == 1
    assert profiles.say_yes().number == 2


def test_l4_no_cpr_number_and_no_consideration_stands_on_a_cv(profiles: Profiles) -> None:
    profiles.save(Needs(needs=(WorkNeed.CALM,), words="Ro om morgenen"))
    profiles.save(About(about_me="Jeg kan lide ro"))
    made = profiles.say_yes()
    assert "Ro om morgenen" not in str(made.content)
    assert "calm" not in str(made.content)
    assert NOBODYS_CPR not in str(made.content)
    profiles.save(About(about_me=f"Mit nummer er {NOBODYS_CPR}"))
    with pytest.raises(Refused, match="ligner et CPR-nummer"):
        profiles.say_yes()
