"""Addresses: the job profile and the CV."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.profile import cv, lines, parts, reading

app_name = "profile"

HERE = "forloeb/<int:case_id>/arbejde/profil/"
LINE = f"{HERE}linje/<int:line_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, reading.profile, name="profile"),
    path(f"{HERE}skriv/<slug:part>/", parts.part, name="part"),
    path(f"{HERE}linje/ny/<slug:kind>/", lines.new_line, name="new_line"),
    path(LINE, lines.line, name="line"),
    path(f"{LINE}flyt/", lines.move, name="move_line"),
    path(f"{LINE}tag-ud/", lines.take_out, name="take_out"),
    path(f"{HERE}cv/", cv.cv, name="cv"),
    path(f"{HERE}cv/ja/", cv.yes, name="cv_yes"),
    path(f"{HERE}cv/tag-tilbage/", cv.take_back, name="cv_take_back"),
    path(f"{HERE}cv/pdf/", cv.pdf, name="cv_pdf"),
    path(f"{HERE}cv/kladde/pdf/", cv.draft_pdf, name="cv_draft_pdf"),
]
