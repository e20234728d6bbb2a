"""What the shapes of the contact curve mean, with a sample of each; words wrap on a phone (E9)."""

from collections.abc import Iterator

from fodfaeste.pictures import marks
from fodfaeste.pictures.contact_curve import DOT, FIELD, ContactCurve, band_edge, line_through

WIDTH, HEIGHT = 22, 14
MIDDLE = HEIGHT / 2
ACROSS = ((0.0, MIDDLE), (float(WIDTH), MIDDLE))


def legend(curve: ContactCurve) -> Iterator[tuple[str, str]]:
    """Yield a sample of each shape, and what it means."""
    yield _sample(_bar(marks.BLUE)), "kontakter"
    yield _sample(_bar("#ffffff", stroke=marks.MUTED)), "forsøg på kontakt"
    yield _sample(line_through(ACROSS, colour=marks.INK)), "snit af de seneste 4 uger"
    yield _sample(_field()), "det, der passer til fasen"
    yield _sample(_bar(marks.BLUE_MID)), "timer med borgeren"
    yield _sample(_coordination()), "timer til koordinering"
    if curve.stays:
        bar = marks.mark("rect", x=0, y=4, width=WIDTH, height=6, fill=marks.MUTED)
        yield _sample(bar), "indlagt eller fængslet"


def _bar(fill: str, *, stroke: str = "none") -> str:
    return marks.mark("rect", x=6, y=1, width=10, height=12, fill=fill, stroke=stroke)


def _field() -> str:
    lower = HEIGHT - 1
    return marks.mark("rect", x=0, y=0, width=WIDTH, height=lower, fill=FIELD) + band_edge(
        0, WIDTH, lower
    )


def _coordination() -> str:
    dot = marks.mark("circle", cx=WIDTH / 2, cy=MIDDLE, r=DOT, fill=marks.ATTENTION)
    return line_through(ACROSS, colour=marks.ATTENTION) + dot


def _sample(body: str) -> str:
    """One shape; the words beside it say what it is, so a screen reader passes over it."""
    box = marks.attributes(
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
        focusable="false",
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{body}</svg>'
