"""Addresses: the whole course taken out."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.packages import views

app_name = "packages"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/udtraek/", views.packages, name="packages"),
    path("forloeb/<int:case_id>/udtraek/<int:package_id>/hent/", views.fetch, name="fetch"),
]
