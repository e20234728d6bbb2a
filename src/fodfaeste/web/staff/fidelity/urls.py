"""Addresses: CTI and the method."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.fidelity import pages

app_name = "fidelity"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/cti/metode/", pages.course, name="course"),
    path("cti-metode/", pages.together, name="together"),
]
