"""Addresses: days away and deputies."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.absence import views

app_name = "absence"

urlpatterns: list[URLPattern | URLResolver] = [
    path("fravaer/", views.absences, name="absences"),
    path("fravaer/nyt/<int:user_id>/", views.new, name="new"),
    path("fravaer/<int:absence_id>/slut/", views.end, name="end"),
]
