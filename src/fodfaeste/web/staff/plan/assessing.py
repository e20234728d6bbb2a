"""Writing in the shared assessment: a new entry, one taken over, one that corrects another."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff import form_page
from fodfaeste.web.staff.form_page import FormPage
from fodfaeste.web.staff.plan.assessment_form import (
    CITIZEN,
    CONSENT,
    AssessmentForm,
    Beginning,
    entry_from,
    fields_of,
    source_in_words,
)
from fodfaeste.web.staff.plan.assessment_parts import SEATS
from fodfaeste.web.staff.plan.kickoff_words import SaidAtKickoff, said_at_kickoff
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.forms import KeyedForm

if TYPE_CHECKING:
    from fodfaeste.records.plan.models import AssessmentEntry


@on_case(Permission.ASSESSMENT_WRITE)
def assess(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Sign a new entry; a gap in the overview or a conversation may have begun it."""
    said = {part.code: part for part in said_at_kickoff(visit)}
    taken = said.get(request.GET.get("fra", ""))
    asked = _asked_for(request.GET)
    draft = ":".join(
        ["assessment", str(visit.case.pk), *asked.values(), *([taken.code] if taken else [])]
    )
    page = _page(
        visit,
        title="Skriv i udredningen",
        draft=draft,
        beginning=Beginning(conversations=frozenset(said)),
        context={"taken": taken},
    )
    first = {**_taken_over(taken), **_kept(visit, draft), **asked}
    return _answer(request, visit, page, first)


@on_case(Permission.ASSESSMENT_WRITE)
def correct(request: HttpRequest, visit: Visit, entry_id: int) -> HttpResponse:
    """Sign an entry that corrects an older one; the older one stays."""
    old = queries.entry_of(visit.case.pk, entry_id, sections=visit.sections)
    if old is None:
        raise Http404
    draft = f"assessment:{visit.case.pk}:ret:{entry_id}"
    page = _page(
        visit,
        title="Ret et notat",
        draft=draft,
        beginning=Beginning(corrects=old.pk),
        context={"old": old},
    )
    return _answer(request, visit, page, {**fields_of(old), **_kept(visit, draft)})


@require_POST
@on_case(Permission.TASK_WRITE)
def ask(request: HttpRequest, visit: Visit, area: str) -> HttpResponse:
    """Ask the other area's caseworker to write; the task stands on that one's Min dag."""
    roles = {seat.value: role for seat, role in SEATS.items()}
    if area not in roles:
        raise Http404
    form = KeyedForm(request.POST)
    form.is_valid()
    actions.ask_to_assess(
        actor=visit.actor,
        key=form.cleaned_data.get("key") or uuid.uuid4(),
        case=visit.case,
        role=roles[area],
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Kollegaen har fået en opgave om det på sin Min dag.")
    back = reverse("staff:plan:assessment", kwargs={"case_id": visit.case.pk})
    return HttpResponseRedirect(f"{back}#hvem-har-skrevet")


def _answer(
    request: HttpRequest, visit: Visit, page: FormPage, first: dict[str, Any]
) -> HttpResponse:
    options: dict[str, Any] = {
        "sources": _sources(visit),
        "sees_health": visit.sees(Section.HEALTH),
    }
    if request.method == "POST":
        return form_page.receive(request, visit, page, AssessmentForm(request.POST, **options))
    return form_page.show(request, visit, page, AssessmentForm(initial=first, **options))


def _page(
    visit: Visit, *, title: str, draft: str, beginning: Beginning, context: dict[str, Any]
) -> FormPage:
    def keep(cleaned: dict[str, Any]) -> "AssessmentEntry":
        return actions.assess(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            entry=entry_from(cleaned, beginning),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    back = reverse("staff:plan:assessment", kwargs={"case_id": visit.case.pk})
    return FormPage(
        template="staff/plan/assess.html",
        title=title,
        keep=keep,
        back_url=back,
        said="Det står nu i udredningen. Skriv ét notat mere, eller gå videre til planen.",
        draft=draft,
        tab="plan",
        context={
            **context,
            "sees_health": visit.sees(Section.HEALTH),
            "may_consent": visit.allows(Permission.CONSENT_RECORD),
        },
    )


def _sources(visit: Visit) -> list[tuple[str, str]]:
    """Everybody outside who may tell us something today, each by the consent that says so."""
    sees_network = visit.sees(Section.SOCIAL)
    return [
        (f"{CONSENT}:{consent.pk}", source_in_words(consent, sees_network=sees_network))
        for consent in queries.sources_on(visit.case, visit.today)
    ]


def _kept(visit: Visit, draft: str) -> dict[str, Any]:
    kept = draft_of(visit.actor, draft)
    return begun(AssessmentForm, kept.fields) if kept else {}


def _asked_for(sent: Mapping[str, str]) -> dict[str, Any]:
    """Return what a gap was followed from: the area, the kind, or that the citizen is missing."""
    asked = {
        "area": sent.get("omraade", ""),
        "theme": sent.get("slags", ""),
        "source": sent.get("hvem", ""),
    }
    known: dict[str, set[str]] = {
        "area": set(LifeArea),
        "theme": set(AssessmentTheme),
        "source": {CITIZEN},
    }
    return {name: code for name, code in asked.items() if code in known[name]}


def _taken_over(part: SaidAtKickoff | None) -> dict[str, Any]:
    if part is None:
        return {}
    return {
        "area": part.area,
        "theme": part.theme,
        "text": part.text,
        "taken_from": part.code,
    }
