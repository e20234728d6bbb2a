"""`fodfaeste demo`: fill an empty database with an invented municipality."""

import argparse
import os
import time

from fodfaeste.cli.options import add_data, apply_data

DEFAULT_CASES = 60
MOST_CASES = 100_000
DEFAULT_SEED = 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add how many and which."""
    parser.add_argument("--cases", type=int, default=DEFAULT_CASES, metavar="N")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="S")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Fill the municipality; exit 2 when the number of cases makes no sense."""
    if not 1 <= args.cases <= MOST_CASES:
        print(f"fodfaeste demo: --cases must be between 1 and {MOST_CASES:,}.")
        return os.EX_USAGE
    apply_data(args)
    from fodfaeste.cli import demo_mark
    from fodfaeste.cli.django_ready import make_ready
    from fodfaeste.kernel import clock, installation

    began = time.perf_counter()
    with make_ready(installation.OWNER):
        from fodfaeste.accounts.models import User
        from fodfaeste.demo.filling import fill

        if User.objects.exists():
            print("fodfaeste demo: this database has users already; a demo needs an empty one.")
            return 1
        happened = fill(cases=args.cases, seed=args.seed, today=clock.today())
        demo_mark.leave()
    print(f"{args.cases} cases, {happened} events, {time.perf_counter() - began:.0f} s.")
    return 0
