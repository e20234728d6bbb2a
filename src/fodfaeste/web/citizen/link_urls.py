"""The citizen's address without signing in: the questions behind one link."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.citizen import by_link

app_name = "answer"

urlpatterns: list[URLPattern | URLResolver] = [
    path("svar/<str:token>/", by_link.by_link, name="by_link"),
]
