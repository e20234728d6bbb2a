"""`fodfaeste rules`: every rule of the method, and whether it is built yet."""

import shutil
from argparse import ArgumentParser, Namespace

from fodfaeste.cli.rules_text import as_json, as_markdown, as_table
from fodfaeste.rules.catalogue import RULES

NARROWEST, WIDEST = 40, 100


def configure(parser: ArgumentParser) -> None:
    """Add the choice between a table, JSON and Markdown."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a JSON list")
    form.add_argument("--markdown", action="store_true", help="print the page docs/rules.md")


def run(args: Namespace) -> int:
    """Print the catalogue."""
    if args.json:
        print(as_json(RULES))
    elif args.markdown:
        print(as_markdown(RULES), end="")
    else:
        columns = shutil.get_terminal_size(fallback=(WIDEST, 24)).columns
        print(as_table(RULES, width=max(NARROWEST, min(columns, WIDEST))))
    return 0
