"""The strategy bank: found, written from a note, tried again, said anew, set aside (E15)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.actions import strategies as actions
from fodfaeste.records.cti.actions.strategies import Opened, StrategyWords
from fodfaeste.records.cti.queries import strategies as queries
from fodfaeste.records.cti.queries.strategies import Asked, StrategyLine
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.safety.bank_forms import (
    NewStrategyForm,
    ReasonForm,
    SearchForm,
    StrategyForm,
    TryFields,
)
from fodfaeste.web.staff.safety.reading import closed_to, draft_name
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.merging import chosen
from fodfaeste.web.ui.parts import Paging

BANK = "staff:safety:strategies"
WORDS = ("text", "own_words")


@on_case(Permission.CTI_SEE)
def strategies(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The bank: what was tried, where it works, and what did not."""
    if shut := closed_to(request, visit):
        return shut
    form = SearchForm(request.POST if request.method == "POST" else request.GET)
    asked = _asked(form, set_aside="til_side" in request.GET)
    page = queries.bank_page(visit.case.pk, asked, number=page_number(request.GET.get("side", "")))
    context = {
        "bank": page,
        "form": form,
        "asked": asked,
        "is_asked": asked != Asked(),
        "paging": Paging(
            page.number, page.last, page.total, query=_query(asked), what="strategier"
        ),
        "may_write": visit.allows(Permission.STRATEGY_WRITE),
        "notes_open": visit.allows(Permission.NOTE_SEE),
    }
    return case_page(request, visit, "staff/safety/strategies.html", context, tab="cti")


def _asked(form: SearchForm, *, set_aside: bool) -> Asked:
    """What is looked for; what cannot be read asks for nothing."""
    form.is_valid()
    given = form.cleaned_data
    return Asked(
        situation=given.get("situation"),
        outcome=given.get("outcome"),
        text=given.get("q") or "",
        set_aside=set_aside,
    )


def _query(asked: Asked) -> str:
    """The search as the next page's address has it; words are not put there."""
    found = {"situation": asked.situation, "outcome": asked.outcome}
    chosen_ones = {name: code.value for name, code in found.items() if code}
    return urlencode(chosen_ones | ({"til_side": "ja"} if asked.set_aside else {}))


@on_case(Permission.STRATEGY_WRITE)
def new_strategy(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Put something that was tried in the bank."""
    return _new(request, visit, note_id=None)


@on_case(Permission.STRATEGY_WRITE)
def from_note(request: HttpRequest, visit: Visit, note_id: int) -> HttpResponse:
    """Put what a note tells of in the bank: its words stand there, to be cut to what one does."""
    if not visit.allows(Permission.NOTE_SEE):
        raise Http404
    return _new(request, visit, note_id=note_id)


def _new(request: HttpRequest, visit: Visit, *, note_id: int | None) -> HttpResponse:
    started = {"tried_on": visit.today, **_from_note(visit, note_id)}
    draft = draft_name(visit, f"strategy:{note_id or 'ny'}")
    if request.method == "POST":
        form = NewStrategyForm(request.POST)
    else:
        form = NewStrategyForm(initial={**started, **typed_before(visit, NewStrategyForm, draft)})
    sheet = Sheet(
        title="Læg i strategibanken",
        lead="Hvad blev prøvet, hvor, og hvordan gik det? Det, der ikke virkede, er også værd at "
        "huske. Borgeren kan se det, og lederen og de, borgeren har givet samtykke, kan læse det.",
        rule="E15",
        button="Læg i banken",
        goes_to=BANK,
        said="Den ligger nu i strategibanken.",
        draft=draft,
        save=lambda given: actions.add_strategy(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            words=form.words(),
            first=form.tried(note_id),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


def _from_note(visit: Visit, note_id: int | None) -> dict[str, Any]:
    """What a note says already: its words, its day, and the situation its place tells of."""
    if note_id is None:
        return {}
    found = queries.begun_from(visit.case.pk, note_id)
    if found is None:
        raise Http404
    note, situation = found
    return {"text": note.text, "tried_on": note.happened_on, "situation": situation}


@on_case(Permission.STRATEGY_WRITE)
def new_try(request: HttpRequest, visit: Visit, strategy_id: int) -> HttpResponse:
    """It was tried again: there, or carried over to another situation."""
    line = _line(visit, strategy_id)
    draft = draft_name(visit, f"strategy-try:{strategy_id}")
    started = {"tried_on": visit.today, **typed_before(visit, TryFields, draft)}
    form = TryFields(request.POST) if request.method == "POST" else TryFields(initial=started)
    sheet = Sheet(
        title="Prøvet igen",
        template="staff/safety/try.html",
        rule="E15",
        goes_to=BANK,
        said="Det er skrevet i strategibanken.",
        draft=draft,
        context={"line": line},
        save=lambda given: actions.add_try(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            strategy_id=strategy_id,
            tried=form.tried(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.STRATEGY_WRITE)
def strategy(request: HttpRequest, visit: Visit, strategy_id: int) -> HttpResponse:
    """Say it in another way."""
    line = _line(visit, strategy_id)
    draft = draft_name(visit, f"strategy-edit:{strategy_id}")
    values = {name: getattr(line, name) for name in WORDS}
    form = (
        StrategyForm(chosen(request.POST))
        if request.method == "POST"
        else StrategyForm.showing(
            values, version=line.version, draft=typed_before(visit, StrategyForm, draft)
        )
    )
    sheet = Sheet(
        title="Ret strategien",
        rule="E15",
        goes_to=BANK,
        said="Strategien er gemt.",
        draft=draft,
        values_of=lambda held: {name: getattr(held, name) for name in WORDS},
        save=lambda given: actions.edit_strategy(
            actor=visit.actor,
            case=visit.case,
            opened=Opened(
                id=strategy_id, version=given["version"] or 0, seen=given["seen"] or None
            ),
            words=StrategyWords(text=given["text"], own_words=given["own_words"]),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.STRATEGY_WRITE)
def set_aside(request: HttpRequest, visit: Visit, strategy_id: int) -> HttpResponse:
    """Set a strategy aside; it stays to be read."""
    line = _line(visit, strategy_id)
    form = ReasonForm(request.POST or None, initial={"version": line.version})
    sheet = Sheet(
        title="Læg strategien til side",
        lead="Den bliver stående under »lagt til side« med din forklaring. Intet slettes.",
        template="staff/safety/try.html",
        rule="E15",
        button="Læg til side",
        goes_to=BANK,
        said="Strategien er lagt til side.",
        context={"line": line},
        save=lambda given: actions.set_aside(
            actor=visit.actor,
            case=visit.case,
            strategy_id=strategy_id,
            version=given["version"] or 0,
            reason=given["reason"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@require_POST
@on_case(Permission.STRATEGY_WRITE)
def take_back(request: HttpRequest, visit: Visit, strategy_id: int) -> HttpResponse:
    """Put a strategy back in the bank."""
    line = _line(visit, strategy_id)
    actions.take_back(
        actor=visit.actor,
        case=visit.case,
        strategy_id=strategy_id,
        version=line.version,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Strategien ligger i banken igen.")
    return HttpResponseRedirect(resolve_url(BANK, case_id=visit.case.pk))


@on_case(Permission.STRATEGY_WRITE)
def set_try_aside(request: HttpRequest, visit: Visit, try_id: int) -> HttpResponse:
    """A try was written by mistake."""
    line = queries.strategy_with(visit.case.pk, try_id)
    if line is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    sheet = Sheet(
        title="Skrevet ved en fejl",
        lead="Gangen tæller ikke mere, men bliver stående med din forklaring.",
        template="staff/safety/try.html",
        rule="E15",
        button="Tæl den ikke med",
        goes_to=BANK,
        said="Den tæller ikke mere.",
        context={"line": line},
        save=lambda given: actions.set_try_aside(
            actor=visit.actor,
            case=visit.case,
            try_id=try_id,
            reason=given["reason"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _line(visit: Visit, strategy_id: int) -> StrategyLine:
    line = queries.strategy_of(visit.case.pk, strategy_id)
    if line is None:
        raise Http404
    return line
