"""Addresses: the citizen's way in."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.way_in import views

app_name = "way_in"

CASE = "forloeb/<int:case_id>/adgang"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{CASE}/", views.way_in, name="way_in"),
    path(f"{CASE}/inviter/", views.invite, name="invite"),
    path(f"{CASE}/inviter/<int:invitation_id>/traek-tilbage/", views.revoke, name="revoke"),
    path(f"{CASE}/luk/", views.close, name="close"),
]
