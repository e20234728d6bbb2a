"""Addresses: the six core elements."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.core import pages

app_name = "core"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/kerneelementer/", pages.course, name="course"),
    path("kerneelementer/", pages.together, name="together"),
    path("kerneelementer/<slug:element>/<slug:state>/", pages.behind, name="behind"),
]
