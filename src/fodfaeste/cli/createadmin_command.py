"""`fodfaeste createadmin`: makes the first administrator, who then makes everybody else."""

import argparse
import getpass
import sys

from fodfaeste.cli.options import add_data, apply_data


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments. A password is asked for, or read from standard input."""
    parser.add_argument("--email", help="asked for when left out")
    parser.add_argument("--name", help="asked for when left out")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Make the administrator and return the exit code."""
    apply_data(args)
    from django.core.exceptions import ValidationError

    from fodfaeste.cli.django_ready import make_ready

    with make_ready():
        from fodfaeste.accounts.actions import create_administrator
        from fodfaeste.kernel import clock

        try:
            user = create_administrator(
                email=args.email or _ask("E-mail: "),
                name=args.name or _ask("Navn: "),
                password=_password(),
                today=clock.today(),
            )
        except ValidationError as refused:
            print("fodfaeste: " + " ".join(refused.messages), file=sys.stderr)
            return 1
    print(f"{user.name} er nu administrator og logger ind med {user.email}.")
    return 0


def _ask(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Adgangskode (mindst 12 tegn): ")
    return sys.stdin.readline().rstrip("\n")
