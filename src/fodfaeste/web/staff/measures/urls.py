"""Addresses: measurements."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.measures import views

app_name = "measures"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/maalinger/", views.measures, name="measures"),
    path("forloeb/<int:case_id>/maalinger/pdf/", views.pdf, name="pdf"),
    path("forloeb/<int:case_id>/maalinger/ny/", views.record, name="record"),
]
