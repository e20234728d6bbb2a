"""A file that grows past its stop is cut in two. The lists of exceptions may only shrink."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PYTHON_STOP = 400
TEMPLATE_STOP = 120
# Paths that stand longer than they may, with the length they must not pass. Empty, and to stay so.
LONGER: dict[str, int] = {}

PYTHON = [
    path
    for folder in ("src", "tests", "tools")
    for path in sorted((CHECKOUT / folder).rglob("*.py"))
    if not {"node_modules", "migrations"} & set(path.parts)  # Django writes the latter
]
TEMPLATES = sorted((CHECKOUT / "src").rglob("templates/**/*.html"))


def too_long(paths: list[Path], stop: int) -> dict[str, int]:
    lengths = {
        path.relative_to(CHECKOUT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in paths
    }
    return {name: length for name, length in lengths.items() if length > LONGER.get(name, stop)}


def test_there_is_something_to_measure() -> None:
    assert (len(PYTHON) > 100, len(TEMPLATES) > 10) == (True, True)


@pytest.mark.parametrize(
    ("paths", "stop"),
    [(PYTHON, PYTHON_STOP), (TEMPLATES, TEMPLATE_STOP)],
    ids=["python", "templates"],
)
def test_no_file_passes_its_stop(paths: list[Path], stop: int) -> None:
    assert too_long(paths, stop) == {}


def test_an_exception_that_is_no_longer_needed_is_removed() -> None:
    stops = {".py": PYTHON_STOP, ".html": TEMPLATE_STOP}
    needless = [
        name
        for name in LONGER
        if not (CHECKOUT / name).exists()
        or len((CHECKOUT / name).read_text(encoding="utf-8").splitlines())
        <= stops[Path(name).suffix]
    ]
    assert needless == []
