"""Backups: PostgreSQL's own dump, wrapped with a manifest that says what must come out again."""

import datetime as dt
import hashlib
import json
import os
import subprocess
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from psycopg import sql

from fodfaeste.kernel import crypto, database
from fodfaeste.kernel.installation import Connection
from fodfaeste.kernel.postgres.binaries import bin_directory

DUMP, MANIFEST = "database.dump", "manifest.json"
FORMAT = 1
# Made anew after a restore: policies and grants name the roles of the database they stand in.
RAISED_ANEW = (" POLICY ", " ACL ", " DEFAULT ACL ")
SCRIPT_OPTIONS = ("--no-owner", "--no-privileges")
RUN_OPTIONS = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
# What newer tools write at the head of a script and older servers do not know.
NEWER_SETTINGS = (b"SET transaction_timeout = 0;\n",)
HEAD_LINES = 60
BLOCK = 1 << 20


class BackupError(Exception):
    """A backup cannot be written or read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: how to know that it is whole, and that it came out whole."""

    format: int
    made_at: str
    database: str
    checksum: str
    keys: dict[str, str]
    rows: dict[str, int]


def write(at: Connection, target: Path, *, keys: crypto.KeyRing, now: dt.datetime) -> Manifest:
    """Write a backup of one moment of the database; the file appears only when it is whole.

    The keys that open CPR numbers are not in it, only what tells them apart: keep them elsewhere.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as directory:
        dump, whole = Path(directory, DUMP), Path(directory, "whole")
        with database.open_session(at, autocommit=False) as session:
            session.execute("set transaction isolation level repeatable read, read only")
            snapshot = _text(session, "select pg_export_snapshot()")
            _call("pg_dump", ["-Fc", f"--snapshot={snapshot}", "-f", str(dump)], at)
            rows = count_rows(session)
        manifest = Manifest(
            FORMAT, now.isoformat(), at.name, _checksum(dump.open("rb")), marks(keys), rows
        )
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.write(dump, DUMP)
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
        whole.chmod(0o600)
        _settle(whole)
        whole.replace(target)
    return manifest


def read_manifest(source: Path) -> Manifest:
    """Return what a backup says of itself, after its checksum was compared."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
            with archive.open(DUMP) as dump:
                found = _checksum(dump)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as broken:
        raise BackupError(f"{source} is not a backup made by 'fodfaeste backup'.") from broken
    except FileNotFoundError as missing:
        raise BackupError(f"There is no file {source}.") from missing
    if manifest.format != FORMAT:
        raise BackupError(f"{source} has format {manifest.format}; this program reads {FORMAT}.")
    if found != manifest.checksum:
        raise BackupError(f"{source} is damaged: its checksum is not the one it was written with.")
    return manifest


def read_into(at: Connection, source: Path) -> None:
    """Read a backup into an empty database, in one transaction, as its owner."""
    with tempfile.TemporaryDirectory(prefix="fodfaeste-restore-") as directory:
        with zipfile.ZipFile(source) as archive:
            dump = Path(archive.extract(DUMP, directory))
        listed = _call("pg_restore", ["--list", str(dump)], at)
        kept = [line for line in listed.splitlines() if not any(w in line for w in RAISED_ANEW)]
        contents = Path(directory, "contents")
        contents.write_text("\n".join(kept) + "\n", encoding="utf-8")
        newer, script = Path(directory, "newer.sql"), Path(directory, "script.sql")
        _call("pg_restore", [*SCRIPT_OPTIONS, "-L", str(contents), "-f", str(newer), str(dump)], at)
        write_for_any_server(newer, script)
        _call("psql", [*RUN_OPTIONS, "-f", str(script)], at)


def write_for_any_server(newer: Path, script: Path) -> None:
    """Copy a script without the settings at its head that an older server would refuse."""
    with newer.open("rb") as lines, script.open("wb") as kept:
        for number, line in enumerate(lines):
            if number >= HEAD_LINES or line not in NEWER_SETTINGS:
                kept.write(line)


def rows_in(at: Connection) -> dict[str, int]:
    """Count the rows of every table."""
    with database.open_session(at, autocommit=False) as session:
        return count_rows(session)


def count_rows(session: database.Session) -> dict[str, int]:
    """Count the rows of every table, as this session sees them."""
    tables = session.execute(
        "select tablename from pg_tables where schemaname = 'public' order by 1"
    ).fetchall()
    counted = {}
    for (table,) in tables:
        query = sql.SQL("select count(*) from {}").format(sql.Identifier(str(table)))
        counted[str(table)] = int(_text(session, query))
    return counted


def marks(keys: crypto.KeyRing) -> dict[str, str]:
    """What tells keys apart and reveals nothing of them."""
    return {
        str(number): hashlib.sha256(b"mark" + key).hexdigest()[:16] for number, key in keys.keys
    }


def missing_keys(manifest: Manifest, keys: crypto.KeyRing) -> list[str]:
    """The numbers of keys that sealed what is in a backup and that we do not hold."""
    held = marks(keys)
    return [number for number, mark in manifest.keys.items() if held.get(number) != mark]


def _call(program: str, arguments: list[str], at: Connection) -> str:
    where = {
        "PGHOST": at.host,
        "PGPORT": at.port,
        "PGUSER": at.user,
        "PGPASSWORD": at.password,
        "PGDATABASE": at.name,
    }
    environment = os.environ | {name: value for name, value in where.items() if value}
    done = subprocess.run(
        [bin_directory() / program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")
    return done.stdout


def _text(session: database.Session, query: "str | sql.Composed") -> str:
    row = session.execute(query).fetchone()
    return str(row[0]) if row else ""


def _checksum(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _settle(path: Path) -> None:
    """Wait until the disk has it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
