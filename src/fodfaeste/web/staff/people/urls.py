"""Addresses: Enrolment, team, consents, restricted card, log, closing."""

from django.urls import URLPattern, URLResolver

app_name = "people"

urlpatterns: list[URLPattern | URLResolver] = []
