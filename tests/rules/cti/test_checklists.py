from fodfaeste.rules.cti.checklists import DEFAULTS, items_for


def test_f0_holds_in_every_phase() -> None:
    for phase in (1, 2, 3):
        assert [item.code for item in items_for(phase)][:2] == ["f0-curious", "f0-motivation"]


def test_f1_f2_and_f3_each_have_their_own_items() -> None:
    assert {phase: len(items_for(phase)) for phase in (1, 2, 3)} == {1: 10, 2: 7, 3: 8}
    assert {(item.rule, item.phase) for item in DEFAULTS} == {
        ("F0", 0),
        ("F1", 1),
        ("F2", 2),
        ("F3", 3),
    }


def test_every_item_has_a_code_of_its_own_and_a_source() -> None:
    assert len({item.code for item in DEFAULTS}) == len(DEFAULTS)
    assert all(item.source.startswith(("SEED-", "domain.md")) for item in DEFAULTS)
