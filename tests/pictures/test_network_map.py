"""The network map is clear with nobody and with twenty-five long names (E11)."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.pictures import network_map
from fodfaeste.pictures.letters import fitted, width, wrapped
from fodfaeste.pictures.network_map import COLUMN, WIDTH, Around, NetworkMap, boxes
from fodfaeste.pictures.network_ties import BIG, RADIUS, SMALL, Nearness
from tests.pictures.parsing import SVG, parsed, words_of

LONG = "Anne-Margrethe Østergaard-Vestermarken Kristoffersen"


def one(number: int, *, professional: bool = False, long: bool = True, **said: object) -> Around:
    whole = {
        "name": f"{LONG} {number}" if long else f"Bo {number}",
        "relation": "tidligere kollega fra lageret i Nørresundby" if long else "nabo",
        "nearness": list(Nearness)[number % 4],
        "is_professional": professional,
        "is_offer": number % 3 == 0,
        "supports_with": "Ringer hver søndag aften og hjælper med at læse breve" if long else "",
        "will": "Følger med til lægen, når det er svært" if number % 2 else "",
        **said,
    }
    return Around(**whole)  # type: ignore[arg-type]


def network(count: int, *, one_sided: bool = False, long: bool = True) -> NetworkMap:
    around = (
        one(number, professional=not one_sided and number % 2 == 1, long=long)
        for number in range(count)
    )
    return NetworkMap("Karin", tuple(around))


SIZES = [
    (count, one_sided, long)
    for count in (0, 1, 8, 25)
    for one_sided in (False, True)
    for long in (False, True)
]


@pytest.mark.parametrize(("count", "one_sided", "long"), SIZES)
def test_e11_no_two_boxes_of_words_overlap(count: int, *, one_sided: bool, long: bool) -> None:
    placed = boxes(network(count, one_sided=one_sided, long=long))
    assert len(placed) == count
    for first, second in combinations(placed, 2):
        apart = first.top + first.height <= second.top or second.top + second.height <= first.top
        assert apart or first.side is not second.side


@pytest.mark.parametrize(("count", "one_sided", "long"), SIZES)
def test_e11_no_two_marks_touch_and_every_word_is_within_the_picture(
    count: int, *, one_sided: bool, long: bool
) -> None:
    drawn = parsed(network_map.svg(network(count, one_sided=one_sided, long=long)))
    height = float(drawn.get("height", "0"))
    for words in drawn.iter(f"{SVG}text"):
        assert 0 < float(words.get("y", "0")) < height
        bold = words.get("font-weight") == "600"
        wide = width(words.text or "", float(words.get("font-size", "0")), bold=bold)
        x = float(words.get("x", "0"))
        left = {"end": x - wide, "middle": x - wide / 2}.get(words.get("text-anchor", ""), x)
        assert left >= -0.5
        assert left + wide <= WIDTH + 0.5
    places = [
        (float(mark.get("cx", "0")), float(mark.get("cy", "0")))
        for mark in drawn.iter(f"{SVG}circle")
        if mark.get("r") == f"{RADIUS:g}" and float(mark.get("cy", "0")) < height - 48
    ]
    for (x, y), (other_x, other_y) in combinations(places, 2):
        assert abs(x - other_x) >= 2 * RADIUS or abs(y - other_y) >= 2 * RADIUS


def test_e11_nearness_is_distance_thickness_and_dashes() -> None:
    around = tuple(one(0, nearness=nearness, long=False) for nearness in Nearness)
    ends = {
        (line.get("stroke-width"), line.get("stroke-dasharray")): float(line.get("x2", "0"))
        for line in parsed(network_map.svg(NetworkMap("Karin", around))).iter(f"{SVG}line")
        if line.get("x1") == f"{WIDTH / 2:g}"
    }
    outward = sorted(ends, key=lambda look: -ends[look])
    assert outward == [("4", None), ("2", None), ("1.5", "7 4"), ("1.5", "1.5 4")]
    assert len(set(ends.values())) == len(Nearness)


def test_e11_the_nearest_stand_in_the_middle_of_their_column() -> None:
    around = tuple(one(0, name=f"nr. {number}", long=False) for number in range(5))
    placed = boxes(NetworkMap("Karin", around))
    assert [box.one.name for box in placed] == ["nr. 3", "nr. 1", "nr. 0", "nr. 2", "nr. 4"]


def test_e11_many_near_ones_are_counted_in_the_words_of_the_picture() -> None:
    around = tuple(
        one(0, name=f"Bo {number}", nearness=Nearness.CLOSE, is_offer=False) for number in range(7)
    )
    said = network_map.description(NetworkMap("Karin", around))
    assert said.endswith("Tæt på: Bo 0, Bo 1, Bo 2, Bo 3 og 3 mere.")


def test_e11_an_offer_is_a_square_and_who_may_be_spoken_with_is_filled() -> None:
    around = (
        one(0, long=False, is_offer=True, may_be_contacted=True),
        one(1, long=False, is_offer=False),
    )
    drawn = parsed(network_map.svg(NetworkMap("Karin", around)))
    squares = [mark.get("fill") for mark in drawn.iter(f"{SVG}rect") if mark.get("stroke")]
    circles = [mark.get("fill") for mark in drawn.iter(f"{SVG}circle") if mark.get("r") == "6.5"]
    assert squares == ["#2f6b3a", "#ffffff"]
    assert circles == ["#ffffff", "#ffffff", "#2f6b3a"]


def test_e11_the_picture_says_who_supports_with_what() -> None:
    around = (one(1, long=False, supports_with="Kører\n til <møde>", will="Ringer"),)
    words = words_of(network_map.svg(NetworkMap("Karin", around)))
    assert words[:6] == [
        "Privat og fællesskaber",
        "Fagligt",
        "Ingen endnu",
        "Bo 1",
        "nabo · Kører til <møde>",
        "→ Ringer",
    ]


@pytest.mark.parametrize(
    ("around", "words"),
    [
        ((), "Karin i midten. Der er ingen på kortet endnu."),
        (
            (
                one(0, long=False, nearness=Nearness.CLOSE, is_offer=False),
                one(1, long=False, professional=True, is_offer=True),
            ),
            (
                "Karin i midten med 2 omkring sig, heraf 1 tilbud eller fællesskab. "
                "1 står på den private side, 1 på den faglige. Tæt på: Bo 0."
            ),
        ),
    ],
)
def test_e11_the_picture_has_words_of_its_own(around: tuple[Around, ...], words: str) -> None:
    assert network_map.description(NetworkMap("Karin", around)) == words


@given(st.text(max_size=120), st.integers(min_value=20, max_value=400))
def test_lines_are_never_wider_than_their_room(words: str, room: int) -> None:
    for line in (fitted(words, room, SMALL), *wrapped(words, room, BIG, lines=2, bold=True)):
        assert width(line, SMALL) <= room or line == "…"


def test_words_are_broken_between_words_and_cut_at_the_last_line() -> None:
    assert wrapped("Anne Margrethe Holm", 200, 13, lines=2) == ("Anne Margrethe Holm",)
    assert wrapped("Anne Margrethe Holm", 70, 13, lines=2) == ("Anne", "Margreth…")
    assert wrapped("", COLUMN, 13, lines=2) == ()
