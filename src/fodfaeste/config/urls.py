"""The table of addresses: each front door brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from fodfaeste.kernel import clock
from fodfaeste.web.shell import language, method, views
from fodfaeste.web.staff.post import calendar

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
    path("sprog/", language.choose, name="language"),
    path("medarbejder/kladde/", views.keep_draft, name="keep_draft"),
    path("tavle/", include("fodfaeste.web.staff.board.door")),
    path("medarbejder/", include("fodfaeste.web.staff.urls")),
    path("", include("fodfaeste.web.employer.urls")),
    path("", include("fodfaeste.web.network.urls")),
    path("kalender/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path("invitation/", include("fodfaeste.web.citizen.invitation_urls")),
    path("mit-forloeb/", include("fodfaeste.web.citizen.urls")),
    path("", include("fodfaeste.web.citizen.link_urls")),
    path("administration/", include("fodfaeste.web.admin.urls")),
    path("metoden/", method.method, name="method"),
    path("tilgaengelighed/", method.accessibility, name="accessibility"),
    path("konto/", include("allauth.account.urls")),
    path("konto/eid/", include("fodfaeste.web.shell.outside")),
    path("konto/totrin/", include("allauth.mfa.urls")),
]

if clock.is_demo():
    urlpatterns.append(path("demo/", include("fodfaeste.demo.urls")))

handler400 = views.bad_request
handler403 = views.denied
handler404 = views.not_found
handler500 = views.broken
