"""The plans that hold after CTI: in time, agreed, no older than the job, shared by consent (F3)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.cti.emergency import (
    DEFAULTS,
    EmergencyLine,
    check_line,
    check_name_free,
    dialled,
    lacks_a_doctor,
    lines_for,
)
from fodfaeste.rules.cti.safety import (
    PlanDays,
    SafetyPlans,
    check_agreed,
    check_contact,
    obstacles_to_sharing,
    warnings_on_safety_plans,
)
from fodfaeste.rules.municipalities import MUNICIPALITIES
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.regions import Region, region_of

TODAY = date(2026, 9, 1)
DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MAYBE = st.none() | DAYS


def plans(
    *,
    crisis: date | None = None,
    retention: date | None = None,
    phase_3_on: date = TODAY,
    job: date | None = None,
) -> SafetyPlans:
    return SafetyPlans(
        phase_3_on=phase_3_on,
        crisis=PlanDays(words_on=crisis),
        retention=PlanDays(words_on=retention),
        job_changed_on=job,
    )


def warned(facts: SafetyPlans) -> list[tuple[str, str]]:
    return [(one.rule, one.condition) for one in warnings_on_safety_plans(facts, today=TODAY)]


def test_f3_the_crisis_plan_is_there_when_phase_3_begins() -> None:
    assert warned(plans(phase_3_on=TODAY + DAY)) == []
    assert warned(plans()) == [("F3", "crisis_plan_in_time")]
    assert warned(plans(crisis=TODAY)) == []


def test_f3_a_plan_is_no_older_than_the_last_change_of_job() -> None:
    old = plans(crisis=TODAY - 9 * DAY, retention=TODAY - 9 * DAY, job=TODAY - 3 * DAY)
    assert warned(old) == [
        ("F3", "crisis_plan_fits_the_job"),
        ("F3", "retention_plan_fits_the_job"),
    ]
    assert warned(replace(old, job_changed_on=TODAY - 9 * DAY)) == []
    gone_through = PlanDays(words_on=TODAY - 9 * DAY, agreed_on=TODAY)
    assert warned(replace(old, crisis=gone_through, retention=gone_through)) == []


@given(MAYBE, MAYBE)
def test_f3_an_agreement_is_to_the_words_that_stand(
    words_on: date | None, agreed_on: date | None
) -> None:
    plan = PlanDays(words_on=words_on, agreed_on=agreed_on)
    expected = words_on is not None and agreed_on is not None and agreed_on >= words_on
    assert plan.is_agreed is expected
    assert (plan.made_on is None) is (words_on is None)


@given(MAYBE, MAYBE, DAYS, MAYBE, DAYS)
def test_f3_whoever_goes_through_a_plan_today_hears_nothing_more_of_it(
    crisis: date | None,
    retention: date | None,
    phase_3_on: date,
    job: date | None,
    today: date,
) -> None:
    facts = plans(crisis=crisis, retention=retention, phase_3_on=phase_3_on, job=job)
    late = job if job and job > today else today
    anew = PlanDays(words_on=late, agreed_on=late)
    assert warnings_on_safety_plans(replace(facts, crisis=anew, retention=anew), today=today) == ()


def refused(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.condition for one in caught.value.obstacles]


def test_f3_days_lie_where_they_can() -> None:
    check_agreed(None, today=TODAY)
    check_agreed(TODAY, today=TODAY)
    with pytest.raises(Refused) as caught:
        check_agreed(TODAY + DAY, today=TODAY)
    assert refused(caught) == ["safety_plan_agreed_by_today"]
    check_contact(what="Ring", on=TODAY, today=TODAY)
    with pytest.raises(Refused) as caught:
        check_contact(what=" ", on=TODAY - DAY, today=TODAY)
    assert refused(caught) == ["next_contact_said", "next_contact_has_a_day"]
    with pytest.raises(Refused) as caught:
        check_contact(what="Ring", on=None, today=TODAY)
    assert refused(caught) == ["next_contact_has_a_day"]


BAKERY = ConsentFacts(
    types=frozenset({InformationType.SOCIAL}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.EMPLOYER,
    to_name="Byens Brød ApS",
    purpose="At chefen kender tegnene",
    given_on=date(2026, 1, 12),
)


@pytest.mark.parametrize(
    ("consent", "shared"),
    [
        (BAKERY, True),
        (replace(BAKERY, to_name="Havnens Is"), False),
        (replace(BAKERY, types=frozenset({InformationType.EMPLOYMENT})), False),
        (replace(BAKERY, from_party=Party.EMPLOYMENT_DEPARTMENT), False),
        (replace(BAKERY, withdrawn_on=TODAY), False),
        (replace(BAKERY, to_party=Party.NETWORK_PERSON), False),
    ],
)
def test_c2_the_workplace_gets_its_part_by_a_consent_that_says_so(
    consent: ConsentFacts,
    shared: bool,  # noqa: FBT001 -- a row of the table
) -> None:
    found = obstacles_to_sharing([consent], company="Byens Brød", today=TODAY)
    assert (found == ()) is shared
    assert {one.rule for one in found} <= {"C2"}


def test_f3_every_municipality_lies_in_one_of_the_five_regions() -> None:
    regions = [region_of(one.code) for one in MUNICIPALITIES]
    assert {region: regions.count(region) for region in Region} == {
        Region.CAPITAL: 29,
        Region.ZEALAND: 17,
        Region.SOUTH: 22,
        Region.CENTRAL: 19,
        Region.NORTH: 11,
    }
    assert region_of("") is None


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("101", Region.CAPITAL),
        ("400", Region.CAPITAL),
        ("265", Region.ZEALAND),
        ("607", Region.SOUTH),
        ("630", Region.SOUTH),
        ("751", Region.CENTRAL),
        ("773", Region.NORTH),
        ("851", Region.NORTH),
    ],
)
def test_f3_the_places_people_mix_up_are_right(code: str, region: Region) -> None:
    assert region_of(code) is region


def test_f3_life_in_danger_stands_first_and_only_the_own_region_is_named() -> None:
    north = [one.phone for one in lines_for(DEFAULTS, Region.NORTH)]
    assert north == ["112", "70 15 03 00", "70 201 201"]
    assert [one.phone for one in lines_for(DEFAULTS, Region.CAPITAL)] == [
        "112",
        "1813",
        "70 201 201",
    ]
    everywhere = lines_for(DEFAULTS, None)
    assert [one.phone for one in everywhere] == ["112", "70 201 201"]
    assert lacks_a_doctor(everywhere)
    assert not any(lacks_a_doctor(lines_for(DEFAULTS, region)) for region in Region)
    assert all(one.source for one in DEFAULTS)


@pytest.mark.parametrize(
    ("phone", "number"),
    [("70 201 201", "70201201"), ("+45 70 20 12 01", "+4570201201"), ("112", "112"), ("", "")],
)
def test_f3_a_number_is_dialled_as_digits(phone: str, number: str) -> None:
    assert dialled(phone) == number


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        (EmergencyLine(name="", phone="112", helps_with="", source="x"), "emergency_number_named"),
        (
            EmergencyLine(name="A", phone="12", helps_with="", source="x"),
            "emergency_number_dialled",
        ),
        (EmergencyLine(name="A", phone="112", helps_with=""), "emergency_number_has_a_source"),
    ],
)
def test_f3_a_number_can_be_dialled_is_named_and_has_a_source(
    line: EmergencyLine, condition: str
) -> None:
    with pytest.raises(Refused) as caught:
        check_line(line, valid_from=None, ends_before=None)
    assert refused(caught) == [condition]


def test_f3_a_number_ends_after_it_begins_and_has_a_name_of_its_own() -> None:
    line = DEFAULTS[0]
    with pytest.raises(Refused) as caught:
        check_line(line, valid_from=TODAY, ends_before=TODAY)
    assert refused(caught) == ["emergency_number_forward"]
    check_line(line, valid_from=TODAY, ends_before=TODAY + DAY)
    with pytest.raises(Refused) as caught:
        check_name_free(is_free=False)
    assert refused(caught) == ["emergency_number_name_free"]
    check_name_free(is_free=True)
