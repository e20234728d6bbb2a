"""The CV: what stands on it, and that it is made when the citizen has said yes to it (B7).

«Alle borgere skal have udarbejdet et CV» (SEED-4). Nothing stands there that the citizen has not
seen: a yes belongs to one text, known by its hash, and only that text is shown to anybody. No CPR
number, no considerations, nothing about benefits, and no word about the years in between.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.placement.profile.lines import WITH_A_TIME, Line
from fodfaeste.rules.placement.profile.when import newest_first, period_said
from fodfaeste.rules.placement.profile.wording import names_a_cpr
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

TITLES: Mapping[LineKind, str] = {
    LineKind.COMPETENCE: "Det kan jeg",
    LineKind.EXPERIENCE: "Erfaring",
    LineKind.EDUCATION: "Uddannelse",
    LineKind.COURSE: "Kurser og beviser",
    LineKind.LANGUAGE: "Sprog",
    LineKind.INTEREST: "Interesser",
}
"""The parts of a CV in their order; wishes are for the talk, not for the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvLine:
    """One line of a CV."""

    what: str
    place: str = ""
    when: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPart:
    """The lines under one heading."""

    title: str
    lines: tuple[CvLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CvContent:
    """Everything that stands on a CV."""

    name: str
    contact: tuple[str, ...] = ()
    about_me: str = ""
    parts: tuple[CvPart, ...] = ()

    @property
    def text_hash(self) -> str:
        """Return the sign of this text, so that a yes belongs to it alone."""
        said = json.dumps(as_json(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what was written for the CV; name and contact are facts."""
        lines = (line for part in self.parts for line in part.lines)
        return (self.about_me, *(text for one in lines for text in (one.what, one.place, one.more)))

    @property
    def says_something(self) -> bool:
        """Whether there is anything beside the name."""
        return bool(self.about_me or self.parts)


def cv_of(*, name: str, contact: Iterable[str], about_me: str, lines: Iterable[Line]) -> CvContent:
    """Return the CV of a profile: what the citizen wants on it, the newest first."""
    wanted = tuple(line for line in lines if line.in_cv)
    return CvContent(
        name=name,
        contact=tuple(filter(None, contact)),
        about_me=about_me,
        parts=tuple(_parts(wanted)),
    )


def _parts(lines: tuple[Line, ...]) -> Iterator[CvPart]:
    for kind, title in TITLES.items():
        found = [line for line in lines if line.kind is kind]
        if kind in WITH_A_TIME:
            found = sorted(found, key=_newest, reverse=True)
        if found:
            yield CvPart(title=title, lines=tuple(map(_line, found)))


def _newest(line: Line) -> tuple[int, str]:
    return newest_first(line.began, line.ended, ongoing=line.ongoing)


def _line(line: Line) -> CvLine:
    when = period_said(line.began, line.ended, ongoing=line.ongoing)
    return CvLine(what=line.what, place=line.place, when=when, more=line.more)


def without_place(content: CvContent) -> CvContent:
    """Return the CV without the town: what is shown when the address has become protected since.

    A phone number has digits and a mail has its sign; what has neither says where somebody lives.
    """
    stays = (one for one in content.contact if "@" in one or any(map(str.isdigit, one)))
    return replace(content, contact=tuple(stays))


def as_json(content: CvContent) -> dict[str, Any]:
    """Return the CV as it is kept."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(content)))
    return kept


def from_json(kept: Mapping[str, Any]) -> CvContent:
    """Return the CV that was kept."""
    return CvContent(
        name=kept.get("name") or "CV",
        contact=tuple(kept.get("contact", ())),
        about_me=kept.get("about_me", ""),
        parts=tuple(
            CvPart(title=part["title"], lines=tuple(CvLine(**line) for line in part["lines"]))
            for part in kept.get("parts", ())
        ),
    )


def obstacles_to_yes(
    content: CvContent, *, read_hash: str, said_yes_on: date, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the citizen's yes to a CV."""
    return unmet(
        (content.says_something, _SAYS_SOMETHING),
        (not names_a_cpr(content.texts), _WITHOUT_CPR),
        (read_hash == content.text_hash, _READ_AS_IT_STANDS),
        (said_yes_on <= today, _SAID_BY_NOW),
    )


def check_yes(content: CvContent, *, read_hash: str, said_yes_on: date, today: date) -> None:
    """Raise Refused (B7) unless the yes can be kept."""
    refuse_if(obstacles_to_yes(content, read_hash=read_hash, said_yes_on=said_yes_on, today=today))


_SAYS_SOMETHING = Obstacle(
    rule="B7",
    condition="cv_says_something",
    sentence="Der står ikke andet end et navn på CV'et.",
    next_step="Skriv først lidt om, hvem borgeren er, og hvad borgeren kan.",
)
_WITHOUT_CPR = Obstacle(
    rule="B7",
    condition="cv_without_cpr",
    sentence="På CV'et står noget, der ligner et CPR-nummer.",
    next_step="Tag nummeret ud. En arbejdsgiver må først få det, når der er et job.",
)
_READ_AS_IT_STANDS = Obstacle(
    rule="B7",
    condition="cv_read_as_it_stands",
    sentence="CV'et er ændret, siden det blev læst. Et ja gælder det, man har læst.",
    next_step="Læs CV'et igen, som det står nu, og sig så ja.",
)
_SAID_BY_NOW = Obstacle(
    rule="B7",
    condition="cv_yes_by_now",
    sentence="Dagen, hvor borgeren sagde ja, ligger ude i fremtiden.",
    next_step="Skriv den dag, borgeren sagde ja.",
)
