from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.pay.calculation import (
    Economy,
    HourLine,
    hour_lines,
    obstacles_to_economy,
)
from fodfaeste.rules.placement.pay.rates import (
    PayRule,
    WageFloor,
    check_wage_floor,
    obstacles_to_pay_rule,
)
from fodfaeste.rules.placement.pay.words import (
    HourMore,
    assumed,
    hour_more,
    in_a_sentence,
    kroner,
    percent,
    turns,
    whole,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions


def rule(**parts: object) -> PayRule:
    """An invented benefit: a fifth of what is over 1,000 kr. stays in the hand."""
    given_parts: dict[str, object] = {
        "name": "Øvelsesydelse",
        "deducted_percent": Decimal(80),
        "labour_percent": Decimal(8),
        "source": "Opfundet til prøven",
        "free_monthly": Decimal(1000),
        **parts,
    }
    return PayRule(**given_parts)  # type: ignore[arg-type]


def economy(**parts: object) -> Economy:
    given_parts: dict[str, object] = {
        "rule": rule(),
        "hourly_wage": Decimal(150),
        "benefit": Decimal(12_000),
        "tax_percent": Decimal(40),
        **parts,
    }
    return Economy(**given_parts)  # type: ignore[arg-type]


def test_d12_the_numbers_of_one_line_add_up_by_hand() -> None:
    # 12 h × 52/12 = 52 h × 150 = 7,800; less 8 % = 7,176; over 1,000 = 6,176; 80 % = 4,940.80
    line = hour_lines(economy(tax_free=Decimal(4000), transport=Decimal(300)))[12]
    assert line == HourLine(
        hours=12,
        wage=Decimal(7800),
        labour=Decimal(624),
        deducted=Decimal("4940.8"),
        benefit_left=Decimal("7059.2"),
        tax=Decimal("4094.08"),
        transport=Decimal(300),
        left=Decimal("9841.12"),
        gain=Decimal("1041.12"),
    )


def test_d12_an_hourly_allowance_stops_at_its_most_hours() -> None:
    lines = hour_lines(
        economy(
            rule=rule(
                free_monthly=None,
                free_hourly=Decimal(30),
                free_hours_most=26,
                deducted_percent=Decimal(100),
                labour_percent=Decimal(0),
            ),
            tax_percent=Decimal(0),
        )
    )
    assert [whole(line.gain) for line in lines[:10]] == [
        0,
        130,
        260,
        390,
        520,
        650,
        780,
        780,
        780,
        780,
    ]
    assert turns(lines) == (
        "Fra 6 timer om ugen giver en time mere ikke flere penge. Det gør det igen fra 19 timer.",
        "Fra 20 timer om ugen lever du af løn alene og får ikke længere ydelsen.",
    )


def test_d12_from_the_ceiling_on_every_krone_is_deducted() -> None:
    lines = hour_lines(economy(rule=rule(all_deducted_from=Decimal(14_000))))
    before_tax = [line.wage - line.labour + line.benefit_left for line in lines]
    ceiling = [whole(amount) for amount in before_tax if amount > Decimal("13999.99")]
    assert ceiling[0] == 14_000
    assert max(whole(one) for one in before_tax[:24]) == 14_000
    assert whole(before_tax[37]) == whole(lines[37].wage - lines[37].labour)


def test_d12_transport_that_costs_more_than_the_first_hours_give_is_said_in_words() -> None:
    lines = hour_lines(economy(transport=Decimal(600)))
    assert whole(lines[1].gain) < 0
    assert turns(lines)[0].startswith("Med udgiften til transport skal du op på")


def test_d12_a_ceiling_below_the_benefit_takes_the_wage_and_never_the_benefit() -> None:
    lines = hour_lines(economy(rule=rule(all_deducted_from=Decimal(100))))
    assert lines[0].benefit_left == 12_000
    assert [line.left for line in lines[:15]] == [lines[0].left] * 15


RATES = st.decimals(0, 100, places=2)
MONEY = st.decimals(0, 30_000, places=2)
MAYBE = st.none() | MONEY
RULES = st.builds(
    PayRule,
    name=st.just("Øvelsesydelse"),
    source=st.just("Opfundet"),
    deducted_percent=RATES,
    labour_percent=st.decimals(0, 12, places=2),
    monthly_benefit=MAYBE,
    free_monthly=MAYBE,
    free_hourly=st.none() | st.decimals(0, 200, places=2),
    free_hours_most=st.none() | st.integers(1, 200),
    all_deducted_from=MAYBE,
)
ECONOMIES = st.builds(
    Economy,
    rule=RULES,
    hourly_wage=st.decimals(1, 1000, places=2),
    benefit=MONEY,
    tax_percent=RATES,
    tax_free=MONEY,
    transport=MONEY,
)
SMALL = Decimal("0.0001")


@given(ECONOMIES)
def test_d12_after_the_first_hour_an_hour_more_never_gives_less(one: Economy) -> None:
    lines = hour_lines(one)
    assert [line.hours for line in lines] == list(range(38))
    falls = [line.hours for line, after in pairwise(lines[1:]) if after.left < line.left - SMALL]
    assert falls == []


@given(ECONOMIES)
def test_d12_the_first_hour_costs_at_most_the_transport_and_the_page_says_so(one: Economy) -> None:
    lines = hour_lines(one)
    assert lines[1].gain >= -one.transport - SMALL
    told = any("transport" in sentence for sentence in turns(lines))
    assert told is (whole(lines[1].gain) < 0)


@given(ECONOMIES)
def test_d12_an_hour_that_gives_nothing_is_always_said(one: Economy) -> None:
    lines = hour_lines(one)
    steps = [whole(after.left - line.left) for line, after in pairwise(lines[1:])]
    told = any("ikke flere penge. " in f"{sentence} " for sentence in turns(lines))
    assert told or min(steps) > 0


@given(ECONOMIES)
def test_d12_no_more_is_deducted_than_there_is_benefit_or_wage(one: Economy) -> None:
    for line in hour_lines(one):
        assert 0 <= line.deducted <= min(one.benefit, line.wage - line.labour) + SMALL
        assert line.gain == line.left - hour_lines(one)[0].left


@given(ECONOMIES)
def test_d12_the_same_numbers_give_the_same_answer(one: Economy) -> None:
    assert hour_lines(one) == hour_lines(one)
    assert turns(hour_lines(one)) == turns(hour_lines(one))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, []),
        ({"hourly_wage": Decimal(0)}, [("D12", "wage_typed")]),
        ({"hourly_wage": Decimal(1001)}, [("D12", "wage_typed")]),
        ({"tax_percent": Decimal(101)}, [("D12", "tax_typed")]),
        ({"benefit": Decimal(-1), "transport": Decimal(2)}, [("D12", "amount_typed")]),
    ],
)
def test_d12_a_number_that_is_none_is_refused_with_what_to_mend(
    parts: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    typed = economy(**parts)
    assert conditions(obstacles_to_economy(typed)) == expected
    if expected:
        with pytest.raises(Refused):
            hour_lines(typed)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, []),
        ({"source": "  "}, [("D12", "pay_source_said")]),
        ({"name": ""}, [("D12", "pay_rule_named")]),
        ({"deducted_percent": Decimal(101)}, [("D12", "percent_is_a_share")]),
        ({"free_monthly": Decimal(-1)}, [("D12", "amount_possible")]),
        ({"free_hourly": Decimal(25)}, [("D12", "free_hours_fit")]),
        (
            {"free_hourly": Decimal(25), "free_hours_most": 201},
            [("D12", "free_hours_possible")],
        ),
    ],
)
def test_d12_a_rate_is_kept_with_its_source_or_not_at_all(
    parts: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_pay_rule(rule(**parts))) == expected


def test_d12_the_lowest_wage_is_kept_with_its_source_or_not_at_all() -> None:
    check_wage_floor(WageFloor(name="Butik", hourly=Decimal(140), source="Overenskomsten"))
    with pytest.raises(Refused) as refused:
        check_wage_floor(WageFloor(name=" ", hourly=Decimal(0), source=""))
    assert conditions(refused.value.obstacles) == [
        ("D12", "wage_floor_named"),
        ("D12", "pay_source_said"),
        ("D12", "wage_possible"),
    ]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (
            "95.5",
            "Fra 3 til 4 timer med løn om ugen: én time mere giver dig ca. 96 kr. mere om måneden.",
        ),
        (
            "0.4",
            (
                "Fra 3 til 4 timer med løn om ugen: "
                "én time mere giver dig ikke flere penge om måneden."
            ),
        ),
        ("-20", "Fra 3 til 4 timer med løn om ugen: du får ca. 20 kr. mindre om måneden."),
    ],
)
def test_d12_one_hour_more_is_one_sentence(amount: str, sentence: str) -> None:
    assert in_a_sentence(HourMore(3, Decimal(amount))) == sentence


def test_d12_from_full_time_the_last_hour_is_what_is_told() -> None:
    lines = hour_lines(economy())
    assert hour_more(lines, 40) == hour_more(lines, 36)
    assert hour_more(lines, 0).kroner == lines[1].left - lines[0].left


def test_d12_everything_the_numbers_rest_on_is_listed() -> None:
    told = assumed(economy(rule=rule(all_deducted_from=Decimal(14_000))))
    assert told[0] == "Timeløn: 150,00 kr. før skat."
    assert "Øvelsesydelse: 12.000 kr. om måneden før skat, når du ikke arbejder." in told
    assert "De første 1.000 kr. om måneden trækkes ikke fra." in told
    assert "Af resten af lønnen trækkes 80 % fra." in told
    assert any("14.000 kr." in sentence for sentence in told)


def test_d12_money_is_written_the_danish_way() -> None:
    assert (kroner(Decimal("12344.5")), percent(Decimal("37.50"))) == ("12.345 kr.", "37,5 %")
    assert percent(Decimal(100)) == "100 %"
