"""All one's notices: what was told when, read or not, and the mail about it."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.cases.queries import names_of
from fodfaeste.records.post import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.cleaning import page_number, sent_number
from fodfaeste.web.ui.parts import Paging

PAGE = 50
UNREAD = "ulaeste"


@require_safe
@staff(Permission.MY_DAY_SEE)
def notices(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Fifty notices a page, latest first; the names of those courses alone that one still sees."""
    only_unread = request.GET.get("vis") == UNREAD
    found = Paginator(queries.notices_of(desk.actor, only_unread=only_unread), PAGE)
    page = found.get_page(page_number(request.GET.get("side", "")))
    rows = list(page.object_list)
    names = names_of({row.case_number for row in rows if row.case_number})
    desk.shown(sorted(names))
    context = {
        "rows": [(row, names.get(row.case_number or 0, "")) for row in rows],
        "paging": Paging(
            page.number,
            found.num_pages,
            found.count,
            f"vis={UNREAD}" if only_unread else "",
            what="beskeder",
        ),
        "only_unread": only_unread,
        "newest": rows[0].pk if rows and page.number == 1 else 0,
        "mail_is_on": settings.MAIL_ENABLED,
    }
    return render(request, "staff/post/notices.html", context)


@require_POST
@staff(Permission.MY_DAY_SEE)
def read(request: HttpRequest, desk: Desk, notice_id: int) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Mark one as read."""
    actions.mark_read(actor=desk.actor, notice_id=notice_id, today=desk.today)
    return HttpResponseRedirect(reverse("staff:post:notices"))


@require_POST
@staff(Permission.MY_DAY_SEE)
def read_all(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Mark as read what was in the list when it was shown; what came later stays."""
    newest = sent_number(request.POST.get("til", ""))
    actions.mark_all_read(actor=desk.actor, up_to=newest, today=desk.today)
    return HttpResponseRedirect(reverse("staff:post:notices"))
