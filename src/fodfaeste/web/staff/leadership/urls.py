"""Addresses: the leader's page."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.leadership import exports, pages

app_name = "leadership"

urlpatterns: list[URLPattern | URLResolver] = [
    path("ledelse/", pages.overview, name="overview"),
    path("ledelse/frister/", pages.deadlines, name="deadlines"),
    path("ledelse/mangler/<slug:what>/", pages.unwritten, name="unwritten"),
    path("ledelse/tal.csv", exports.as_csv, name="as_csv"),
    path("ledelse/tal.pdf", exports.as_pdf, name="as_pdf"),
]
