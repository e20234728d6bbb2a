"""A grant keeps its row of law, and no change of law or grant moves a course that runs (H1, E1)."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from fodfaeste.pdf.papers.decision import DecisionPaper
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.actions import LawFacts, Turn, change_law
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.decisions import actions
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.decisions.queries import letter_facts
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    FIRST_DAY,
    MATCHED,
    Ready,
    case_ready,
    decision,
    grant,
    new_grant,
    start_cti,
    visitate,
)
from tests.worlds import TODAY, World, acting_as, make_world, noon

SEL_85, SEL_82B, MENTOR = LegalBasisCode


@pytest.fixture
def world() -> World:
    return make_world()


def boundaries(world: World) -> tuple[object, ...]:
    """What the clock of the one course says, and by which law."""
    with acting_as(world.actor(world.social_caseworker)):
        course = CtiCourse.objects.get()
    dates = (course.starts_on, course.phase_2_on, course.phase_3_on, course.ends_before)
    return (course.legal_basis, course.paragraph, course.months, *dates)


def new_law(world: World, code: LegalBasisCode, from_day: date, **changed: object) -> LegalBasis:
    """The administrator writes a row of law from a day on."""
    actor = world.actor(world.administrator)
    row = LegalBasis.objects.get(code=code, ends_before=None)
    words = {name: getattr(row, name) for name in LawFacts.__slots__}
    with acting_as(actor):
        return change_law(
            actor=actor,
            turn=Turn(row_id=row.pk, version=row.version, from_day=from_day),
            law=LawFacts(**{**words, **changed}),
            today=TODAY,
            now=noon(TODAY),
        )


def change(
    world: World, case: Case, held: Grant, law: LegalBasisCode, from_day: date, **given: object
) -> Decision:
    """Another grant takes over, decided on TODAY by the social caseworker."""
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return actions.change_grant(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            grant_id=held.pk,
            version=held.version,
            decision=decision(law, day=TODAY, outcome=DecisionOutcome.CHANGED),
            grant=new_grant(law, starts_on=from_day, **given),
            today=TODAY,
            now=noon(TODAY),
        )


def sides(world: World, made: Decision) -> tuple[str, bool, bool]:
    """Where the words of a decision belong, and to which caseworker they are open."""
    open_to = []
    for user in (world.employment_caseworker, world.social_caseworker):
        actor = world.actor(user)
        with acting_as(actor):
            relation = access.relation_of(actor, made.case, today=TODAY, now=noon(TODAY))
            sections = access.open_sections(actor, relation, TODAY)
        open_to.append(Section(made.section) in sections)
    return made.section, open_to[0], open_to[1]


def the_grant(world: World) -> Grant:
    with acting_as(world.actor(world.social_caseworker)):
        return Grant.objects.select_related("law").get(ended_by_decision=None)


@pytest.mark.django_db
def test_e1_h1_legal_basis_changed_in_the_middle_the_boundaries_stay(world: World) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    start_cti(world, case)
    before = boundaries(world)
    assert before[:3] == ("sel-85", "SEL § 85", 9)
    first = the_grant(world)
    change(world, case, first, SEL_82B, TODAY + timedelta(days=1), ends_before=date(2026, 9, 5))
    assert boundaries(world) == before
    new_law(world, SEL_85, TODAY + timedelta(days=2), months=6, paragraph="Ny lov § 12")
    new_law(world, SEL_82B, TODAY + timedelta(days=2), months=3, paragraph="Ny lov § 40")
    assert boundaries(world) == before
    with acting_as(world.actor(world.social_caseworker)):
        ended = Grant.objects.get(pk=first.pk)
        assert (ended.ends_before, ended.granted_until) == (TODAY + timedelta(days=1), None)
        assert Decision.objects.get(outcome=DecisionOutcome.CHANGED).follows_id == first.decision_id


@pytest.mark.django_db
def test_h1_a_grant_keeps_the_row_of_law_of_its_first_day(world: World) -> None:
    case = case_ready(world, Ready(basis=MENTOR))
    kept = the_grant(world)
    assert (kept.law.paragraph, kept.law.months, kept.law.caseload) == ("LAB §§ 167–171", 6, 15)
    later = new_law(world, MENTOR, TODAY, months=9, caseload=30, paragraph="Ny lov § 40")
    assert the_grant(world).law_id == kept.law_id
    start_cti(world, case)
    assert boundaries(world)[1:3] == ("LAB §§ 167–171", 6)
    with acting_as(world.actor(world.administrator)):
        assert LegalBasis.objects.get(pk=kept.law_id).ends_before == later.valid_from


@pytest.mark.django_db
def test_h1_a_grant_from_the_first_day_of_a_new_row_follows_it(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=False)
    new_law(world, MENTOR, FIRST_DAY, months=9, paragraph="Ny lov § 40", max_months=12)
    actor = world.actor(world.employment_caseworker)
    for starts_on, paragraph in (
        (FIRST_DAY - timedelta(days=1), "LAB §§ 167–171"),
        (FIRST_DAY + timedelta(days=200), "Ny lov § 40"),
    ):
        with acting_as(actor):
            made = actions.decide(
                actor=actor,
                key=uuid.uuid4(),
                case=case,
                decision=decision(MENTOR, day=TODAY),
                grant=new_grant(MENTOR, starts_on=starts_on, ends_before=add_months(starts_on, 6)),
                today=TODAY,
                now=noon(TODAY),
            )
            row = Grant.objects.select_related("law").get(decision=made)
        assert (row.paragraph, row.law.paragraph) == (paragraph, paragraph)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (SEL_85, ("social", False, True)),
        (SEL_82B, ("social", False, True)),
        (MENTOR, ("employment", True, False)),
    ],
)
def test_h5_the_words_of_a_decision_belong_to_the_side_of_its_law(
    world: World, law: LegalBasisCode, expected: tuple[str, bool, bool]
) -> None:
    case_ready(world, Ready(basis=law))
    with acting_as(world.actor(world.social_caseworker)):
        made = Decision.objects.select_related("case").get()
        assert Grant.objects.get().section == expected[0]
    assert sides(world, made) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("law", "condition"),
    [
        (SEL_85, "social_side_decides"),
        (SEL_82B, "social_side_decides"),
        (MENTOR, "employment_side_decides"),
    ],
)
def test_a1_nobody_decides_what_they_may_not_read(
    world: World, law: LegalBasisCode, condition: str
) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=law is SEL_85)
    other = world.social_caseworker if law is MENTOR else world.employment_caseworker
    actor = world.actor(other)
    with acting_as(actor), pytest.raises(Refused) as caught:
        actions.decide(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            decision=decision(law, day=TODAY),
            grant=new_grant(law, starts_on=TODAY),
            today=TODAY,
            now=noon(TODAY),
        )
    assert [(one.rule, one.condition) for one in caught.value.obstacles] == [("A1", condition)]


@pytest.mark.django_db
def test_a1_section_85_is_not_exchanged_for_a_mentor_by_one_side_alone(world: World) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    held = the_grant(world)
    with pytest.raises(Refused) as caught:
        change(world, case, held, MENTOR, TODAY + timedelta(days=1), ends_before=date(2026, 9, 5))
    assert caught.value.obstacles[0].condition == "employment_side_decides"
    assert the_grant(world).pk == held.pk


@pytest.mark.django_db
def test_h1_a_yes_says_what_is_granted(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=True)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor), pytest.raises(Refused) as caught:
        actions.decide(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            decision=decision(SEL_85, day=TODAY),
            grant=None,
            today=TODAY,
            now=noon(TODAY),
        )
    assert [one.condition for one in caught.value.obstacles] == ["grant_said"]


@pytest.mark.django_db
def test_h5_a_letter_still_says_its_last_day_when_the_grant_ends_earlier(world: World) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    actor = world.actor(world.social_caseworker)
    letters = []
    for last_day in (TODAY + timedelta(days=27), TODAY + timedelta(days=10)):
        held = the_grant(world) if not letters else Grant.objects.get()
        with acting_as(actor):
            letters.append(
                actions.end_grant(
                    actor=actor,
                    key=uuid.uuid4(),
                    case=case,
                    grant_id=held.pk,
                    version=held.version,
                    decision=decision(SEL_85, day=TODAY, outcome=DecisionOutcome.ENDED),
                    last_day=last_day,
                    today=TODAY,
                    now=noon(TODAY),
                ).pk
            )
    with acting_as(actor):
        told = [paper_of(case, number).document().decided for number in letters]
    assert told == [
        ("Den sidste dag, du har socialpædagogisk støtte som nu, er 31. marts 2026.",),
        ("Den sidste dag, du har socialpædagogisk støtte som nu, er 14. marts 2026.",),
    ]


def paper_of(case: Case, number: int) -> DecisionPaper:
    """The letter of one decision."""
    facts = letter_facts(case.pk, number)
    assert facts is not None
    return DecisionPaper(case=case, facts=facts, sender="Demokommune", today=TODAY)


@pytest.mark.django_db
def test_h3_a_law_that_has_left_the_books_still_lets_its_grant_end(world: World) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    kept = the_grant(world)
    LegalBasis.objects.filter(pk=kept.law_id).update(ends_before=TODAY)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        made = actions.end_grant(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            grant_id=kept.pk,
            version=kept.version,
            decision=decision(SEL_85, day=TODAY, outcome=DecisionOutcome.ENDED),
            last_day=TODAY,
            today=TODAY,
            now=noon(TODAY),
        )
    assert (made.paragraph, made.follows_id) == ("SEL § 85", kept.decision_id)
    assert "Ankestyrelsen" in made.complaint_guidance


@pytest.mark.django_db
@pytest.mark.parametrize("from_day", [TODAY, MATCHED, MATCHED - timedelta(days=1)])
def test_h3_a_change_lies_ahead_of_its_decision(world: World, from_day: date) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    with pytest.raises(Refused) as caught:
        change(world, case, the_grant(world), SEL_82B, from_day)
    assert caught.value.rule == "H3"


@pytest.mark.django_db
def test_a_grant_that_was_changed_meanwhile_is_not_changed_again(world: World) -> None:
    case = case_ready(world, Ready(basis=SEL_85))
    held = the_grant(world)
    change(world, case, held, SEL_82B, TODAY + timedelta(days=1), ends_before=date(2026, 9, 5))
    with pytest.raises(Stale):
        change(world, case, held, SEL_82B, TODAY + timedelta(days=9), ends_before=date(2026, 9, 5))


@pytest.mark.django_db(transaction=True)
def test_h1_of_two_grants_by_one_law_at_once_one_stands(world: World) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=False)
    start = Barrier(2)

    def give(_: int) -> str:
        start.wait(timeout=20)
        try:
            grant(world, case, MENTOR)
        except Refused as refused:
            return refused.obstacles[0].condition
        finally:
            connection.close()
        return "granted"

    with ThreadPoolExecutor(max_workers=2) as pool:
        assert sorted(pool.map(give, range(2))) == ["granted", "no_grant_by_same_law"]
    with acting_as(world.actor(world.social_caseworker)):
        assert (Grant.objects.count(), Decision.objects.count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts_on", "longest"),
    [
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2026, 8, 29), date(2027, 2, 28)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 3, 29), date(2026, 9, 29)),
        (date(2026, 10, 25), date(2027, 4, 25)),
    ],
    ids=["31-march", "29-august", "31-august", "summer-time", "winter-time"],
)
def test_h1_six_months_are_calendar_months_from_any_day(
    world: World, starts_on: date, longest: date
) -> None:
    case = case_ready(world, Ready(basis=None))
    visitate(world, case, in_target_group=False)
    actor = world.actor(world.social_caseworker)

    def decide(ends_before: date) -> Decision:
        with acting_as(actor):
            return actions.decide(
                actor=actor,
                key=uuid.uuid4(),
                case=case,
                decision=decision(SEL_82B, day=TODAY),
                grant=new_grant(SEL_82B, starts_on=starts_on, ends_before=ends_before),
                today=TODAY,
                now=noon(TODAY),
            )

    with pytest.raises(Refused) as caught:
        decide(longest + timedelta(days=1))
    assert caught.value.obstacles[0].condition == "not_longer_than_law"
    decide(longest)
