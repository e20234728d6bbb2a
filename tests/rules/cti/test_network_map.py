"""The network map of any day, and what became of it (E11, C2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.consent.lasting import ConsentState
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.network_changes import (
    Change,
    back_since,
    begun_on,
    check_change,
    check_leaving,
    contact_state,
    kept,
)
from fodfaeste.rules.cti.network_map import (
    Changes,
    Member,
    Moment,
    Standing,
    Stretch,
    changes,
    map_on,
    moments,
)
from fodfaeste.rules.refusal import Refused

CLOSE, SOME, THIN = NetworkStrength
TODAY = date(2026, 6, 10)


def standing(
    strength: NetworkStrength | None = SOME, *, supports: str = "", agreed: str = ""
) -> Standing:
    return Standing(strength=strength, supports_with=supports, agreed_task=agreed)


def member(number: int, name: str, *stretches: Stretch) -> Member:
    return Member(
        number=number,
        name=name,
        relation="nabo",
        kind=NetworkKind.PRIVATE,
        stretches=stretches,
    )


def refused(change: Change) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        check_change(change, today=TODAY)
    return [(lack.rule, lack.condition) for lack in caught.value.obstacles]


def a_change(**said: object) -> Change:
    whole = {
        "name": "Kirsten",
        "relation": "søster",
        "standing": standing(),
        "from_on": TODAY,
        "since_on": date(2026, 3, 1),
        "may_be_contacted": True,
        **said,
    }
    return Change(**whole)  # type: ignore[arg-type]


def test_e11_the_map_of_a_day_shows_what_counted_on_that_day() -> None:
    grew = member(
        1,
        "Kirsten",
        Stretch(date(2026, 3, 1), date(2026, 5, 1), standing(THIN)),
        Stretch(date(2026, 5, 1), None, standing(CLOSE)),
    )
    left = member(2, "Ole", Stretch(date(2026, 1, 1), date(2026, 4, 1), standing(CLOSE)))
    shown = {
        day: [(tie.member.name, tie.standing.strength) for tie in map_on([grew, left], day)]
        for day in (date(2025, 12, 31), date(2026, 3, 1), date(2026, 4, 30), date(2026, 5, 1))
    }
    assert shown == {
        date(2025, 12, 31): [],
        date(2026, 3, 1): [("Ole", CLOSE), ("Kirsten", THIN)],
        date(2026, 4, 30): [("Kirsten", THIN)],
        date(2026, 5, 1): [("Kirsten", CLOSE)],
    }


def test_e11_the_nearest_stand_first_and_the_unspoken_last() -> None:
    since = date(2026, 1, 1)
    people = [
        member(number, name, Stretch(since, None, standing(strength)))
        for number, (name, strength) in enumerate(
            [("Bo", None), ("Ane", THIN), ("åse", CLOSE), ("Eva", CLOSE)]
        )
    ]
    names = [tie.member.name for tie in map_on(people, TODAY)]
    assert names == ["Eva", "åse", "Ane", "Bo"]


def test_e11_the_maps_side_by_side_follow_the_calendar_alone() -> None:
    course = clock(starts_on=date(2026, 3, 4), months=9)
    assert moments(course, date(2026, 6, 10)) == (
        Moment("Da CTI begyndte", date(2026, 3, 4)),
        Moment("Da fase 2 begyndte", date(2026, 6, 4)),
        Moment("Nu", date(2026, 6, 10)),
    )
    assert moments(course, date(2026, 3, 4)) == (Moment("Nu", date(2026, 3, 4)),)


def test_e11_what_became_of_the_network_is_said_by_name() -> None:
    then, now = date(2026, 3, 4), date(2026, 6, 4)
    people = [
        member(1, "Nær", Stretch(then, now, standing(THIN)), Stretch(now, None, standing(CLOSE))),
        member(2, "Fjern", Stretch(then, now, standing(CLOSE)), Stretch(now, None, standing(THIN))),
        member(3, "Væk", Stretch(then, now, standing())),
        member(4, "Ny", Stretch(now, None, standing())),
        member(
            5,
            "Omtalt",
            Stretch(then, now, standing(None)),
            Stretch(now, None, standing(SOME, supports="Ringer", agreed="Følger med")),
        ),
        member(6, "Samme", Stretch(then, None, standing())),
    ]
    before, after = map_on(people, then), map_on(people, now)
    assert changes(before, after) == Changes(
        new=("Ny",),
        nearer=("Nær",),
        farther=("Fjern",),
        gone=("Væk",),
        other_support=("Omtalt",),
        agreed=("Omtalt",),
    )
    assert changes(after, after).is_none


@given(st.lists(st.integers(min_value=1, max_value=60), max_size=12))
def test_e11_a_day_shows_one_standing_however_often_it_changed(lengths: list[int]) -> None:
    edges = [date(2026, 1, 1)]
    for length in lengths:
        edges.append(edges[-1] + timedelta(days=length))
    stretches = [
        Stretch(start, end, standing(agreed=str(number)))
        for number, (start, end) in enumerate(zip(edges, [*edges[1:], None], strict=True))
    ]
    someone = member(1, "Kirsten", *stretches)
    for day in (edges[0] + timedelta(days=count) for count in range(0, 800, 13)):
        assert sum(one.counts_on(day) for one in stretches) == 1
        assert someone.on(day) is not None


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"name": " "}, [("E11", "network_name_said")]),
        ({"relation": ""}, [("E11", "network_relation_said")]),
        ({"has_left": True}, [("E11", "still_in_network")]),
        ({"from_on": TODAY + timedelta(days=1)}, [("E11", "network_day_by_now")]),
        ({"from_on": date(2026, 2, 28)}, [("E11", "network_days_in_order")]),
        (
            {"standing": standing(agreed="Ringer"), "may_be_contacted": False},
            [("C2", "agreed_with_consent")],
        ),
    ],
)
def test_e11_c2_what_may_not_stand_on_the_map(
    said: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert refused(a_change(**said)) == found


def test_c2_an_agreement_made_before_the_consent_was_withdrawn_may_stay() -> None:
    agreed = standing(agreed="Ringer om søndagen")
    check_change(
        a_change(standing=agreed, agreed_before="Ringer om søndagen", may_be_contacted=False),
        today=TODAY,
    )
    check_change(a_change(standing=standing(), may_be_contacted=False), today=TODAY)


def test_e11_nobody_leaves_with_tasks_in_their_hands() -> None:
    since = date(2026, 3, 1)
    check_leaving(since_on=since, left_on=since, open_tasks=0, today=TODAY)
    with pytest.raises(Refused) as caught:
        check_leaving(since_on=since, left_on=date(2026, 2, 1), open_tasks=2, today=TODAY)
    assert [lack.condition for lack in caught.value.obstacles] == [
        "network_days_in_order",
        "tasks_have_another_place",
    ]


def test_e11_a_change_on_the_day_it_began_is_a_slip_of_the_pen() -> None:
    assert kept(TODAY, standing(), until=TODAY) is None
    past = kept(date(2026, 3, 1), standing(THIN), until=TODAY)
    assert past == Stretch(date(2026, 3, 1), TODAY, standing(THIN))


@pytest.mark.parametrize(("days", "undone"), [(0, True), (2, True), (3, False), (90, False)])
def test_e11_a_removal_is_undone_at_once_and_later_it_is_a_return(
    days: int, *, undone: bool
) -> None:
    since, today = date(2026, 3, 1), TODAY + timedelta(days=days)
    again = back_since(since, removed_on=TODAY, today=today)
    assert again == (since if undone else today)


def test_e11_what_stands_already_can_have_begun_earlier_and_never_later() -> None:
    since, before, after = date(2026, 3, 1), date(2019, 1, 1), date(2026, 3, 20)
    assert [begun_on(since, day, is_the_same=True) for day in (before, after)] == [before, since]
    assert begun_on(since, after, is_the_same=False) == after


def consent(given_on: date, *, until: date | None = None, off: date | None = None) -> ConsentFacts:
    return ConsentFacts(
        types=frozenset({InformationType.SOCIAL}),
        from_party=Party.SOCIAL_DEPARTMENT,
        to_party=Party.NETWORK_PERSON,
        purpose="At min søster ved det",
        given_on=given_on,
        ends_before=until,
        withdrawn_on=off,
    )


@pytest.mark.parametrize(
    ("consents", "state"),
    [
        ([], None),
        ([consent(date(2026, 3, 1))], ConsentState.ACTIVE),
        ([consent(date(2026, 3, 1), until=date(2026, 6, 20))], ConsentState.ENDING),
        ([consent(date(2026, 3, 1), off=TODAY)], ConsentState.WITHDRAWN),
        ([consent(date(2026, 3, 1), until=TODAY)], ConsentState.ENDED),
        (
            [consent(date(2026, 3, 1), off=date(2026, 4, 1)), consent(date(2026, 5, 1))],
            ConsentState.ACTIVE,
        ),
    ],
)
def test_c2_the_citizens_yes_shows_where_it_stands_today(
    consents: list[ConsentFacts], state: ConsentState | None
) -> None:
    assert contact_state(consents, today=TODAY, notice_days=30) is state
