"""`fodfaeste audit-verify`: say whether the log is what it was when it was written."""

import argparse

from fodfaeste.cli.options import add_data, apply_data

WHOLE, BROKEN = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Let it be told which installation is meant."""
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Print whether the log is whole; exit 0 when it is, 1 and the first bad row when not."""
    apply_data(args)
    from fodfaeste.cli.django_ready import make_ready

    with make_ready():
        from fodfaeste.audit import sealing

        faults, rows = sealing.faults(), sealing.rows()
    if not faults:
        print(f"The log is whole: {rows} rows.")
        return WHOLE
    first = faults[0]
    print(f"The log is broken: {len(faults)} of {rows} rows are not what they were.")
    print(f"First bad row: {first.row} ({first.what}).")
    return BROKEN
