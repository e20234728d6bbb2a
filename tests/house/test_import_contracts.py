"""Every import contract holds, and each one is broken here on purpose to see that it bites."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))[
        "tool"
    ]["importlinter"]["contracts"]
}
# What breaks a contract: a file, and what is written at its end.
BREAKS = {
    "floors": ("kernel/clock.py", "import fodfaeste.accounts.models"),
    "ground": ("rules/periods.py", "import django.utils.timezone"),
    "rooms": ("records/plan/models/plan.py", "import fodfaeste.records.cti.models"),
    "shelves": ("records/drafts/models.py", "import fodfaeste.records.drafts.actions"),
    "models-list": ("records/apps.py", "import fodfaeste.records.models"),
    "web-asks": ("web/staff/urls.py", "import fodfaeste.records.plan.models"),
    "front-doors": ("web/citizen/__init__.py", "import fodfaeste.web.staff.urls"),
    "no-cycles": ("rules/refusal.py", "import fodfaeste.rules.access.decide"),
}
# A package that nobody placed breaks the contracts that are exhaustive.
UNPLACED = {"floors": "attic/__init__.py", "rooms": "records/attic/__init__.py"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source in which things may be broken."""
    target = tmp_path_factory.mktemp("house")
    shutil.copy(CHECKOUT / "pyproject.toml", target)
    for path in (CHECKOUT / "src").rglob("*.py"):
        place = target / path.relative_to(CHECKOUT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return target


def lint(copy: Path, contract: str) -> tuple[int, str]:
    done = subprocess.run(
        [LINTER, "--no-logo", "--contract", contract, "--cache-dir", copy / "cache"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_every_contract_is_broken_by_a_test() -> None:
    assert set(BREAKS) == set(CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_contract_holds_and_bites(copy: Path, contract: str) -> None:
    code, said = lint(copy, contract)
    assert (code, f"{CONTRACTS[contract]} KEPT" in said) == (0, True), said
    name, line = BREAKS[contract]
    path = copy / "src" / "fodfaeste" / name
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}\n{line}\n", encoding="utf-8")
    try:
        code, said = lint(copy, contract)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert (code, f"{CONTRACTS[contract]} BROKEN" in said) == (1, True), said


@pytest.mark.parametrize("contract", UNPLACED)
def test_a_package_without_a_place_is_refused(copy: Path, contract: str) -> None:
    path = copy / "src" / "fodfaeste" / UNPLACED[contract]
    path.parent.mkdir()
    path.write_text('"""Nobody placed this."""\n', encoding="utf-8")
    try:
        code, said = lint(copy, contract)
    finally:
        shutil.rmtree(path.parent)
    assert (code, "attic" in said) == (1, True), said
