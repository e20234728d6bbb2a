"""Colours and SVG marks that all pictures share: presentation attributes, never classes."""

from functools import cache
from xml.sax.saxutils import escape, quoteattr

INK = "#1a1a1a"
MUTED = "#5b5b5b"
LINE = "#dcdfe3"
BLUE = "#0b4f8a"
BLUE_MID = "#a9c5e0"
BLUE_TINT = "#cfdeec"
ATTENTION = "#b97a00"
FONT = "IBM Plex Sans, system-ui, sans-serif"

Number = float | int


def number(value: Number) -> str:
    """Return a coordinate without needless decimals."""
    return f"{round(value, 2):g}"


def attributes(**values: Number | str) -> str:
    """Return SVG attributes; an underscore stands for a hyphen, and every value is escaped."""
    return " ".join(
        [
            f"{_spelt(name)}={quoteattr(value)}"
            if isinstance(value, str)
            else f'{_spelt(name)}="{number(value)}"'
            for name, value in values.items()
        ]
    )


@cache
def _spelt(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def mark(tag: str, **values: Number | str) -> str:
    """Return an empty element such as a rectangle or a line."""
    return f"<{tag} {attributes(**values)}/>"


def text(words: str, **values: Number | str) -> str:
    """Return a text element with its words escaped."""
    return f"<text {attributes(**values)}>{escape(words)}</text>"


def picture(
    *, name: str, title: str, description: str, width: Number, height: Number, body: str
) -> str:
    """Return a whole SVG with a title and a text alternative; `name` makes its ids unique."""
    box = attributes(viewBox=f"0 0 {number(width)} {number(height)}", width=width, height=height)
    labels = attributes(
        role="img", aria_labelledby=f"{name}-title {name}-text", font_family=FONT, focusable="false"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {labels}>'
        f"<title {attributes(id=f'{name}-title')}>{escape(title)}</title>"
        f"<desc {attributes(id=f'{name}-text')}>{escape(description)}</desc>"
        f"{body}</svg>"
    )
