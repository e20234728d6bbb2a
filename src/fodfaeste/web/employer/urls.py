"""The employer's address: one page behind one link."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.employer import views

app_name = "employer"

urlpatterns: list[URLPattern | URLResolver] = [
    path("aftale/<str:token>/", views.agreement, name="agreement"),
]
