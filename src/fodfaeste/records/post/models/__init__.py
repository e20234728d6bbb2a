"""What colleagues are told, what was mailed, and how each wants to be told."""

from fodfaeste.records.post.models.calendars import CalendarDoor, Invitation
from fodfaeste.records.post.models.choices import NoticeChoices
from fodfaeste.records.post.models.mailings import DigestRun, Mailing
from fodfaeste.records.post.models.notices import Notice

__all__ = ["CalendarDoor", "DigestRun", "Invitation", "Mailing", "Notice", "NoticeChoices"]
