"""A list of openings as it was shown: in words, so that it can be read when all else has changed.

«hvad så vi den dag»: the points, the reasons and the noes of each opening, and by which rules and
weights they were found (D2).
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.weights import Part
from fodfaeste.rules.placement.matching.wording import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNo:
    """A requirement that is not met, why, and the reason when a person looks past it."""

    requirement: Requirement
    sentence: str
    looked_past: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOpening:
    """One opening on the list."""

    opening: int
    company: int
    title: str
    workplace: str
    place: str
    points: int
    parts: tuple[Line, ...]
    noes: tuple[ShownNo, ...] = ()

    @property
    def why(self) -> str:
        """What speaks for the opening, as text for a form: no sentence that also asks or doubts."""
        return " ".join(each.sentence for each in self.parts if _speaks_for(each))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page: what was asked for, what suits, and the nearest that does not."""

    suitable: tuple[ShownOpening, ...]
    nearest: tuple[ShownOpening, ...]
    suitable_count: int
    looked_at: int
    asked_for: str = ""
    """The search and the choices, in words; empty for the whole list."""

    def opening(self, number: int) -> ShownOpening | None:
        """One opening of the list, by its id."""
        both = (*self.suitable, *self.nearest)
        return next((each for each in both if each.opening == number), None)


def _speaks_for(line: Line) -> bool:
    about_the_citizen = line.part in {Part.WISHES, Part.COMPETENCES}
    return line.points > 0 and (about_the_citizen or line.points == line.most)


def as_json(shown: Shown) -> dict[str, Any]:
    """Return the list as it is kept."""
    return asdict(shown)


def from_json(kept: Mapping[str, Any]) -> Shown:
    """Return the list as it was shown."""
    return Shown(
        suitable=_openings(kept["suitable"]),
        nearest=_openings(kept["nearest"]),
        suitable_count=kept["suitable_count"],
        looked_at=kept["looked_at"],
        asked_for=kept["asked_for"],
    )


def _openings(kept: Iterable[Mapping[str, Any]]) -> tuple[ShownOpening, ...]:
    return tuple(
        ShownOpening(
            **{
                **each,
                "parts": tuple(
                    Line(**{**part, "part": Part(part["part"])}) for part in each["parts"]
                ),
                "noes": tuple(
                    ShownNo(**{**no, "requirement": Requirement(no["requirement"])})
                    for no in each["noes"]
                ),
            }
        )
        for each in kept
    )
