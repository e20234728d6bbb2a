"""Addresses: Companies, matches, agreements, hours."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.work import (
    agreement,
    answering,
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
    path(CASE, room.work, name="work"),
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
