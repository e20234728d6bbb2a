"""Addresses: the statutory talks of one course."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.talks import views

app_name = "talks"

HERE = "forloeb/<int:case_id>/samtaler/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, views.talks, name="talks"),
    path(f"{HERE}rytme/", views.agree, name="agree"),
]
