"""A word of its own in every personal text of one course, so that it is known wherever it turns up.

A canary is twelve letters: short enough for a telephone number, and in no Danish word. Each says by
itself where it was planted, and the section that it belongs to.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time, timedelta
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, models, transaction
from django.http import HttpResponse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import CodeField
from tests.pdf.reading import text_of
from tests.worlds import TODAY, noon

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
    Rows = models.QuerySet[models.Model]
else:
    Column, Rows = models.Field, models.QuerySet  # take no type arguments at run time

LETTERS = "abcdeghkmnprsuvz"
FORM = re.compile(r"qx[abcdeghkmnprsuvz]{5}xq")
SHORTEST_COLUMN = 20
WRITTEN = "Skrevet i en prøve"
LONG_AGO = noon(TODAY) - timedelta(days=30)
LONG_ENOUGH = 10


def word(number: int) -> str:
    """The canary with this number: "qxabcdexq", readable by eye and by machine."""
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return f"qx{letters}xq"


@dataclass(slots=True)
class Aviary:
    """Every canary with its section and the column it sits in."""

    sections: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def another(self, section: str, column: str) -> str:
        """Make one more canary for a column."""
        canary = word(len(self.sections) + 1)
        self.sections[canary] = str(section)
        self.columns[canary] = column
        return canary

    def in_sections(self, *wanted: str) -> frozenset[str]:
        """The canaries of some sections."""
        return frozenset(one for one, section in self.sections.items() if section in wanted)

    def told(self, found: frozenset[str]) -> list[str]:
        """Where each canary that was found comes from, for a message that can be acted on."""
        return sorted({f"{self.columns[one]} ({self.sections[one]})" for one in found})


def personal_models() -> Iterator[tuple[type[models.Model], Any]]:
    """Every table with personal columns, and its classes of data."""
    for model in apps.get_app_config("records").get_models():
        data = getattr(model, "data", None)
        if data is not None and data.personal:
            yield model, data


def rows_of(model: type[models.Model], case: Case) -> Rows:
    """What a table holds about one course."""
    every = model._default_manager.all()
    if model.__name__ == "Citizen":
        return every.filter(pk=case.citizen_id)
    if model.__name__ == "Case":
        return every.filter(pk=case.pk)
    return every.filter(case_id=case.pk) if hasattr(model, "case_id") else every.none()


def texts_of(model: type[models.Model], data: Any) -> Iterator[tuple[str, str, Column]]:
    """The columns of a table that a canary fits into: section, name, column."""
    for section, names in data.personal.items():
        for name in names:
            column = model._meta.get_field(name)
            if isinstance(column, models.Field) and _fits(column):
                yield section, name, column


def _fits(column: Column) -> bool:
    if isinstance(column, CodeField):
        return False
    if isinstance(column, models.TextField | ArrayField | models.JSONField):
        return True
    return isinstance(column, models.CharField) and (column.max_length or 0) >= SHORTEST_COLUMN


def furnish(case: Case) -> list[str]:
    """Put one row into every personal table that the story has left empty; as the owner.

    Says which tables would not take one: what a row needs is read off its columns.
    """
    refused = []
    for model, data in personal_models():
        if not hasattr(model, "case_id") or rows_of(model, case).exists():
            continue
        try:
            with transaction.atomic():
                model._default_manager.create(**_plain_row(model, data, case))
        except (DatabaseError, LookupError) as why:
            refused.append(f"{model.__name__}: {str(why).splitlines()[0]}")
    return refused


def _plain_row(model: type[models.Model], data: Any, case: Case) -> dict[str, Any]:
    """The least that a row of this table needs."""
    texts = {name for _, name, _ in texts_of(model, data)}
    return {
        column.name: _plain(column, case, in_words=column.name in texts)
        for column in model._meta.concrete_fields
        if not column.primary_key
        and (column.name in texts or not (column.null or column.has_default()))
    }


def _plain(column: Column, case: Case, *, in_words: bool) -> Any:
    if isinstance(column, models.ForeignKey):
        if column.name == "case":
            return case
        target = column.related_model
        rows = rows_of(target, case) if hasattr(target, "case_id") else target._default_manager
        found = rows.order_by("pk").first()
        if found is None:
            raise LookupError(f"no {target.__name__} to point to")
        return found
    if isinstance(column, CodeField):
        return next(iter(column.codes or ("",)))
    if column.name == "ends":
        return LONG_AGO + timedelta(hours=1)
    return _PLAIN_VALUES[column.get_internal_type()] if not in_words else _words_for(column)


def _words_for(column: Column) -> Any:
    if isinstance(column, models.JSONField):
        return {"words": WRITTEN}
    return [WRITTEN] if isinstance(column, ArrayField) else WRITTEN


_PLAIN_VALUES: dict[str, Any] = {
    "BigIntegerField": 1,
    "BinaryField": b"x",
    "BooleanField": True,
    "CharField": "",
    "DateField": TODAY,
    "DateTimeField": LONG_AGO,
    "JSONField": {},
    "PositiveIntegerField": 1,
    "PositiveSmallIntegerField": 1,
    "SmallIntegerField": 1,
    "TextField": WRITTEN,
    "TimeField": time(10),
    "UUIDField": uuid.UUID(int=1),
}
"""What a column that says nothing personal is filled with."""


def plant(case: Case) -> Aviary:
    """Put a canary into every personal text of a course, behind what stands there; as the owner."""
    aviary = Aviary()
    for model, data in personal_models():
        for row in rows_of(model, case).order_by("pk"):
            changed = {}
            for section, name, column in texts_of(model, data):
                if not _has_reason_to_stand(row, name):
                    continue
                own = getattr(row, data.section_in) if data.section_in else section
                canary = aviary.another(own, f"{model.__name__}.{name}")
                changed[name] = _with(getattr(row, name), canary, column)
            if changed:
                model._default_manager.filter(pk=row.pk).update(**changed)
    return aviary


def _has_reason_to_stand(row: models.Model, name: str) -> bool:
    """Why is said of what was set aside alone; a question that is open has no answer."""
    if name == "answer":
        return getattr(row, "answered_at", TODAY) is not None
    return name != "set_aside_reason" or getattr(row, "set_aside_on", TODAY) is not None


def _with(stands: Any, canary: str, column: Column) -> Any:
    """What stood there with the canary behind it, so that lengths and forms still hold."""
    if isinstance(stands, dict):
        return (
            {**stands, canary: canary} if isinstance(column, ArrayField) else _deep(stands, canary)
        )
    if isinstance(stands, list):
        return _deep(stands, canary)
    longest = column.max_length
    if longest is None:
        return f"{stands} {canary}".strip()
    return f"{stands[: longest - len(canary) - 1]} {canary}".strip()


def _deep(stands: Any, canary: str) -> Any:
    """Put the canary behind every text in a structure that looks like words, and leave codes be."""
    if isinstance(stands, dict):
        return {name: _deep(value, canary) for name, value in stands.items()}
    if isinstance(stands, list):
        return [_deep(value, canary) for value in stands]
    return f"{stands} {canary}" if isinstance(stands, str) and _is_words(stands) else stands


def _is_words(text: str) -> bool:
    """Whether a text inside a structure was written by somebody, and is no code and no time."""
    return len(text) >= LONG_ENOUGH and " " in text and not any(sign.isdigit() for sign in text)


def words_in(answer: HttpResponse) -> str:
    """Everything an answer says: a page, a PDF's words, a packed file's files."""
    if getattr(answer, "streaming", False):
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # of a file
    else:
        content = answer.content
    return said_in(content) + " ".join(f"{name} {value}" for name, value in answer.items())


def said_in(content: bytes) -> str:
    """The words of a file by what it is."""
    if content.startswith(b"%PDF"):
        return text_of(content)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            return " ".join(said_in(packed.read(name)) + name for name in packed.namelist())
    return unescape(content.decode(errors="replace"))


def found_in(answer: HttpResponse) -> frozenset[str]:
    """The canaries in an answer; a line that is broken inside a canary hides none."""
    words = words_in(answer)
    joined = re.sub(r"[\s\u200b\u00ad-]+", "", words)
    return frozenset(FORM.findall(words)) | frozenset(FORM.findall(joined))
