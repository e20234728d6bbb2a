"""Note that a citizen is in hospital or prison; all of it is for those who see social support."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.actions import stays as actions
from fodfaeste.records.cti.actions.stays import StaySaid
from fodfaeste.records.cti.queries import stays as queries
from fodfaeste.records.cti.queries.stays import StayLine
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.decide import closed_section
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.kinds import StayKind
from fodfaeste.web.shell.requires import Forbidden, on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.forms import PARAGRAPH, coded
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.forms import DanishDateField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm, chosen

TITLE = "Indlagt eller fængslet"
LEAD = (
    "CTI løber videre til den aftalte dag, og du holder kontakten. Det, du skriver her, forklarer "
    "kurven over kontakter. Kun de, der ser den sociale støtte, kan se det."
)


class StayForm(RuledForm, MergeableForm):
    """Where the citizen is, since when, until when, and how contact is kept."""

    judged_by_rules: tuple[str, ...] = ("kind",)

    kind = forms.TypedChoiceField(
        label="Hvor er borgeren?",
        choices=StayKind.choices(),
        coerce=coded(StayKind),
        empty_value=None,
        widget=forms.RadioSelect,
    )
    starts_on = DanishDateField(label="Første dag")
    last_day = DanishDateField(
        label="Sidste dag", required=False, help_text="Lad den stå tom, så længe det varer."
    )
    contact_kept = LongTextField(
        label="Sådan holder I kontakten",
        longest=PARAGRAPH,
        rows=3,
        required=False,
        help_text="Fx: ringer hver tirsdag, besøg på afdelingen fredag.",
    )

    def said(self) -> StaySaid:
        """Return what is noted."""
        given = self.cleaned_data
        return StaySaid(
            kind=given["kind"],
            starts_on=given["starts_on"],
            last_day=given["last_day"],
            contact_kept=given["contact_kept"],
        )


@on_case(Permission.NOTE_WRITE)
def note_stay(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that a stay has begun."""
    _social_only(visit)
    draft = f"stay:{visit.case.pk}"
    started = {"starts_on": visit.today, **typed_before(visit, StayForm, draft)}
    form = StayForm(request.POST or None, initial=started)
    sheet = Sheet(
        title=TITLE,
        lead=LEAD,
        rule="E1",
        said="Det er noteret. CTI løber videre, og I holder kontakten.",
        draft=draft,
        save=lambda given: actions.note_stay(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            said=form.said(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.NOTE_WRITE)
def change_stay(request: HttpRequest, visit: Visit, stay_id: int) -> HttpResponse:
    """Note the last day, or put right what was noted."""
    stay, draft = _stay(visit, stay_id), f"stay-words:{stay_id}"
    kept = draft_of(visit.actor, draft)
    form = (
        StayForm(chosen(request.POST))
        if request.method == "POST"
        else StayForm.showing(
            values_of(stay), version=stay.version, draft=kept.fields if kept else None
        )
    )
    sheet = Sheet(
        title=TITLE,
        template="staff/cti/stay.html",
        lead=LEAD,
        rule="E1",
        said="Rettelsen er gemt.",
        draft=draft,
        values_of=lambda row: values_of(queries.line_of(row)),
        context={"stay": stay},
        save=lambda given: actions.change_stay(
            actor=visit.actor,
            case=visit.case,
            stay_id=stay_id,
            version=given["version"] or 0,
            said=form.said(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@require_POST
@on_case(Permission.NOTE_WRITE)
def set_stay_aside(request: HttpRequest, visit: Visit, stay_id: int) -> HttpResponse:
    """Say that a stay was noted by mistake."""
    _social_only(visit)
    if not queries.was_noted(visit.case.pk, stay_id):
        raise Http404
    actions.set_stay_aside(
        actor=visit.actor,
        case=visit.case,
        stay_id=stay_id,
        version=sent_number(request.POST.get("version", "")),
        today=visit.today,
        now=visit.now,
    )
    return HttpResponseRedirect(reverse("staff:cti:cti", kwargs={"case_id": visit.case.pk}))


def values_of(stay: StayLine) -> dict[str, Any]:
    """Return what stands in a stay, field by field."""
    return {
        "kind": stay.kind,
        "starts_on": stay.starts_on,
        "last_day": stay.last_day,
        "contact_kept": stay.contact_kept,
    }


def _stay(visit: Visit, stay_id: int) -> StayLine:
    _social_only(visit)
    stay = queries.stay_of(visit.case.pk, stay_id)
    if stay is None:
        raise Http404
    return stay


def _social_only(visit: Visit) -> None:
    if not visit.sees(Section.SOCIAL):
        raise Forbidden(closed_section(Section.SOCIAL))
