"""The figures as a table, on the screen and in docs/performance.md."""

import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fodfaeste.kernel import clock
from fodfaeste.kernel.postgres.binaries import bin_directory
from tools.bench.bars import Bar, Figures
from tools.bench.load import Load
from tools.bench.pages import TIMES

TARGET = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
HEADING = """# Performance

Measured by `make bench` (write this page anew: `make bench ARGS=--write`) in installations that are
filled with invented cases, through the real web server, on the private PostgreSQL with its default
settings. Figures are medians of {times} requests after warm-up; ms and queries are what the server
says in `Server-Timing` (a query is every statement except BEGIN, COMMIT and savepoints). The bars
are those the project set itself for a machine with 2 cores.
"""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was measured."""

    fill_seconds: Mapping[int, float]
    figures: Figures
    load: Load
    bars: tuple[Bar, ...]
    busy: tuple[float, ...]


def as_markdown(found: Findings) -> str:
    """The whole page."""
    return "\n".join(
        (
            HEADING.format(times=TIMES),
            *_machine(found),
            "",
            "## Bars",
            "",
            *_bars(found.bars),
            "",
            "## Sixteen clients",
            "",
            _load(found.load),
            "",
            "## Pages",
            "",
            *_pages(found.figures),
            "",
        )
    )


def _machine(found: Findings) -> Iterable[str]:
    commit = _said("git", "rev-parse", "--short", "HEAD")
    yield f"- Date: {clock.today().isoformat()}, commit {commit}"
    yield f"- Machine: {_processor()}, {os.cpu_count()} cores, {_memory_gb():.0f} GB of memory"
    yield f"- Software: Python {platform.python_version()}, {_postgres()}"
    before, after = found.busy
    yield f"- Load of the machine (1 minute): {before:.1f} before measuring, {after:.1f} after"
    filled = (f"{cases:,} cases in {took:.0f} s" for cases, took in found.fill_seconds.items())
    yield f"- Filled: {', '.join(filled)}"


def _bars(bars: Iterable[Bar]) -> Iterable[str]:
    yield "| what | bar | found | met |"
    yield "|---|---|---|---|"
    for bar in bars:
        met = "yes" if bar.is_met else f"**no**: {bar.broken_by}" if bar.broken_by else "**no**"
        yield f"| {bar.what} | {bar.promised} | {bar.found} | {met} |"


def _load(load: Load) -> str:
    return (
        f"{load.pages} pages, {load.writes} of them saves; {load.per_second:.0f} pages a second; "
        f"median {load.median_ms:.0f} ms, p95 {load.p95_ms:.0f} ms at the client; "
        f"{load.errors} errors. The clients share the machine's cores with the server."
    )


def _pages(figures: Figures) -> Iterable[str]:
    sizes = sorted(figures)
    yield (
        "| page | queries | kB | "
        + " | ".join(f"ms at {size:,}" for size in sizes)
        + " | ms at the client |"
    )
    yield "|---|---|---|" + "---|" * (len(sizes) + 1)
    by_name = {size: {one.page.name: one for one in figures[size]} for size in sizes}
    for name, last in by_name[sizes[-1]].items():
        times = " | ".join(f"{by_name[size][name].server_ms:.0f}" for size in sizes)
        yield f"| {name} | {last.queries} | {last.kilobytes:.0f} | {times} | {last.wall_ms:.0f} |"


def _said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def _postgres() -> str:
    return _said(str(bin_directory() / "postgres"), "--version")


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
