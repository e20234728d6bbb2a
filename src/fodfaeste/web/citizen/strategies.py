"""Det virker for mig: what I have tried, where it works, and what I write myself (E15, L2)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fodfaeste.records.cti.actions import strategies as actions
from fodfaeste.records.cti.actions.strategies import NewTry, Opened, StrategyWords
from fodfaeste.records.cti.queries import strategies as queries
from fodfaeste.records.cti.queries.strategies import StrategyLine
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.citizen.saving import Sheet, receive
from fodfaeste.web.citizen.strategy_forms import MyStrategyForm, MyTryForm, NewMyStrategyForm
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import attempt, begun
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.merging import chosen

DONE = 303
FIELDS = ("text",)


@on_own_case(Permission.OWN_CASE_SEE)
def strategies(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What works for me, what works a little, and what did not."""
    every = [one for one in queries.bank_of(visit.case.pk) if one.set_aside_on is None]
    context = {
        "works": [one for one in every if one.works],
        "others": [one for one in every if not one.works],
        "may_write": visit.allows(Permission.STRATEGY_WRITE),
    }
    return render(request, "citizen/strategies.html", context)


@on_own_case(Permission.STRATEGY_WRITE)
def new_strategy(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write something that I do when it is hard."""
    draft = f"my_strategy:{visit.case.pk}"
    started = {"tried_on": visit.today, **_kept(visit, draft)}
    form = NewMyStrategyForm(request.POST or None, initial=started)

    def act(given: dict[str, Any]) -> object:
        return actions.add_strategy(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            words=StrategyWords(text=given["text"]),
            first=_tried(given),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    return _answer(request, form, act, title=_("Det gør jeg"), draft=draft)


@on_own_case(Permission.STRATEGY_WRITE)
def new_try(request: HttpRequest, visit: Visit, strategy_id: int) -> HttpResponse:
    """I have tried it again."""
    line = _line(visit, strategy_id)
    form = MyTryForm(request.POST or None, initial={"tried_on": visit.today})

    def act(given: dict[str, Any]) -> object:
        return actions.add_try(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            strategy_id=strategy_id,
            tried=_tried(given),
            today=visit.today,
            now=visit.now,
        )

    return _answer(request, form, act, title=_("Jeg har prøvet igen"), line=line)


@on_own_case(Permission.STRATEGY_WRITE)
def strategy(request: HttpRequest, visit: Visit, strategy_id: int) -> HttpResponse:
    """Say my own in another way."""
    line = _line(visit, strategy_id)
    if not line.by_citizen:
        raise Http404
    sheet = Sheet(
        title=_("Sig det på en anden måde"),
        lead="",
        keep=lambda given: actions.edit_strategy(
            actor=visit.actor,
            case=visit.case,
            opened=Opened(
                id=strategy_id, version=given["version"] or 0, seen=given["seen"] or None
            ),
            words=StrategyWords(text=given["text"], own_words=line.own_words),
            today=visit.today,
            now=visit.now,
        ),
        shown=lambda held: {name: getattr(held, name) for name in FIELDS},
        back_url=reverse("citizen:strategies"),
        thanks=_("Det er gemt."),
    )
    if request.method == "POST":
        return receive(request, visit, sheet, MyStrategyForm(chosen(request.POST)))
    form = MyStrategyForm.showing({"text": line.text}, version=line.version)
    context = {"form": form, "title": sheet.title, "draft": "", "line": None}
    return render(request, "citizen/strategy.html", context)


def _kept(visit: Visit, draft: str) -> dict[str, Any]:
    kept = draft_of(visit.actor, draft)
    return begun(NewMyStrategyForm, kept.fields) if kept else {}


def _tried(given: dict[str, Any]) -> NewTry:
    return NewTry(
        tried_on=given["tried_on"], situation=given["situation"], outcome=given["outcome"]
    )


def _answer(
    request: HttpRequest,
    form: DanishForm,
    act: Any,
    *,
    title: str,
    draft: str = "",
    line: StrategyLine | None = None,
) -> HttpResponse:
    status = attempt(form, act)
    if status == DONE:
        messages.success(request, _("Tak. Det er gemt, og dit team kan læse det."))
        return HttpResponseRedirect(reverse("citizen:strategies"))
    context = {"form": form, "title": title, "draft": draft, "line": line}
    return render(request, "citizen/strategy.html", context, status=status)


def _line(visit: Visit, strategy_id: int) -> StrategyLine:
    line = queries.strategy_of(visit.case.pk, strategy_id)
    if line is None or line.set_aside_on is not None:
        raise Http404
    return line
