"""Write the agreement: the first version, a correction, or the next version (D3–D6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.drafts.queries import KeptDraft, draft_of
from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import agreements as actions
from fodfaeste.records.placement.actions import changes as practical
from fodfaeste.records.placement.queries.agreements import AgreementRoom, agreement_room
from fodfaeste.records.placement.queries.ladder import ladder_of
from fodfaeste.records.placement.queries.sheets import Sheet, Terms
from fodfaeste.records.placement.queries.sheets import sheet as sheet_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.ladder.next_version import next_terms
from fodfaeste.rules.placement.ladder.steps import check_steps_stay
from fodfaeste.rules.placement.terms import needs_new_yes
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.safety.before import worked_before
from fodfaeste.web.staff.work.agreement_form import AgreementForm, values_of
from fodfaeste.web.staff.work.places import TAB, agreement_url, work_url
from fodfaeste.web.staff.work.receiving import CONFLICT, both_sides, receive
from fodfaeste.web.ui.merging import chosen

SAVED = {
    AgreementState.DRAFT: "Aftalen er gemt som kladde.",
    AgreementState.PROPOSED: "Det er rettet. De svar, der er givet, gælder stadig.",
    AgreementState.AGREED: "Det er rettet. De tre ja gælder stadig, og alle kan se ændringen.",
}


@require_http_methods(["GET", "POST"])
@on_case(Permission.AGREEMENT_WRITE)
def write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every question of the agreement on one page; a new version begins with the last one."""
    room = agreement_room(visit.case)
    if room.match is None:
        messages.info(request, "Registrér jobmatchet først. Aftalen hører til et bestemt job.")
        return HttpResponseRedirect(work_url(visit))
    draft = f"agreement:{room.match.pk}"
    kept = draft_of(visit.actor, draft)
    posted = request.method == "POST"
    form = AgreementForm(chosen(request.POST)) if posted else _opened(room, kept)

    def save(typed: dict[str, Any]) -> HttpResponse:
        messages.success(request, _save(visit, room, form, typed, draft))
        return HttpResponseRedirect(agreement_url(visit))

    def show(status: int) -> HttpResponse:
        context = {
            "form": form,
            "room": room,
            "draft": draft,
            "draft_saved_at": kept.saved if kept else None,
            "before": worked_before(visit),
        }
        return case_page(
            request, visit, "staff/work/agreement_form.html", context, tab=TAB, status=status
        )

    def merge(stale: Stale) -> HttpResponse:
        stands = sheet_of(stale.current.pk, case_id=visit.case.pk)
        theirs = values_of(stands.terms if stands else Terms())
        context = {"merge": both_sides(form, stale, theirs), "title": "Arbejdsaftalen"}
        return case_page(request, visit, "staff/work/merge.html", context, tab=TAB, status=CONFLICT)

    return receive(form, save=save, show=show, merge=merge) if posted else show(200)


def _opened(room: AgreementRoom, kept: KeptDraft | None) -> AgreementForm:
    """What is on its way; else what is in force, as the beginning of the next version."""
    form = AgreementForm.showing(
        values_of(_basis(room.on_its_way, room.in_force)),
        version=room.on_its_way.version if room.on_its_way else 0,
        draft=kept.fields if kept else None,
    )
    form.initial.setdefault("stands", room.in_force.version if room.in_force else 0)
    return form


def _basis(on_its_way: Sheet | None, in_force: Sheet | None) -> Terms:
    """The terms to begin with; in a next version each task stands where it was seen last (D12)."""
    if on_its_way is not None:
        return on_its_way.terms
    if in_force is None:
        return Terms()
    return next_terms(in_force.terms, ladder_of(in_force.case_id).tasks, None)


def _save(
    visit: Visit, room: AgreementRoom, form: AgreementForm, typed: dict[str, Any], draft: str
) -> str:
    """Correct what is on its way, or begin the next version; says what became of it.

    In an agreement that counts, a change of something practical alone needs no new version.
    """
    version, terms, stands = typed["version"] or 0, form.terms(), room.in_force
    if room.on_its_way and version:
        made = actions.revise_agreement(
            actor=visit.actor,
            case=visit.case,
            agreement_id=room.on_its_way.id,
            version=version,
            terms=terms,
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        return SAVED[AgreementState(made.state)]
    if stands and not room.on_its_way and not needs_new_yes(stands.terms, terms):
        check_steps_stay(moved=form.moves_a_step)
        practical.note_change(
            actor=visit.actor,
            case=visit.case,
            agreement_id=stands.id,
            version=form.read_version,
            practical=practical.practical_of(terms),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )
        return SAVED[AgreementState.AGREED]
    actions.begin_agreement(
        actor=visit.actor,
        key=typed["key"],
        case=visit.case,
        terms=terms,
        today=visit.today,
        now=visit.now,
        draft=draft,
    )
    return SAVED[AgreementState.DRAFT]
