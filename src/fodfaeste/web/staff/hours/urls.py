"""Addresses: hours."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.hours import choosing, several, week

app_name = "hours"

CASE = "forloeb/<int:case_id>/arbejde/timer/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(CASE, week.hours, name="hours"),
    path(f"{CASE}flere/", several.several, name="several"),
    path(f"{CASE}vaelg/<int:word_id>/", choosing.choose, name="choose"),
]
