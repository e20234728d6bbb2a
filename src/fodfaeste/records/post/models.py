"""Notices: what somebody is to know, shown on Min dag and mailed without personal details."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Wall
from fodfaeste.rules.post.kinds import NoticeKind

__all__ = ["Notice"]

FROM_OUTSIDE = "('agreement_answered', 'employer_feedback')"
"""The kinds of notice that somebody behind a link may leave."""


class Notice(Record):
    """One sentence for one colleague about one case."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    case_number = models.BigIntegerField(null=True)
    kind = CodeField(NoticeKind)
    sentence = models.TextField()
    read_on = models.DateField(null=True)
    mailed_on = models.DateField(null=True)
    mail_error = models.TextField(blank=True)

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        plain=(
            "recipient",
            "case_number",
            "kind",
            "sentence",
            "read_on",
            "mailed_on",
            "mail_error",
        ),
    )
    # Somebody behind a link may leave two kinds of notice on the case the link opens, no others.
    wall = Wall(
        "recipient_id = app_actor() or created_by_id = app_actor()"
        f" or (kind in {FROM_OUTSIDE} and case_number = linked_case())",
        f"app_actor() is not null or (kind in {FROM_OUTSIDE} and case_number = linked_case())",
    )

    class Meta:
        """Unread first, for one person."""

        indexes: ClassVar = [
            models.Index(fields=["recipient", "read_on", "-id"], name="notice_for_recipient"),
            models.Index(fields=["id"], name="notice_to_mail", condition=models.Q(mailed_on=None)),
        ]

    def __str__(self) -> str:
        """Return the kind of notice."""
        return self.kind
