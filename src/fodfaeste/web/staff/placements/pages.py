"""What the pages about stretches of work share."""

from dataclasses import dataclass

from django.urls import reverse

from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage
from fodfaeste.web.ui.parts import Missing

TAB = "work"
FORM = "staff/placements/form.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(FormPage):
    """A form about work in progress."""

    template: str = FORM
    tab: str = TAB


def address(visit: Visit, name: str, **more: object) -> str:
    """The address of a page about stretches of work in this course."""
    return reverse(f"staff:placements:{name}", kwargs={"case_id": visit.case.pk, **more})


def work_url(visit: Visit) -> str:
    """The page *Arbejde*."""
    return reverse("staff:work:work", kwargs={"case_id": visit.case.pk})


def in_words(obstacles: tuple[Obstacle, ...]) -> tuple[Missing, ...]:
    """What is pointed out, as a page shows it."""
    return tuple(
        Missing(sentence=f"{one.sentence} {one.next_step}", rule=one.rule) for one in obstacles
    )
