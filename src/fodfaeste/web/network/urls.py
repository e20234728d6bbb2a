"""The address of somebody in the network: one task behind one link."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.network import views

app_name = "network"

urlpatterns: list[URLPattern | URLResolver] = [
    path("hjaelp/<str:token>/", views.task, name="task"),
]
