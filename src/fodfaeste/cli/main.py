"""`fodfaeste <command>`: finds the command's module, and imports no other.

Printing the phases must not wait for Django, so a command's module is imported only when that
command is asked for. Each one offers `configure(parser)` and `run(args) -> int`.
"""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

PIPE_CLOSED = 141
"""What a shell reports for a program whose reader went away: 128 + SIGPIPE."""


class Command(Protocol):
    """What the module of a command offers."""

    def configure(self, parser: ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, args: Namespace) -> int:
        """Do the work and return the exit code."""
        ...


@dataclass(frozen=True, slots=True)
class Listing:
    """A command in the list: where its module stands and what it does, in one line."""

    module: str
    summary: str


COMMANDS: Mapping[str, Listing] = {
    "run": Listing(
        "fodfaeste.cli.run_command",
        "start database, web and worker together; Ctrl-C stops all of it",
    ),
    "migrate": Listing("fodfaeste.cli.migrate_command", "bring the tables up to date"),
    "demo": Listing("fodfaeste.cli.demo_command", "fill a demo municipality, no real persons"),
    "worker": Listing("fodfaeste.cli.worker_command", "do scheduled and queued work"),
    "phases": Listing(
        "fodfaeste.cli.phases_command", "print the three CTI phases as JSON, without a database"
    ),
    "rules": Listing(
        "fodfaeste.cli.rules_command", "print every rule of the method and whether it is built"
    ),
    "audit-verify": Listing(
        "fodfaeste.cli.audit_verify_command", "check that nobody has changed the log"
    ),
    "backup": Listing("fodfaeste.cli.backup_command", "write the whole database to a file"),
    "restore": Listing("fodfaeste.cli.restore_command", "read a backup into an empty database"),
    "createadmin": Listing("fodfaeste.cli.createadmin_command", "make the first administrator"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    wanted = arguments[0] if arguments and arguments[0] in COMMANDS else None
    command = _load(COMMANDS[wanted].module) if wanted else None
    args = _parser(wanted, command).parse_args(arguments)
    if command is None:  # parse_args has left before this, by --help or with its own complaint
        return os.EX_USAGE
    return _run(command, args)


def _load(module: str) -> Command:
    return cast("Command", import_module(module))


def _parser(wanted: str | None, command: Command | None) -> ArgumentParser:
    parser = ArgumentParser(
        prog="fodfaeste",
        description="Fodfæste: one plan, one team, a foothold at work.",
        epilog="\n".join(["commands:", *_lines()]),
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(
        metavar="<command>", required=True, help="see below; each one answers to --help too"
    )
    for name, listing in COMMANDS.items():
        below = commands.add_parser(name, description=listing.summary)
        if command is not None and name == wanted:
            command.configure(below)
    return parser


def _lines() -> list[str]:
    return [f"  {name:<14}{listing.summary}" for name, listing in COMMANDS.items()]


def _run(command: Command, args: Namespace) -> int:
    try:
        code = command.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # `fodfaeste rules | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


if __name__ == "__main__":
    sys.exit(main())
