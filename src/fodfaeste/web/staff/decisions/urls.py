"""Addresses: grants and decisions."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.decisions import views

app_name = "decisions"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/bevilling/", views.grants, name="grants"),
    path("forloeb/<int:case_id>/bevilling/ny/", views.grant, name="grant"),
    path("forloeb/<int:case_id>/bevilling/visitation/", views.visitation, name="visitation"),
    path("forloeb/<int:case_id>/bevilling/<int:grant_id>/ophoer/", views.end, name="end"),
    path(
        "forloeb/<int:case_id>/bevilling/<int:grant_id>/fortsaet/",
        views.go_on,
        name="continue",
    ),
    path("forloeb/<int:case_id>/bevilling/<int:grant_id>/maal/", views.goal, name="goal"),
]
