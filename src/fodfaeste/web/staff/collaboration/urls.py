"""Addresses: how we work together."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.collaboration import pages

app_name = "collaboration"

urlpatterns: list[URLPattern | URLResolver] = [
    path("samarbejde/", pages.units, name="units"),
    path("samarbejde/<int:unit_id>/", pages.checks, name="checks"),
    path("samarbejde/<int:unit_id>/svar/", pages.answer_together, name="answer"),
]
