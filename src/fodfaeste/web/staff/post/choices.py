"""Choose for each kind of notice whether it is mailed at once, once a day, or not at all."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.post.actions import choose_ways
from fodfaeste.records.post.queries import choices_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.ways import HELD, NOT_CHOSEN, MailWay, way_of, ways_open
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import Page, answer
from fodfaeste.web.ui.forms import ChipChoice
from fodfaeste.web.ui.merging import MergeableForm

CHOSEN = tuple(kind for kind in NoticeKind if kind not in NOT_CHOSEN)


class ChoicesForm(MergeableForm):
    """One question for each kind; a way that is not open to it is not offered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions up."""
        super().__init__(*args, **kwargs)
        for kind in CHOSEN:
            held = HELD.get(kind)
            field = forms.ChoiceField(
                label=kind.label,
                help_text=f"Kan ikke slås fra ({held.rule}). {held.why}" if held else "",
                choices=MailWay.choices(),
                widget=ChipChoice,
            )
            field.widget.choices = [(way.value, way.label) for way in ways_open(kind)]
            field.error_messages["required"] = f"Vælg, hvordan du får »{kind.label}«."
            field.error_messages["invalid_choice"] = "Vælg en af mulighederne."
            self.fields[kind.value] = field


@require_http_methods(["GET", "POST"])
@staff(Permission.MY_DAY_SEE)
def choices(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show and keep one's own choices."""

    def keep(typed: dict[str, Any]) -> object:
        return choose_ways(
            actor=desk.actor,
            version=typed["version"] or 0,
            ways={kind: MailWay(typed[kind.value]) for kind in CHOSEN},
            now=desk.now,
        )

    page = Page(
        title="Hvad vil du have mail om?",
        keep=keep,
        back=reverse("staff:post:notices"),
        said="Dine valg er gemt.",
        template="staff/post/choices.html",
        values_of=lambda record: _ways(record.ways),
    )
    if request.method == "POST":
        return answer(request, page, ChoicesForm(request.POST))
    stored, version = choices_of(desk.actor)
    return answer(request, page, ChoicesForm.showing(_ways(stored), version=version))


def _ways(stored: dict[str, str]) -> dict[str, str]:
    return {kind.value: way_of(kind, stored).value for kind in CHOSEN}
