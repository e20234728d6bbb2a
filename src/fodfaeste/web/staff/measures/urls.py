"""Addresses: measurements."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.measures import handing_over, typing_in, views, ways

app_name = "measures"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forloeb/<int:case_id>/maalinger/", views.measures, name="measures"),
    path("forloeb/<int:case_id>/maalinger/pdf/", views.pdf, name="pdf"),
    path("forloeb/<int:case_id>/maalinger/ny/", views.record, name="record"),
    path("forloeb/<int:case_id>/maalinger/svar/", ways.ways, name="ways"),
    path("forloeb/<int:case_id>/maalinger/papir/", ways.paper, name="paper"),
    path("forloeb/<int:case_id>/maalinger/link/", ways.open_link, name="open_link"),
    path("forloeb/<int:case_id>/maalinger/link/luk/", ways.close_link, name="close_link"),
    path("forloeb/<int:case_id>/maalinger/indtast/", typing_in.type_in, name="type_in"),
    path("forloeb/<int:case_id>/maalinger/giv-skaermen/", handing_over.hand_over, name="hand_over"),
    path(
        "forloeb/<int:case_id>/maalinger/borgerens-svar/",
        handing_over.citizen_answer,
        name="citizen_answer",
    ),
]
