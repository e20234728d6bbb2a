"""The plan beside the sector plans, or instead of them (C8)."""

from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.legal_form import (
    DEFAULTS,
    STANDS_ON,
    Choice,
    PlanLawCode,
    check_choice,
    check_latest,
    form_in_words,
    obstacles_to_choice,
    obstacles_to_form,
    paragraphs_on,
)
from fodfaeste.rules.plan.sector_plans import (
    SectorPlan,
    SectorPlanKind,
    check_written,
    checks,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
HOLISTIC = Choice(
    legal_form=PlanLegalForm.HOLISTIC,
    chosen_on=TODAY,
    consent_given=True,
    consent_form=ConsentForm.ORAL,
    consent_note="Karin sagde ja på opstartsmødet.",
    paragraphs=("LAB § 40, stk. 3", "SEL § 141, stk. 7"),
)
MIN_PLAN = SectorPlan(
    number=1,
    kind=SectorPlanKind.MIN_PLAN,
    name="Min Plan",
    system="Fasit",
    made_on=date(2026, 1, 5),
)
SECTION_141 = replace(
    MIN_PLAN, number=2, kind=SectorPlanKind.SECTION_141, name="Handleplanen", system="Nexus"
)


@pytest.mark.parametrize(
    ("day", "overview", "holistic"),
    [
        (date(2018, 6, 30), ("LAB § 27", "SEL § 141"), ()),
        (date(2018, 7, 1), ("LAB § 27", "SEL § 141"), ("LAB § 30 b", "SEL § 141, stk. 7")),
        (date(2019, 12, 31), ("LAB § 27", "SEL § 141"), ("LAB § 30 b", "SEL § 141, stk. 7")),
        (date(2020, 1, 1), ("LAB § 40", "SEL § 141"), ("LAB § 40, stk. 3", "SEL § 141, stk. 7")),
    ],
)
def test_c8_the_plan_stands_on_the_paragraphs_of_the_day(
    day: date, overview: tuple[str, ...], holistic: tuple[str, ...]
) -> None:
    assert paragraphs_on(PlanLegalForm.OVERVIEW, day) == overview
    assert paragraphs_on(PlanLegalForm.HOLISTIC, day) == holistic


def test_c8_every_form_stands_on_law_that_is_shipped() -> None:
    codes = {law.code for law in DEFAULTS}
    assert codes == set(PlanLawCode)
    assert {code for needed in STANDS_ON.values() for code in needed} == codes


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"consent_given": False}, [("C2", "citizen_consents")]),
        ({"consent_form": None}, [("C2", "says_how")]),
        ({"consent_given": False, "consent_form": None}, [("C2", "citizen_consents")]),
        ({"consent_note": "ja"}, [("C2", "form_oral_noted")]),
        ({"consent_form": ConsentForm.WRITTEN, "consent_note": ""}, []),
        ({"chosen_on": date(2026, 3, 5)}, [("C8", "day_has_come")]),
        ({"paragraphs": ("SEL § 141, stk. 7",)}, [("C8", "law_in_force")]),
    ],
)
def test_c8_a_plan_replaces_others_only_by_the_citizens_yes_and_the_law_of_the_day(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    choice = replace(HOLISTIC, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_choice(choice, today=TODAY)) == expected


def test_c8_the_overview_asks_for_no_consent_but_for_its_law() -> None:
    overview = Choice(
        legal_form=PlanLegalForm.OVERVIEW, chosen_on=TODAY, paragraphs=("LAB § 40", "SEL § 141")
    )
    check_choice(overview, today=TODAY)
    bare = replace(overview, paragraphs=())
    assert conditions(obstacles_to_choice(bare, today=TODAY)) == [("C8", "law_of_sector_plans")]


def test_c8_a_plan_that_replaces_others_is_not_approved_without_the_yes() -> None:
    without = obstacles_to_form(PlanLegalForm.HOLISTIC, consent_on=None)
    assert conditions(without) == [("C2", "citizen_consents")]
    assert obstacles_to_form(PlanLegalForm.HOLISTIC, consent_on=TODAY) == ()
    assert obstacles_to_form(PlanLegalForm.OVERVIEW, consent_on=None) == ()


def test_c8_a_choice_that_a_colleague_was_faster_with_is_refused() -> None:
    check_latest(is_latest=True)
    with pytest.raises(Refused, match="En kollega har valgt"):
        check_latest(is_latest=False)


def test_c8_the_form_reads_as_a_line() -> None:
    said = form_in_words(PlanLegalForm.HOLISTIC, paragraphs=HOLISTIC.paragraphs, consent_on=TODAY)
    assert said == (
        "Helhedsorienteret plan efter samtykke · LAB § 40, stk. 3 og SEL § 141, stk. 7"
        " · samtykke 4.3.2026"
    )
    bare = form_in_words(PlanLegalForm.OVERVIEW, paragraphs=(), consent_on=None)
    assert bare == "Fælles overblik over de eksisterende planer"


def found(
    *plans: SectorPlan,
    form: PlanLegalForm = PlanLegalForm.OVERVIEW,
    approved_on: date | None = date(2026, 2, 1),
) -> list[tuple[int | None, str]]:
    return [
        (check.number, check.obstacle.condition)
        for check in checks(plans, form=form, approved_on=approved_on)
    ]


def test_c8_sector_plans_that_nobody_has_noted_are_asked_for() -> None:
    assert found() == [(None, "min_plan_noted"), (None, "section_141_noted")]
    assert found(form=PlanLegalForm.HOLISTIC) == []


def test_c8_a_sector_plan_older_than_the_joint_plan_is_looked_at() -> None:
    assert found(MIN_PLAN, SECTION_141, approved_on=None) == []
    seen = replace(SECTION_141, checked_on=date(2026, 2, 1))
    assert found(MIN_PLAN, seen) == [(1, "agrees_with_the_plan")]


def test_c8_a_sector_plan_that_is_replaced_is_ended() -> None:
    other = replace(MIN_PLAN, number=3, kind=SectorPlanKind.OTHER, name="Genoptræningsplan")
    ended = replace(SECTION_141, ended_on=date(2026, 2, 2))
    assert found(MIN_PLAN, ended, other, form=PlanLegalForm.HOLISTIC) == [
        (1, "ended_when_replaced"),
        (3, "agrees_with_the_plan"),
    ]


@pytest.mark.parametrize(
    ("changes", "responsible", "expected"),
    [
        ({}, "Mette", []),
        ({"system": " "}, "Mette", ["says_where"]),
        ({}, "", ["says_who"]),
        ({"kind": SectorPlanKind.OTHER, "name": ""}, "Mette", ["named"]),
        ({"made_on": date(2026, 3, 5)}, "Mette", ["days_have_come"]),
        ({"checked_on": date(2026, 1, 4)}, "Mette", ["in_order"]),
        ({"ended_on": date(2025, 1, 4)}, "Mette", ["in_order"]),
    ],
)
def test_c8_a_sector_plan_can_be_found_by_what_is_written(
    changes: dict[str, object], responsible: str, expected: list[str]
) -> None:
    plan = replace(MIN_PLAN, **changes)  # type: ignore[arg-type]
    said: list[str] = []
    try:
        check_written(plan, responsible=responsible, today=TODAY)
    except Refused as refused:
        said = [obstacle.condition for obstacle in refused.obstacles]
    assert said == expected
