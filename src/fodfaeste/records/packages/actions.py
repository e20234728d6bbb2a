"""Ask for a package, make it part by part, hand it out, and throw it away again (M4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.kernel.clock import day_of
from fodfaeste.kernel.crypto import key_ring
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.packages.models import CasePackage, PackagePart
from fodfaeste.records.packages.queries import Reading, reading_of, state
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.packages.kinds import AskedBy
from fodfaeste.rules.packages.life import (
    KEPT_FOR,
    MOST_TRIES,
    check_asking,
    check_ready,
    is_still_allowed,
)
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned

COLUMN = "records.PackagePart.sealed"
PART_BYTES = 256 * 1024


@creates(CasePackage)
def ask(
    *, actor: Actor, case: Case, asked_by: AskedBy | None, note: str, now: datetime
) -> CasePackage:
    """Ask for everything one may see of a course; a job makes it. Refused (M4) without a reason."""
    access.require(actor, Permission.PACKAGE_TAKE, case, today=day_of(now), now=now)
    said = cleaned(note, kind=TextKind.PARAGRAPH)
    check_asking(asked_by=asked_by, note=said)
    wanted = CasePackage(**made_by(actor.id, now), case=case, asked_by=asked_by or "", note=said)
    wanted.save(force_insert=True)
    return wanted


@dataclass(frozen=True, slots=True)
class Order:
    """A package to be made: for whom, of which course, and whether this is the last try."""

    package: int
    asker: int
    case: int
    is_last: bool


@transaction.atomic
def begin(*, package_id: int) -> Order | None:
    """Count a try, so that a package that kills its maker is not tried for ever.

    None when it is made, when it was tried too often, or when another worker has it now.
    """
    package = take_to_make(package_id=package_id)
    if package is None or package.created_by_id is None or package.tries >= MOST_TRIES:
        return None
    package.tries += 1
    package.save(update_fields=["tries"])
    return Order(
        package=package.pk,
        asker=package.created_by_id,
        case=package.case_id,
        is_last=package.tries >= MOST_TRIES,
    )


def take_to_make(*, package_id: int) -> CasePackage | None:
    """Lock a package that is still to be made; None when it is made, or another worker has it."""
    rows = CasePackage.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.filter(pk=package_id, made=None, removed=None).first()


@dataclass(slots=True)
class Parcel:
    """A file that is written once, in parts that are sealed and put away as soon as they are full.

    It can be written to and not be wound back: `zipfile` asks no more.
    """

    package: CasePackage
    size: int = 0
    number: int = 0
    waiting: bytearray = field(default_factory=bytearray)

    def write(self, content: bytes) -> int:
        """Take some bytes; whole parts are put away at once."""
        self.waiting += content
        self.size += len(content)
        while len(self.waiting) >= PART_BYTES:
            self._put_away(bytes(self.waiting[:PART_BYTES]))
            del self.waiting[:PART_BYTES]
        return len(content)

    def flush(self) -> None:
        """Nothing is put away before a part is full, or `finish` is called."""

    def finish(self) -> None:
        """Put the rest away."""
        self._put_away(bytes(self.waiting))
        self.waiting.clear()

    def _put_away(self, content: bytes) -> None:
        sealed = key_ring().seal_bytes(
            column=COLUMN, row=_place(self.package, self.number), value=content
        )
        PackagePart(package=self.package, number=self.number, sealed=sealed).save(force_insert=True)
        self.number += 1


def _place(package: CasePackage, number: int) -> str:
    return f"{package.pk}:{number}"


def finish(*, parcel: Parcel, reading: Reading, now: datetime) -> None:
    """Say that a package is made, what it holds, and tell whoever asked."""
    parcel.finish()
    package = parcel.package
    package.made, package.expires, package.size = now, now + KEPT_FOR, parcel.size
    package.rooms = [room.code for room in reading.rooms]
    package.sections = sorted(reading.sections)
    package.save(update_fields=["made", "expires", "size", "rooms", "sections"])
    writing.log(
        Operation.EXTRACT,
        case_id=package.case_id,
        permission=Permission.PACKAGE_TAKE,
        reason=f"Lavet: {package.asked_by.label}",
    )
    _tell(package, "Udtrækket af forløbet er klar. Det slettes igen om syv dage.", now)


@transaction.atomic
def say_it_failed(*, package_id: int, now: datetime) -> None:
    """Tell whoever asked that the package could not be made."""
    _tell(CasePackage.objects.get(pk=package_id), "Udtrækket af forløbet kunne ikke laves.", now)


def _tell(package: CasePackage, sentence: str, now: datetime) -> None:
    notify(
        actor=None,
        recipients=[package.created_by_id] if package.created_by_id else [],
        case_id=package.case_id,
        kind=NoticeKind.PACKAGE_READY,
        sentence=sentence,
        now=now,
    )


@transaction.atomic
def fetch(*, actor: Actor, case: Case, package_id: int, now: datetime) -> bytes | None:
    """Hand a package out to whoever asked for it, and log it.

    None when something in it has been closed to its reader since: then it is thrown away and made
    anew. Refused (M4) when there is nothing to fetch.
    """
    today = day_of(now)
    access.require(actor, Permission.PACKAGE_TAKE, case, today=today, now=now)
    package = CasePackage.objects.select_for_update().get(
        pk=package_id, case=case, created_by_id=actor.id
    )
    check_ready(state(package, now))
    if not _is_still_open(package, actor, case, now):
        _make_anew(package)
        return None
    writing.log(
        Operation.EXTRACT,
        case_id=case.pk,
        permission=Permission.PACKAGE_TAKE,
        reason=f"Hentet: {package.asked_by.label}",
    )
    return b"".join(_opened(package))


def _is_still_open(package: CasePackage, actor: Actor, case: Case, now: datetime) -> bool:
    today = day_of(now)
    relation = access.relation_of(actor, case, today=today, now=now)
    reading = reading_of(actor, relation, access.open_sections(actor, relation, today))
    return is_still_allowed(
        held_rooms=package.rooms,
        held_sections=package.sections,
        open_rooms=[room.code for room in reading.rooms],
        open_sections=reading.sections,
    )


def _make_anew(package: CasePackage) -> None:
    package.parts.all().delete()
    package.made, package.expires, package.tries, package.size = None, None, 0, 0
    package.save(update_fields=["made", "expires", "tries", "size"])


def _opened(package: CasePackage) -> Iterator[bytes]:
    for part in package.parts.order_by("number").iterator(chunk_size=8):
        yield key_ring().open_bytes(
            column=COLUMN, row=_place(package, part.number), sealed=bytes(part.sealed)
        )


@transaction.atomic
def throw_away(*, package_id: int, now: datetime) -> None:
    """Throw a package's parts away; that it was there, and for whom, stays known."""
    package = CasePackage.objects.select_for_update().get(pk=package_id)
    package.parts.all().delete()
    package.removed = now
    package.save(update_fields=["removed"])
