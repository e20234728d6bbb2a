"""Note the talk about pay with the employer, and begin the next version of the agreement (D12)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import ladder as actions
from fodfaeste.records.placement.queries.ladder import agreed_sheet
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.ladder.kinds import PayAnswer
from fodfaeste.rules.placement.ladder.pay_talk import Talk
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before
from fodfaeste.web.staff.ladder.forms import TalkForm
from fodfaeste.web.staff.ladder.places import FORM, TAB, at, ladder_url
from fodfaeste.web.ui.forms import KeyedForm


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def talk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the employer answered."""
    draft = f"ladder:{visit.case.pk}:talk"

    def keep(typed: dict[str, Any]) -> object:
        return actions.note_talk(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            held=actions.HeldTalk(
                talk=Talk(
                    talked_on=typed["talked_on"],
                    answer=PayAnswer(typed["answer"]),
                    again_on=typed["again_on"],
                    ordinary_minutes=typed["ordinary_minutes"],
                ),
                employer_name=typed["employer_name"],
                note=typed["note"],
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = FormPage(
        template=FORM,
        title="Samtalen om løn",
        keep=keep,
        back_url=ladder_url(visit),
        tab=TAB,
        said="Samtalen er noteret.",
        draft=draft,
        context={"button": "Gem samtalen", "rule": "D12"},
    )
    if request.method == "POST":
        return receive(request, visit, page, TalkForm(request.POST))
    return show(request, visit, page, TalkForm(initial=_first(visit, draft)))


@require_POST
@on_case(Permission.AGREEMENT_WRITE)
def next_version(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A draft with the tasks where they stand and the paid hours that were promised."""
    form = KeyedForm(request.POST)
    form.is_valid()
    try:
        actions.begin_next_version(
            actor=visit.actor,
            key=form.clean_key(),
            case=visit.case,
            today=visit.today,
            now=visit.now,
        )
    except Stale:
        messages.info(request, "Næste udgave er allerede begyndt. Her kan du skrive videre på den.")
    else:
        messages.success(
            request, "Næste udgave er begyndt. Læs den igennem, og ret det, der skal rettes."
        )
    return HttpResponseRedirect(at(visit, "agreement_write"))


def _first(visit: Visit, draft: str) -> dict[str, Any]:
    """Today, and the next follow-up as the day to ask again; what was typed before wins."""
    sheet = agreed_sheet(visit.case.pk)
    follow_up = sheet.terms.follow_up_on if sheet else None
    ahead = follow_up if follow_up and follow_up > visit.today else None
    return {
        "talked_on": visit.today,
        "again_on": ahead,
        **typed_before(visit, TalkForm, draft),
    }
