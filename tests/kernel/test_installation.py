"""What an installation is: where its data are, who asks the database, and its secrets."""

import stat
import threading
from pathlib import Path

import pytest

from fodfaeste.kernel import crypto, installation
from fodfaeste.kernel.secrets_file import FILE_NAME, Secrets, read_or_make


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No variable of this machine is heard; the installation is an empty directory."""
    for name in (
        *installation.URL_VARIABLES.values(),
        installation.ROLE_VARIABLE,
        installation.SIGNING_VARIABLE,
        crypto.KEYS_VARIABLE,
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(installation.DATA_VARIABLE, str(tmp_path))
    return tmp_path


def test_in_a_checkout_the_data_lie_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(installation.DATA_VARIABLE)
    assert installation.data_directory() == Path(__file__).resolve().parents[2] / ".data"


def test_a_process_asks_as_the_held_role_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert installation.database_role() == "web"
    monkeypatch.setenv(installation.ROLE_VARIABLE, "root")
    with pytest.raises(installation.InstallationError, match="'root'"):
        installation.database_role()


def test_each_role_has_a_login_named_after_the_database() -> None:
    users = {role: installation.connection(role).user for role in installation.ROLES}
    assert users == {
        "owner": "fodfaeste_owner",
        "web": "fodfaeste_web",
        "worker": "fodfaeste_worker",
    }


def test_a_server_of_ones_own_needs_all_three_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://o:p@db/kommune")
    assert not installation.has_own_server()
    assert installation.connection("owner").name == "kommune"
    with pytest.raises(installation.InstallationError, match="DATABASE_URL_WEB is not"):
        installation.connection("web")


@pytest.mark.parametrize(
    ("url", "read"),
    [
        (
            "postgresql://kari_web:p%40ss@db.example:5433/kari?sslmode=verify-full",
            ("db.example", "5433", "kari", "kari_web", "p@ss", (("sslmode", "verify-full"),)),
        ),
        ("postgres://u@/kari?host=/run/pg", ("/run/pg", "", "kari", "u", "", ())),
        ("postgres://u@%2Frun%2Fpg/kari", ("/run/pg", "", "kari", "u", "", ())),
    ],
)
def test_an_address_is_read_into_its_parts(url: str, read: tuple[object, ...]) -> None:
    at = installation.parse_url(url)
    assert (at.host, at.port, at.name, at.user, at.password, at.options) == read


@pytest.mark.parametrize("url", ["mysql://u@h/n", "postgresql://u@h/", "kommune"])
def test_an_address_that_is_none_is_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(installation.InstallationError, match="looks like postgresql://"):
        installation.parse_url(url)


def test_secrets_are_made_once_and_only_their_account_reads_them(bare: Path) -> None:
    first = installation.secrets()
    assert installation.secrets() == first
    assert stat.S_IMODE((bare / FILE_NAME).stat().st_mode) == 0o600
    assert crypto.KeyRing.parse(first.keys).primary == 1


def test_secrets_of_the_environment_go_before_the_file(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(installation.SIGNING_VARIABLE, "signing")
    monkeypatch.setenv(crypto.KEYS_VARIABLE, "7:key")
    assert installation.secrets() == Secrets(secret_key="signing", keys="7:key")
    assert list(bare.iterdir()) == []


def test_two_first_starts_at_once_get_the_same_secrets(bare: Path) -> None:
    found: list[Secrets] = []
    starters = [threading.Thread(target=lambda: found.append(read_or_make(bare))) for _ in range(8)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert (len(found), len(set(found))) == (8, 1)
