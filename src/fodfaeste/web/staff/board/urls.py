"""Addresses of the board that are about one course; those of the board itself: `door.py`."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.board import citizen

app_name = "board"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/tavle/<int:board_id>/", citizen.citizen, name="citizen"),
    path("forloeb/<int:case_id>/tavle/<int:board_id>/hindring/", citizen.hinder, name="hinder"),
]
