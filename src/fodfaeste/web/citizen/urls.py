"""Addresses of the citizen's own front door."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.citizen import consents, home, own_words, paper

app_name = "citizen"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("samtykker/", consents.consents, name="consents"),
    path("samtykker/<int:consent_id>/pdf/", consents.consent_pdf, name="consent_pdf"),
    path(
        "samtykker/<int:consent_id>/traek-tilbage/",
        consents.withdraw_consent,
        name="withdraw_consent",
    ),
    path("plan/pdf/", paper.plan, name="plan_pdf"),
    path("plan/skriv/", own_words.comment, name="comment"),
    path("mine-ord/", own_words.words, name="words"),
    path("mine-ord/skriv/", own_words.write, name="write"),
    path("mine-ord/<int:entry_id>/ret/", own_words.correct, name="correct"),
]
