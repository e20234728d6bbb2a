"""The table of addresses: each front door brings its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", include("allauth.account.urls")),
    path("konto/totrin/", include("allauth.mfa.urls")),
]
