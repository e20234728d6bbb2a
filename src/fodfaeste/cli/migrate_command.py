"""`fodfaeste migrate`: brings the tables up to date, as the owner of the database."""

import argparse

from fodfaeste.cli.options import add_data, apply_data


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    add_data(parser)
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")


def run(args: argparse.Namespace) -> int:
    """Do the work and return the exit code."""
    apply_data(args)
    from fodfaeste.cli.django_ready import make_ready

    with make_ready():
        from fodfaeste.cli.tables import make_tables

        make_tables(verbosity=0 if args.quiet else 1)
    return 0
