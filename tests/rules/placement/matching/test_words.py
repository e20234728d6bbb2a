"""Why and why not, in words that agree with the codes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from fodfaeste.rules.placement.matching.facts import OpeningFacts, SeekerFacts, Wish
from fodfaeste.rules.placement.matching.judging import judge
from fodfaeste.rules.placement.matching.refusals import why_not
from fodfaeste.rules.placement.matching.terms import terms_in
from fodfaeste.rules.placement.matching.weights import DEFAULT, Part
from fodfaeste.rules.placement.matching.wording import lines_of
from fodfaeste.rules.placement.work_words import WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import times_in
from tests.rules.placement.matching.samples import DAY, OPENINGS, SEEKERS
from tests.rules.placement.matching.test_judging import BAKERY, HOUR, KARIN


def _words(seeker: SeekerFacts, opening: OpeningFacts) -> dict[Part, str]:
    found = judge(seeker, opening, DEFAULT, day=DAY)
    return {line.part: line.sentence for line in lines_of(found, seeker, opening, DEFAULT)}


def _not(seeker: SeekerFacts, opening: OpeningFacts) -> list[str]:
    unmet = judge(seeker, opening, DEFAULT, day=DAY).unmet
    return [why_not(each, seeker, opening, day=DAY) for each in unmet]


@settings(max_examples=300, deadline=None)
@given(seeker=SEEKERS, opening=OPENINGS)
def test_d2_every_judgement_can_be_said(seeker: SeekerFacts, opening: OpeningFacts) -> None:
    found = judge(seeker, opening, DEFAULT, day=DAY)
    lines = lines_of(found, seeker, opening, DEFAULT)
    assert sum(line.points for line in lines) == found.points
    sentences = [line.sentence for line in lines] + _not(seeker, opening)
    assert len(sentences) == len(Part) + len(found.unmet)
    for sentence in sentences:
        assert sentence.strip().endswith(".")
        assert "None" not in sentence
        assert "»«" not in sentence


def test_d2_why_is_said_line_by_line() -> None:
    assert _words(KARIN, BAKERY) == {
        Part.WISHES: "Passer med det første ønske, »bage brød«: køkken og servering.",
        Part.COMPETENCES: "Borgeren har arbejdet med køkken og servering før, og »passe en kasse« "
        "går igen i opgaverne.",
        Part.HOURS: "Jobbet kan begynde med 3 timer om ugen og vokse til 15 timer.",
        Part.WAY: "Ligger i borgerens postnummer, 4200.",
        Part.CONSIDERATIONS: "Alle hensyn er der: et roligt sted, ekstra pauser, at kunne sidde "
        "ned og enkelt dansk.",
        Part.PAID: "Virksomheden ser løntimer som en mulighed.",
    }


@pytest.mark.parametrize(
    ("part", "changes", "sentence"),
    [
        (
            Part.WISHES,
            {"field": WorkField.CARE, "tasks": "mugge ud hos hestene"},
            "Det andet ønske, »noget med heste«, går igen i jobbets opgaver.",
        ),
        (
            Part.WISHES,
            {"field": WorkField.SHOP, "tasks": ""},
            "Passer med det tredje ønske: butik og salg.",
        ),
        (
            Part.HOURS,
            {"least_minutes": 270, "most_minutes": 20 * HOUR},
            "Jobbet kan vokse til 15 timer. Det begynder med 4,5 timer om ugen, ikke 3 timer.",
        ),
        (
            Part.HOURS,
            {"most_minutes": 10 * HOUR},
            "Jobbet kan begynde med 3 timer. Det kan højst blive 10 timer om ugen, ikke 15 timer.",
        ),
        (
            Part.CONSIDERATIONS,
            {"needs_met": frozenset({WorkNeed.CALM})},
            (
                "1 af 4 hensyn er der: et roligt sted. Spørg virksomheden om ekstra pauser, at "
                "kunne sidde ned og enkelt dansk."
            ),
        ),
        (
            Part.CONSIDERATIONS,
            {"needs_met": frozenset()},
            (
                "Ingen af hensynene er nævnt. Spørg virksomheden om et roligt sted, ekstra pauser, "
                "at kunne sidde ned og enkelt dansk."
            ),
        ),
    ],
)
def test_d2_a_part_says(part: Part, changes: dict[str, Any], sentence: str) -> None:
    assert _words(KARIN, replace(BAKERY, **changes))[part] == sentence


@pytest.mark.parametrize(
    ("wanted", "offered", "sentence"),
    [
        ((None, 600), (0, 900), "Jobbet kan vokse til 10 timer om ugen."),
        ((180, None), (60, None), "Jobbet kan begynde med 3 timer om ugen."),
        (
            (None, 900),
            (300, 2220),
            "Jobbet kan vokse til 15 timer. Det begynder med 5 timer om ugen.",
        ),
        (
            (180, None),
            (60, 600),
            "Jobbet kan begynde med 3 timer. Det kan højst blive 10 timer om ugen.",
        ),
        (
            (None, 60),
            (120, None),
            (
                "Jobbet er mindst 2 timer om ugen. Borgeren vil arbejde op til 1 time om ugen. "
                "De mødes ikke."
            ),
        ),
    ],
)
def test_d2_hours_of_which_half_is_known_are_said_as_far_as_they_go(
    wanted: tuple[int | None, int | None], offered: tuple[int | None, int | None], sentence: str
) -> None:
    seeker = replace(KARIN, least_minutes=wanted[0], most_minutes=wanted[1])
    opening = replace(BAKERY, least_minutes=offered[0], most_minutes=offered[1])
    assert _words(seeker, opening)[Part.HOURS] == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"is_closed": True}, "Åbningen er lukket."),
        ({"open_from": date(2026, 4, 1)}, "Åbningen begynder først 1.4.2026."),
        ({"closes_on": date(2026, 3, 1)}, "Åbningen lukkede 1.3.2026."),
        (
            {"demands": frozenset({WorkDemand.FORKLIFT, WorkDemand.DRIVING_LICENCE})},
            "Jobbet kræver noget, der ikke står i profilen: kørekort og truckcertifikat.",
        ),
        (
            {"times": times_in("tirsdag 10-12.30")},
            (
                "Borgeren har faste aftaler i arbejdstiden, tirsdag 10–12, og resten af tiden er "
                "ikke nok."
            ),
        ),
        (
            {"least_minutes": 20 * HOUR, "most_minutes": 30 * HOUR},
            (
                "Jobbet er fra 20 timer til 30 timer om ugen. Borgeren vil arbejde fra 3 timer til "
                "15 timer om ugen. De mødes ikke."
            ),
        ),
        ({"postcode": "8000"}, "Ligger i 8000, uden for de postnumre, borgeren kan nå."),
        (
            {"needs_met": frozenset()},
            (
                "Virksomheden har ikke nævnt det, borgeren ikke kan undvære: et roligt sted. "
                "Spørg, om det kan lade sig gøre."
            ),
        ),
    ],
)
def test_d2_why_not_is_said(changes: dict[str, Any], sentence: str) -> None:
    assert _not(KARIN, replace(BAKERY, **changes)) == [sentence]


def test_d2_endings_are_no_hindrance_and_small_words_say_nothing() -> None:
    assert terms_in("Hunde, HUNDENE og en hund") == {"hund"}
    assert terms_in("jeg kan godt lide at arbejde med det") == {"lid"}
    assert terms_in("42 ×") == frozenset()


def test_d2_a_wish_without_a_field_is_found_by_its_words_alone() -> None:
    seeker = SeekerFacts(wishes=(Wish(words="dyr"),))
    assert _words(seeker, replace(BAKERY, tasks="fodre dyrene"))[Part.WISHES] == (
        "Det første ønske, »dyr«, går igen i jobbets opgaver."
    )
