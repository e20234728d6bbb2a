"""Addresses: openings for one citizen, and the match."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.matching import deciding, finding, listing

app_name = "matching"

MATCH = "forloeb/<int:case_id>/arbejde/match/"
OPENING = f"{MATCH}aabninger/<int:opening_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(MATCH, listing.openings, name="openings"),
    path(f"{MATCH}fundet/", finding.match, name="match"),
    path(f"{MATCH}lister/", listing.lists, name="lists"),
    path(f"{MATCH}lister/<int:list_id>/", listing.kept, name="list"),
    path(f"{OPENING}se-bort-fra/", deciding.look_past, name="look_past"),
    path(f"{OPENING}nej/", deciding.decline, name="decline"),
    path(f"{MATCH}bort/<int:override_id>/igen/", deciding.look_again, name="look_again"),
    path(f"{MATCH}nej/<int:decline_id>/igen/", deciding.ask_again, name="ask_again"),
]
