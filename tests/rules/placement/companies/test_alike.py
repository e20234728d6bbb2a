"""Companies that may be one, how two become one, and taster visits (D1, D16)."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.companies.alike import (
    Entry,
    Likeness,
    likenesses,
    name_likeness,
    stands_already,
    tidy_name,
)
from fodfaeste.rules.placement.companies.doubles import doubles
from fodfaeste.rules.placement.companies.merging import (
    Side,
    check_merging,
    differing,
    merged,
    obstacles_to_merging,
)
from fodfaeste.rules.placement.companies.taster import TasterVisit, warnings_at_taster
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.refusal import Refused

BREAD = Entry(name="Byens Brød ApS", cvr_number="13585628", postcode="8000", city="Aarhus C")
TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(("other", "reasons"), [
    (Entry(name="Byens Brød ApS", city="Aarhus C"), (Likeness.SAME_NAME,)),
    (Entry(name="BYENS BRØD A/S", postcode="8000"), (Likeness.SAME_NAME,)),
    (Entry(name="Byens Brød", city="Odense"), ()),
    (Entry(name="Byens Brød"), ()),
    (Entry(name="Byens Brød", city="Aarhus C", cvr_number="12345674"), ()),
    (Entry(name="Holding", cvr_number="13585628", postcode="8000"), (Likeness.SAME_PLACE,)),
    (Entry(name="Holding", cvr_number="13585628", postcode="5000"), ()),
    (Entry(name="Pak og Lager", city="Aarhus C"), ()),
])  # fmt: skip
def test_d1_companies_are_alike_by_place_or_by_name_in_one_town(
    other: Entry, reasons: tuple[Likeness, ...]
) -> None:
    assert likenesses(BREAD, other) == reasons
    assert likenesses(other, BREAD) == reasons


def test_d1_a_p_number_settles_it() -> None:
    here = Entry(name="Netto", p_number="1003388394", city="Odense")
    there = Entry(name="Netto", p_number="1003388395", city="Odense")
    assert likenesses(here, here) == (Likeness.SAME_NUMBER,)
    assert likenesses(here, there) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_d1_likeness_of_names_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    found = name_likeness(one, other)
    assert 0 <= found <= 1
    assert found == name_likeness(other, one)
    assert name_likeness(one, one) == (Fraction(1) if tidy_name(one) else Fraction(0))


ENTRIES = st.builds(
    Entry,
    name=st.lists(
        st.sampled_from(["byens", "brød", "brøds", "bageri", "havnens", "køkken", "ApS", "x"]),
        max_size=3,
    ).map(" ".join),
    cvr_number=st.sampled_from(["", "", "13585628", "12345674"]),
    p_number=st.sampled_from(["", "", "1003388394"]),
    address=st.sampled_from(["", "Torvet 1", "torvet  1"]),
    postcode=st.sampled_from(["", "8000", "5000"]),
    city=st.sampled_from(["", "Aarhus C", "aarhus c", "Odense"]),
)


@given(st.lists(ENTRIES, max_size=9))
def test_d1_the_pairs_of_a_register_are_those_of_the_plain_rule(entries: list[Entry]) -> None:
    numbered: set[str] = set()
    kept = {}
    for number, entry in enumerate(entries):  # a P-number stands once in a register
        if entry.p_number not in numbered:
            kept[number] = entry
            numbered |= {entry.p_number} - {""}
    expected = {
        (one, other, reasons)
        for one, other in combinations(kept, 2)
        if (reasons := likenesses(kept[one], kept[other]))
    }
    found = doubles(kept)
    assert (set(found), len(found)) == (expected, len(expected))


def test_d1_a_name_that_is_nearly_the_same_is_found_beside_the_places_of_a_chain() -> None:
    places = {
        number: Entry(
            name=f"Kæden {number}", cvr_number="13585628", p_number=f"{number:010}", postcode="8000"
        )
        for number in range(2_000)
    }
    places[5_000] = Entry(name="Havnens Køkken", city="Odense")
    places[5_001] = Entry(name="Havnens Køkkenet ApS", city="odense")
    assert doubles(places) == ((5_000, 5_001, (Likeness.SAME_NAME,)),)


def test_d1_what_is_said_of_a_second_entry_names_the_first() -> None:
    said = stands_already(("Byens Brød", "Brødrene Brød"))
    assert (said.rule, said.sentence) == (
        "D1",
        "Virksomheden ligner en, der står i registret: Byens Brød og Brødrene Brød.",
    )


@pytest.mark.parametrize(("kept", "gone", "conditions"), [
    (Side(id=1, p_number="", merged=False), Side(id=2, p_number="", merged=False), []),
    (Side(id=1, p_number="1", merged=False), Side(id=2, p_number="", merged=False), []),
    (Side(id=1, p_number="1", merged=False), Side(id=2, p_number="1", merged=False), []),
    (Side(id=1, p_number="1", merged=False), Side(id=2, p_number="2", merged=False),
     ["merge_one_place"]),
    (Side(id=1, p_number="", merged=False), Side(id=1, p_number="", merged=False), ["merge_two"]),
    (Side(id=1, p_number="", merged=False, closed=True), Side(id=2, p_number="", merged=False),
     ["merge_open_one_stays"]),
    (Side(id=1, p_number="", merged=False), Side(id=2, p_number="", merged=False, closed=True), []),
    (Side(id=1, p_number="", merged=False, closed=True),
     Side(id=2, p_number="", merged=False, closed=True), []),
    (Side(id=1, p_number="", merged=True), Side(id=2, p_number="", merged=False),
     ["merge_both_stand"]),
    (Side(id=1, p_number="", merged=False), Side(id=2, p_number="", merged=True),
     ["merge_both_stand"]),
])  # fmt: skip
def test_d1_two_entries_of_one_place_become_one(
    kept: Side, gone: Side, conditions: list[str]
) -> None:
    assert [o.condition for o in obstacles_to_merging(kept, gone)] == conditions


def test_d1_a_merge_that_cannot_be_is_refused() -> None:
    one = Side(id=1, p_number="", merged=False)
    with pytest.raises(Refused) as refused:
        check_merging(one, one)
    assert refused.value.rule == "D1"


def test_d1_a_merge_keeps_its_own_fills_what_is_missing_and_takes_over_what_is_chosen() -> None:
    kept: dict[str, object] = {
        "name": "Brød",
        "city": "",
        "employees": None,
        "work_fields": [],
        "industry": "Bageri",
    }
    gone = {"name": "Byens Brød", "city": "Aarhus", "employees": 0, "work_fields": ["shop"],
            "industry": "Bageri"}  # fmt: skip
    assert differing(kept, gone) == ("name",)
    filled = {"city": "Aarhus", "employees": 0, "work_fields": ["shop"], "industry": "Bageri"}
    assert merged(kept, gone) == {"name": "Brød", **filled}
    assert merged(kept, gone, taken={"name", "industry"}) == {"name": "Byens Brød", **filled}


ANSWERS = st.fixed_dictionaries(
    {"a": st.sampled_from(["", "x", "y"]), "b": st.sampled_from([None, 1])}
)


@given(ANSWERS, ANSWERS, st.sets(st.sampled_from(["a", "b", "c"])))
def test_d1_a_merge_never_loses_the_only_answer(
    kept: dict[str, object], gone: dict[str, object], taken: set[str]
) -> None:
    found = merged(kept, gone, taken=taken)
    for name in kept:
        said = [side[name] for side in (kept, gone) if side[name] not in ("", None)]
        assert found[name] in said if said else not found[name]


@pytest.mark.parametrize(("facts", "warned"), [
    ({"citizen_worked": True}, True),
    ({"citizen_worked": False}, False),
    ({"citizen_worked": True, "kind": EmployerContactKind.VISIT}, False),
    ({"citizen_worked": True, "placement_granted_on": TODAY}, False),
    ({"citizen_worked": True, "placement_granted_on": TODAY - timedelta(days=9)}, False),
    ({"citizen_worked": True, "placement_granted_on": TODAY + timedelta(days=1)}, True),
    ({"citizen_worked": True, "in_placement": True}, False),
])  # fmt: skip
def test_d16_a_taster_visit_with_work_needs_a_grant_first(
    facts: dict[str, object],
    warned: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    whole = {"kind": EmployerContactKind.TASTER, "happened_on": TODAY}
    found = warnings_at_taster(TasterVisit(**{**whole, **facts}))  # type: ignore[arg-type]
    assert [(o.rule, o.condition) for o in found] == [("D16", "taster_granted_first")] * warned
