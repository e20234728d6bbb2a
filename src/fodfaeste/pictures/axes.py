"""A plain frame for charts over time: a scale on the left, thin lines, labels in plain size."""

from dataclasses import dataclass

from fodfaeste.pictures import marks

LABEL_SIZE = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart is drawn: the plot's edges in picture units, and the top of its scale."""

    left: float
    right: float
    top: float
    bottom: float
    most: float

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom - (self.bottom - self.top) * value / self.most

    def lines(self, values: tuple[float, ...]) -> str:
        """Return a thin line and a number for each value of the scale."""
        return "".join(self._line(value) for value in values)

    def _line(self, value: float) -> str:
        line = marks.mark(
            "line",
            x1=self.left,
            x2=self.right,
            y1=self.y(value),
            y2=self.y(value),
            stroke=marks.LINE,
            stroke_width=1,
        )
        return line + label(marks.number(value), x=self.left - 10, y=self.y(value) + 4, end=True)


def label(words: str, *, x: float, y: float, end: bool = False, middle: bool = False) -> str:
    """Return a small muted label."""
    anchor = "end" if end else "middle" if middle else "start"
    return marks.text(words, x=x, y=y, text_anchor=anchor, font_size=LABEL_SIZE, fill=marks.MUTED)


def rounded_up(value: float, step: float) -> float:
    """Return the next whole step at or above a value, and at least one step."""
    steps = max(1, -(-value // step))
    return float(steps * step)
