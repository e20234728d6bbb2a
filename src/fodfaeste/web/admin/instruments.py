"""Instruments: read from a file, looked at, and asked from a day on; a version stays (K2, K3)."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.records.catalogues import instrument_actions as actions
from fodfaeste.records.catalogues import instrument_queries as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.measures.definition import Instrument, Scale
from fodfaeste.rules.measures.files.raw import MOST_BYTES
from fodfaeste.rules.measures.files.reading import LANGUAGES, read
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.scoring import in_digits
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.words import in_sentence, listed
from fodfaeste.web.admin.forms import sent
from fodfaeste.web.admin.law import DONE, lines
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm

LIST = "admin:instruments"


class FileForm(KeyedForm):
    """A file of an instrument."""

    file = forms.FileField(
        label="Fil med et skema",
        help_text="JSON i tegnsættet UTF-8, højst 200 kB. Intet er i brug, før du har set det.",
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={
            "required": "Vælg en fil.",
            "invalid": "Filen kom ikke med. Vælg den igen.",
        },
    )


class UseForm(KeyedForm):
    """Take what was looked at into use; the file comes along as it was read."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=MOST_BYTES)
    from_day = DanishDateField(
        label="Fra hvilken dag skal skemaet bruges?",
        help_text="Svar, der er givet før, beholder den version, de blev givet til.",
    )


class StopForm(KeyedForm):
    """Ask an instrument no more."""

    from_day = DanishDateField(
        label="Fra hvilken dag skal skemaet ikke bruges mere?",
        help_text="De svar, der er givet, bliver stående.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An instrument as it is looked at before and while it is in use."""

    instrument: Instrument
    facts: tuple[tuple[str, str], ...]
    scales: tuple[tuple[str, str], ...]


@require_safe
@staff(Permission.ADMINISTER)
def instruments(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every version there is, was or will be."""
    shown = [
        (line, queries.definition_of(line.row)) for line in lines(queries.instrument_table(), desk)
    ]
    return render(request, "admin/instruments.html", {"lines": shown})


@require_safe
@staff(Permission.ADMINISTER)
def who5_template(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """The file of WHO-5 without its words, to be filled in."""
    answer = HttpResponse(queries.who5_template(), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="who5-skabelon.json"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_instrument(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a file; when nothing is wrong with it, it is shown as it will be asked."""
    form = FileForm(sent(request), request.FILES or None)
    found: list[str] = []

    def look(typed: dict[str, Any]) -> None:
        data = typed["file"].read(MOST_BYTES + 1)
        read(data)
        found.append(data.decode("utf-8-sig"))

    status = attempt(form, look)
    if status != DONE:
        return render(request, "admin/new_instrument.html", {"form": form}, status=status)
    use = UseForm(initial={"text": found[0], "from_day": desk.today})
    return _preview(request, use, found[0])


@require_POST
@staff(Permission.ADMINISTER)
def use_instrument(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the file that was looked at into use, all of it."""
    form = UseForm(request.POST)
    status = attempt(
        form,
        lambda typed: actions.load_instrument(
            actor=desk.actor,
            file=typed["text"],
            from_day=typed["from_day"],
            today=desk.today,
            now=desk.now,
        ),
    )
    if status == DONE:
        messages.success(request, "Skemaet er læst ind og bruges fra den dag, du har valgt.")
        return HttpResponseRedirect(reverse(LIST))
    return _preview(request, form, request.POST.get("text", ""), status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def instrument(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """One version as it is asked, and when it is not asked any more."""
    row = queries.instrument_row(row_id)
    if row is None:
        raise Http404
    form = StopForm(sent(request), initial={"version": row.version})
    status = attempt(
        form,
        lambda typed: actions.stop_instrument(
            actor=desk.actor,
            row_id=row_id,
            version=typed["version"] or 0,
            from_day=typed["from_day"],
            today=desk.today,
            now=desk.now,
        ),
    )
    if status == DONE:
        messages.success(request, "Skemaet bruges ikke mere fra den dag, du har valgt.")
        return HttpResponseRedirect(reverse(LIST))
    context = {
        "row": row,
        "shown": _shown(queries.definition_of(row)),
        "form": form if row.ends_before is None else None,
    }
    return render(request, "admin/instrument.html", context, status=status)


def _preview(
    request: HttpRequest, form: UseForm, text: str, status: int = HTTPStatus.OK
) -> HttpResponse:
    try:
        shown = _shown(read(text.encode("utf-8", "surrogatepass")))
    except Refused:  # the file was changed on its way; the form says how
        shown = None
    return render(
        request, "admin/instrument_preview.html", {"form": form, "shown": shown}, status=status
    )


def _shown(found: Instrument) -> Shown:
    asked = listed(in_sentence(who.label) for who in Respondent if found.is_for(who))
    facts = (
        ("Version", str(found.version)),
        ("Hvem svarer", asked),
        ("Sprog", LANGUAGES[found.language]),
        ("Kilde", found.source),
        ("Licens", found.licence),
        ("Efterprøvet", "Ja" if found.is_validated else "Nej, egne ord"),
        ("Må mangle", f"{found.most_unanswered} af {len(found.items)} svar"),
        *((("Kun for teamet", "Ja"),) if found.team_only else ()),
    )
    return Shown(
        instrument=found,
        facts=facts,
        scales=tuple((scale.title, _said(found, scale)) for scale in found.scales),
    )


def _said(found: Instrument, scale: Scale) -> str:
    """What a scale does, in a line or two."""
    lowest, highest = map(in_digits, found.reach(scale))
    told = [f"{scale.formula.label}: {lowest} til {highest}."]
    if scale.most_missing:
        told.append(f"Højst {scale.most_missing} svar må mangle: {scale.when_missing.label}.")
    side = "derunder" if scale.higher_is_better else "derover"
    told += [f"Ved {one.limit} og {side}: {one.text}" for one in scale.prompts]
    if scale.change.detectable:
        told.append(f"Sikker ændring: {in_digits(scale.change.detectable)} point.")
    return " ".join(told)
