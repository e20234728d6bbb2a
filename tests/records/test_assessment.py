"""The shared assessment: signed, never changed, and heard from others only with a yes."""

import uuid
from collections.abc import Iterable

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import AssessmentEntry, PlanComment
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.rules.refusal import Refused
from tests.records.assessments import (
    WHEN,
    assessed,
    brother,
    brother_may_tell,
    may_read_health,
    new_entry,
    said_by_karin,
    withdraw,
)
from tests.records.plans import approved_plan, refusal, written_plan
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

EVERYTHING = frozenset(Section)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    """Karin's course, with Karin's own account."""
    case = enrolled_case(world)
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return case


def texts(world: World, case: Case, sections: Iterable[Section] = EVERYTHING) -> list[str]:
    with acting_as(world.actor(world.social_caseworker)):
        return [entry.text for entry in queries.assessment_of(case.pk, sections=sections)]


def refused(world: World, case: Case, user: User, entry: actions.NewEntry) -> list[tuple[str, str]]:
    actor = world.actor(user)
    with acting_as(actor):
        return refusal(
            lambda: actions.assess(actor=actor, key=uuid.uuid4(), case=case, entry=entry, **WHEN)
        )


def told_by(notices: Iterable[Notice]) -> set[int]:
    return {notice.recipient_id for notice in notices}


def test_c1_an_entry_is_signed_with_the_seat_and_the_assessment_grows(
    world: World, case: Case
) -> None:
    assessed(world, case, world.social_caseworker, "Karin er god til mennesker.")
    assessed(world, case, world.employment_caseworker, "Hun har kørekort.", area=LifeArea.TRANSPORT)
    with acting_as(world.actor(world.job_consultant)):
        found = queries.assessment_of(case.pk, sections=EVERYTHING)
        assert [(one.text, one.written_as, one.area, one.section) for one in found] == [
            (
                "Karin er god til mennesker.",
                Role.SOCIAL_CASEWORKER,
                LifeArea.EVERYDAY,
                Section.PLAN,
            ),
            (
                "Hun har kørekort.",
                Role.EMPLOYMENT_CASEWORKER,
                LifeArea.TRANSPORT,
                Section.PLAN,
            ),
        ]


@pytest.mark.parametrize("seat", ["job_consultant", "cti_worker"])
def test_c1_the_caseworkers_write_and_the_rest_of_the_team_is_told_why_not(
    world: World, case: Case, seat: str
) -> None:
    assert refused(world, case, getattr(world, seat), new_entry()) == [("M1", "as_caseworker")]
    assert texts(world, case) == []


def test_c1_without_words_nothing_is_signed(world: World, case: Case) -> None:
    assert refused(world, case, world.social_caseworker, new_entry(" \n ")) == [("C1", "text_said")]


def test_c1_health_goes_to_the_section_of_health(world: World, case: Case) -> None:
    assessed(world, case, world.social_caseworker, "Ryggen driller.", area=LifeArea.HEALTH)
    assessed(world, case, world.social_caseworker, "Smerter om morgenen.", about_health=True)
    assert texts(world, case, {Section.PLAN}) == []
    assert texts(world, case) == ["Ryggen driller.", "Smerter om morgenen."]


def test_c2_what_is_closed_to_one_area_is_not_written_by_it(world: World, case: Case) -> None:
    about_health = new_entry("Ryggen driller.", area=LifeArea.HEALTH)
    closed = refused(world, case, world.employment_caseworker, about_health)
    assert closed == [("C2", "section_open_to_writer")]
    consent = may_read_health(world, case)
    assessed(world, case, world.employment_caseworker, "Ryggen driller.", area=LifeArea.HEALTH)
    withdraw(world, case, consent)
    again = refused(world, case, world.employment_caseworker, about_health)
    assert again == [("C2", "section_open_to_writer")]


def test_c2_a_brother_is_a_source_by_consent_alone(world: World, case: Case) -> None:
    consent = brother_may_tell(world, case, brother(world, case))
    made = assessed(world, case, world.social_caseworker, "Ole laver mad.", consent_id=consent.pk)
    assert made.source_consent_id == consent.pk
    told = new_entry("Ole laver mad.", consent_id=consent.pk)
    assert refused(world, case, world.employment_caseworker, told) == [("C2", "source_allowed")]
    withdraw(world, case, consent)
    assert refused(world, case, world.social_caseworker, told) == [("C2", "source_allowed")]
    unknown = new_entry("Ole laver mad.", consent_id=999_999)
    assert refused(world, case, world.social_caseworker, unknown) == [("C2", "source_allowed")]
    assert texts(world, case) == ["Ole laver mad."]


def test_m3_a_correction_is_a_new_entry_and_the_old_one_stays(world: World, case: Case) -> None:
    old = assessed(world, case, world.social_caseworker, "Hun bor alene.", area=LifeArea.HOUSING)
    assessed(world, case, world.employment_caseworker, "Hun bor med sin bror.", corrects=old.pk)
    assert texts(world, case) == ["Hun bor alene.", "Hun bor med sin bror."]
    again = new_entry("Hun bor på 2. sal.", corrects=old.pk)
    assert refused(world, case, world.social_caseworker, again) == [("M3", "not_corrected_yet")]


def test_m3_what_corrects_health_is_health(world: World, case: Case) -> None:
    old = assessed(world, case, world.social_caseworker, "Migræne.", area=LifeArea.HEALTH)
    mended = assessed(world, case, world.social_caseworker, "Hovedpine.", corrects=old.pk)
    assert (mended.area, mended.section) == (LifeArea.EVERYDAY, Section.HEALTH)


def test_m3_the_citizens_own_words_are_hers_to_correct(world: World, case: Case) -> None:
    own = said_by_karin(world, case, "Jeg kan godt lide dyr.")
    assert (own.written_as, own.said_by_citizen) == (Role.CITIZEN, True)
    by_staff = new_entry("Karin kan lide heste.", corrects=own.pk)
    assert refused(world, case, world.social_caseworker, by_staff) == [("M3", "own_voice")]
    said_by_karin(world, case, "Jeg kan godt lide heste.", corrects=own.pk)
    with acting_as(world.actor(world.cti_worker)):
        [standing] = queries.own_words(case.pk, sections=EVERYTHING)
    assert standing.text == "Jeg kan godt lide heste."


def test_m3_no_entry_is_deleted_in_the_database(world: World, case: Case) -> None:
    made = assessed(world, case, world.social_caseworker)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor), pytest.raises(ProgrammingError), transaction.atomic():
        AssessmentEntry.objects.filter(pk=made.pk).delete()


def test_l2_the_team_is_told_that_the_citizen_wrote(world: World, case: Case) -> None:
    said_by_karin(world, case, "Jeg vil gerne have en hund.", theme=AssessmentTheme.WISH)
    with acting_as(world.actor(world.citizen)):
        notices = list(Notice.objects.filter(kind="citizen_wrote"))
    assert told_by(notices) == set(world.team.values())
    assert {one.sentence for one in notices} == {"Karin Mølgaard har selv skrevet i udredningen."}


def test_l2_words_about_health_are_told_to_those_who_read_health(world: World, case: Case) -> None:
    said_by_karin(world, case, "Jeg sover dårligt.", area=LifeArea.HEALTH)
    with acting_as(world.actor(world.citizen)):
        notices = list(Notice.objects.filter(kind="citizen_wrote"))
    assert told_by(notices) == {world.social_caseworker.pk, world.cti_worker.pk}


def test_l2_the_citizen_comments_on_a_version_once_a_click(world: World, case: Case) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    actor, key = world.actor(world.citizen), uuid.uuid4()
    with acting_as(actor):
        for _ in range(2):
            made = actions.comment(
                actor=actor, key=key, case=case, number=1, text="Den er god, men lang.", **WHEN
            )
        assert PlanComment.objects.count() == 1
        assert refusal(
            lambda: actions.comment(
                actor=actor, key=uuid.uuid4(), case=case, number=1, text=" ", **WHEN
            )
        ) == [("L2", "comment_said")]
    with acting_as(world.actor(world.job_consultant)):
        [found] = queries.comments_of(case.pk)
        assert (found.pk, found.version.number, found.text) == (made.pk, 1, "Den er god, men lang.")


def test_l2_nobody_else_writes_in_the_citizens_name(world: World, case: Case) -> None:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        assert refusal(
            lambda: actions.write_own_words(
                actor=actor, key=uuid.uuid4(), case=case, entry=new_entry(), **WHEN
            )
        ) == [("M1", "is_the_citizen")]
        assert AssessmentEntry.objects.count() == 0


def test_the_draft_is_gone_when_the_entry_is_signed_and_stays_when_it_is_refused(
    world: World, case: Case
) -> None:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        Draft.objects.create(user_id=actor.id, form="udkast", fields={}, saved=noon(TODAY))
    for text, left in ((" ", 1), ("Karin er mødestabil.", 0)):
        with acting_as(actor):
            try:
                with transaction.atomic():
                    actions.assess(
                        actor=actor,
                        key=uuid.uuid4(),
                        case=case,
                        entry=new_entry(text),
                        draft="udkast",
                        **WHEN,
                    )
            except Refused:
                pass
            assert Draft.objects.count() == left


def test_the_newest_of_each_area_and_kind_stands(world: World, case: Case) -> None:
    assessed(world, case, world.social_caseworker, "Første.")
    assessed(world, case, world.social_caseworker, "Anden.")
    wrong = assessed(world, case, world.social_caseworker, "Tredje, forkert.")
    assessed(
        world,
        case,
        world.social_caseworker,
        "Rettet til noget om bolig.",
        area=LifeArea.HOUSING,
        corrects=wrong.pk,
    )
    with acting_as(world.actor(world.cti_worker)):
        standing = queries.standing_entries(case.pk, sections=EVERYTHING)
        found = {(one.area, one.theme): one.text for one in standing}
    assert found == {
        (LifeArea.EVERYDAY, AssessmentTheme.RESOURCE): "Anden.",
        (LifeArea.HOUSING, AssessmentTheme.RESOURCE): "Rettet til noget om bolig.",
    }


def test_c1_the_database_keeps_health_in_its_section(world: World, case: Case) -> None:
    by = world.social_caseworker
    with acting_as(world.actor(by)), pytest.raises(IntegrityError), transaction.atomic():
        AssessmentEntry.objects.create(
            **made_by(by.pk, noon(TODAY)),
            case=case,
            area=LifeArea.HEALTH,
            theme=AssessmentTheme.BARRIER,
            section=Section.PLAN,
            text="Ryggen",
            written_as=Role.SOCIAL_CASEWORKER,
        )


def test_a_stranger_finds_nothing(world: World, case: Case) -> None:
    assessed(world, case, world.social_caseworker)
    with acting_as(world.actor(world.stranger)):
        assert (AssessmentEntry.objects.count(), PlanComment.objects.count()) == (0, 0)
