"""Notices: what somebody is to know, shown on Min dag and mailed without personal details."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Wall
from fodfaeste.records.post.models.mailings import Mailing
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.ways import MailWay

FROM_OUTSIDE = "('agreement_answered', 'employer_feedback', 'quick_reaction')"
"""The kinds of notice that an employer behind a link may leave."""

FROM_A_LINK = (
    f"(kind in {FROM_OUTSIDE} and case_number = linked_case())"
    " or (kind = 'network_answered' and case_number = linked_network_case())"
    " or (kind = 'measure' and case_number = answering_case())"
)
"""Somebody behind a link may leave these on the case that the link is about, and no others."""

TO_MAIL = Q(mailing=None, read_on=None, way__in=[MailWay.AT_ONCE.value, MailWay.DIGEST.value])
"""What a mail is still to be written about; what was read on Min dag needs none."""


class Notice(Record):
    """One sentence for one colleague about one case, and the mail that told of it."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    case_number = models.BigIntegerField(null=True)
    kind = CodeField(NoticeKind)
    sentence = models.TextField()
    read_on = models.DateField(null=True)
    way = CodeField(MailWay, blank=True)
    mailing = models.ForeignKey(Mailing, models.PROTECT, null=True, related_name="notices")

    data = Classified(
        retention=Retention.SHORT,
        in_package=False,
        plain=("recipient", "case_number", "kind", "sentence", "read_on", "way", "mailing"),
    )
    wall = Wall(
        f"recipient_id = app_actor() or created_by_id = app_actor() or {FROM_A_LINK}",
        f"app_actor() is not null or {FROM_A_LINK}",
    )

    class Meta:
        """One person's, unread first or latest first; and what waits for a mail."""

        indexes: ClassVar = [
            models.Index(fields=["recipient", "read_on", "-id"], name="notice_for_recipient"),
            models.Index(fields=["recipient", "-id"], name="notice_latest_first"),
            models.Index(fields=["id"], name="notice_to_sort", condition=Q(way="")),
            models.Index(fields=["recipient", "way"], name="notice_to_mail", condition=TO_MAIL),
        ]

    def __str__(self) -> str:
        """Return the kind of notice."""
        return str(self.kind)
