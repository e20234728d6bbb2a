"""A backup comes out whole in an empty installation, or it is said in a sentence why not."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from fodfaeste.kernel.secrets_file import FILE_NAME
from tests.cli.installations import fodfaeste, processes_of
from tests.kernel.servers import open_directory, stopped_afterwards

ADA = ("--email", "ada@example.dk", "--name", "Ada Ærø")
PASSWORD = "regn-over-ribe-7431\n"


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with open_directory() as directory:
        yield directory


@pytest.fixture(scope="module")
def backup(home: Path) -> Iterator[Path]:
    """A backup of an installation with one user, who was made by the command."""
    with stopped_afterwards(home / "first") as data:
        assert fodfaeste("migrate", "--quiet", "--data", str(data)).returncode == 0
        weak = fodfaeste("createadmin", *ADA, "--data", str(data), given="kort\n")
        assert (weak.returncode, "mindst 12 tegn" in weak.stderr) == (1, True)
        made = fodfaeste("createadmin", *ADA, "--data", str(data), given=PASSWORD)
        assert made.stdout == "Ada Ærø er nu administrator og logger ind med ada@example.dk.\n"
        again = fodfaeste("createadmin", *ADA, "--data", str(data), given=PASSWORD)
        assert (again.returncode, "allerede en bruger" in again.stderr) == (1, True)
        written = fodfaeste("backup", str(home / "backup"), "--data", str(data))
        assert written.returncode == 0, written.stderr
        assert processes_of(data) == []
        yield home / "backup"


@pytest.fixture
def empty(home: Path, backup: Path, tmp_path: Path) -> Iterator[Path]:
    """An empty installation that holds the keys."""
    data = home / tmp_path.name
    data.mkdir()
    data.chmod(0o711)
    shutil.copy(home / "first" / FILE_NAME, data / FILE_NAME)
    with stopped_afterwards(data):
        yield data


def test_only_its_account_reads_a_backup(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_comes_out_whole_and_only_once(backup: Path, empty: Path) -> None:
    read = fodfaeste("restore", str(backup), "--data", str(empty))
    assert (read.returncode, read.stderr) == (0, "")
    assert fodfaeste("audit-verify", "--help").returncode == 0
    known = fodfaeste("createadmin", *ADA, "--data", str(empty), given=PASSWORD)
    assert (known.returncode, "allerede en bruger" in known.stderr) == (1, True)
    twice = fodfaeste("restore", str(backup), "--data", str(empty))
    assert (twice.returncode, "not empty" in twice.stderr) == (1, True)


def test_without_the_keys_a_backup_is_not_read(backup: Path, empty: Path) -> None:
    (empty / FILE_NAME).unlink()
    refused = fodfaeste("restore", str(backup), "--data", str(empty))
    assert (refused.returncode, "lacks the key with number 1" in refused.stderr) == (1, True)


def test_one_changed_byte_is_found(backup: Path, empty: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "damaged").write_bytes(content)
    refused = fodfaeste("restore", str(tmp_path / "damaged"), "--data", str(empty))
    assert (refused.returncode, "fodfaeste: " in refused.stderr) == (1, True)
    assert "damaged" in refused.stderr
    assert not (empty / "postgres").exists()


def test_a_file_that_is_no_backup_is_named(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Kære Ada", encoding="utf-8")
    refused = fodfaeste("restore", str(tmp_path / "letter"), "--data", str(empty))
    assert (refused.returncode, "is not a backup" in refused.stderr) == (1, True)
