"""Addresses: enrolment, team, consents, restricted card, log, closing."""

from django.urls import URLPattern, URLResolver, include, path

from fodfaeste.web.staff.consents import urls as consents
from fodfaeste.web.staff.people import changes, enrolment, glass, views

app_name = "people"

CASE = "forloeb/<int:case_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kolleger/", enrolment.colleagues, name="colleagues"),
    path("indskriv/", enrolment.enrol, name="enrol"),
    path("slaa-op/", enrolment.look_up, name="restricted"),
    path("slaa-op/kort/", enrolment.card, name="card"),
    path("noedaabninger/", glass.openings, name="openings"),
    path(f"{CASE}/noedaabning/<int:glass_id>/", glass.review, name="review"),
    path(f"{CASE}/kontakt/", views.contact, name="contact"),
    path(f"{CASE}/team/", views.team, name="team"),
    path(f"{CASE}/team/skift/<int:news_id>/", changes.tell_change, name="tell_change"),
    path(f"{CASE}/team/skift/<int:news_id>/brev/", changes.letter, name="change_letter"),
    path(f"{CASE}/team/<slug:seat>/", views.change_team, name="change_team"),
    path("", include(consents)),
    path(f"{CASE}/log/", views.log, name="log"),
    path(f"{CASE}/luk/", views.close_case, name="close_case"),
]
