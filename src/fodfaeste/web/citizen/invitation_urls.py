"""Addresses of the way in, for a citizen who has no account yet."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.citizen import invitation

app_name = "invitation"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", invitation.enter, name="enter"),
    path("vaelg/", invitation.choose, name="choose"),
    path("noegle/", invitation.passkey, name="passkey"),
    path("adgangskode/", invitation.password, name="password"),
]
