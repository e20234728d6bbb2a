"""Django's name for the web floor: templates, static files and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "fodfaeste.web"
    label = "web"
