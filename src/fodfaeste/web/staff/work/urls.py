"""Addresses: Companies, matches, agreements, hours."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.work import (
    agreement,
    answering,
    companies,
    contacts,
    hours,
    matching,
    paper,
    placing,
    room,
    writing,
)

app_name = "work"

CASE = "forloeb/<int:case_id>/arbejde/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("virksomheder/", companies.companies, name="companies"),
    path("virksomheder/soeg/", companies.search, name="company_search"),
    path("virksomheder/ny/", companies.add, name="company_add"),
    path("virksomheder/<int:company_id>/", companies.company, name="company"),
    path("virksomheder/<int:company_id>/ret/", companies.edit, name="company_edit"),
    path(CASE, room.work, name="work"),
    path(f"{CASE}kontakt/", contacts.contact, name="contact"),
    path(f"{CASE}match/", matching.match, name="match"),
    path(f"{CASE}match/afslut/", matching.end, name="end_match"),
    path(f"{CASE}vilkaar/", placing.placement, name="placement"),
    path(f"{CASE}aftale/", agreement.agreement, name="agreement"),
    path(f"{CASE}aftale/skriv/", writing.write, name="agreement_write"),
    path(f"{CASE}aftale/foreslaa/", answering.propose, name="propose"),
    path(f"{CASE}aftale/svar/", answering.answer, name="answer"),
    path(f"{CASE}aftale/link/", answering.open_link, name="link"),
    path(f"{CASE}aftale/link/<int:link_id>/luk/", answering.revoke_link, name="revoke_link"),
    path(f"{CASE}aftale/pdf/", paper.pdf, name="agreement_pdf"),
    path(f"{CASE}timer/", hours.hours, name="hours"),
]
