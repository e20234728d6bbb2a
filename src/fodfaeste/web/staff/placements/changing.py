"""A stretch of work is lengthened, goes over to other terms, ends, or gets its papers (D8)."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.records.placement.actions import placements as actions
from fodfaeste.records.placement.queries.stretches import StretchRow, stretch_row
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import receive, show, typed_before
from fodfaeste.web.staff.placements.forms import PAPERS as PAPER_FIELDS
from fodfaeste.web.staff.placements.forms import (
    ChangeForm,
    EndForm,
    ExtendForm,
    PapersForm,
    day_after,
    papers_from,
    papers_of,
)
from fodfaeste.web.staff.placements.pages import Page, address
from fodfaeste.web.staff.placements.starting import point_out
from fodfaeste.web.ui.merging import chosen

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Versioned
    from fodfaeste.records.placement.models import Placement


@on_case(Permission.PLACEMENT_START)
def extend(request: HttpRequest, visit: Visit, placement_id: int) -> HttpResponse:
    """Lengthen a stretch, with grounds and a new grant."""
    row, draft = _row_or_404(visit, placement_id), f"extend:{placement_id}"

    def save(said: dict[str, Any]) -> "Placement":
        made = actions.extend_placement(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            placement_id=placement_id,
            to=actions.Longer(
                ends_before=day_after(said["last_day"]) or visit.today,
                grounds=said["grounds"],
                papers=papers_from({**papers_of(row), **said}),
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        point_out(request, visit, made)
        return made

    page = Page(
        title=f"Forlæng {in_sentence(row.kind.label)}",
        keep=save,
        back_url=address(visit, "stretches"),
        said="Perioden er forlænget.",
        draft=draft,
        context={"rule": "D8", "button": "Forlæng", "row": row, "limit": row.may_last_until},
    )
    if request.method == "POST":
        return receive(request, visit, page, ExtendForm(request.POST))
    started = {
        "last_day": row.may_last_until,
        "purpose": row.purpose,
        **typed_before(visit, ExtendForm, draft),
    }
    return show(request, visit, page, ExtendForm(initial=started))


@on_case(Permission.PLACEMENT_START)
def change(request: HttpRequest, visit: Visit, placement_id: int) -> HttpResponse:
    """Go over to other terms without a gap."""
    row, draft = _row_or_404(visit, placement_id), f"terms:{placement_id}"

    def save(said: dict[str, Any]) -> "Placement":
        made = actions.change_terms(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            placement_id=placement_id,
            version=said["version"] or 0,
            to=actions.NewPlacement(
                kind=HoursKind(said["kind"]),
                starts_on=said["starts_on"],
                ends_before=day_after(said["last_day"]),
                grounds=said["grounds"],
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        point_out(request, visit, made)
        return made

    page = Page(
        title=f"Skift fra {in_sentence(row.kind.label)} til andre vilkår",
        keep=save,
        back_url=address(visit, "stretches"),
        said="De nye vilkår er skrevet.",
        draft=draft,
        context={
            "rule": "D8",
            "button": "Skift vilkår",
            "row": row,
            "lead": "Den nuværende periode slutter dagen før. Den bliver stående i historikken.",
        },
    )
    if request.method == "POST":
        return receive(request, visit, page, ChangeForm(request.POST))
    started = {
        "kind": HoursKind.ORDINARY.value if row.is_unpaid else HoursKind.PLACEMENT.value,
        "starts_on": row.period.ends_before or visit.today,
        **typed_before(visit, ChangeForm, draft),
        "version": row.version,
    }
    return show(request, visit, page, ChangeForm(initial=started))


@on_case(Permission.PLACEMENT_START)
def end(request: HttpRequest, visit: Visit, placement_id: int) -> HttpResponse:
    """End one stretch; the match goes on."""
    row = _row_or_404(visit, placement_id)

    def save(said: dict[str, Any]) -> object:
        return actions.end_placement(
            actor=visit.actor,
            case=visit.case,
            placement_id=placement_id,
            version=said["version"] or 0,
            last_day=said["last_day"],
            today=visit.today,
            now=visit.now,
        )

    page = Page(
        title=f"Afslut {in_sentence(row.kind.label)} før tid",
        keep=save,
        back_url=address(visit, "stretches"),
        said="Perioden slutter den dag, du skrev.",
        context={
            "rule": "D8",
            "button": "Afslut perioden",
            "row": row,
            "danger": True,
            "lead": "Jobmatchet og andre vilkår fortsætter. "
            "Er arbejdet slut, så afslut jobmatchet.",
        },
    )
    if request.method == "POST":
        return receive(request, visit, page, EndForm(request.POST))
    form = EndForm(initial={"last_day": visit.today, "version": row.version})
    return show(request, visit, page, form)


@on_case(Permission.PLACEMENT_START)
def papers(request: HttpRequest, visit: Visit, placement_id: int) -> HttpResponse:
    """Purpose, grant, tasks, workplace and representative of one stretch."""
    row, draft = _row_or_404(visit, placement_id), f"papers:{placement_id}"

    def save(said: dict[str, Any]) -> object:
        return actions.write_papers(
            actor=visit.actor,
            case=visit.case,
            placement_id=placement_id,
            version=said["version"] or 0,
            papers=papers_from(said),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        title=f"Formål, bevilling og arbejdsplads: {in_sentence(row.kind.label)}",
        keep=save,
        back_url=address(visit, "stretches"),
        said="Det er gemt.",
        draft=draft,
        context={"rule": "D8", "button": "Gem", "row": row},
        values_of=_papers_now,
    )
    if request.method == "POST":
        return receive(request, visit, page, PapersForm(chosen(request.POST)))
    form = PapersForm.showing(papers_of(row), version=row.version)
    started = {**form.initial, **typed_before(visit, PapersForm, draft)}
    return show(request, visit, page, PapersForm(initial=started))


def _row_or_404(visit: Visit, placement_id: int) -> StretchRow:
    found = stretch_row(visit.case, placement_id, visit.today)
    if found is None:
        raise Http404
    return found


def _papers_now(record: "Versioned") -> dict[str, Any]:
    return {name: getattr(record, name) for name in PAPER_FIELDS}
