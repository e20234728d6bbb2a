"""Addresses: Min dag, the list of courses and the case page."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.cases import case, listing, my_day

app_name = "cases"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", my_day.my_day, name="my_day"),
    path("forloeb/", listing.cases, name="list"),
    path("forloeb/<int:case_id>/", case.case, name="case"),
]
