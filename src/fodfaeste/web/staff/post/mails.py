"""The mails that were written to oneself, word by word, and sending one again."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.post import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.post.mails import MAY_BE_RESENT
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging

PAGE = 25


@require_safe
@staff(Permission.MY_DAY_SEE)
def mails(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what was mailed to the one who is signed in, latest first."""
    desk.shown(())
    found = Paginator(queries.mails_of(desk.actor), PAGE)
    page = found.get_page(page_number(request.GET.get("side", "")))
    context = {
        "mails": [
            (mail, mail.state in MAY_BE_RESENT and not hasattr(mail, "resent"))
            for mail in page.object_list
        ],
        "paging": Paging(page.number, found.num_pages, found.count, what="mails"),
        "mail_is_on": settings.MAIL_ENABLED,
    }
    return render(request, "staff/post/mails.html", context)


@require_POST
@staff(Permission.MY_DAY_SEE)
def resend(request: HttpRequest, desk: Desk, mailing_id: int) -> HttpResponse:
    """Send one of one's own mails again."""
    try:
        actions.resend(actor=desk.actor, mailing_id=mailing_id, now=desk.now)
    except ObjectDoesNotExist:
        raise Http404 from None
    messages.success(request, "Mailen bliver sendt igen om lidt.")
    return HttpResponseRedirect(reverse("staff:post:mails"))
