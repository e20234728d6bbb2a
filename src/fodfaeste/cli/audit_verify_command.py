"""`fodfaeste audit-verify`: is the log what it was when it was written?"""

import argparse
import os

WHOLE, BROKEN = 0, 1


def configure(_: argparse.ArgumentParser) -> None:
    """It takes no options."""


def run(_: argparse.Namespace) -> int:
    """Print whether the log is whole; exit 0 when it is, 1 and the first bad row when not."""
    from fodfaeste.kernel import installation

    os.environ[installation.ROLE_VARIABLE] = installation.OWNER
    from fodfaeste.cli.django_ready import make_ready

    with make_ready():
        from fodfaeste.audit import sealing

        faults, rows = sealing.faults(), sealing.rows()
    if not faults:
        print(f"The log is whole: {rows} rows.")
        return WHOLE
    first = faults[0]
    print(
        f"The log is broken: {len(faults)} of {rows} rows. First bad row: {first.row} ({first.what})."
    )
    return BROKEN
