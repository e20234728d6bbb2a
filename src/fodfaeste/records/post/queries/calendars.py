"""The way in of a calendar program: one's own, and whose a secret address is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from fodfaeste.accounts.models import User
from fodfaeste.records.post.models import CalendarDoor, Invitation, NoticeChoices
from fodfaeste.rules.post.invitations import Meets, Told
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.ways import MailWay, way_of


@dataclass(frozen=True, slots=True)
class LastTold:
    """What was told of a meeting last, and the text that told it."""

    told: Told
    text: str

    @property
    def meets(self) -> Meets:
        """The meeting as it was told of."""
        return Meets(self.told.on, self.told.sequence, self.told.cancelled)


def calendar_of(user_id: int, now: datetime) -> CalendarDoor | None:
    """The address of somebody's that works now."""
    return CalendarDoor.objects.filter(user_id=user_id, revoked_at=None, expires__gt=now).first()


def calendar_behind(hashed: bytes) -> tuple[int, int] | None:
    """The number of the door that a secret opens and whose it is; before anybody acts."""
    with connection.cursor() as cursor:
        cursor.execute("select id, user_id from calendar_behind(%s)", [hashed])
        found = cursor.fetchone()
    return (found[0], found[1]) if found else None


def wants_invitations(user_id: int, now: datetime) -> bool:
    """Whether meetings are mailed to somebody: not where the calendar asks by itself."""
    found = NoticeChoices.objects.filter(user_id=user_id).values_list("ways", flat=True).first()
    chosen = way_of(NoticeKind.INVITATION, found or {})
    return chosen is MailWay.AT_ONCE and calendar_of(user_id, now) is None


def told_to_calendar(user_id: int, today: date) -> dict[UUID, LastTold]:
    """What somebody's calendar was told last of each meeting it ever showed on a day to come."""
    mine = Invitation.objects.filter(recipient_id=user_id)
    ahead = mine.filter(meets_on__gte=today).values("uid")
    rows = (
        mine.filter(uid__in=ahead)
        .order_by("uid", "-told_as")
        .distinct("uid")
        .select_related("mailing")
    )
    return {
        row.uid: LastTold(
            Told(row.meets_on, row.sequence, row.told_as, row.cancelled), row.mailing.calendar
        )
        for row in rows
    }


def address_of(user_id: int) -> str:
    """Where a colleague's mail goes."""
    return str(User.objects.values_list("email", flat=True).get(pk=user_id))
