"""Locks say what is installed and with which hash, never from where: that is each machine's own."""

import json
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-test.lock",
    "requirements-node.lock",
    "package-lock.json",
    "tools/headless-chromium/package-lock.json",
)
ADDRESS = re.compile(
    r"https?:|git\+|file:|--index-url|--extra-index-url|--find-links|@ ", re.IGNORECASE
)
PINNED = re.compile(r"^[a-zA-Z0-9._-]+==[^ ]+( ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize("name", [name for name in LOCKS if name.endswith(".lock")])
def test_every_python_package_is_pinned_with_its_hashes(name: str) -> None:
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not (PINNED.match(line) or HASH.match(line))] == []


@pytest.mark.parametrize("name", [name for name in LOCKS if name.endswith(".json")])
def test_every_npm_package_is_pinned_with_its_hash(name: str) -> None:
    packages = json.loads((CHECKOUT / name).read_text(encoding="utf-8"))["packages"]
    loose = [path for path, package in packages.items() if path and "integrity" not in package]
    assert (loose, len(packages) > 1) == ([], True)


def test_the_test_lock_installs_the_same_versions_as_the_other() -> None:
    def pins(name: str) -> set[str]:
        lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
        return {line for line in lines if PINNED.match(line)}

    assert pins("requirements.lock") - pins("requirements-test.lock") == set()
