"""Addresses: one's own notices, mails and choices."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.post import calendar, choices, mails, notices

app_name = "post"

ALL = "beskeder/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ALL, notices.notices, name="notices"),
    path(f"{ALL}set/", notices.read_all, name="read_all"),
    path(f"{ALL}<int:notice_id>/set/", notices.read, name="read"),
    path(f"{ALL}mail/", mails.mails, name="mails"),
    path(f"{ALL}mail/<int:mailing_id>/igen/", mails.resend, name="resend"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/luk/", calendar.close, name="close_calendar"),
    path(f"{ALL}valg/", choices.choices, name="choices"),
]
