"""What a browser would send back from a form that nobody has touched."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    """Collects the fields of the first form of the class `ff-form`."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._inside = self._done = False
        self._writing = self._choosing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and "ff-form" in given.get("class", "").split() and not self._done:
            self._inside = True
        if not self._inside:
            return
        name = given.get("name", "")
        if tag == "input" and name and _is_sent(given):
            self.values[name] = given.get("value", "")
        elif tag == "textarea":
            self.values[name], self._writing = "", name
        elif tag == "select":
            self._choosing = name
        elif tag == "option" and self._choosing and "selected" in given:
            self.values[self._choosing] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._writing:
            self.values[self._writing] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._writing:
            self.values[self._writing] = self.values[self._writing].removeprefix("\n")
            self._writing = ""
        elif tag == "select":
            self._choosing = ""
        elif tag == "form" and self._inside:
            self._inside, self._done = False, True


def _is_sent(given: dict[str, str]) -> bool:
    return given.get("type") not in ("checkbox", "radio") or "checked" in given


def values_in(page: str) -> dict[str, str]:
    """Return the values of the page's own form."""
    form = _Form()
    form.feed(page)
    return form.values
