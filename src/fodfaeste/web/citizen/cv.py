"""Mit CV: my wishes, what I can and have done, in my own words; and my yes to show it (B7, L2)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.pdf.papers.cv import cv_document
from fodfaeste.records.placement.actions import cv as cvs
from fodfaeste.records.placement.queries.profile import (
    ProfileRoom,
    cv_now,
    profile_room,
    shown_cv,
    words,
)
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.profile.kinds import LineKind, YesGiven
from fodfaeste.rules.placement.profile.when import period_said
from fodfaeste.rules.placement.profile.wording import warnings_on_cv
from fodfaeste.rules.placement.work_words import WorkNeed
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.forms import KeyedForm
from fodfaeste.web.ui.papers import as_pdf

TITLES = {
    LineKind.WISH: gettext_lazy("Det vil jeg gerne arbejde med"),
    LineKind.COMPETENCE: gettext_lazy("Det kan jeg"),
    LineKind.EXPERIENCE: gettext_lazy("Det har jeg prøvet"),
    LineKind.EDUCATION: gettext_lazy("Min uddannelse"),
    LineKind.COURSE: gettext_lazy("Kurser og beviser"),
    LineKind.LANGUAGE: gettext_lazy("Sprog"),
    LineKind.INTEREST: gettext_lazy("Det kan jeg lide"),
}


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
def cv(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What stands about me and work, and the CV that comes of it."""
    room = profile_room(visit.case.pk, today=visit.today)
    content = cv_now(visit.case, room)
    standing = room.standing_cv
    context = {
        "room": room,
        "groups": _groups(room),
        "cv": content,
        "is_current": standing is not None and standing.text_hash == content.text_hash,
        "warnings": warnings_on_cv(content.texts),
        "needs": _needs(room),
        "form": KeyedForm(),
        "may_write": visit.allows(Permission.PROFILE_WRITE),
    }
    return render(request, "citizen/cv.html", context)


def _groups(room: ProfileRoom) -> list[tuple[LineKind, str, list[tuple[Any, str]]]]:
    """The lines by kind, each with its period."""
    return [
        (
            kind,
            str(title),
            [
                (line, period_said(line.began, line.ended, ongoing=line.ongoing))
                for line in room.of(kind)
            ],
        )
        for kind, title in TITLES.items()
    ]


def _needs(room: ProfileRoom) -> list[str]:
    """What we have written that I need at work."""
    if room.profile is None:
        return []
    wanted = words(WorkNeed, room.profile.needs)
    own = [room.profile.needs_words] if room.profile.needs_words else []
    return [_(need.label) for need in WorkNeed if need in wanted] + own


@on_own_case(Permission.PROFILE_WRITE)
@require_POST
def cv_yes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say yes to the CV that I have read."""
    form = KeyedForm(request.POST)
    form.full_clean()
    cvs.say_yes(
        actor=visit.actor,
        key=form.clean_key(),
        case=visit.case,
        read_hash=request.POST.get("read", ""),
        how=YesGiven.OWN_PAGE,
        said_yes_on=visit.today,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, _("Tak. Nu må dit CV vises til arbejdspladser."))
    return HttpResponseRedirect(reverse("citizen:cv"))


@on_own_case(Permission.CONSENT_WITHDRAW)
@require_POST
def cv_take_back(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take my yes back."""
    cvs.take_back_yes(actor=visit.actor, case=visit.case, today=visit.today, now=visit.now)
    messages.success(request, _("Dit CV vises ikke mere. Dit team har fået besked."))
    return HttpResponseRedirect(reverse("citizen:cv"))


@on_own_case(Permission.OWN_CASE_SEE)
@require_safe
@in_danish
def cv_pdf(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """The CV that I have said yes to."""
    content = shown_cv(visit.case)
    if content is None:
        raise Http404
    return as_pdf(cv_document(content, printed_on=visit.today, is_draft=False), name="cv")
