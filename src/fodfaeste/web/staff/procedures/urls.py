"""Addresses: the municipality's procedures."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.procedures import reading, writing

app_name = "procedures"

ONE = "arbejdsgange/<int:procedure_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("arbejdsgange/", reading.procedures, name="procedures"),
    path("arbejdsgange/ny/", writing.new, name="new"),
    path(f"{ONE}/", reading.procedure, name="procedure"),
    path(f"{ONE}/ret/", writing.change, name="change"),
    path(f"{ONE}/udgaver/", reading.history, name="history"),
]
