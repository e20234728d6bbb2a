"""Where a private server lives: what is ours, what is the server account's, and the socket."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from fodfaeste.kernel.postgres.account import Account, server_account
from fodfaeste.kernel.postgres.errors import PostgresError

SUPERUSER = "fodfaeste"
PORT = 5432
# A socket's whole path may hold 107 bytes on Linux and 103 on macOS; PostgreSQL adds 16 and more.
LONGEST_SOCKET_DIRECTORY = 80
# libpq reads a comma as a list of hosts, so only plain paths are used as they stand.
PLAIN_PATH = re.compile(r"[\w/.+ -]+")
SHORT_SOCKETS = Path("/tmp")  # noqa: S108 -- ownership is checked before it is used
CELLARS = Path("/var/lib/fodfaeste")


@dataclass(frozen=True, slots=True)
class Address:
    """How to reach a private server: a directory with a socket, a port, the superuser."""

    host: str
    port: int
    user: str


@dataclass(frozen=True, slots=True)
class Place:
    """The directories of one private server."""

    base: Path
    cellar: Path
    sockets: Path
    account: Account

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory; it exists only once it is complete."""
        return self.cellar / "data"

    @property
    def log(self) -> Path:
        """What PostgreSQL and its tools say."""
        return self.cellar / "server.log"

    @property
    def address(self) -> Address:
        """How to reach the server."""
        return Address(str(self.sockets), PORT, SUPERUSER)


def place(base: Path) -> Place:
    """Find the directories for a base, without making them."""
    base = base.resolve()
    account = server_account()
    nearest = next(path for path in (base, *base.parents) if path.exists())
    name = hashlib.sha256(os.fsencode(base)).hexdigest()[:16]
    inside = not account.stand_in or account.can_enter(nearest)
    cellar = base / "postgres" if inside else CELLARS / name
    sockets = cellar / "socket"
    plain = PLAIN_PATH.fullmatch(str(sockets)) is not None
    if not plain or len(os.fsencode(sockets)) > LONGEST_SOCKET_DIRECTORY:
        sockets = SHORT_SOCKETS / f"fodfaeste-{name}"
    return Place(base, cellar, sockets, account)


def address(base: Path) -> Address:
    """How the server of a base is reached, whether it runs or not."""
    return place(base).address


def open_base(place: Place) -> None:
    """Make the base, in which starters take turns."""
    _make_passable(place.base)


def prepare(place: Place) -> None:
    """Make the directories, and refuse any that somebody else could have laid for us.

    For one starter at a time: a directory is briefly nobody's between being made and handed over.
    """
    _remember(place)
    for directory in (place.cellar, place.sockets):
        directory.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        try:
            directory.mkdir(mode=0o700)
        except FileExistsError:
            _check_owner(directory, place.account)
        else:
            place.account.own(directory)


def _make_passable(directory: Path) -> None:
    """Make a directory that the server's account may walk through, whatever the umask."""
    for path in (*reversed(directory.parents), directory):
        if not path.exists():
            path.mkdir(exist_ok=True)
            path.chmod(0o711)


def _remember(place: Place) -> None:
    """Keep note of a cellar elsewhere: a copied or moved checkout must not lose its data unseen."""
    note = place.base / "postgres-is-at.txt"
    if place.cellar.parent == place.base:
        return
    wanted = str(place.cellar)
    if note.exists() and note.read_text(encoding="utf-8").strip() != wanted:
        raise PostgresError(
            f"{place.base} was moved or copied: its database is still in "
            f"{note.read_text(encoding='utf-8').strip()}, and here it would be in {wanted}. "
            f"Move the database there and remove {note}, or remove the note to begin anew."
        )
    note.write_text(wanted + "\n", encoding="utf-8")


def _check_owner(directory: Path, account: Account) -> None:
    status = directory.lstat()
    if not directory.is_dir() or directory.is_symlink() or status.st_uid != account.uid:
        raise PostgresError(
            f"{directory} is in the way: it should be a directory of the account with number "
            f"{account.uid}, which runs PostgreSQL here. Look at it, and move it away."
        )
    directory.chmod(0o700)
