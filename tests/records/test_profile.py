"""The job profile as the record keeps it: who writes, who reads, and what meets."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import profile_lines
from fodfaeste.records.placement.actions.profile import About, Needs, Practical
from fodfaeste.records.placement.models import JobProfile, ProfileLine
from fodfaeste.records.placement.queries.profile import (
    cv_now,
    profile_room,
    seeker_facts,
)
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan.models import Goal
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.matching.facts import SeekerFacts, Wish
from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind
from fodfaeste.rules.placement.profile.lines import MOST_OF_A_KIND, Line
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.merging import marks_of
from fodfaeste.rules.plan.weekly import times_in, words_of
from fodfaeste.rules.refusal import Refused
from tests.profiles import Profiles, with_account
from tests.records.plans import written_plan
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
WHEN: dict[str, Any] = {"today": TODAY, "now": noon(TODAY)}
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


# --- Who writes -----------------------------------------------------------------------------------


def test_l2_the_citizen_writes_wishes_and_skills_and_everybody_sees_whose_words_they_are(
    profiles: Profiles, world: World
) -> None:
    profiles.line(LineKind.WISH, "Noget med dyr", by=world.citizen)
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    with profiles.by():
        changes = profiles.room().changes()
    assert {(one.by, one.did, one.what) for one in changes} == {
        ("Karin Mølgaard", "skrev", "Noget med dyr"),
        ("Jonas Krag", "skrev", "Bager brød"),
    }


def test_m1_who_does_not_see_employment_cannot_write_in_the_profile(
    profiles: Profiles, world: World
) -> None:
    for user in (world.cti_worker, world.social_caseworker, world.leader):
        with pytest.raises(Refused) as refused:
            profiles.line(LineKind.WISH, "Noget med dyr", by=user)
        assert refused.value.rule == "M1"
    with profiles.by():
        assert JobProfile.objects.count() == 0


def test_c7_the_whole_team_sees_wishes_and_skill_and_employment_alone_the_rest(
    profiles: Profiles, world: World
) -> None:
    profiles.line(LineKind.WISH, "Noget med dyr")
    profiles.line(LineKind.EDUCATION, "HF")
    profiles.say_yes()
    with acting_as(world.actor(world.cti_worker)):
        room = profile_room(
            profiles.case.pk, sections=frozenset({Section.PLAN, Section.SOCIAL}), today=TODAY
        )
    assert [line.what for line in room.lines] == ["Noget med dyr"]
    assert room.cv is None


def test_the_wall_shows_a_stranger_no_profile(profiles: Profiles, world: World) -> None:
    profiles.line(LineKind.WISH, "Noget med dyr")
    with acting_as(world.actor(world.stranger)):
        assert not JobProfile.objects.exists()
        assert not ProfileLine.objects.exists()


# --- Lines ----------------------------------------------------------------------------------------


def test_b7_a_double_click_makes_one_line(profiles: Profiles, case: Case) -> None:
    key = uuid.uuid4()
    wish = Line(kind=LineKind.WISH, what="Noget med dyr")
    with profiles.by() as actor:
        made = [
            profile_lines.add_line(actor=actor, key=key, case=case, line=wish, **WHEN)
            for _ in range(2)
        ]
        assert made[0].pk == made[1].pk
        assert ProfileLine.objects.count() == 1


def test_b7_a_line_nobody_can_read_is_refused(profiles: Profiles) -> None:
    with pytest.raises(Refused, match="Der står ikke noget"):
        profiles.line(LineKind.COURSE, "  ")
    with pytest.raises(Refused, match="før det begynder"):
        profiles.line(LineKind.COURSE, "Truckkursus", began="2014", ended="2011")


def edit(profiles: Profiles, line: ProfileLine, **new: Any) -> Any:
    with profiles.by() as actor:
        wanted = {"kind": line.kind, "what": line.what} | new
        return profile_lines.edit_line(
            actor=actor,
            case=profiles.case,
            line_id=line.pk,
            version=wanted.pop("version", 1),
            seen=wanted.pop("seen", None),
            line=Line(**wanted),
            **TOMORROW,
        )


def test_b7_a_line_is_changed_and_a_stale_change_meets_the_one_that_came_first(
    profiles: Profiles,
) -> None:
    line = profiles.line(LineKind.EXPERIENCE, "Køkken", began="2011")
    saved = edit(profiles, line, what="Køkkenhjælp", began="2011")
    assert (saved.record.what, saved.record.version) == ("Køkkenhjælp", 2)
    with pytest.raises(Stale):
        edit(profiles, line, what="Kantine", began="2011")
    with profiles.by():
        change = profiles.room().changes()[0]
    assert (change.did, change.by, change.what) == ("rettede", "Jonas Krag", "Køkkenhjælp")


def test_b7_two_who_change_different_fields_of_a_line_both_keep_theirs(profiles: Profiles) -> None:
    line = profiles.line(LineKind.EXPERIENCE, "Køkken", began="2011")
    shown = {
        "work_field": "", "what": "Køkken", "place": "", "more": "", "began": "2011",
        "ended": "", "ongoing": False, "in_cv": True,
    }  # fmt: skip
    seen = marks_of(shown)
    edit(profiles, line, place="Hotel Strand", began="2011", seen=seen)
    edit(profiles, line, what="Køkkenhjælp", began="2011", seen=seen)
    with profiles.by():
        (now,) = profiles.room().lines
    assert (now.what, now.place) == ("Køkkenhjælp", "Hotel Strand")


def test_b7_a_merged_line_is_judged_as_it_will_stand(profiles: Profiles) -> None:
    line = profiles.line(LineKind.EXPERIENCE, "Køkken", began="2011")
    shown = {
        "work_field": "", "what": "Køkken", "place": "", "more": "", "began": "2011",
        "ended": "", "ongoing": False, "in_cv": True,
    }  # fmt: skip
    edit(profiles, line, began="2011", ended="2012", seen=marks_of(shown))
    with pytest.raises(Refused, match="før det begynder"):
        edit(profiles, line, began="2014", seen=marks_of(shown))


def test_b7_lines_stand_in_the_order_they_are_put_in(profiles: Profiles, case: Case) -> None:
    dear, dearer, dearest = (
        profiles.line(LineKind.WISH, what) for what in ("Dyr", "Have", "Bageri")
    )
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    with profiles.by() as actor:
        for line, up in ((dearest, True), (dear, True), (dear, True), (dearer, False)):
            profile_lines.move_line(actor=actor, case=case, line_id=line.pk, up=up, **WHEN)
        assert [line.what for line in profiles.room().of(LineKind.WISH)] == [
            "Dyr",
            "Bageri",
            "Have",
        ]


def test_b7_two_clicks_move_a_line_once(profiles: Profiles, case: Case) -> None:
    *_, last = (profiles.line(LineKind.WISH, what) for what in ("Dyr", "Have", "Bageri"))
    with profiles.by() as actor:
        for _ in range(2):
            profile_lines.move_line(
                actor=actor, case=case, line_id=last.pk, up=True, stood=3, **WHEN
            )
        wishes = profiles.room().of(LineKind.WISH)
        assert [line.what for line in wishes] == ["Dyr", "Bageri", "Have"]


def test_b7_there_is_room_for_so_many_lines_of_a_kind(profiles: Profiles, case: Case) -> None:
    lines = [profiles.line(LineKind.COURSE, f"Kursus {place}") for place in range(MOST_OF_A_KIND)]
    with pytest.raises(Refused) as refused:
        profiles.line(LineKind.COURSE, "Et til")
    assert [one.condition for one in refused.value.obstacles] == ["profile_lines_fit"]
    profiles.line(LineKind.LANGUAGE, "Dansk")
    with profiles.by() as actor:
        profile_lines.take_out_line(actor=actor, case=case, line_id=lines[0].pk, **WHEN)
    profiles.line(LineKind.COURSE, "Et til")


def test_b7_a_line_that_is_taken_out_can_be_put_back(profiles: Profiles, case: Case) -> None:
    line = profiles.line(LineKind.INTEREST, "Fiskeri")
    with profiles.by() as actor:
        for out, standing in ((True, []), (True, []), (False, ["Fiskeri"])):
            profile_lines.take_out_line(actor=actor, case=case, line_id=line.pk, out=out, **WHEN)
            assert [one.what for one in profiles.room().lines] == standing
        assert ProfileLine.objects.get().version == 3


# --- The parts ------------------------------------------------------------------------------------

PRACTICAL = Practical(
    least_minutes=4 * 60,
    most_minutes=16 * 60,
    transport=(Transport.PUBLIC, Transport.BICYCLE),
    reach=("2400", "2700-2770"),
    busy_times=times_in("tirsdag 9–10.30") or (),
    demands_met=(WorkDemand.HYGIENE_COURSE,),
)


def test_d2_parts_of_the_profile_are_saved_alone_and_go_together(profiles: Profiles) -> None:
    profiles.save(PRACTICAL)
    both = {"needs": [], "essential_needs": [], "needs_words": ""}
    needs = Needs(needs=(WorkNeed.CALM,), essential=(WorkNeed.BREAKS,), words="Ro om morgenen")
    saved = profiles.save(needs, version=0, seen=marks_of(both))
    profile = saved.record
    assert (profile.needs, profile.essential_needs) == (["calm", "breaks"], ["breaks"])
    assert (profile.most_minutes, profile.needs_words) == (960, "Ro om morgenen")
    assert (profile.transport, profile.busy_times) == (["bicycle", "public"], ["2 09:00-10:30"])
    assert profile.version == 2


def test_d2_what_two_wrote_differently_is_chosen_by_a_person(profiles: Profiles) -> None:
    seen = marks_of({"about_me": "", "cv_contact": []})
    profiles.save(About(about_me="Jeg kan lide ro"), version=0, seen=seen)
    with pytest.raises(Stale) as stale:
        profiles.save(About(about_me="Jeg elsker dyr"), version=0, seen=seen)
    assert isinstance(stale.value.current, JobProfile)
    assert stale.value.current.about_me == "Jeg kan lide ro"


def test_d2_a_window_of_hours_that_is_turned_around_by_two_is_refused(profiles: Profiles) -> None:
    fields = ("least_minutes", "most_minutes", "transport", "reach", "busy_times", "demands_met")
    shown = dict(zip(fields, (None, None, [], "", "", []), strict=True))
    profiles.save(Practical(most_minutes=300), version=0, seen=marks_of(shown))
    with pytest.raises(Refused, match="større end det største"):
        profiles.save(Practical(least_minutes=600), version=0, seen=marks_of(shown))


def test_d2_the_matching_is_told_what_the_profile_and_the_plan_say(
    profiles: Profiles, world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(postal_code="2450")
        case.citizen.refresh_from_db()
    profiles.line(LineKind.WISH, "Noget med dyr", work_field=WorkField.ANIMALS)
    profiles.line(LineKind.EXPERIENCE, "Køkkenhjælp", work_field=WorkField.KITCHEN)
    profiles.line(LineKind.EXPERIENCE, "Frivillig")
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    profiles.save(PRACTICAL)
    profiles.save(Needs(needs=(WorkNeed.CALM,), essential=(WorkNeed.BREAKS,)))
    written_plan(world, case)
    with acting_as(world.actor(world.employment_caseworker)) as actor:
        plan.add_effort(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            goal_id=Goal.objects.get(case=case).pk,
            new=plan.NewEffort(
                wording="Genoptræning",
                responsible="Sundhedscentret",
                weekly_times=times_in("tirsdag 10–11, torsdag 13–14") or (),
            ),
            **WHEN,
        )
        facts = seeker_facts(case, today=TODAY)
        times = profiles.room().plan_times
    assert [(one.what, words_of(one.times)) for one in times] == [
        ("Genoptræning", "tirsdag 10–11, torsdag 13–14")
    ]
    assert words_of(facts.fixed_times) == "tirsdag 9–11, torsdag 13–14"
    assert facts == SeekerFacts(
        wishes=(Wish(field=WorkField.ANIMALS, words="Noget med dyr"),),
        experience_fields=frozenset({WorkField.KITCHEN}),
        competences=("Bager brød",),
        demands_met=frozenset({WorkDemand.HYGIENE_COURSE}),
        needs=frozenset({WorkNeed.CALM, WorkNeed.BREAKS}),
        essential_needs=frozenset({WorkNeed.BREAKS}),
        least_minutes=240,
        most_minutes=960,
        fixed_times=facts.fixed_times,
        transport=frozenset({Transport.PUBLIC, Transport.BICYCLE}),
        postcode="2450",
        reach=(("2400", "2400"), ("2700", "2770")),
    )


def test_d2_where_somebody_with_a_protected_address_lives_is_told_to_nobody(
    profiles: Profiles, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        hidden = {"postal_code": "2450", "city": "København SV", "address_protected": True}
        Citizen.objects.filter(pk=case.citizen_id).update(**hidden)
        case.citizen.refresh_from_db()
    profiles.save(About(about_me="Jeg kan lide ro", cv_contact=tuple(CvContact)))
    with profiles.by():
        assert seeker_facts(case, today=TODAY).postcode == ""
        assert cv_now(case, profiles.room()).contact == ("20998877",)


def test_d2_a_citizen_of_whom_nothing_is_known_is_no_fault(profiles: Profiles) -> None:
    with profiles.by():
        assert seeker_facts(profiles.case, today=TODAY) == SeekerFacts()


def test_the_profile_costs_as_many_queries_with_two_lines_as_with_twenty(
    profiles: Profiles,
) -> None:
    counts = []
    for number in (2, 18):
        for place in range(number):
            profiles.line(LineKind.COMPETENCE, f"Kan nummer {place}")
        with profiles.by(), CaptureQueriesContext(connection) as asked:
            profiles.room().changes()
        counts.append(len(asked))
    assert counts == [4, 4]
