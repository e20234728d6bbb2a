"""What every record is built on: who made it, its version, its class of data and its wall."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django.conf import settings
from django.db import connection, models
from django.db.models.expressions import RawSQL

from fodfaeste.rules.access.sections import Section

__all__ = [
    "BY_CASE_OR_LINK",
    "READ_BY_LINK",
    "CaseRecord",
    "Classified",
    "CodeField",
    "Record",
    "Retention",
    "Saved",
    "Stale",
    "Versioned",
    "Wall",
    "changed_by",
    "composed",
    "lock",
    "made_by",
]


class Retention(StrEnum):
    """Which rule decides when a record may be disposed of."""

    CASE = "case"
    SHORT = "short"
    INSTALLATION = "installation"


@dataclass(frozen=True)
class Classified:
    """Places every field: personal by section, or plain (its values may stand in the log).

    `section_in` names the column that says for each row which section its personal fields belong
    to, where rows of one table differ; `personal` then gives the section of most of them. A row
    whose section is closed is kept back whole; where `rows_stay` names the sections that rows may
    have, it is shown without its personal fields.
    """

    retention: Retention = Retention.CASE
    personal: Mapping[Section, tuple[str, ...]] = field(default_factory=dict)
    plain: tuple[str, ...] = ()
    in_package: bool = True
    section_in: str = ""
    rows_stay: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Wall:
    """Row-level security of a table: which rows the web role may read and which it may write."""

    using: str
    check: str = ""


BY_CASE = Wall("case_id in (select visible_cases())")
BY_CASE_OR_LINK = Wall("case_id in (select visible_cases()) or case_id = linked_case()")
READ_BY_LINK = Wall(BY_CASE_OR_LINK.using, BY_CASE.using)
"""Shown to somebody behind a link, written by the team alone."""


if TYPE_CHECKING:
    TextColumn = models.CharField[Any, Any]
else:
    TextColumn = models.CharField  # takes no type arguments at run time


class CodeField(TextColumn):
    """A stored code that reads back as a member of its enum."""

    def __init__(self, codes: type[StrEnum] | None = None, **options: Any) -> None:
        """Remember the enum; migrations see an ordinary text column."""
        self.codes = codes
        options.setdefault("max_length", 40)
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Describe the column without the enum, so that codes can move house."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options

    def from_db_value(self, value: str | None, *_: Any) -> StrEnum | str | None:
        """Turn the stored code into its enum member."""
        return self.codes(value) if value and self.codes else value


class Record(models.Model):
    """Anything kept: when it was made, and by whom (nobody for the installation itself)."""

    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    data: ClassVar[Classified]
    wall: ClassVar[Wall | None] = None

    class Meta:
        """Only a base."""

        abstract = True


class CaseRecord(Record):
    """A record that belongs to one case; the wall stands on the case."""

    case = models.ForeignKey("records.Case", models.PROTECT, related_name="+")

    wall: ClassVar[Wall | None] = BY_CASE

    class Meta:
        """Only a base."""

        abstract = True


class Versioned(models.Model):
    """A record that several may edit: a save must name the version that was read."""

    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        """Only a base."""

        abstract = True


class Stale(Exception):  # noqa: N818 -- a state of affairs, not a fault
    """Somebody else saved in between; `current` is what stands now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("somebody else saved in between")
        self.current = current


R = TypeVar("R", bound=Versioned)


def lock(queryset: "models.QuerySet[R]", *, version: int) -> R:
    """Lock the one record of a query and hold it to the version that was read."""
    record = queryset.select_for_update(of=("self",)).get()
    if record.version != version:
        raise Stale(record)
    return record


@dataclass(frozen=True, slots=True)
class Saved(Generic[R]):
    """A record after a save, and which of its fields a colleague had changed meanwhile.

    Those fields stand as the colleague wrote them: the save did not touch them (T9).
    """

    record: R
    wrote: bool
    """Whether anything of it was new."""
    taken_over: tuple[str, ...] = ()
    colleague: str = ""
    by_oneself: bool = False
    """Whether the colleague was oneself, in another window or before the back button."""


def made_by(actor_id: int | None, now: datetime) -> dict[str, Any]:
    """The two columns that every new record begins with."""
    return {"created_at": now, "created_by_id": actor_id}


def changed_by(record: Versioned, actor_id: int | None, now: datetime) -> None:
    """Count the version up and say who changed it; the caller saves."""
    record.version += 1
    record.changed_at = now
    record.changed_by_id = actor_id


def composed(model: type[models.Model], expression: models.Expression) -> RawSQL:
    """An expression over rows of a model, put together once and kept as text.

    For large columns of JSON, which take Django longer to write than the database to answer. Only
    codes of ours and dates may stand in it, nothing of whoever asks; and it is asked of the table
    itself, not of a join's second one.
    """
    query = model._base_manager.annotate(composed=expression).query  # noqa: SLF001 -- Django's name for it
    compiler = query.get_compiler(connection=connection)
    compose = connection.ops.compose_sql  # type: ignore[attr-defined]  # PostgreSQL has it
    text = compose(*compiler.compile(query.annotations["composed"]))
    return RawSQL(text.replace("%", "%%"), (), output_field=models.JSONField())  # noqa: S611 -- ours alone
