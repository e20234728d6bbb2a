"""Metoden: every rule with its source, and honestly whether the product holds it yet."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.catalogue import RULES, SOURCES, Chapter, Rule
from fodfaeste.rules.catalogue.sources import in_words
from fodfaeste.web.shell.requires import public, staff
from fodfaeste.web.shell.visits import Desk


@dataclass(frozen=True, slots=True)
class RuleRead:
    """One rule, and its source as a reader knows it."""

    rule: Rule
    source: str


@dataclass(frozen=True, slots=True)
class ChapterOfRules:
    """One chapter of the method with its rules in order."""

    chapter: Chapter
    rules: tuple[RuleRead, ...]


def chapters() -> tuple[ChapterOfRules, ...]:
    """The catalogue, chapter by chapter, in the order of the method."""
    return tuple(
        ChapterOfRules(
            chapter,
            tuple(
                RuleRead(rule, in_words(rule.source)) for rule in RULES if rule.chapter is chapter
            ),
        )
        for chapter in Chapter
    )


@require_safe
@staff(Permission.METHOD_SEE)
def method(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the intervention in plain words, rule by rule."""
    return render(
        request,
        "shell/method.html",
        {
            "chapters": chapters(),
            "sources": {in_words(short): text for short, text in SOURCES.items()},
            "total": len(RULES),
            "may_read_procedures": desk.allows(Permission.PROCEDURES_SEE),
            "built": sum(rule.implemented for rule in RULES),
        },
    )


@public("the law asks that everybody can read how accessible the product is")
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "shell/accessibility.html")
