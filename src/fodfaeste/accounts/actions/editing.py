"""Editing what several administrators may edit at once."""

from typing import TYPE_CHECKING, TypeVar

from fodfaeste.accounts.models import Unit, User

if TYPE_CHECKING:
    from django.db.models import QuerySet

Editable = TypeVar("Editable", User, Unit)


class ChangedMeanwhile(Exception):  # noqa: N818 -- a state of affairs, not a fault
    """Somebody else saved in between; `current` is what stands now."""

    def __init__(self, current: User | Unit) -> None:
        super().__init__("somebody else saved in between")
        self.current = current


def lock(rows: "QuerySet[Editable]", *, version: int) -> Editable:
    """Lock the one row of a query, hold it to the version that was read, and count it up."""
    row = rows.select_for_update(of=("self",)).get()
    if row.version != version:
        raise ChangedMeanwhile(row)
    row.version += 1
    return row
