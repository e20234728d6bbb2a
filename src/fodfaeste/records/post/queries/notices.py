"""Notices: one's own, and whose ask for a mail."""

from datetime import date

from django.db.models import Min, QuerySet

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.records.post.models import Notice, NoticeChoices
from fodfaeste.records.post.models.notices import TO_MAIL
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.ways import MailWay, way_of


def unread(actor: Actor) -> QuerySet[Notice]:
    """The actor's own notices that are still on Min dag, latest first."""
    return Notice.objects.filter(recipient_id=actor.id, read_on=None).order_by("-id")


def notices_of(actor: Actor, *, only_unread: bool = False) -> QuerySet[Notice]:
    """All of the actor's notices with the mail that told of each, latest first."""
    mine = unread(actor) if only_unread else Notice.objects.filter(recipient_id=actor.id)
    return mine.select_related("mailing").order_by("-id")


def choices_of(actor: Actor) -> tuple[dict[str, str], int]:
    """What the actor has chosen by kind of notice, and its version; 0 when nothing was."""
    found = NoticeChoices.objects.filter(user_id=actor.id).values_list("ways", "version").first()
    return found or ({}, 0)


def readers_at_once(at_most: int) -> list[int]:
    """Whom a mail is to be written to now, the longest waiting first."""
    told = Notice.objects.filter(TO_MAIL, way=MailWay.AT_ONCE, recipient__is_active=True)
    by_reader = told.values("recipient_id").annotate(first=Min("id")).order_by("first")
    return list(by_reader.values_list("recipient_id", flat=True)[:at_most])


def colleagues_after(user_id: int, *, today: date, at_most: int) -> list[int]:
    """Who works here today, by number, from one on: everybody whose day's mail may be written."""
    working = RoleAssignment.objects.on(today).exclude(role=Role.CITIZEN)
    rows = working.filter(user__is_active=True, user_id__gt=user_id).order_by("user_id")
    return list(rows.values_list("user_id", flat=True).distinct()[:at_most])


def wants_duties_counted(user_id: int) -> bool:
    """Whether somebody's daily mail says how much asks to be acted on."""
    found = NoticeChoices.objects.filter(user_id=user_id).values_list("ways", flat=True).first()
    return way_of(NoticeKind.DUTIES, found or {}) is MailWay.DIGEST
