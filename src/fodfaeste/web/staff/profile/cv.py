"""The CV: read as it stands, said yes to, printed, and taken back (B7)."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.pdf.papers.cv import cv_document
from fodfaeste.records.placement.actions import cv as actions
from fodfaeste.records.placement.queries.profile import cv_now, profile_room, shown_cv
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.profile.cv import CvContent
from fodfaeste.rules.placement.profile.kinds import YesGiven
from fodfaeste.rules.placement.profile.wording import warnings_on_cv
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show
from fodfaeste.web.staff.profile.places import at, form_on, hold_to_employment
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm
from fodfaeste.web.ui.papers import as_pdf

TOLD = [(how.value, how.label) for how in (YesGiven.IN_THE_ROOM, YesGiven.ON_PAPER)]


class YesForm(KeyedForm):
    """The citizen's yes to the CV that stands on the page."""

    said_yes_on = DanishDateField(label="Hvornår sagde borgeren ja?")
    how = forms.ChoiceField(label="Hvordan?", choices=TOLD, widget=ChipChoice)


@require_safe
@on_case(Permission.WORK_SEE)
def cv(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The CV as it would read now, and whether there is a yes to it."""
    hold_to_employment(visit)
    return show(request, visit, _page(visit, read=""), _fresh(visit))


@on_case(Permission.PROFILE_WRITE)
def yes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that the citizen has read the CV and said yes to it."""
    page = _page(visit, read=request.POST.get("read", ""))
    if request.method == "POST":
        return receive(request, visit, page, YesForm(request.POST))
    return show(request, visit, page, _fresh(visit))


def _fresh(visit: Visit) -> YesForm:
    return YesForm(initial={"said_yes_on": visit.today, "how": YesGiven.IN_THE_ROOM.value})


def _page(visit: Visit, *, read: str) -> FormPage:
    """The page of the CV; `read` is the sign of the text that was read."""
    room = profile_room(visit.case.pk, sections=visit.sections, today=visit.today)
    content = cv_now(visit.case, room)
    standing = room.standing_cv

    def keep(typed: dict[str, Any]) -> object:
        return actions.say_yes(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            read_hash=read,
            how=YesGiven(typed["how"]),
            said_yes_on=typed["said_yes_on"],
            today=visit.today,
            now=visit.now,
        )

    page = form_on(
        visit,
        "CV",
        keep,
        said="CV'et er lavet. Nu kan det vises frem.",
        anchor="#cv",
        cv=content,
        room=room,
        is_current=standing is not None and standing.text_hash == content.text_hash,
        warnings=warnings_on_cv(content.texts),
        may_write=visit.allows(Permission.PROFILE_WRITE),
        may_take_back=visit.allows(Permission.CONSENT_WITHDRAW),
    )
    return replace(page, template="staff/profile/cv.html")


@require_safe
@on_case(Permission.WORK_SEE)
def pdf(_: HttpRequest, visit: Visit) -> HttpResponse:
    """The CV that the citizen has said yes to, as a document to hand over."""
    hold_to_employment(visit)
    content = shown_cv(visit.case)
    if content is None:
        raise Http404
    return _paper(visit, content, is_draft=False)


@require_safe
@on_case(Permission.WORK_SEE)
def draft_pdf(_: HttpRequest, visit: Visit) -> HttpResponse:
    """The CV as it stands now, to be read together; it says that nobody has said yes yet."""
    hold_to_employment(visit)
    room = profile_room(visit.case.pk, sections=visit.sections, today=visit.today)
    return _paper(visit, cv_now(visit.case, room), is_draft=True)


@require_POST
@on_case(Permission.CONSENT_WITHDRAW)
def take_back(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The citizen does not want the CV shown any more."""
    hold_to_employment(visit)
    actions.take_back_yes(actor=visit.actor, case=visit.case, today=visit.today, now=visit.now)
    words = "Ja'et er taget tilbage. CV'et kan ikke hentes, før borgeren har sagt ja igen."
    messages.success(request, words)
    return HttpResponseRedirect(f"{at(visit, 'profile')}#cv")


def _paper(visit: Visit, content: CvContent, *, is_draft: bool) -> HttpResponse:
    document = cv_document(content, printed_on=visit.today, is_draft=is_draft)
    return as_pdf(document, name="cv")
