"""Django's name for the web floor: templates, static files and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "fodfaeste.web"
    label = "web"

    def ready(self) -> None:
        """Listen for sign-ins, which stand in the log."""
        from fodfaeste.web.shell import signing_in  # noqa: F401, PLC0415 -- connects itself
