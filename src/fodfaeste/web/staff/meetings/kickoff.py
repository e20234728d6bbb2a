"""The guided kickoff: one step at a time, on one tablet in the room (B1–B5)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.meetings import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.agenda import AgendaStep, Told
from fodfaeste.rules.meetings.kickoff import obstacles_to_kickoff, warnings_at_kickoff
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings import kickoff_values
from fodfaeste.web.staff.meetings.holding import in_words
from fodfaeste.web.staff.meetings.kickoff_forms import FORMS, FinishForm
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show, typed_before
from fodfaeste.web.staff.meetings.people import guests_of, people_around, role_labels
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.ui.merging import MergeableForm, chosen
from fodfaeste.web.ui.parts import Missing

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Versioned
    from fodfaeste.records.meetings.models import KickoffAgreement, Meeting

STEP_OF_RULE = {
    "B1": AgendaStep.WHO,
    "B3": AgendaStep.INFORMATION,
    "B4": AgendaStep.AGREEMENTS,
}
BACK = "tilbage"


@on_case(Permission.KICKOFF_HOLD)
def kickoff(
    request: HttpRequest, visit: Visit, *, meeting_id: int, step: str = AgendaStep.WHO.value
) -> HttpResponse:
    """One step of the kickoff; what is typed is saved before one goes on or back."""
    here = _step_or_404(step)
    meeting = meeting_or_404(visit, meeting_id)
    if meeting.kind is not MeetingKind.KICKOFF or meeting.state is MeetingState.CANCELLED:
        raise Http404
    if meeting.state is MeetingState.HELD and (
        request.method != "POST" or here is not AgendaStep.OVERVIEW
    ):
        return HttpResponseRedirect(address(visit, "summary", meeting_id=meeting_id))
    agreement = queries.agreement_of(meeting)
    if here is AgendaStep.OVERVIEW:
        return _overview(request, visit, meeting, agreement)
    return _talk(request, visit, here, meeting, agreement)


def _step_or_404(step: str) -> AgendaStep:
    try:
        return AgendaStep(step)
    except (ValueError, TypeError):
        raise Http404 from None


def _talk(
    request: HttpRequest,
    visit: Visit,
    here: AgendaStep,
    meeting: "Meeting",
    agreement: "KickoffAgreement",
) -> HttpResponse:
    draft = f"kickoff:{meeting.pk}:{here.value}"
    make = _maker(visit, here)
    before = here.before
    goes_back = BACK in request.POST and before is not None
    page = _page(
        visit,
        here,
        meeting,
        agreement,
        keep=lambda _: _save(visit, here, meeting.pk, form, draft=draft),
        draft=draft,
        done_url=_urls(visit, meeting)[before if goes_back and before else here.following],
    )
    if request.method == "POST":
        form = make(data=chosen(request.POST))
        return receive(request, visit, page, form)
    values = kickoff_values.values(here, meeting, agreement)
    record: Versioned = meeting if here is AgendaStep.WHO else agreement
    form = make()
    started = {**values, "version": record.version, "seen": form.marks(_known(form, values))}
    kept = draft_of(visit.actor, draft)
    typed = typed_before(visit, FORMS[here], draft)
    came = {
        name: text for name, text in (kept.fields if kept else {}).items() if name in form.fields
    }
    form = make(initial={**started, **came, **typed})
    return show(request, visit, page, form)


def _known(form: MergeableForm, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in form.fields}


def _maker(visit: Visit, here: AgendaStep) -> Callable[..., MergeableForm]:
    more: dict[str, Any] = {}
    if here is AgendaStep.WHO:
        more["people"] = people_around(visit)
    if here is AgendaStep.AGREEMENTS:
        more["owners"] = kickoff_values.owners(visit)
    return lambda **given: FORMS[here](**given, **more)


def _page(
    visit: Visit,
    here: AgendaStep,
    meeting: "Meeting",
    agreement: "KickoffAgreement",
    *,
    keep: Callable[[dict[str, Any]], object],
    draft: str = "",
    done_url: str,
) -> Page:
    urls = _urls(visit, meeting)

    def stands(_: "Versioned") -> dict[str, Any]:
        """What stands now; nothing to merge once the kickoff is over."""
        now = meeting_or_404(visit, meeting.pk)
        if now.state is not MeetingState.PLANNED:
            return {}
        found = kickoff_values.values(here, now, queries.agreement_of(now))
        return _known(_maker(visit, here)(), found)

    return Page(
        template="staff/meetings/kickoff_overview.html"
        if here is AgendaStep.OVERVIEW
        else "staff/meetings/kickoff.html",
        title=here.label,
        keep=keep,
        back_url=address(visit, "meetings"),
        done_url=done_url,
        draft=draft,
        values_of=None if here is AgendaStep.OVERVIEW else stands,
        context={
            "step": here,
            "step_name": here.value,
            "steps": kickoff_values.steps_of(here, meeting, agreement, urls),
            "before_url": urls[here.before] if here.before else "",
            "following": here.following.label,
            "told_points": [point.label for point in Told] if here is AgendaStep.INFORMATION else (),
            "meeting": meeting,
            "place": meeting.place,
        },
    )


def _urls(visit: Visit, meeting: "Meeting") -> dict[AgendaStep, str]:
    return {
        step: address(visit, "kickoff_step", meeting_id=meeting.pk, step=step.value)
        for step in AgendaStep
    }


def _save(visit: Visit, here: AgendaStep, meeting_id: int, form: Any, *, draft: str) -> object:
    common: dict[str, Any] = {
        "actor": visit.actor,
        "case": visit.case,
        "meeting_id": meeting_id,
        "version": form.cleaned_data["version"] or 0,
        "today": visit.today,
        "now": visit.now,
        "draft": draft,
    }
    if here is AgendaStep.WHO:
        return actions.save_attendance(room=form.room(), **common)
    if here is AgendaStep.INFORMATION:
        return actions.save_information(information=form.information(), **common)
    if here is AgendaStep.AGREEMENTS:
        return actions.save_agreements(agreements=form.agreements(), **common)
    words = {name: form.cleaned_data[name] for name, _ in kickoff_values.WORDS[here]}
    return actions.save_words(words=words, **common)


def _overview(
    request: HttpRequest, visit: Visit, meeting: "Meeting", agreement: "KickoffAgreement"
) -> HttpResponse:
    """All that was said and agreed, what is missing, and the button that ends the meeting."""

    def save(said: dict[str, Any]) -> object:
        return actions.hold_kickoff(
            actor=visit.actor,
            case=visit.case,
            meeting_id=meeting.pk,
            version=said["version"] or 0,
            held_on=said["held_on"],
            today=visit.today,
            now=visit.now,
        )

    done_url = address(visit, "summary", meeting_id=meeting.pk)
    page = _page(visit, AgendaStep.OVERVIEW, meeting, agreement, keep=save, done_url=done_url)
    facts = queries.kickoff_facts(
        meeting,
        agreement,
        held_on=min(meeting.planned_on, visit.today),
        team=queries.seats(visit.case.pk, visit.today),
    )
    urls = _urls(visit, meeting)
    page.context.update(
        guests=guests_of(visit, meeting, role_labels(visit)),
        told=kickoff_values.told_topics(agreement),
        agreed=kickoff_values.agreed_topics(agreement),
        missing=_with_links(obstacles_to_kickoff(facts, today=visit.today), urls),
        warnings=in_words(warnings_at_kickoff(facts)),
    )
    if request.method == "POST":
        return receive(request, visit, page, FinishForm(request.POST))
    form = FinishForm(initial={"held_on": facts.held_on, "version": agreement.version})
    return show(request, visit, page, form)


def _with_links(
    obstacles: tuple[Obstacle, ...], urls: dict[AgendaStep, str]
) -> tuple[Missing, ...]:
    return tuple(
        Missing(
            sentence=one.sentence,
            rule=one.rule,
            url=urls[STEP_OF_RULE[one.rule]],
            action=f"Gå til {STEP_OF_RULE[one.rule].label.lower()}",
        )
        for one in obstacles
    )
