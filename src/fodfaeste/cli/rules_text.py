"""The catalogue of rules as text: to read, as JSON for programs, as Markdown for docs/rules.md."""

import json
import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from fodfaeste.rules.catalogue import SOURCES, Rule, Severity

_INDENT = " " * 6
_INTRODUCTION = """\
# The rules of the method

Made by `fodfaeste rules --markdown` from `src/fodfaeste/rules/catalogue/`: change it there.
The page *Metoden* shows the same rules to those who work by them, so the sentences are Danish.

A rule marked **{hard}** refuses the action, or asks a named role for a written reason;
**{warning}** points out and lets pass; **{feature}** is something the application offers.
«Quotes» stand word for word in the document named before them.
"""


def as_table(rules: Sequence[Rule], *, width: int) -> str:
    """Return the rules chapter by chapter, wrapped at `width` characters."""
    lines: list[str] = []
    for chapter, members in groupby(rules, key=attrgetter("chapter")):
        lines += [f"{chapter.value} · {chapter.label}", ""]
        for entry in members:
            lines += [*_paragraph(entry, width), ""]
    sources = [f"{name}: {title}." for name, title in SOURCES.items()]
    return "\n".join([*lines, "Kilder", "", *sources, "", _count(rules)])


def as_json(rules: Iterable[Rule]) -> str:
    """Return the rules as a JSON list, one object each."""
    return json.dumps([_record(entry) for entry in rules], ensure_ascii=False, indent=2)


def as_markdown(rules: Sequence[Rule]) -> str:
    """Return the rules as a Markdown page, one table for each chapter."""
    labels = {severity.value: severity.label for severity in Severity}
    parts = [_INTRODUCTION.format_map(labels), _count_table(rules), _source_table()]
    for chapter, members in groupby(rules, key=attrgetter("chapter")):
        parts.append(f"## {chapter.value} · {chapter.label}\n")
        parts.append(_rule_table(members))
    return "\n".join(parts)


def _paragraph(entry: Rule, width: int) -> list[str]:
    facts = f"{entry.id:<6}{entry.severity.label} · {_state(entry)}"
    wrapped = [
        textwrap.wrap(
            text, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False
        )
        for text in (entry.sentence, f"Kilde: {entry.source}")
    ]
    return [facts, *wrapped[0], *wrapped[1]]


def _state(entry: Rule) -> str:
    return f"bygget, ses på {entry.place}" if entry.implemented else "ikke bygget endnu"


def _count(rules: Sequence[Rule]) -> str:
    return f"{_built(rules)} af {len(rules)} regler er bygget."


def _built(rules: Iterable[Rule]) -> int:
    return sum(entry.implemented for entry in rules)


def _record(entry: Rule) -> dict[str, str | bool | None]:
    return {
        "id": entry.id,
        "chapter": entry.chapter.label,
        "sentence": entry.sentence,
        "severity": entry.severity.value,
        "source": entry.source,
        "implemented": entry.implemented,
        "place": entry.place,
    }


def _count_table(rules: Sequence[Rule]) -> str:
    rows = ["| | Rules | Built |", "|---|---|---|"]
    for severity in Severity:
        members = [entry for entry in rules if entry.severity is severity]
        rows.append(f"| {severity.label} | {len(members)} | {_built(members)} |")
    rows.append(f"| All | {len(rules)} | {_built(rules)} |")
    return "\n".join([*rows, ""])


def _source_table() -> str:
    rows = [f"| {name} | {title} |" for name, title in SOURCES.items()]
    return "\n".join(["| Source | Document |", "|---|---|", *rows, ""])


def _rule_table(rules: Iterable[Rule]) -> str:
    rows = [
        f"| {entry.id} | {entry.severity.label} | {entry.sentence} | {entry.source} "
        f"| {f'`{entry.place}`' if entry.place else 'not built yet'} |"
        for entry in rules
    ]
    head = ["| Id | Kind | Rule | Source | Where it is seen |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows, ""])
