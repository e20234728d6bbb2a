"""What was copied to the specialist systems stands as it was copied (M7)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import copy_sheets, lines_of
from fodfaeste.records.followup.queries.sheet_facts import sheet_facts
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.actions.transfers import note_transfer, undo_transfer
from fodfaeste.records.plan.models import Transfer, TransferredText
from fodfaeste.records.plan.queries.transfers import copied_of, transfers_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.copy_sheets import SheetField, SheetText, laid_out, marks
from fodfaeste.rules.plan.sheet_texts import texts_of
from tests.records.plans import TEXTS, WHEN, approved_plan, refusal, written_plan
from tests.worlds import World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db

PURPOSE = SheetText(SheetField.PURPOSE, "Formål", "Et job")
HEALTH = SheetText(SheetField.HEALTH, "Helbred", "Søvn")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def sheets(world: World) -> dict[str, int]:
    with acting_as(world.actor(world.cti_worker)):
        return {sheet.system: sheet.pk for sheet in copy_sheets()}


def copy(
    world: World,
    case: Case,
    sheet_id: int,
    *texts: SheetText,
    by: User | None = None,
    read: str = "",
    key: uuid.UUID | None = None,
) -> Callable[[], Transfer]:
    def act() -> Transfer:
        actor = world.actor(by or world.social_caseworker)
        with acting_as(actor):
            return note_transfer(
                actor=actor,
                key=key or uuid.uuid4(),
                case=case,
                sheet_id=sheet_id,
                texts=texts,
                read=read or marks(texts),
                **WHEN,
            )

    return act


def undo(world: World, case: Case, transfer: Transfer) -> Transfer:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        return undo_transfer(actor=actor, case=case, transfer_id=transfer.pk, **WHEN)


def test_m7_the_very_words_are_kept_and_read_only_where_they_are_open(
    world: World, case: Case, sheets: dict[str, int]
) -> None:
    nexus = sheets["Nexus"]
    copy(world, case, nexus, PURPOSE, HEALTH)()
    with acting_as(world.actor(world.social_caseworker)):
        whole = copied_of(case.pk, sections=frozenset(Section))
        narrow = copied_of(case.pk, sections={Section.PLAN})
    assert dict(whole[nexus].texts) == {SheetField.PURPOSE: "Et job", SheetField.HEALTH: "Søvn"}
    assert dict(narrow[nexus].texts) == {SheetField.PURPOSE: "Et job"}
    assert whole[nexus].by == world.social_caseworker.name


def test_m7_the_latest_that_stands_counts(world: World, case: Case, sheets: dict[str, int]) -> None:
    nexus = sheets["Nexus"]
    first = copy(world, case, nexus, PURPOSE)()
    second = copy(world, case, nexus, PURPOSE, HEALTH)()
    with acting_as(world.actor(world.cti_worker)):
        assert copied_of(case.pk, sections=Section)[nexus].number == second.pk
    undo(world, case, second)
    assert undo(world, case, second).undone_by == world.cti_worker
    with acting_as(world.actor(world.cti_worker)):
        assert copied_of(case.pk, sections=Section)[nexus].number == first.pk
        assert [each.pk for each in transfers_of(case.pk, nexus)] == [second.pk, first.pk]


def test_m7_a_double_click_notes_once(world: World, case: Case, sheets: dict[str, int]) -> None:
    key = uuid.uuid4()
    once = copy(world, case, sheets["Nexus"], PURPOSE, key=key)
    assert once() == once()
    with acting_as(world.actor(world.cti_worker)):
        assert TransferredText.objects.count() == 1


def test_m7_each_area_notes_its_own_system(
    world: World, case: Case, sheets: dict[str, int]
) -> None:
    fasit = copy(world, case, sheets["Fasit"], PURPOSE)
    assert refusal(fasit) == [("M7", "own_area")]
    copy(world, case, sheets["Fasit"], PURPOSE, by=world.job_consultant)()


def test_m7_what_nobody_has_copied_is_not_noted_as_copied(
    world: World, case: Case, sheets: dict[str, int]
) -> None:
    late = copy(world, case, sheets["Nexus"], PURPOSE, read=marks((HEALTH,)))
    assert refusal(late) == [("M7", "read_is_current")]


def test_m7_a_sheet_is_made_of_what_stands_in_the_rooms(
    world: World,
    case: Case,
    sheets: dict[str, int],
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    with acting_as(world.actor(world.social_caseworker)):
        content = queries.content_of(case.pk)
        sheet = next(each for each in copy_sheets() if each.pk == sheets["Nexus"])
        with django_assert_num_queries(1):
            facts = sheet_facts(case, content, sections=frozenset(Section))
        texts = {
            text.field: text
            for text in laid_out(lines_of(sheet), texts_of(facts), frozenset(Section))
        }
    assert texts[SheetField.PURPOSE].text == TEXTS.purpose
    assert texts[SheetField.PARTICIPATION].text.startswith("Version 1 er godkendt med borgeren")
    assert texts[SheetField.GOALS].text == "Mål: Jeg vil kunne holde til en hel arbejdsdag"
