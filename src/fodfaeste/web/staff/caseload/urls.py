"""Addresses: caseloads."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.caseload import views

app_name = "caseload"

urlpatterns: list[URLPattern | URLResolver] = [
    path("sagsstammer/", views.caseloads, name="caseloads"),
]
