"""Addresses: success stories of one course, and those that are shared."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.stories import pages, writing

app_name = "stories"

OF_CASE = "forloeb/<int:case_id>/historier"
ONE = f"{OF_CASE}/<int:story_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("historier/", pages.shared, name="shared"),
    path(f"{OF_CASE}/", pages.stories, name="stories"),
    path(f"{OF_CASE}/ny/", writing.new, name="new"),
    path(f"{ONE}/ret/", writing.change, name="change"),
    path(f"{ONE}/ja/", writing.note_yes, name="note_yes"),
    path(f"{ONE}/del/", pages.share, name="share"),
    path(f"{ONE}/tag-tilbage/", pages.take_back, name="take_back"),
]
