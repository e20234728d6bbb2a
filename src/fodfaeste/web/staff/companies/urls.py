"""Addresses: the register of companies, and contacts about one citizen."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.companies import (
    contacts,
    details,
    importing,
    merging,
    noting,
    openings,
    register,
)

app_name = "companies"

ALL = "virksomheder/"
ONE = f"{ALL}<int:company_id>/"
PERSON = f"{ONE}personer/<int:company_person_id>/"
OPENING = f"{ONE}aabninger/<int:opening_id>/"
FILE = f"{ALL}import/<int:batch_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ALL, register.companies, name="companies"),
    path(f"{ALL}soeg/", register.search, name="search"),
    path(f"{ALL}ny/", details.add, name="add"),
    path(f"{ALL}dubletter/", merging.likely, name="likely"),
    path(f"{ALL}import/", importing.upload, name="import"),
    path(f"{ALL}import/skabelon/", importing.template, name="import_template"),
    path(FILE, importing.batch, name="import_batch"),
    path(f"{FILE}hent/", importing.apply, name="import_apply"),
    path(f"{FILE}kasser/", importing.discard, name="import_discard"),
    path(f"{FILE}fejl/", importing.wrong_rows, name="import_wrong"),
    path(ONE, register.company, name="company"),
    path(f"{ONE}ret/", details.edit, name="edit"),
    path(f"{ONE}kender/", register.know, name="know"),
    path(f"{ONE}kontakt/", noting.note_contact, name="note_contact"),
    path(f"{ONE}luk/", noting.close, name="close"),
    path(f"{ONE}aabn/", noting.reopen, name="reopen"),
    path(f"{ONE}personer/ny/", details.new_person, name="new_person"),
    path(PERSON, details.person, name="person"),
    path(f"{ONE}aabninger/ny/", openings.new_opening, name="new_opening"),
    path(OPENING, openings.opening, name="opening"),
    path(f"{OPENING}luk/", openings.end_opening, name="end_opening"),
    path(f"{ONE}sammen/", merging.choose, name="merge_choose"),
    path(f"{ONE}sammen/<int:other_id>/", merging.merge, name="merge"),
    path("forloeb/<int:case_id>/arbejde/kontakt/", contacts.contact, name="contact"),
]
