"""Make any document from its own description, so that a new one is examined without being named.

Each field is filled by its type; a document that a room adds to `Document` is found by itself.
"""

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, timedelta
from typing import Any, Union, get_args, get_origin, get_type_hints

from fodfaeste.pdf.documents import Document
from fodfaeste.pictures.measure_line import Dot, MeasureLine
from fodfaeste.pictures.network_map import Around, NetworkMap
from fodfaeste.pictures.network_ties import Nearness
from fodfaeste.pictures.phase_clock import PhaseClock, PhaseSpan

DAY = date(2027, 8, 17)
CITIZEN = "Karin Mølgaard"
CLOCK = PhaseClock(
    phases=(
        PhaseSpan(1, "Ind i job og hverdag", date(2027, 3, 4), date(2027, 6, 4)),
        PhaseSpan(2, "Afprøvning og tilpasning", date(2027, 6, 4), date(2027, 9, 4)),
        PhaseSpan(3, "Overdragelse", date(2027, 9, 4), date(2027, 12, 4)),
    ),
    basis="SEL § 85",
    months=9,
    today=DAY,
)
KINDS: tuple[type, ...] = get_args(Document)


def filled(kind: type, *, rows: int = 2, text: str = "Ro om formiddagen") -> Any:
    """Return a document with something in every field, `rows` in every list."""
    return kind(**{name: _of(hint, name, rows, text) for name, hint in _hints(kind).items()})


def bare(kind: type) -> Any:
    """Return a document with nothing but what it cannot be without."""
    hints = _hints(kind)
    asked = [
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    ]
    return kind(**{name: _of(hints[name], name, 0, "Ro") for name in asked})


def _hints(kind: type) -> dict[str, Any]:
    named = {field.name for field in fields(kind)}
    return {name: hint for name, hint in get_type_hints(kind).items() if name in named}


def network_of(rows: int, text: str) -> NetworkMap:
    """A map with so many around Karin."""
    one = Around(name=text, relation=text, nearness=Nearness.CLOSE, supports_with=text, will=text)
    return NetworkMap("Karin", (one,) * rows)


def line_of(rows: int, text: str) -> MeasureLine:
    """A scale with so many measurements; what is drawn is short, as a file of a scale must be."""
    days = [DAY + timedelta(days=30 * at) for at in range(rows)]
    dots = tuple(Dot(day, 10.0 * at, str(10 * at)) for at, day in enumerate(days))
    return MeasureLine(title=text[:100], lowest=0, highest=100, citizen=dots)


def _picture(hint: Any, rows: int, text: str) -> PhaseClock | MeasureLine | NetworkMap:
    if hint is PhaseClock:
        return CLOCK
    return line_of(rows, text) if hint is MeasureLine else network_of(rows, text)


def _of(hint: Any, name: str, rows: int, text: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_of(get_args(hint)[0], name, rows, text) for _ in range(rows))
    if hint in {PhaseClock, MeasureLine, NetworkMap}:
        return _picture(hint, rows, text)
    if is_dataclass(hint) and isinstance(hint, type):
        return filled(hint, rows=rows, text=text)
    if hint is str:
        return CITIZEN if name == "citizen" else f"{text} ({name})"
    return {date: DAY, bool: False, int: 3}[hint]
