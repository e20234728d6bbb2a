"""Addresses of the demo; included by a demo installation only."""

from django.urls import path

from fodfaeste.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.cast, name="cast"),
    path("log-ind/<slug:persona>/", views.sign_in_as, name="sign_in_as"),
]
