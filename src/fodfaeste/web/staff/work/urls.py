"""Addresses: the page of work, and agreements."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.work import (
    agreement,
    answering,
    handing_over,
    paper,
    practical,
    room,
    sharing,
    writing,
)

app_name = "work"

CASE = "forloeb/<int:case_id>/arbejde/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(CASE, room.work, name="work"),
    path(f"{CASE}aftale/", agreement.agreement, name="agreement"),
    path(f"{CASE}aftale/skriv/", writing.write, name="agreement_write"),
    path(f"{CASE}aftale/foreslaa/", answering.propose, name="propose"),
    path(f"{CASE}aftale/svar/", answering.answer, name="answer"),
    path(f"{CASE}aftale/fortryd/", answering.regret, name="regret"),
    path(f"{CASE}aftale/drop/", answering.drop, name="drop"),
    path(f"{CASE}aftale/giv-skaermen/", handing_over.hand_over, name="hand_over"),
    path(f"{CASE}aftale/borgerens-svar/", handing_over.citizen_answer, name="citizen_answer"),
    path(f"{CASE}aftale/praktisk/", practical.practical, name="practical"),
    path(f"{CASE}aftale/spurgt-igen/", practical.asked_again, name="asked_again"),
    path(f"{CASE}aftale/undersoegt/", practical.examined, name="examined"),
    path(f"{CASE}aftale/link/", sharing.open_link, name="link"),
    path(f"{CASE}aftale/link/<int:link_id>/luk/", sharing.revoke_link, name="revoke_link"),
    path(f"{CASE}aftale/pdf/", paper.pdf, name="agreement_pdf"),
]
