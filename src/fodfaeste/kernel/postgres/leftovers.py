"""Clears what a server left behind that was killed, or ended with its machine."""

from pathlib import Path

from fodfaeste.kernel.postgres.account import Account

PROCESSES = Path("/proc")


def forget_foreign_pid(data: Path, account: Account) -> None:
    """Remove a stale pid file whose number belongs to somebody else since the machine restarted.

    PostgreSQL itself forgives a number that nobody bears, but for one that is borne by another
    process of the same account it would wait for ever. As long as any process lives in the data
    directory, or we cannot tell, the file stays.
    """
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return
    if not (PROCESSES / str(pid)).exists():
        return
    if not any(_may_be_ours(process, data, account) for process in PROCESSES.glob("[0-9]*")):
        pid_file.unlink(missing_ok=True)


def _may_be_ours(process: Path, data: Path, account: Account) -> bool:
    """Whether a process belongs to the server's account and stands in its data directory."""
    try:
        return process.stat().st_uid == account.uid and (process / "cwd").samefile(data)
    except PermissionError:
        return True
    except OSError:
        return False
