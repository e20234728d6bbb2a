"""Addresses: sparring groups."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.sparring import groups, meetings

app_name = "sparring"

ALL = "sparring/"
ONE = f"{ALL}<int:group_id>/"
MEETING = f"{ONE}moeder/<int:sparring_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ALL, groups.groups, name="groups"),
    path(f"{ALL}ny/", groups.new, name="new"),
    path(ONE, groups.group, name="group"),
    path(f"{ONE}ret/", groups.change, name="change"),
    path(f"{ONE}nedlaeg/", groups.close, name="close"),
    path(f"{ONE}moeder/nyt/", meetings.plan, name="plan"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}holdt/", meetings.hold, name="hold"),
    path(f"{MEETING}aflys/", meetings.cancel, name="cancel"),
    path(f"forloeb/<int:case_id>/{ALL}<int:sparring_id>/", meetings.decide, name="decide"),
]
