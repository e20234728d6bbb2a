"""The table of addresses: each front door brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from fodfaeste.web.shell import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
    path("medarbejder/kladde/", views.keep_draft, name="keep_draft"),
    path("medarbejder/", include("fodfaeste.web.staff.urls")),
    path("konto/", include("allauth.account.urls")),
    path("konto/totrin/", include("allauth.mfa.urls")),
]

handler400 = views.bad_request
handler403 = views.denied
handler404 = views.not_found
handler500 = views.broken
