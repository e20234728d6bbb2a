"""Addresses: hurtig afklaring."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.quick import views

app_name = "quick"

CASE = "forloeb/<int:case_id>/hurtig-afklaring/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(CASE, views.questions, name="questions"),
    path(f"{CASE}ny/", views.ask, name="ask"),
    path(f"{CASE}<int:quick_id>/", views.question, name="question"),
    path(f"{CASE}<int:quick_id>/videre/", views.pass_on, name="pass_on"),
    path(f"{CASE}<int:quick_id>/tilbage/", views.take_back, name="take_back"),
]
