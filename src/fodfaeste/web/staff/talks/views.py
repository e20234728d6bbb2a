"""The statutory talks of one course: the law, what was agreed, the next one, those held (G2)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.records.catalogues.talk_queries import talk_law_on
from fodfaeste.records.meetings.actions.talks import agree_talks
from fodfaeste.records.meetings.queries.meetings import seats
from fodfaeste.records.meetings.queries.talks import latest_agreement, talks_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.talks import (
    TalkForm,
    first_months,
    next_talk_due,
    warnings_on_rhythm,
)
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind
from fodfaeste.rules.meetings.talks import RESPONSIBLE
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.form_page import FormPage, receive, show, typed_before
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.talks.forms import FIXED, OPEN, TalksForm

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting, TalkAgreement

TAB = "meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk in a list: when, where and by whom."""

    on: date
    clock: str
    place: str
    by_citizen: bool
    responsible: str
    is_late: bool
    url: str


@require_safe
@on_case(Permission.CASE_SEE)
def talks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what holds, what is next and what was held."""
    law = talk_law_on(visit.today)
    found = talks_of(visit.case.pk, visit.today, law=law)
    plan = reverse("staff:meetings:plan_meeting", kwargs={"case_id": visit.case.pk})
    agreement = found.agreement
    context = {
        "law": law,
        "law_is_checked": law is not None and law.is_checked(visit.today),
        "agreement": agreement,
        "form_label": _form_of(agreement) if agreement else "",
        "history": [(row, _form_of(row)) for row in found.agreements[1:]],
        "sees_words": visit.sees(Section.EMPLOYMENT),
        "due_on": next_talk_due(found.judged, visit.today),
        "months": first_months(found.judged, visit.today),
        "warnings": warnings_on_rhythm(found.judged, visit.today),
        "ahead": [_talk(visit, one) for one in found.ahead],
        "held": [_talk(visit, one) for one in found.held],
        "responsible": _responsible(visit),
        "may_agree": visit.allows(Permission.TALKS_AGREE),
        "may_plan": visit.allows(Permission.MEETING_PLAN),
        "plan_url": f"{plan}?slags={MeetingKind.STATUTORY_TALK.value}",
    }
    return case_page(request, visit, "staff/talks/talks.html", context, tab=TAB)


@on_case(Permission.TALKS_AGREE)
def agree(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep how often they talk; what stands is filled in already."""
    draft = f"talks:{visit.case.pk}"

    def save(said: dict[str, Any]) -> object:
        return agree_talks(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            agreed=form.agreed(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = FormPage(
        template="staff/talks/agree.html",
        title="Aftal samtalernes rytme",
        keep=save,
        back_url=reverse("staff:talks:talks", kwargs={"case_id": visit.case.pk}),
        said="Aftalen er gemt. Fodfæste minder om næste samtale.",
        tab=TAB,
        draft=draft,
    )
    if request.method == "POST":
        form = TalksForm(request.POST)
        return receive(request, visit, page, form)
    started = {**_standing(visit), **typed_before(visit, TalksForm, draft)}
    form = TalksForm(initial=started)
    return show(request, visit, page, form)


def _standing(visit: Visit) -> dict[str, Any]:
    """What was agreed last: nobody says twice what still holds."""
    agreed = latest_agreement(visit.case.pk)
    begun = {"agreed_on": visit.today, "rhythm": FIXED, "talk_form": TalkForm.IN_PERSON.value}
    if agreed is None:
        return begun
    return {
        **begun,
        "rhythm": OPEN if agreed.weeks is None else FIXED,
        "weeks": agreed.weeks,
        "talk_form": agreed.talk_form,
        "since": agreed.since,
    }


def _form_of(agreement: "TalkAgreement") -> str:
    return TalkForm(agreement.talk_form).label


def _responsible(visit: Visit) -> str:
    user = seats(visit.case.pk, visit.today).get(RESPONSIBLE)
    return user.name if user else ""


def _talk(visit: Visit, meeting: "Meeting") -> Talk:
    people = {one.role: one for one in meeting.participants.all()}
    by = people.get(RESPONSIBLE)
    came = by is not None and (
        meeting.held_on is None or Attendance(by.attendance) is Attendance.PRESENT
    )
    clock = meeting.starts_clock
    return Talk(
        on=meeting.held_on or meeting.planned_on,
        clock=f"{clock:%H.%M}" if clock else "",
        place=meeting.place,
        by_citizen=meeting.place_chosen_by_citizen,
        responsible=by.user.name if by and by.user and came else "",
        is_late=meeting.held_on is None and meeting.planned_on < visit.today,
        url=reverse(
            "staff:meetings:meeting",
            kwargs={"case_id": visit.case.pk, "meeting_id": meeting.pk},
        ),
    )
