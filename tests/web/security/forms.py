"""The forms of a page, as a browser finds them, and what somebody hostile fills them with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

TOKEN = "csrfmiddlewaretoken"

ODD = (
    "=cmd|'/C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(2)> 🧀"
    " \u202egnal\u202c \x00\x1b \ud83d"
)
LONG = "æ" * 10_000
HUGE = "x" * 1_000_000
HOSTILE: Mapping[str, str] = {
    "odd": ODD.encode("utf-8", "ignore").decode(),
    "long": LONG,
    "huge": HUGE,
    "number": "9" * 60,
}
"""What is written into every field of a form at once."""


@dataclass(slots=True)
class FoundForm:
    """A form: where it is sent, and the names of its fields with what stands in them."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def filled(self, value: str) -> dict[str, str]:
        """Every field with the same hostile value."""
        return {name: value for name in (*self.fields, *self.choices) if name != TOKEN}

    def half_filled(self, value: str) -> dict[str, str]:
        """Choices and hidden fields as they should be, and every text hostile."""
        chosen = {name: values[0] for name, values in self.choices.items() if values}
        return {**self.filled(value), **chosen, **self.kept}

    @property
    def kept(self) -> dict[str, str]:
        """What the page itself put into its hidden fields, but the key of the form."""
        return {name: self.fields[name] for name in ("version",) if name in self.fields}


class FormReader(HTMLParser):
    """Collects forms with their fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: list[FoundForm] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, a field of it, or a choice of a field."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = given.get("action", "").split("?")[0] or self.page
            self.forms.append(FoundForm(action, given.get("method", "get").lower()))
        elif self.forms and tag in {"input", "textarea", "select", "button"}:
            self._note(tag, given)
        elif tag == "option" and self.select and self.forms:
            self.forms[-1].choices.setdefault(self.select, []).append(given.get("value", ""))

    def _note(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if not name:
            return
        self.select = name if tag == "select" else ""
        form = self.forms[-1]
        if given.get("type") in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "button":
            form.choices.setdefault(name, []).append(given.get("value", ""))
        elif tag != "select":
            form.fields[name] = given.get("value", "")


def forms_on(page: str, html: str) -> Iterator[FoundForm]:
    """The forms of a page, but the one that signs out."""
    reader = FormReader(page)
    reader.feed(html)
    return (form for form in reader.forms if "logout" not in form.action)
