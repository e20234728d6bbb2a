from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.placement.vitas import (
    Agreed,
    Granted,
    Lack,
    Vitas,
    VitasPlace,
    Workplace,
    most_minutes,
    vitas_lacks,
    vitas_texts,
)
from fodfaeste.rules.plan.copy_sheets import DEFAULTS, PLACEMENT_FIELDS, SheetField

WHOLE = Vitas(
    workplace=Workplace(
        name="Byens Brød ApS",
        cvr_number="29189846",
        p_number="1003388394",
        address="Torvet 1, 8700 Horsens",
        contact="Bo Bager, 20 11 22 33",
        employees=12,
    ),
    granted=Granted(
        starts_on=date(2026, 3, 2),
        ends_before=date(2026, 6, 1),
        purpose=PlacementPurpose.ORDINARY_HOURS,
        granted_on=date(2026, 2, 27),
        representative="Mette Larsen",
        representative_said_yes_on=date(2026, 2, 26),
        others_there=1,
    ),
    agreed=Agreed(
        minutes=720,
        working_times="Tirsdag og torsdag 9-15",
        tasks=("Pakke rundstykker", "Gøre klar til åbning"),
        steps=((date(2026, 4, 1), 960), (date(2026, 5, 1), 870)),
        paid_when="når Karin pakker alene",
    ),
)


def test_d9_every_field_of_the_form_has_its_words() -> None:
    assert vitas_texts(WHOLE) == {
        SheetField.CVR_NUMBER: "29189846",
        SheetField.P_NUMBER: "1003388394",
        SheetField.WORKPLACE: "Byens Brød ApS, Torvet 1, 8700 Horsens",
        SheetField.WORK_CONTACT: "Bo Bager, 20 11 22 33",
        SheetField.REPRESENTATIVE: "Mette Larsen. Har sagt god for praktikken 26.2.2026",
        SheetField.EMPLOYEES: "12 (1 i praktik eller løntilskud)",
        SheetField.WORK_PERIOD: "2.3.2026 til 31.5.2026",
        SheetField.WEEKLY_HOURS: "12",
        SheetField.WORKING_TIMES: "Tirsdag og torsdag 9-15",
        SheetField.WORK_TASKS: "Pakke rundstykker\nGøre klar til åbning",
        SheetField.PLACEMENT_PURPOSE: "Ordinære løntimer. Borgeren afklarer eller udvikler det, "
        "der direkte kan føre til timer med løn på arbejdspladsen.",
        SheetField.GRANTED_ON: "27.2.2026",
        SheetField.MOST_HOURS: "16",
        SheetField.PROGRESSION: "Begynder med 12 timer om ugen, derefter 16 timer fra 1.4.2026 og "
        "14,5 timer fra 1.5.2026. Ordinære løntimer er en mulighed: når Karin pakker alene.",
    }
    assert vitas_lacks(WHOLE) == ()


def test_d9_the_shipped_sheet_asks_for_the_fields_in_the_forms_order() -> None:
    sheet = next(sheet for sheet in DEFAULTS if sheet.system == "VITAS")
    assert [line.field for line in sheet.lines] == list(vitas_texts(WHOLE))
    assert set(vitas_texts(WHOLE)) == PLACEMENT_FIELDS


def test_d9_what_is_missing_is_named_with_the_place_where_it_is_typed() -> None:
    bare = Vitas(workplace=Workplace(name="Byens Brød ApS"))
    lacks = vitas_lacks(bare)
    assert [lack.field for lack in lacks] == [
        field for field in vitas_texts(bare) if field is not SheetField.WORKPLACE
    ]
    assert lacks[0] == Lack(SheetField.CVR_NUMBER, VitasPlace.COMPANY)
    assert Lack(SheetField.GRANTED_ON, VitasPlace.PLACEMENT) in lacks
    assert lacks[-1] == Lack(SheetField.PROGRESSION, VitasPlace.AGREEMENT)


def test_d9_a_representative_without_a_yes_is_missing_and_a_yes_without_a_name_is_not() -> None:
    assert WHOLE.granted is not None
    unasked = replace(WHOLE, granted=replace(WHOLE.granted, representative_said_yes_on=None))
    assert [lack.field for lack in vitas_lacks(unasked)] == [SheetField.REPRESENTATIVE]
    unnamed = replace(WHOLE, granted=replace(WHOLE.granted, representative="", others_there=None))
    texts = vitas_texts(unnamed)
    assert texts[SheetField.REPRESENTATIVE] == "Har sagt god for praktikken 26.2.2026"
    assert texts[SheetField.EMPLOYEES] == "12"


@pytest.mark.parametrize(
    ("agreed", "most"),
    [
        (Agreed(), None),
        (Agreed(minutes=600), 600),
        (Agreed(minutes=600, steps=((date(2026, 4, 1), 900), (date(2026, 5, 1), 300))), 900),
        (Agreed(steps=((date(2026, 4, 1), 900),)), 900),
    ],
)
def test_d9_the_most_hours_are_the_most_that_are_agreed(agreed: Agreed, most: int | None) -> None:
    assert most_minutes(agreed) == most


def test_d9_hours_that_do_not_grow_and_may_not_be_paid_are_said_shortly() -> None:
    plain = replace(WHOLE, agreed=Agreed(minutes=450))
    texts = vitas_texts(plain)
    assert texts[SheetField.PROGRESSION] == "Begynder med 7,5 timer om ugen."
    assert vitas_texts(replace(WHOLE, agreed=Agreed()))[SheetField.PROGRESSION] == ""
    assert vitas_texts(replace(WHOLE, agreed=Agreed()))[SheetField.MOST_HOURS] == ""


def test_d9_a_step_that_only_adds_pay_is_no_step_of_the_placement() -> None:
    same = Agreed(minutes=720, steps=((date(2026, 4, 1), 720), (date(2026, 5, 1), 600)))
    texts = vitas_texts(replace(WHOLE, agreed=same))
    assert texts[SheetField.PROGRESSION] == (
        "Begynder med 12 timer om ugen, derefter 10 timer fra 1.5.2026."
    )
