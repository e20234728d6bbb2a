"""From a file to an instrument, or to a report of everything that is wrong with it (K3)."""

from dataclasses import dataclass
from typing import Any

from fodfaeste.rules.measures.definition import (
    Category,
    ChangeRule,
    Instrument,
    Item,
    Prompt,
    Scale,
)
from fodfaeste.rules.measures.files.checks import faults_of
from fodfaeste.rules.measures.files.claims import Claims, faults_of_claims
from fodfaeste.rules.measures.files.faults import fault
from fodfaeste.rules.measures.files.raw import Part, Unreadable, tree
from fodfaeste.rules.measures.kinds import Formula, Respondent, WhenMissing
from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.rules.text import TextKind

FORMAT = "fodfaeste-skema"
FORMAT_VERSION = 1
LANGUAGES = {
    "da": "dansk",
    "en": "engelsk",
    "kl": "grønlandsk",
    "fo": "færøsk",
    "de": "tysk",
    "sv": "svensk",
    "nb": "norsk",
    "pl": "polsk",
    "uk": "ukrainsk",
    "ar": "arabisk",
    "fa": "farsi",
    "so": "somali",
    "tr": "tyrkisk",
}
MOST_ITEMS = 60
MOST_CATEGORIES = 21
MOST_SETS = 20
MOST_SCALES = 30
MOST_PROMPTS = 5


@dataclass(frozen=True, slots=True)
class Report:
    """What came of reading a file: an instrument, or what is wrong."""

    instrument: Instrument | None
    faults: tuple[Obstacle, ...] = ()


def inspect(data: bytes) -> Report:
    """Return the instrument of a file when nothing is wrong with it, else every fault."""
    try:
        found = tree(data)
    except Unreadable as unreadable:
        return Report(None, (unreadable.fault,))
    faults: list[Obstacle] = []
    whole = Part("Skemaet", found, faults)
    instrument, claims = _instrument(whole)
    if not faults:
        faults += [*faults_of_claims(instrument, claims), *faults_of(instrument)]
    return Report(None, tuple(dict.fromkeys(faults))) if faults else Report(instrument)


def read(data: bytes) -> Instrument:
    """Return the instrument of a file; raises Refused (K3) with every fault."""
    report = inspect(data)
    if report.instrument is None:
        raise Refused(*report.faults)
    return report.instrument


def _instrument(whole: Part) -> tuple[Instrument, Claims]:
    whole.one_of("format", (FORMAT,))
    if whole.number("format_version") != FORMAT_VERSION:
        whole.faults.append(_UNKNOWN_FORMAT)
    sets, reaches = _answer_sets(whole)
    items, sets_used = _items(whole, sets)
    scales, ranges = _scales(whole)
    instrument = Instrument(
        code=whole.text("code", longest=40),
        version=whole.number("version"),
        title=whole.text("title", longest=100),
        language=whole.one_of("language", tuple(LANGUAGES)),
        source=whole.text("source", longest=TextKind.PARAGRAPH),
        licence=whole.text("licence", longest=TextKind.PARAGRAPH),
        is_validated=whole.yes_or_no("is_validated"),
        answered_by=_answered_by(whole),
        items=items,
        scales=scales,
        introduction=whole.text("introduction", longest=500, required=False),
        team_only=whole.yes_or_no("team_only", default=False),
        stands_in_for=whole.text("stands_in_for", longest=40, required=False),
        most_unanswered=whole.number("most_unanswered", 0),
        least_days=whole.number("least_days", 0),
    )
    whole.close()
    return instrument, Claims(reaches=reaches, sets_used=sets_used, ranges=ranges)


def _answered_by(whole: Part) -> tuple[Respondent, ...]:
    said = whole.texts("answered_by")
    known = [code for code in said if code in set(Respondent)]
    if not known or len(known) != len(said):
        whole.faults.append(_UNKNOWN_RESPONDENT)
    return tuple(who for who in Respondent if who.value in known)


def _answer_sets(
    whole: Part,
) -> tuple[dict[str, tuple[Category, ...]], dict[str, tuple[int, int]]]:
    """The sets of answers by code, and from where to where each says that it goes."""
    sets: dict[str, tuple[Category, ...]] = {}
    reaches: dict[str, tuple[int, int]] = {}
    for part in whole.parts("answers", "Svarene", most=MOST_SETS):
        code = part.text("code", longest=40)
        if code in sets:
            part.faults.append(fault("answers_named_once", f"Svarene »{code}« står to gange."))
        reaches[code] = part.number("from"), part.number("to")
        sets[code] = tuple(_category(one) for one in _choices(part, code))
        part.close()
    return sets, reaches


def _choices(part: Part, code: str) -> list[Part]:
    return part.parts("choices", f"Svarene »{code}«, svaret", most=MOST_CATEGORIES)


def _category(part: Part) -> Category:
    made = Category(part.number("value"), part.text("label", longest=100))
    part.close()
    return made


def _items(
    whole: Part, sets: dict[str, tuple[Category, ...]]
) -> tuple[tuple[Item, ...], dict[str, str]]:
    """The items, and which set of answers each has."""
    items, used = [], {}
    for part in whole.parts("items", "Spørgsmålet", most=MOST_ITEMS):
        code = part.text("code", longest=40)
        wanted = part.text("answers", longest=40)
        if wanted and wanted not in sets:
            part.faults.append(
                fault(
                    "answers_are_there",
                    f"{part.where} bruger svarene »{wanted}«, som ikke står i filen.",
                )
            )
        used[code] = wanted
        items.append(
            Item(
                code=code,
                text=part.text("text", longest=500),
                staff_text=part.text("staff_text", longest=500, required=False),
                is_reversed=part.yes_or_no("is_reversed", default=False),
                categories=sets.get(wanted, ()),
            )
        )
        part.close()
    return tuple(items), used


def _scales(whole: Part) -> tuple[tuple[Scale, ...], dict[str, tuple[int, int]]]:
    """The scales, and from where to where each says that it goes."""
    scales, ranges = [], {}
    for part in whole.parts("scales", "Skalaen", most=MOST_SCALES):
        code = part.text("code", longest=40)
        ranges[code] = part.number("from"), part.number("to")
        scales.append(
            Scale(
                code=code,
                title=part.text("title", longest=100),
                items=part.texts("items"),
                formula=Formula(part.one_of("formula", _codes(Formula))),
                most_missing=part.number("most_missing", 0),
                when_missing=WhenMissing(
                    part.one_of("when_missing", _codes(WhenMissing), WhenMissing.NONE.value)
                ),
                higher_is_better=part.yes_or_no("higher_is_better", default=True),
                prompts=_prompts(part),
                change=_change(part),
            )
        )
        part.close()
    return tuple(scales), ranges


def _prompts(scale: Part) -> tuple[Prompt, ...]:
    parts = scale.parts("prompts", f"{scale.where}, grænsen", most=MOST_PROMPTS, required=False)
    made = []
    for part in parts:
        made.append(Prompt(limit=part.number("limit"), text=part.text("text", longest=500)))
        part.close()
    return tuple(made)


def _change(scale: Part) -> ChangeRule:
    part = scale.part("change", f"{scale.where}, ændring,")
    if part is None:
        return ChangeRule()
    made = ChangeRule(
        detectable=part.amount("detectable"),
        talking_point=part.amount("talking_point"),
        source=part.text("source", longest=TextKind.PARAGRAPH),
    )
    part.close()
    return made


def _codes(words: Any) -> tuple[str, ...]:
    return tuple(word.value for word in words)


_UNKNOWN_FORMAT = fault(
    "format_version_known",
    f"Filen er ikke i version {FORMAT_VERSION} af formatet.",
    "Se formatet i vejledningen, og ret filen.",
)
_UNKNOWN_RESPONDENT = fault(
    "respondents_known",
    "Skemaet siger ikke, hvem der svarer. I »answered_by« skal stå citizen, staff eller begge.",
)
