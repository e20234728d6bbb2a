"""Addresses: the VITAS sheet."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.vitas import views

app_name = "vitas"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/arbejde/vitas/", views.sheet, name="sheet"),
]
