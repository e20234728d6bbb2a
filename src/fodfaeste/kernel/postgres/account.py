"""Which account the server runs under. PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fodfaeste.kernel.postgres.errors import PostgresError

STAND_INS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The account of the server; `stand_in` when we are root and another has to run it."""

    uid: int
    gid: int
    stand_in: bool

    def own(self, path: Path) -> None:
        """Give a file or directory to the account."""
        if self.stand_in:
            os.chown(path, self.uid, self.gid)

    def run(self, command: Sequence[str | Path], *, cwd: Path, log: Path) -> int:
        """Run a program as the account and return its exit code; all it says goes to a file.

        A file and not a pipe: the server that `pg_ctl` leaves behind would hold a pipe open.
        """
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(cwd),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        arguments = [str(part) for part in command]
        with log.open("ab") as output:
            if not self.stand_in:
                return subprocess.run(
                    arguments,
                    cwd=cwd,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    check=False,
                ).returncode
            return subprocess.run(
                arguments,
                cwd=cwd,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                check=False,
                user=self.uid,
                group=self.gid,
                extra_groups=[],
            ).returncode

    def can_enter(self, directory: Path) -> bool:
        """Whether the account may walk into a directory."""
        return self.can_run(["/bin/sh", "-c", 'cd "$1"', "sh", directory])

    def can_run(self, command: Sequence[str | Path]) -> bool:
        """Whether a program starts and succeeds as the account."""
        try:
            return self.run(command, cwd=Path("/"), log=Path(os.devnull)) == 0
        except OSError:
            return False


def server_account() -> Account:
    """Ourselves, or a stand-in when we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), stand_in=False)
    for name in STAND_INS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, stand_in=True)
    raise PostgresError(
        "PostgreSQL does not run as root, and this machine has neither an account called "
        "'postgres' nor one called 'nobody'. Create one of them, or start as another user."
    )
