"""What is new since people last met, in words; the agenda of the next meeting (G1, J1).

«opfølgningen ikke hviler på én medarbejder» (SEED-3): whoever comes to the meeting starts from the
same page, without anybody having prepared it.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.words import Word


class NewsKind(Word):
    """Where a piece of news stands."""

    NOTES = "notes", "CTI-notater"
    PLAN = "plan", "Planen"
    ANSWERS = "answers", "Arbejdsaftalen"
    TASKS = "tasks", "Opgaver"
    PHASE = "phase", "CTI-fase"
    QUESTIONS = "questions", "Hurtige afklaringer"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has happened since; numbers are of things one may see.

    `plan_version` is the newest that was approved since; `plan_changed`: it reads differently from
    what was approved. `phase` is the phase that began since or begins soon, with its first day.
    """

    notes: int = 0
    plan_version: int | None = None
    plan_changed: bool = False
    yeses: int = 0
    wishes: int = 0
    open_tasks: int = 0
    late_tasks: int = 0
    done_tasks: int = 0
    phase: tuple[int, date] | None = None
    open_questions: int = 0
    answered_questions: int = 0


def in_lines(news: News, *, today: date) -> tuple[tuple[NewsKind, str], ...]:
    """Return one line for each thing that is new, in the order people talk; none for nothing."""
    said = (
        (NewsKind.PHASE, _phase(news, today)),
        (NewsKind.PLAN, _plan(news)),
        (NewsKind.TASKS, _tasks(news)),
        (NewsKind.QUESTIONS, _questions(news)),
        (NewsKind.ANSWERS, _answers(news)),
        (NewsKind.NOTES, _counted(news.notes, "nyt CTI-notat", "nye CTI-notater")),
    )
    return tuple((kind, f"{words[:1].upper()}{words[1:]}.") for kind, words in said if words)


def _counted(number: int, one: str, many: str) -> str:
    return "" if not number else f"{number} {one if number == 1 else many}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _phase(news: News, today: date) -> str:
    if news.phase is None:
        return ""
    number, day = news.phase
    verb = "begyndte" if day <= today else "begynder"
    return f"fase {number} {verb} {day.day}.{day.month}.{day.year}"


def _plan(news: News) -> str:
    approved = f"version {news.plan_version} af planen er godkendt" if news.plan_version else ""
    return _joined(approved, "planen er ændret og ikke godkendt igen" if news.plan_changed else "")


def _tasks(news: News) -> str:
    late = f", heraf {news.late_tasks} over tiden" if news.late_tasks else ""
    return _joined(
        _counted(news.done_tasks, "opgave er løst", "opgaver er løst"),
        _counted(news.open_tasks, "opgave er åben", "opgaver er åbne") + late,
    )


def _questions(news: News) -> str:
    return _joined(
        _counted(news.open_questions, "afklaring venter på svar", "afklaringer venter på svar"),
        _counted(news.answered_questions, "afklaring er besvaret", "afklaringer er besvaret"),
    )


def _answers(news: News) -> str:
    return _joined(
        _counted(news.yeses, "ja til arbejdsaftalen", "gange ja til arbejdsaftalen"),
        _counted(news.wishes, "ønske om at ændre den", "ønsker om at ændre den"),
    )
