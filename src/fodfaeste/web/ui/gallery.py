"""The gallery: every component in its full, empty and overloaded state, on one page.

A house test holds it complete. The components' contexts are the invented ones of
`gallery_examples`.
"""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fodfaeste.web.ui.gallery_examples import EXAMPLES
from fodfaeste.web.ui.gallery_forms import fields_shown, forms_shown
from fodfaeste.web.ui.gallery_pay import PAY_EXAMPLES


@dataclass(frozen=True, slots=True)
class Shown:
    """One component in one state, drawn."""

    state: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """One component with all its states."""

    name: str
    shown: tuple[Shown, ...]


def gallery_page(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    drawn = groupby((*EXAMPLES, *PAY_EXAMPLES), key=lambda example: example.template)
    components = [
        Group(
            name=template.removeprefix("ui/").removesuffix(".html"),
            shown=tuple(
                Shown(one.state, render_to_string(template, one.context, request))
                for one in examples
            ),
        )
        for template, examples in drawn
    ]
    context = {"components": components, "fields": fields_shown(), "forms": forms_shown()}
    return render(request, "shell/gallery.html", context)
