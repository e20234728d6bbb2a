"""From bytes to JSON, and from JSON to typed values, with every fault found on the way (K3)."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from fodfaeste.rules.measures.files.faults import ASK_FOR_JSON, fault
from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.rules.text import TextKind, cleaned

MOST_BYTES = 200_000
MOST_DIGITS = 6
_ABSENT: Final = object()


class Unreadable(Exception):  # noqa: N818 -- a state of the file
    """The file cannot be read at all; `fault` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.sentence)
        self.fault = obstacle


def tree(data: bytes) -> Mapping[str, Any]:
    """Return the object that the file holds; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_TOO_BIG)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_NOT_UTF8) from None
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unreadable(_NOT_JSON) from None
    if not isinstance(found, dict):
        raise Unreadable(_NOT_AN_OBJECT)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are said once; JSON itself would keep the last and lose the first."""
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Unreadable(
            fault("named_once", f"Navnet »{twice[:60]}« står to gange det samme sted i filen.")
        )
    return dict(pairs)


def _no_constant(name: str) -> float:
    raise ValueError(name)


@dataclass(slots=True)
class Part:
    """One object of the file while it is read: takes its values by name, and notes the faults.

    `where` is how a sentence names it: "Spørgsmålet »w2«".
    """

    where: str
    found: Mapping[str, Any]
    faults: list[Obstacle]
    taken: set[str] = field(default_factory=set)

    def text(self, name: str, *, longest: int = TextKind.LINE, required: bool = True) -> str:
        """Return a text; empty when it is missing, and then a fault where it is required."""
        value = self._take(name, "")
        if not isinstance(value, str):
            self._wrong("is_text", f"har ikke tekst i »{name}«.")
            return ""
        try:
            tidy = cleaned(value, kind=TextKind.PARAGRAPH)
        except Refused:
            self._wrong("is_readable", f"har en tekst i »{name}«, der er for lang eller ulæselig.")
            return ""
        if required and not tidy:
            self._wrong("is_there", f"mangler »{name}«.")
        if len(tidy) > longest:
            self._wrong("is_short", f"har mere end {longest} tegn i »{name}«.")
        return tidy

    def number(self, name: str, default: int | None = None) -> int:
        """Return a whole number; zero and a fault when there is none and no default."""
        value = self._take(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**MOST_DIGITS:
            self._wrong("is_whole", f"skal have et helt tal i »{name}«.")
            return 0
        return value

    def amount(self, name: str) -> Fraction | None:
        """Return a number with decimals as it is written, or None where it is left out."""
        value = self._take(name, None)
        if value is None:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not 0 <= value < 10**MOST_DIGITS:
            self._wrong("is_amount", f"skal have et tal fra 0 og op i »{name}«.")
            return None
        return Fraction(str(value))

    def yes_or_no(self, name: str, *, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            self._wrong("is_yes_or_no", f"skal have true eller false i »{name}«.")
            return False
        return value

    def one_of(self, name: str, codes: Collection[str], default: str | None = None) -> str:
        """Return one of some codes; the first of them where the file has none that is known."""
        value = self._take(name, default)
        if not isinstance(value, str) or value not in codes:
            shown = value[:60] if isinstance(value, str) else "ingenting"
            self._wrong(
                f"knows_{name}", f"har »{shown}« i »{name}«. Det kan kun være: {', '.join(codes)}."
            )
            return next(iter(codes))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of codes."""
        value = self._take(name, None)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._wrong("is_list_of_texts", f"skal have en liste af koder i »{name}«.")
            return ()
        return tuple(value)

    def parts(self, name: str, where: str, *, most: int, required: bool = True) -> list["Part"]:
        """Return a list of objects, each named by `where` and its place."""
        value = self._take(name, None if required else [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong("is_list", f"skal have en liste i »{name}«.")
            return []
        if required and not value:
            self._wrong("is_not_empty", f"har ingenting i »{name}«.")
        if len(value) > most:
            self._wrong("is_not_long", f"har {len(value)} i »{name}«. Der er plads til {most}.")
            return []
        return [
            Part(self._named(where, one, place), one, self.faults)
            for place, one in enumerate(value, start=1)
        ]

    def part(self, name: str, where: str) -> "Part | None":
        """Return an object within this one, or None where it is left out."""
        value = self._take(name, None)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong("is_object", f"skal have et objekt i »{name}«.")
            return None
        return Part(where, value, self.faults)

    def close(self) -> None:
        """Note every name that nobody asked for: a word spelled wrongly would else be lost."""
        for name in self.found:
            if name not in self.taken:
                self._wrong("is_known", f"har »{name[:60]}«, som formatet ikke kender.")

    def _take(self, name: str, default: Any) -> Any:
        self.taken.add(name)
        return self.found.get(name, default)

    def _wrong(self, condition: str, rest: str) -> None:
        self.faults.append(fault(condition, f"{self.where} {rest}"))

    @staticmethod
    def _named(where: str, one: Mapping[str, Any], place: int) -> str:
        code = one.get("code", one.get("value", one.get("limit")))
        known = isinstance(code, str | int) and str(code).strip()
        return f"{where} »{str(code)[:60]}«" if known else f"{where} nummer {place}"


_TOO_BIG = fault(
    "file_small_enough",
    "Filen er for stor. Et skema fylder højst 200 kB.",
    "Se efter, om det er den rigtige fil.",
)
_NOT_UTF8 = fault("file_in_utf8", "Filens tegnsæt er ikke UTF-8.", ASK_FOR_JSON)
_NOT_JSON = fault("file_is_json", "Filen er ikke JSON, eller den er skrevet forkert.", ASK_FOR_JSON)
_NOT_AN_OBJECT = fault(
    "file_is_one_instrument", "Filen holder ikke ét skema. Den skal begynde med {.", ASK_FOR_JSON
)
