"""`make bench`: fill, serve, measure, print; with --write also docs/performance.md."""

import argparse
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from tools.bench import (
    companies,
    installations,
    load,
    logging_cost,
    long_work,
    many_notes,
    matching,
    package_job,
    pages,
)
from tools.bench.bars import LARGE, SMALL, bars, load_bars, other_bars
from tools.bench.report import TARGET, Findings, as_markdown


def main() -> int:
    """Measure; the figures never fail a build, so the exit code is 0 whatever they are."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leave no server behind
    args = _arguments()
    sizes = sorted({SMALL, LARGE, *args.cases} if not args.only else set(args.cases))
    with installations.workshop() as home:
        found = _measure(args.keep or home, sizes)
    text = as_markdown(found)
    print(text)
    if args.write:
        TARGET.write_text(text, encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--cases", type=int, nargs="*", default=[], help="also so many, as 100000")
    parser.add_argument("--only", action="store_true", help="only what --cases says")
    parser.add_argument("--keep", type=Path, help="a directory whose installations are kept")
    return parser.parse_args()


def _measure(home: Path, sizes: list[int]) -> Findings:
    print("Measuring the matching …", file=sys.stderr, flush=True)
    matched = matching.measured()
    fills = {size: _filled(home, size) for size in sizes}
    busy, figures = [os.getloadavg()[0]], {}
    for size in sizes:
        data = home / f"cases-{size}"
        with installations.served(data) as server:
            print(f"Measuring {size:,} cases …", file=sys.stderr, flush=True)
            companies.fill(data)
            long_work.fill(data)
            many_notes.fill(data)
            figures[size] = tuple(pages.measured(server.address))
            log_ms, started = logging_cost.milliseconds(data), server.seconds_to_start
            package = package_job.measured(data, server.address)
            if size == min(sizes[-1], LARGE):
                pressed = load.run(server.address)
                pressed = replace(pressed, memory_mb=server.web_memory_mb())
    found = (
        *bars(figures),
        *matching.bars(matched),
        *package_job.bars(package),
        *load_bars(pressed),
        *other_bars(log_ms=log_ms, start_seconds=started),
    )
    busy.append(os.getloadavg()[0])
    return Findings(fills, figures, pressed, found, tuple(busy))


def _filled(home: Path, size: int) -> float:
    """Fill an installation unless it was kept; returns the seconds it took then."""
    data, note = home / f"cases-{size}", home / f"cases-{size}.seconds"
    if not note.exists():
        print(f"Filling {size:,} cases …", file=sys.stderr, flush=True)
        note.write_text(f"{installations.fill(data, size):.1f}", encoding="ascii")
    return float(note.read_text(encoding="ascii"))


if __name__ == "__main__":
    sys.exit(main())
