"""Addresses: The CTI course."""

from django.urls import URLPattern, URLResolver

app_name = "cti"

urlpatterns: list[URLPattern | URLResolver] = []
