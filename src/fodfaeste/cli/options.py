"""Options that several commands share, and how they reach the settings: by the environment."""

import argparse
import os
from pathlib import Path

from fodfaeste.kernel import installation


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command be told which installation is meant."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="the installation's directory (default: .data in a checkout, else the user's own)",
    )


def apply_data(args: argparse.Namespace) -> None:
    """Hand the directory on to the settings and to every child."""
    if args.data is not None:
        os.environ[installation.DATA_VARIABLE] = str(args.data.expanduser().absolute())
