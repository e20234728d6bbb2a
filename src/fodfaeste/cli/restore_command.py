"""`fodfaeste restore FILE`: reads a backup into an installation that is still empty."""

import argparse
import sys
from pathlib import Path

from fodfaeste.cli.options import add_data, apply_data
from fodfaeste.kernel import backups, crypto, database, installation


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("file", type=Path, metavar="FILE")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Read the backup, bring its tables up to date, and compare what came out."""
    apply_data(args)
    try:
        differing = _restore(args.file.expanduser().absolute())
    except (backups.BackupError, OSError) as trouble:
        print(f"fodfaeste: {trouble}", file=sys.stderr)
        return 1
    for line in differing:
        print(f"fodfaeste: {line}", file=sys.stderr)
    return 1 if differing else 0


def _restore(source: Path) -> list[str]:
    from fodfaeste.cli.django_ready import make_ready

    manifest = backups.read_manifest(source)
    missing = backups.missing_keys(manifest, crypto.KeyRing.parse(installation.secrets().keys))
    if missing:
        raise backups.BackupError(
            f"This installation lacks the key with number {', '.join(missing)}: the CPR numbers in "
            f"the backup could not be opened. Put the keys into {crypto.KEYS_VARIABLE} first."
        )
    with make_ready():
        at = installation.connection(installation.OWNER)
        _check_empty(at)
        backups.read_into(at, source)
        found = backups.rows_in(at)
        from fodfaeste.cli.tables import make_tables

        make_tables()
    print(f"Read {sum(found.values())} rows of {len(found)} tables from {source}.")
    return [
        f"{table} has {found.get(table, 0)} rows, but the backup was written with {rows}."
        for table, rows in manifest.rows.items()
        if found.get(table) != rows
    ]


def _check_empty(at: installation.Connection) -> None:
    with database.open_session(at) as session:
        table = session.execute("select 1 from pg_tables where schemaname = 'public'").fetchone()
    if table is not None:
        raise backups.BackupError(
            "The database is not empty, and a backup never overwrites anything. Restore into a "
            "new installation: name an empty directory with --data, or a new database."
        )
