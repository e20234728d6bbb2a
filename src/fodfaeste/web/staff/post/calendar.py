"""One's own calendar: the secret address on the profile page, and the calendar behind it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.calendars import entries
from fodfaeste.calendars.pages import page_of
from fodfaeste.records.meetings.queries.calendar import meetings_for
from fodfaeste.records.post.actions import close_calendar, open_calendar
from fodfaeste.records.post.queries import calendar_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.calendar_door import Subscriber, on_calendar
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk

BACK, AHEAD = timedelta(days=90), timedelta(days=366)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.MY_DAY_SEE)
def calendar(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show whether an address is open; a new one is shown once, on the answer that made it."""
    address = ""
    if request.method == "POST":
        token = open_calendar(actor=desk.actor, now=desk.now)
        address = request.build_absolute_uri(reverse("calendar_feed", kwargs={"token": token}))
    context = {"door": calendar_of(desk.actor.id, desk.now), "address": address}
    return render(request, "staff/post/calendar.html", context)


@require_POST
@staff(Permission.MY_DAY_SEE)
def close(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Close the address: whoever has it sees nothing more."""
    if close_calendar(actor=desk.actor, now=desk.now):
        messages.success(request, "Adressen er lukket. Din kalender får ikke flere møder herfra.")
    return HttpResponseRedirect(reverse("staff:post:calendar"))


@require_safe
@on_calendar
def feed(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """The meetings of a quarter back and a year ahead, as iCalendar text."""
    found = meetings_for(
        subscriber.actor.id,
        from_day=subscriber.today - BACK,
        before=subscriber.today + AHEAD,
    )
    subscriber.shown(sorted({one.case_id for one in found if one.case_id}))
    text = entries.feed(
        ((one, request.build_absolute_uri(page_of(one))) for one in found), now=subscriber.now
    )
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="fodfaeste.ics"'
    return answer
