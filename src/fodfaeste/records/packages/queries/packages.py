"""How far each package is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from fodfaeste.records.cases.models import Case
from fodfaeste.records.packages.models import CasePackage
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.packages.kinds import AskedBy, PackageState
from fodfaeste.rules.packages.life import MOST_TRIES, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPackage:
    """One package, as whoever asked for it sees it."""

    id: int
    asked_by: AskedBy
    note: str
    asked_at: datetime
    state: PackageState
    size: int
    expires: datetime | None


def packages_of(actor: Actor, case: Case, *, now: datetime) -> tuple[ShownPackage, ...]:
    """The packages the actor has asked for on this course, the latest first."""
    rows = CasePackage.objects.filter(case=case, created_by_id=actor.id).order_by("-id")
    return tuple(
        ShownPackage(
            id=row.pk,
            asked_by=row.asked_by,
            note=row.note,
            asked_at=row.created_at,
            state=state(row, now),
            size=row.size,
            expires=row.expires,
        )
        for row in rows[:20]
    )


def state(row: CasePackage, now: datetime) -> PackageState:
    """How far a package is."""
    return state_of(
        made=row.made,
        expires=row.expires,
        removed=row.removed is not None,
        tries=row.tries,
        now=now,
    )


def waiting() -> list[int]:
    """The packages that are still to be made, the longest waiting first."""
    return list(_to_make().order_by("id").values_list("pk", flat=True))


def _to_make() -> QuerySet[CasePackage]:
    return CasePackage.objects.filter(made=None, removed=None, tries__lt=MOST_TRIES)


def too_old(now: datetime) -> list[int]:
    """The packages whose week is over and whose parts are still here."""
    return list(
        CasePackage.objects.filter(removed=None, expires__lte=now).values_list("pk", flat=True)
    )
