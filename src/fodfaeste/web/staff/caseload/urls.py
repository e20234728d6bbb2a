"""Addresses: caseloads."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.caseload import handing_over, views

app_name = "caseload"

urlpatterns: list[URLPattern | URLResolver] = [
    path("sagsstammer/", views.caseloads, name="caseloads"),
    path("sagsstammer/overdrag/", handing_over.choose, name="choose"),
    path("sagsstammer/<int:user_id>/overdrag/", handing_over.hand_over_caseload, name="hand_over"),
]
