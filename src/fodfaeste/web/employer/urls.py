"""The employer's address: one page behind one link."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.employer import hours, views

app_name = "employer"

urlpatterns: list[URLPattern | URLResolver] = [
    path("aftale/<str:token>/", views.agreement, name="agreement"),
    path("aftale/<str:token>/fortryd/", views.regret, name="regret"),
    path("aftale/<str:token>/hvordan-gaar-det/", views.give_feedback, name="feedback"),
    path("aftale/<str:token>/hurtigt-svar/", views.ask_quickly, name="quick"),
    path("aftale/<str:token>/pdf/", views.pdf, name="pdf"),
    path("aftale/<str:token>/timer/", hours.hours, name="hours"),
]
