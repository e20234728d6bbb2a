"""Addresses: the register of companies, and contacts about one citizen."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.companies import contacts, register

app_name = "companies"

ONE = "virksomheder/<int:company_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("virksomheder/", register.companies, name="companies"),
    path("virksomheder/soeg/", register.search, name="search"),
    path("virksomheder/ny/", register.add, name="add"),
    path(ONE, register.company, name="company"),
    path(f"{ONE}ret/", register.edit, name="edit"),
    path("forloeb/<int:case_id>/arbejde/kontakt/", contacts.contact, name="contact"),
]
