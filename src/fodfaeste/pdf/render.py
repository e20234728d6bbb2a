"""Set a document with typst. Data goes in as JSON, so that nothing typed is ever read as markup."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import typst

from fodfaeste.pdf.documents import Document
from fodfaeste.pictures import danish, measure_line, network_map, phase_clock
from fodfaeste.pictures.measure_line import MeasureLine
from fodfaeste.pictures.network_map import NetworkMap
from fodfaeste.pictures.phase_clock import PhaseClock

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
PICTURE_PPI = 48.0
TEMPLATE_NAMES = frozenset(kind.template for kind in get_args(Document))


class UnknownDocument(ValueError):  # noqa: N818 -- a name nobody gave a template
    """There is no template of this name."""


def render_document(document: Document) -> bytes:
    """Return a document as PDF/UA-1."""
    return render_pdf(document.template, data_of(document))


def render_pdf(name: str, data: Mapping[str, Any]) -> bytes:
    """Return the template of this name, filled with data that JSON can hold, as PDF/UA-1.

    Raises UnknownDocument when there is no such template, and typst.TypstError when the document
    would not be accessible: without a title or an alternative text.
    """
    if name not in TEMPLATE_NAMES:
        raise UnknownDocument(name)
    made = typst.compile(
        str(TEMPLATES / f"{name}.typ"),
        root=str(TEMPLATES),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=fonts(),
        pdf_standards=["ua-1"],
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made


def first_page_of(document: Document) -> bytes:
    """Return the first page as a small picture, to choose a print by."""
    made: Any = typst.compile(  # its types know of one page only
        str(TEMPLATES / f"{document.template}.typ"),
        root=str(TEMPLATES),
        format="png",
        ppi=PICTURE_PPI,
        sys_inputs={"data": json.dumps(data_of(document), ensure_ascii=False)},
        font_paths=fonts(),
    )
    pages = made if isinstance(made, list) else [made]
    return bytes(pages[0] or b"")


@cache
def fonts() -> typst.Fonts:
    """Read the design system's fonts, once."""
    return fonts_in(FONTS)


def fonts_in(folder: Path) -> typst.Fonts:
    """Return the fonts of a folder; where it is absent the ones inside typst are used."""
    folders: list[Any] = [str(folder)] if folder.is_dir() else []
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def data_of(part: object) -> Any:
    """Return what JSON can hold: dates as Danish words, pictures drawn, the rest as it stands."""
    if isinstance(part, PhaseClock | MeasureLine | NetworkMap):
        return _drawn(part)
    if isinstance(part, date):
        return danish.long_date(part)
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: data_of(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple):
        return [data_of(item) for item in part]
    return part


def _drawn(part: PhaseClock | MeasureLine | NetworkMap) -> dict[str, Any]:
    """A picture with its words, and its size where a template asks for it."""
    if isinstance(part, PhaseClock):
        return {"svg": phase_clock.svg(part), "alt": phase_clock.description(part)}
    if isinstance(part, MeasureLine):
        return {
            "svg": measure_line.svg(part, name="linje"),
            "alt": measure_line.description(part),
        }
    wide, high = network_map.size(part)
    return {
        "svg": network_map.svg(part),
        "alt": network_map.description(part),
        "width": wide,
        "height": high,
    }
