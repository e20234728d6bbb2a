"""Addresses: what became of the courses of a unit."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.results import pages

app_name = "results"

urlpatterns: list[URLPattern | URLResolver] = [
    path("resultater/", pages.results, name="results"),
    path("resultater/tal.csv", pages.as_csv, name="as_csv"),
]
