"""`fodfaeste backup FILE`: writes one moment of the whole database to a file."""

import argparse
import sys
from pathlib import Path

from fodfaeste.cli.django_ready import database_up
from fodfaeste.cli.options import add_data, apply_data
from fodfaeste.kernel import backups, clock, crypto, installation


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("file", type=Path, metavar="FILE")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Write the backup; work may go on meanwhile."""
    apply_data(args)
    target = args.file.expanduser().absolute()
    keys = crypto.KeyRing.parse(installation.secrets().keys)
    try:
        with database_up():
            at = installation.connection(installation.OWNER)
            manifest = backups.write(at, target, keys=keys, now=clock.now())
    except (backups.BackupError, OSError) as trouble:
        print(f"fodfaeste: {trouble}", file=sys.stderr)
        return 1
    print(f"Wrote {sum(manifest.rows.values())} rows of {len(manifest.rows)} tables to {target}.")
    print("The keys that open CPR numbers are not in it. Keep them too, in another place.")
    return 0
