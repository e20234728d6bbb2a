"""The rule as it is read aloud: every requirement and every share, one example each."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts, Wish
from fodfaeste.rules.placement.matching.judging import judge
from fodfaeste.rules.placement.matching.reasons import GIVES, Reason
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.weights import DEFAULT, RULES, Part
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import times_in

DAY = date(2026, 3, 4)
HOUR = 60
KARIN = SeekerFacts(
    wishes=(
        Wish(field=WorkField.KITCHEN, words="bage brød"),
        Wish(field=WorkField.OTHER, words="noget med heste"),
        Wish(field=WorkField.SHOP),
    ),
    experience_fields=frozenset({WorkField.KITCHEN}),
    competences=("pæn håndskrift", "passe en kasse"),
    demands_met=frozenset({WorkDemand.HYGIENE_COURSE}),
    needs=frozenset({WorkNeed.CALM, WorkNeed.BREAKS, WorkNeed.SEATED, WorkNeed.EASY_DANISH}),
    essential_needs=frozenset({WorkNeed.CALM}),
    least_minutes=3 * HOUR,
    most_minutes=15 * HOUR,
    fixed_times=times_in("tirsdag 10-12") or (),
    transport=frozenset({Transport.BICYCLE}),
    postcode="4200",
    reach=(("4000", "4200"), ("4250", "4250")),
)
BAKERY = OpeningFacts(
    number=7,
    title="Bagerimedhjælper",
    tasks="Bager rugbrød og passer kassen",
    field=WorkField.KITCHEN,
    demands=frozenset({WorkDemand.HYGIENE_COURSE}),
    needs_met=frozenset(WorkNeed),
    least_minutes=2 * HOUR,
    most_minutes=37 * HOUR,
    times=times_in("mandag til fredag 7-14") or (),
    postcode="4200",
    ordinary_possible=True,
    open_from=DAY,
    closes_on=DAY,
    places_left=1,
    trainee_places_left=1,
)


def test_d2_what_fits_in_everything_gives_100_points() -> None:
    found = judge(KARIN, BAKERY, DEFAULT, day=DAY)
    assert (found.number, found.points, found.unmet) == (7, 100, ())
    assert [share.reason for share in found.shares] == [
        Reason.FIRST_WISH,
        Reason.WORKED_AND_CAN,
        Reason.HOURS_FIT,
        Reason.SAME_POSTCODE,
        Reason.NEEDS_MET,
        Reason.PAID_POSSIBLE,
    ]


@pytest.mark.parametrize(
    ("changes", "unmet"),
    [
        ({"is_closed": True}, Requirement.OPEN),
        ({"open_from": date(2026, 3, 5)}, Requirement.OPEN),
        ({"closes_on": date(2026, 3, 3)}, Requirement.OPEN),
        ({"company_is_open": False}, Requirement.COMPANY_OPEN),
        ({"places_left": 0}, Requirement.PLACES),
        ({"trainee_places_left": 0}, Requirement.TRAINEE_RATIO),
        ({"demands": frozenset({WorkDemand.FORKLIFT})}, Requirement.DEMANDS),
        ({"least_minutes": 16 * HOUR}, Requirement.HOURS),
        ({"least_minutes": 0, "most_minutes": 2 * HOUR}, Requirement.HOURS),
        ({"times": times_in("tirsdag 10-12.30")}, Requirement.TIMES),
        ({"postcode": "4201"}, Requirement.REACH),
        ({"needs_met": frozenset({WorkNeed.BREAKS})}, Requirement.NEEDS),
    ],
)
def test_d2_an_opening_is_a_named_no(changes: dict[str, Any], unmet: Requirement) -> None:
    assert judge(KARIN, replace(BAKERY, **changes), DEFAULT, day=DAY).unmet == (unmet,)


@pytest.mark.parametrize(
    "changes",
    [
        {"open_from": None},
        {"closes_on": None},
        {"places_left": None},
        {"trainee_places_left": None},
        {"least_minutes": None, "most_minutes": None},
        {"least_minutes": 15 * HOUR},
        {"most_minutes": 3 * HOUR},
        {"times": ()},
        {"times": times_in("tirsdag 12-16")},
        {"times": times_in("tirsdag 9-15")},
        {"postcode": ""},
        {"postcode": "4000"},
        {"postcode": "4250"},
    ],
)
def test_d2_what_is_not_known_or_just_fits_is_never_a_no(changes: dict[str, Any]) -> None:
    assert judge(KARIN, replace(BAKERY, **changes), DEFAULT, day=DAY).unmet == ()


def test_d2_an_hour_of_treatment_is_no_hindrance_while_the_fewest_hours_fit_around_it() -> None:
    all_tuesday = replace(BAKERY, times=times_in("tirsdag 9-15") or ())
    assert judge(KARIN, all_tuesday, DEFAULT, day=DAY).unmet == ()
    needs_more = replace(all_tuesday, least_minutes=5 * HOUR)
    assert judge(KARIN, needs_more, DEFAULT, day=DAY).unmet == (Requirement.TIMES,)


@pytest.mark.parametrize(
    ("part", "changes", "reason", "points"),
    [
        (Part.WISHES, {"field": WorkField.STORAGE}, Reason.FIRST_WISH, 30),
        (Part.WISHES, {"field": WorkField.SHOP, "tasks": "kasse"}, Reason.THIRD_WISH, 18),
        (Part.WISHES, {"field": None, "tasks": "strigle heste"}, Reason.SECOND_WISH, 24),
        (Part.WISHES, {"field": WorkField.OTHER, "tasks": ""}, Reason.NO_WISH_MET, 0),
        (Part.COMPETENCES, {"tasks": "skrælle"}, Reason.WORKED_THERE, 10),
        (Part.COMPETENCES, {"field": WorkField.SHOP}, Reason.CAN_A_TASK, 10),
        (Part.COMPETENCES, {"field": None, "tasks": ""}, Reason.NEW_TASKS, 0),
        (Part.HOURS, {"most_minutes": 14 * HOUR}, Reason.HOURS_BEGIN, 10),
        (Part.HOURS, {"least_minutes": 4 * HOUR}, Reason.HOURS_GROW, 5),
        (
            Part.HOURS,
            {"least_minutes": 4 * HOUR, "most_minutes": 5 * HOUR},
            Reason.HOURS_TOUCH,
            4,
        ),
        (
            Part.HOURS,
            {"least_minutes": None, "most_minutes": None},
            Reason.HOURS_UNKNOWN,
            8,
        ),
        (Part.HOURS, {"least_minutes": 16 * HOUR}, Reason.HOURS_APART, 0),
        (Part.WAY, {"postcode": "4100"}, Reason.WITHIN_REACH, 7),
        (Part.WAY, {"postcode": ""}, Reason.WAY_UNKNOWN, 3),
        (Part.WAY, {"postcode": "8000"}, Reason.OUT_OF_REACH, 0),
        (Part.CONSIDERATIONS, {"needs_met": frozenset({WorkNeed.CALM})}, Reason.NEEDS_MET, 4),
        (Part.PAID, {"ordinary_possible": None, "shortage": True}, Reason.PAID_SHORTAGE, 7),
        (Part.PAID, {"ordinary_possible": None}, Reason.PAID_NOT_ASKED, 3),
        (Part.PAID, {"ordinary_possible": False, "shortage": True}, Reason.PAID_NOT, 0),
    ],
)
def test_d2_a_part_gives(part: Part, changes: dict[str, Any], reason: Reason, points: int) -> None:
    found = judge(KARIN, replace(BAKERY, **changes), DEFAULT, day=DAY)
    share = dict(zip(Part, found.shares, strict=True))[part]
    assert (share.reason, share.points(DEFAULT.of(part))) == (reason, points)


@pytest.mark.parametrize(
    ("part", "changes", "reason", "points"),
    [
        (Part.WISHES, {"wishes": ()}, Reason.NO_WISH_KNOWN, 0),
        (Part.WAY, {"postcode": "", "reach": ()}, Reason.WAY_UNKNOWN, 3),
        (
            Part.WAY,
            {"postcode": "", "reach": (), "transport": frozenset({Transport.PUBLIC})},
            Reason.ANYWHERE,
            5,
        ),
        (Part.CONSIDERATIONS, {"needs": frozenset()}, Reason.NO_NEEDS, 15),
        (
            Part.HOURS,
            {"least_minutes": None, "most_minutes": None},
            Reason.HOURS_UNKNOWN,
            8,
        ),
    ],
)
def test_d2_a_profile_that_says_less_gives(
    part: Part, changes: dict[str, Any], reason: Reason, points: int
) -> None:
    found = judge(replace(KARIN, **changes), BAKERY, DEFAULT, day=DAY)
    share = dict(zip(Part, found.shares, strict=True))[part]
    assert (share.reason, share.points(DEFAULT.of(part))) == (reason, points)


def test_d2_own_postcode_is_reached_whatever_the_stretches_say() -> None:
    elsewhere = replace(KARIN, reach=(("8000", "8000"),))
    assert judge(elsewhere, BAKERY, DEFAULT, day=DAY).unmet == ()


def test_d2_every_reason_says_what_it_gives() -> None:
    assert set(GIVES) | {Reason.NEEDS_MET} == set(Reason)
    assert all(0 <= got <= of for got, of in GIVES.values())


def test_d2_the_number_of_the_rules_counts_up_when_a_share_is_given_anew() -> None:
    """Change a share: change RULES too, so that a kept list says by which rules it was made."""
    written = repr(sorted((str(reason), part) for reason, part in GIVES.items()))
    assert (RULES, hashlib.sha256(written.encode()).hexdigest()[:12]) == (1, "1cb5db6b2b01")


def test_d2_the_version_of_a_list_names_the_rules_and_the_weights() -> None:
    assert DEFAULT.rule_version == "1/30-20-15-10-15-10"
