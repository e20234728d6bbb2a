"""Addresses: grants and decisions."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.decisions import deciding, views

app_name = "decisions"

GRANTS = "forloeb/<int:case_id>/bevilling"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{GRANTS}/", views.grants, name="grants"),
    path(f"{GRANTS}/ny/", deciding.grant, name="grant"),
    path(f"{GRANTS}/lov/", deciding.told, name="told"),
    path(f"{GRANTS}/visitation/", views.visitation, name="visitation"),
    path(f"{GRANTS}/afgoerelse/<int:decision_id>/brev/", views.letter, name="letter"),
    path(f"{GRANTS}/<int:grant_id>/aendr/", deciding.change, name="change"),
    path(f"{GRANTS}/<int:grant_id>/ophoer/", deciding.end, name="end"),
    path(f"{GRANTS}/<int:grant_id>/fortsaet/", deciding.go_on, name="continue"),
    path(f"{GRANTS}/<int:grant_id>/maal/", views.goal, name="goal"),
]
