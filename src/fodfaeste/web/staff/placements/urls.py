"""Addresses: stretches of work, the end of a match, the way back, follow-up at work."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.placements import changing, ending, following, restart, starting

app_name = "placements"

CASE = "forloeb/<int:case_id>/arbejde/"
ONE = f"{CASE}vilkaar/<int:placement_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{CASE}vilkaar/", starting.stretches, name="stretches"),
    path(f"{CASE}vilkaar/ny/", starting.start, name="start"),
    path(f"{ONE}forlaeng/", changing.extend, name="extend"),
    path(f"{ONE}skift/", changing.change, name="change"),
    path(f"{ONE}slut/", changing.end, name="end"),
    path(f"{ONE}bevilling/", changing.papers, name="papers"),
    path(f"{CASE}match/afslut/", ending.end_match, name="end_match"),
    path(f"{CASE}afbrudt/<int:match_id>/", restart.broken, name="broken"),
    path(f"{CASE}afbrudt/<int:match_id>/plan/", restart.restart, name="restart"),
    path(f"{CASE}opfoelgning/", following.follow_ups, name="follow_ups"),
    path(f"{CASE}opfoelgning/aftal/", following.plan, name="plan_follow_up"),
    path(f"{CASE}opfoelgning/<int:meeting_id>/", following.hold, name="hold_follow_up"),
]
