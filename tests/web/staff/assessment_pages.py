"""What a browser sends from the form of the assessment."""

from django.test import Client

from tests.web.staff.plan_pages import hidden


def sent(client: Client, address: str, **answers: str) -> dict[str, str]:
    """A form as a browser sends it."""
    page = client.get(address).text
    return {
        "key": hidden(page, "key"),
        "taken_from": hidden_or_nothing(page, "taken_from"),
        "area": "everyday",
        "theme": "resource",
        "source": "mig",
        "text": "Karin holder orden i det små.",
        **answers,
    }


def hidden_or_nothing(page: str, name: str) -> str:
    return hidden(page, name) if f'name="{name}" value="' in page else ""
