"""How the mails are: what waits, what was not sent, when the last one was; and sending again."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.meetings.queries.telling import ways_health
from fodfaeste.records.post import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.telling import Channel
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk

MOST = 100


@require_safe
@staff(Permission.ADMINISTER)
def mail(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Show the queue, and the latest mails that were not sent."""
    context = {
        "health": queries.queue_health(),
        "unsent": queries.unsent_mails()[:MOST],
        "mail_is_on": settings.MAIL_ENABLED,
        "server": settings.EMAIL_HOST,
        "ways": [(way, *_gateway(way.channel)) for way in ways_health()],
    }
    return render(request, "admin/mail.html", context)


def _gateway(channel: Channel) -> tuple[bool, str]:
    """Whether a way to citizens is connected, and through which server."""
    post = channel is Channel.DIGITAL_POST
    url = settings.DIGITAL_POST_URL if post else settings.SMS_URL
    is_on = settings.DIGITAL_POST_ENABLED if post else settings.SMS_ENABLED
    return is_on, urlsplit(url).hostname or ""


@require_POST
@staff(Permission.ADMINISTER)
def resend_mail(request: HttpRequest, desk: Desk, mailing_id: int) -> HttpResponse:
    """Send a mail again."""
    try:
        actions.resend(actor=desk.actor, mailing_id=mailing_id, now=desk.now)
    except ObjectDoesNotExist:
        raise Http404 from None
    messages.success(request, "Mailen bliver sendt igen om lidt.")
    return HttpResponseRedirect(reverse("admin:mail"))
