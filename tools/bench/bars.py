"""The bars that pages are held to, and whether each is met."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tools.bench.load import Load
from tools.bench.pages import Figure

SMALL, LARGE, HUGE = 1_000, 10_000, 100_000
Figures = Mapping[int, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Bar:
    """One promise: what was found, what was promised, and where it is broken."""

    what: str
    promised: str
    found: str
    is_met: bool
    broken_by: str = ""


def bars(figures: Figures) -> Iterator[Bar]:
    """Each bar over all pages of its group, in the installation it speaks of."""
    largest = max(figures)
    pages = figures[min(largest, LARGE)]
    lists = _of(pages, "list")
    yield _most("list: queries", 10, lists, lambda one: one.queries)
    yield _most("list: kB of HTML", 100, lists, lambda one: one.kilobytes)
    yield _most("list: ms", 100, lists, lambda one: one.server_ms)
    yield _same_queries(figures)
    if {SMALL, LARGE} <= set(figures):
        yield _growth("list: growth from 1,000 to 10,000", 1.3, figures, LARGE)
    if {SMALL, HUGE} <= set(figures):
        yield _growth("list: growth from 1,000 to 100,000", 2.0, figures, HUGE)
    yield from _of_courses(pages)
    companies = _of(pages, "company")
    yield _most("10,000 companies: queries", 10, companies, lambda one: one.queries)
    yield _most("10,000 companies: ms", 100, companies, lambda one: one.server_ms)
    yield _most("10,000 companies: kB of HTML", 100, companies, lambda one: one.kilobytes)
    yield from _of_long_courses(pages)
    searches = _of(figures[largest], "search")
    yield _most(f"search at {largest:,} citizens: ms", 100, searches, lambda one: one.server_ms)
    yield from _together(pages)
    yield _most("note saved: ms", 50, _of(pages, "note"), lambda one: one.server_ms)
    yield _most("plan as PDF: ms", 50, _of(pages, "pdf"), lambda one: one.server_ms)


def _together(pages: Iterable[Figure]) -> Iterator[Bar]:
    """The board, what a leader sees of everybody, and one's own day."""
    pages = tuple(pages)
    for what, group in (("board", "board"), ("leader's pages", "leader")):
        found = _of(pages, group)
        yield _most(f"{what}: queries", 20, found, lambda one: one.queries)
        yield _most(f"{what}: ms", 300, found, lambda one: one.server_ms)
    own = _of(pages, "my day")
    yield _most("Min dag, Mine møder: queries", 15, own, lambda one: one.queries)
    yield _most("Min dag, Mine møder: ms", 100, own, lambda one: one.server_ms)


def _of_courses(pages: Iterable[Figure]) -> Iterator[Bar]:
    pages = tuple(pages)
    cases = _of(pages, "case")
    yield _most("case page: queries", 15, cases, lambda one: one.queries)
    yield _most("case page: ms", 50, cases, lambda one: one.server_ms)
    cti = _of(pages, "cti")
    yield _most("CTI page: queries", 15, cti, lambda one: one.queries)
    yield _most("CTI page: ms", 50, cti, lambda one: one.server_ms)
    plans = _of(pages, "plan")
    yield _most("plan, 60 efforts, 40 versions: queries", 15, plans, lambda one: one.queries)
    yield _most("plan, 60 efforts, 40 versions: ms", 50, plans, lambda one: one.server_ms)


def _of_long_courses(pages: Iterable[Figure]) -> Iterator[Bar]:
    pages = tuple(pages)
    notes = _of(pages, "notes")
    yield _most("5,000 notes on one course: queries", 15, notes, lambda one: one.queries)
    yield _most("5,000 notes on one course: ms", 100, notes, lambda one: one.server_ms)
    work = _of(pages, "work")
    yield _most("work, 80 weeks: queries", 15, work, lambda one: one.queries)
    yield _most("work, 80 weeks: ms", 50, work, lambda one: one.server_ms)


def load_bars(load: Load) -> Iterator[Bar]:
    """The promises for many at once."""
    yield Bar("16 clients: p95 ms", "≤ 500", f"{load.p95_ms:.0f}", load.p95_ms <= 500)  # noqa: PLR2004
    yield Bar(
        "16 clients: pages a second",
        "≥ 40",
        f"{load.per_second:.0f}",
        load.per_second >= 40,  # noqa: PLR2004
    )
    yield Bar("16 clients: errors", "0", str(load.errors), load.errors == 0)
    yield Bar("web process after it: MB", "≤ 150", f"{load.memory_mb:.0f}", load.memory_mb <= 150)  # noqa: PLR2004


def other_bars(*, log_ms: float, start_seconds: float) -> Iterator[Bar]:
    """The promises that are no page's."""
    yield Bar("read logging: ms a page (S15)", "≤ 5", f"{log_ms:.1f}", log_ms <= 5)  # noqa: PLR2004
    yield Bar("start again: seconds", "≤ 5", f"{start_seconds:.1f}", start_seconds <= 5)  # noqa: PLR2004


def _of(figures: Iterable[Figure], group: str) -> list[Figure]:
    return [one for one in figures if one.page.group == group]


def _most(
    what: str, promised: float, figures: list[Figure], value: Callable[[Figure], float]
) -> Bar:
    worst = max(figures, key=value)
    broken = ", ".join(one.page.name for one in figures if value(one) > promised)
    return Bar(what, f"≤ {promised:g}", f"{value(worst):.0f}", not broken, broken)


def _same_queries(figures: Figures) -> Bar:
    """A list asks as often of a small installation as of a large one."""
    counts = [
        {one.page.name: one.queries for one in _of(pages, "list")} for pages in figures.values()
    ]
    differing = sorted(name for name in counts[0] if len({count[name] for count in counts}) > 1)
    found = "the same" if not differing else f"{len(differing)} differ"
    return Bar(
        "list: queries in every installation",
        "the same",
        found,
        not differing,
        ", ".join(differing),
    )


def _growth(what: str, promised: float, figures: Figures, size: int) -> Bar:
    """How much slower the plain list and its third page become."""
    small = {one.page.name: one.server_ms for one in _of(figures[SMALL], "list")}
    growths = {
        one.page.name: one.server_ms / small[one.page.name] for one in _of(figures[size], "list")
    }
    broken = ", ".join(name for name, growth in growths.items() if growth > promised)
    worst = max(growths.values())
    return Bar(what, f"≤ {promised:g}×", f"{worst:.1f}×", not broken, broken)
