"""Addresses of the citizen's own front door."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.citizen import home, paper

app_name = "citizen"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("plan/pdf/", paper.plan, name="plan_pdf"),
]
