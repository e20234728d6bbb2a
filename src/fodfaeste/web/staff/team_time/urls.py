"""Addresses: one's own meetings, and the fixed time of colleagues."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.team_time import meetings, mine, series

app_name = "team_time"

ALL = "fast-tid/"
ONE = f"{ALL}<int:series_id>/"
SLOT = f"{ONE}moeder/<int:slot_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("moeder/", mine.my_meetings, name="mine"),
    path(ALL, series.team_times, name="all"),
    path(f"{ALL}ny/", series.new, name="new"),
    path(ONE, series.team_time, name="series"),
    path(f"{ONE}hvem/", series.people, name="people"),
    path(f"{ONE}slut/", series.end, name="end"),
    path(SLOT, meetings.meeting, name="meeting"),
    path(f"{SLOT}flyt/", meetings.move, name="move"),
    path(f"{SLOT}aflys/", meetings.cancel, name="cancel"),
    path(f"{SLOT}holdt/", meetings.hold, name="hold"),
    path(f"{SLOT}beslut/", meetings.decide, name="decide"),
    path(f"{SLOT}beslut/<int:made_id>/gjort/", meetings.done, name="done"),
]
