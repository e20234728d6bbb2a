"""Addresses of consents: part of the room about the people around one citizen."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.consents import giving, paper, reading

ROOM = "forloeb/<int:case_id>/samtykker"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{ROOM}/", reading.consents, name="consents"),
    path(f"{ROOM}/nyt/", giving.give_consent, name="give_consent"),
    path(f"{ROOM}/hvem-ser-hvad/", reading.who_sees_what, name="who_sees_what"),
    path(f"{ROOM}/skema/", paper.empty_form, name="consent_form_pdf"),
    path(f"{ROOM}/<int:consent_id>/", reading.consent, name="consent"),
    path(f"{ROOM}/<int:consent_id>/pdf/", paper.consent_pdf, name="consent_pdf"),
    path(
        f"{ROOM}/<int:consent_id>/traek-tilbage/", giving.withdraw_consent, name="withdraw_consent"
    ),
]
