"""Addresses: the six core elements."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.core import pages

app_name = "core"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/kerneelementer/", pages.course, name="course"),
    path("ledelse/kerneelementer/", pages.together, name="together"),
    path("ledelse/kerneelementer/<slug:element>/<slug:state>/", pages.behind, name="behind"),
]
