"""The file that keeps an installation's secrets: made once, readable by its account alone."""

import fcntl
import json
import os
import secrets
from base64 import b64encode
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "secrets.json"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Secrets:
    """What signs sessions, and the keys that seal CPR numbers (`2:base64,1:base64`)."""

    secret_key: str
    keys: str


def read_or_make(directory: Path) -> Secrets:
    """Return the kept secrets, made now if there are none."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o711)
    with (directory / "secrets.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two first starts at once must not make two
        target = directory / FILE_NAME
        if not target.exists():
            _write(target, _fresh())
        return Secrets(**json.loads(target.read_text(encoding="utf-8")))


def _fresh() -> Secrets:
    key = b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
    return Secrets(secret_key=secrets.token_urlsafe(64), keys=f"1:{key}")


def _write(target: Path, content: Secrets) -> None:
    """Write whole or not at all: half a file would lock away every CPR number sealed later."""
    unfinished = target.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(content), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(target)
