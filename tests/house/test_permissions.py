"""Every permission stands in the map, is asked for somewhere, and is explained."""

import re
from pathlib import Path

import pytest

from fodfaeste.rules.access.decide import PERMISSION_MAP
from fodfaeste.rules.access.permissions import Permission

SOURCE = Path(__file__).resolve().parents[2] / "src" / "fodfaeste"
ASKED = re.compile(r"Permission\.([A-Z_0-9]+)")


def asked_for() -> set[str]:
    places = [
        path for part in ("records", "web", "accounts") for path in (SOURCE / part).rglob("*.py")
    ]
    return {name for path in places for name in ASKED.findall(path.read_text(encoding="utf-8"))}


def test_every_permission_is_in_the_map() -> None:
    assert set(PERMISSION_MAP) == set(Permission)


def test_every_permission_is_asked_for() -> None:
    assert {permission.name for permission in Permission} - asked_for() == set()


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_explained_in_both_languages(permission: Permission) -> None:
    assert permission.meaning.endswith(".")
    assert len(permission.phrase) > 3
