"""Telling colleagues: the notice, the mail about it, and how far that is.

Imported as `post.notify`; what only jobs call stands in `mailing` and `writing`.
"""

from fodfaeste.records.post.actions.calendars import close_calendar, open_calendar
from fodfaeste.records.post.actions.choosing import choose_ways
from fodfaeste.records.post.actions.resending import resend
from fodfaeste.records.post.actions.telling import (
    mark_all_read,
    mark_read,
    notify,
    send_password_link,
)

__all__ = [
    "choose_ways",
    "close_calendar",
    "mark_all_read",
    "mark_read",
    "notify",
    "open_calendar",
    "resend",
    "send_password_link",
]
