"""`fodfaeste phases`: the three CTI phases of a start day and a legal basis, as JSON.

Needs neither Django nor a database: the law is the shipped table, the clock is pure (E1).
"""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from fodfaeste.rules.cti.clock import Clock, clock, phase_on
from fodfaeste.rules.legal_basis import LegalBasisCode, valid_on

USAGE_ERROR = 2


def configure(parser: ArgumentParser) -> None:
    """Add the start day, the legal basis and the day asked about."""
    parser.add_argument("--start", type=_day, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--basis", required=True, choices=[code.value for code in LegalBasisCode])
    parser.add_argument(
        "--on", type=_day, metavar="YYYY-MM-DD", help="also say which phase runs on this day"
    )


def run(args: Namespace) -> int:
    """Print the phases; 2 when no law is in force on the start day or the calendar ends."""
    code = LegalBasisCode(args.basis)
    basis = valid_on(code, args.start)
    if basis is None:
        return _refuse(f"{code.value} is not in force on {args.start}.")
    try:
        dates = clock(starts_on=args.start, months=basis.months)
    except ValueError:
        return _refuse(f"{basis.months} months from {args.start} lie outside the calendar.")
    print(json.dumps(_answer(code, dates, args.on), ensure_ascii=False, indent=2))
    return 0


def _day(text: str) -> date:
    """Read a day written as YYYY-MM-DD; week dates and shortened forms are refused."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ArgumentTypeError(f"'{text}' is not a day; write it as YYYY-MM-DD")
    return day


def _answer(code: LegalBasisCode, dates: Clock, on: date | None) -> dict[str, object]:
    current = phase_on(dates, on) if on else None
    return {
        "basis": code.value,
        "months": dates.months,
        "starts_on": dates.starts_on.isoformat(),
        "ends_before": dates.ends_before.isoformat(),
        "phases": [
            {
                "number": phase.number,
                "name": phase.name,
                "starts_on": phase.starts_on.isoformat(),
                "ends_before": phase.ends_before.isoformat(),
            }
            for phase in dates.phases
        ],
        "phase_on": current.number if current else None,
    }


def _refuse(sentence: str) -> int:
    print(f"fodfaeste phases: {sentence}", file=sys.stderr)
    return USAGE_ERROR
