"""Every component stands in the gallery, in every state that matters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template import Template
from django.test import RequestFactory
from django.test.signals import template_rendered

import fodfaeste.web
from fodfaeste.web.ui.gallery import gallery_page

COMPONENTS = Path(fodfaeste.web.__file__).parent / "templates" / "ui"


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    names: set[str] = set()

    def note(*, template: Template, **_: object) -> None:
        names.add(template.name or "")

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def shown() -> HttpResponse:
    return gallery_page(RequestFactory().get("/metoden/komponenter/"))


def test_every_component_is_shown_in_the_gallery(rendered: set[str]) -> None:
    shown()
    components = {f"ui/{path.name}" for path in COMPONENTS.glob("*.html")}
    assert {name for name in rendered if name.startswith("ui/")} == components


def test_no_id_stands_twice_in_the_gallery() -> None:
    words = shown().content.decode()
    ids = [part.split('"')[0] for part in words.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_what_was_typed_never_becomes_markup() -> None:
    assert shown().content.decode().count("<script>alert") == 0


def test_no_page_part_carries_styles_or_scripts_of_its_own() -> None:
    words = shown().content.decode()
    assert (words.count(" style="), words.count(" onclick="), words.count("<script>")) == (0, 0, 0)
