"""What a colleague has not read, what was mailed, and what waits."""

from fodfaeste.records.post.queries.calendars import (
    address_of,
    calendar_behind,
    calendar_of,
    told_to_calendar,
    wants_invitations,
)
from fodfaeste.records.post.queries.mailings import (
    QueueHealth,
    mails_of,
    queue_health,
    unsent_mails,
    waiting_mails,
)
from fodfaeste.records.post.queries.notices import (
    choices_of,
    colleagues_after,
    notices_of,
    readers_at_once,
    unread,
    wants_duties_counted,
)

__all__ = [
    "QueueHealth",
    "address_of",
    "calendar_behind",
    "calendar_of",
    "choices_of",
    "colleagues_after",
    "mails_of",
    "notices_of",
    "queue_health",
    "readers_at_once",
    "told_to_calendar",
    "unread",
    "unsent_mails",
    "waiting_mails",
    "wants_duties_counted",
    "wants_invitations",
]
