"""The list for one citizen: held to the plain rule, and to what must never happen."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts
from fodfaeste.rules.placement.matching.judging import Judgement, judge
from fodfaeste.rules.placement.matching.openings import OpeningIndex
from fodfaeste.rules.placement.matching.ranking import Chosen, Found, Ranking, ranked
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.weights import DEFAULT, WHOLE, Weights
from tests.rules.placement.matching.samples import BOARDS, DAY, POSTCODES, SEEKERS, weights

EVERY = 1_000
CHOSEN = st.builds(
    Chosen,
    looked_past=st.dictionaries(
        st.integers(1, 500), st.frozensets(st.sampled_from(list(Requirement))), max_size=3
    ),
    declined=st.frozensets(st.integers(1, 500), max_size=2),
)


def plainly(
    seeker: SeekerFacts,
    board: list[OpeningFacts],
    by: Weights = DEFAULT,
    chosen: Chosen | None = None,
) -> Ranking:
    """The list as the rule says it, one opening after the other."""
    decided = chosen or Chosen()
    found = [_found(judge(seeker, opening, by, day=DAY), decided) for opening in board]
    asked = [each for each in found if each.judgement.number not in decided.declined]
    asked.sort(key=lambda each: (_missing(each), -each.judgement.points, each.judgement.number))
    return Ranking(
        suitable=tuple(each for each in asked if not _missing(each)),
        nearest=tuple(each for each in asked if _missing(each)),
        suitable_count=sum(not _missing(each) for each in asked),
        looked_at=len(board),
    )


def _found(judgement: Judgement, chosen: Chosen) -> Found:
    past = chosen.looked_past.get(judgement.number, frozenset())
    return Found(judgement, tuple(each for each in judgement.unmet if each in past))


def _missing(found: Found) -> int:
    return len(found.judgement.unmet) - len(found.looked_past)


def listed(
    seeker: SeekerFacts,
    board: list[OpeningFacts],
    by: Weights = DEFAULT,
    chosen: Chosen | None = None,
) -> Ranking:
    """The whole list as it is made."""
    index = OpeningIndex(board, day=DAY)
    return ranked(index, seeker, by, chosen or Chosen(), shown=EVERY, nearest=EVERY)


@settings(max_examples=400, deadline=None)
@given(seeker=SEEKERS, board=BOARDS, by=weights(), chosen=CHOSEN)
def test_d2_the_fast_list_says_what_the_plain_rule_says(
    seeker: SeekerFacts, board: list[OpeningFacts], by: Weights, chosen: Chosen
) -> None:
    assert listed(seeker, board, by, chosen) == plainly(seeker, board, by, chosen)


@given(seeker=SEEKERS, board=BOARDS, by=weights())
def test_d2_points_are_the_sum_of_the_six_parts_and_at_most_100(
    seeker: SeekerFacts, board: list[OpeningFacts], by: Weights
) -> None:
    for found in (*(whole := listed(seeker, board, by)).suitable, *whole.nearest):
        parts = [
            share.points(most)
            for share, most in zip(found.judgement.shares, by.in_order, strict=True)
        ]
        assert found.judgement.points == sum(parts)
        assert all(0 <= got <= most for got, most in zip(parts, by.in_order, strict=True))
        assert 0 <= found.judgement.points <= WHOLE


@given(seeker=SEEKERS, board=BOARDS, by=weights())
def test_d2_a_requirement_never_yields_whatever_the_points(
    seeker: SeekerFacts, board: list[OpeningFacts], by: Weights
) -> None:
    assert all(found.judgement.unmet == () for found in listed(seeker, board, by).suitable)


@given(seeker=SEEKERS, board=BOARDS, chosen=CHOSEN)
def test_d2_what_is_looked_past_stays_a_no(
    seeker: SeekerFacts, board: list[OpeningFacts], chosen: Chosen
) -> None:
    for found in listed(seeker, board, chosen=chosen).suitable:
        assert found.looked_past == found.judgement.unmet
        allowed = chosen.looked_past.get(found.judgement.number, frozenset())
        assert set(found.judgement.unmet) <= allowed


@given(seeker=SEEKERS, board=BOARDS, shuffled=st.randoms(use_true_random=False))
def test_d2_the_order_in_which_openings_come_changes_nothing(
    seeker: SeekerFacts, board: list[OpeningFacts], shuffled: object
) -> None:
    other = list(board)
    shuffled.shuffle(other)  # type: ignore[attr-defined]
    assert listed(seeker, other) == listed(seeker, board)


@given(seeker=SEEKERS, board=BOARDS)
def test_d2_equal_points_are_put_in_the_order_of_the_openings(
    seeker: SeekerFacts, board: list[OpeningFacts]
) -> None:
    found = [
        (-each.judgement.points, each.judgement.number) for each in listed(seeker, board).suitable
    ]
    assert found == sorted(found)


@given(
    seeker=SEEKERS,
    board=BOARDS,
    first=st.sampled_from(POSTCODES[1:]),
    last=st.sampled_from(POSTCODES[1:]),
)
def test_d2_reaching_further_never_takes_an_opening_away(
    seeker: SeekerFacts, board: list[OpeningFacts], first: str, last: str
) -> None:
    wider = replace(seeker, reach=(*seeker.reach, (first, last)) if seeker.reach else ())
    anywhere = replace(seeker, reach=())
    before, after = _numbers(listed(seeker, board)), _numbers(listed(wider, board))
    assert before <= after <= _numbers(listed(anywhere, board))


@given(
    seeker=SEEKERS,
    board=BOARDS,
    less=st.integers(0, 600),
    more=st.integers(0, 600),
)
def test_d2_wider_hours_never_take_an_opening_away(
    seeker: SeekerFacts, board: list[OpeningFacts], less: int, more: int
) -> None:
    least, most = seeker.least_minutes, seeker.most_minutes
    wider = replace(
        seeker,
        least_minutes=least if least is None else max(least - less, 0),
        most_minutes=most if most is None else most + more,
    )
    assert _numbers(listed(seeker, board)) <= _numbers(listed(wider, board))


@given(seeker=SEEKERS, board=BOARDS)
def test_d2_what_the_citizen_said_no_to_is_not_shown(
    seeker: SeekerFacts, board: list[OpeningFacts]
) -> None:
    whole = listed(seeker, board)
    gone = frozenset(list(_numbers(whole))[:1])
    assert _numbers(listed(seeker, board, chosen=Chosen(declined=gone))) == _numbers(whole) - gone


def test_d2_fifty_are_shown_and_ten_of_the_nearest() -> None:
    board = [OpeningFacts(number=number, title="", places_left=1) for number in range(1, 80)]
    board += [OpeningFacts(number=number, title="", places_left=0) for number in range(80, 99)]
    found = ranked(OpeningIndex(board, day=DAY), SeekerFacts(), DEFAULT)
    assert [each.judgement.number for each in found.suitable] == [*range(1, 51)]
    assert [each.judgement.number for each in found.nearest] == [*range(80, 90)]
    assert (found.suitable_count, found.looked_at) == (79, 98)


def test_d2_no_openings_make_an_empty_list() -> None:
    assert listed(SeekerFacts(), []) == Ranking(
        suitable=(), nearest=(), suitable_count=0, looked_at=0
    )


def _numbers(ranking: Ranking) -> set[int]:
    return {found.judgement.number for found in ranking.suitable}
