"""All that was said and agreed, what is missing, and the button that ends the kickoff (B1–B6)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fodfaeste.pictures import danish
from fodfaeste.records.meetings import actions, queries
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.kickoff import obstacles_to_kickoff, warnings_at_kickoff
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings import kickoff_topics
from fodfaeste.web.staff.meetings.kickoff_forms import FinishForm
from fodfaeste.web.staff.meetings.kickoff_steps import Sitting
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show
from fodfaeste.web.staff.meetings.people import guests_of, role_labels
from fodfaeste.web.ui.parts import Missing

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import KickoffAgreement

STEP_OF: Mapping[str, AgendaStep] = {
    "B1": AgendaStep.WHO,
    "B3": AgendaStep.INFORMATION,
    "B4": AgendaStep.AGREEMENTS,
    "B6": AgendaStep.BASELINE,
    "topics_talked_about": AgendaStep.RESOURCES,
    "next_meeting_ahead": AgendaStep.TASKS,
    "next_meeting_agreed": AgendaStep.TASKS,
}
"""Where something is mended: by its condition, or else by its rule."""
IN_THE_PLAN = {
    "wishes": "Drømme og ønsker",
    "purpose": "Det, vi sammen skal nå",
    "job_goal": "Jobmålet",
}


def overview(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Show all of it; mark the kickoff as held."""
    visit, meeting = sitting.visit, sitting.meeting

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

    page = Page(
        template="staff/meetings/kickoff_overview.html",
        title=sitting.here.label,
        keep=save,
        back_url=address(visit, "meetings"),
        done_url=address(visit, "summary", meeting_id=meeting.pk),
        context={**sitting.context(), **_shown(sitting)},
    )
    if request.method == "POST":
        return receive(request, visit, page, FinishForm(request.POST))
    started = {
        "held_on": min(meeting.planned_on, visit.today),
        "version": sitting.agreement.version,
    }
    return show(request, visit, page, FinishForm(initial=started))


def _shown(sitting: Sitting) -> dict[str, Any]:
    visit, meeting, agreement = sitting.visit, sitting.meeting, sitting.agreement
    team = queries.seats(visit.case.pk, visit.today)
    facts = queries.kickoff_facts(
        meeting,
        agreement,
        held_on=min(meeting.planned_on, visit.today),
        team=team,
        answered=sitting.answered,
    )
    pointed_out = (
        *_with_links(warnings_at_kickoff(facts), sitting.urls),
        *collisions(visit, agreement),
    )
    return {
        "guests": guests_of(visit, meeting, role_labels(visit)),
        "told": kickoff_topics.told_topics(agreement),
        "agreed": kickoff_topics.agreed_topics(meeting, agreement, answered=sitting.answered),
        "people": kickoff_topics.person_rows(meeting, today=visit.today),
        "tasks": kickoff_topics.task_rows(meeting, agreement, team),
        "consents": kickoff_topics.consents_given(visit, meeting, visit.today),
        "missing": tuple(_with_links(obstacles_to_kickoff(facts, today=visit.today), sitting.urls)),
        "warnings": pointed_out,
    }


def _with_links(
    obstacles: tuple[Obstacle, ...], urls: Mapping[AgendaStep, str]
) -> Iterator[Missing]:
    for one in obstacles:
        step = STEP_OF.get(one.condition, STEP_OF.get(one.rule, AgendaStep.WHO))
        yield Missing(
            sentence=one.sentence,
            rule=one.rule,
            url=urls[step],
            action=f"Gå til {step.label.lower()}",
        )


def collisions(visit: Visit, agreement: "KickoffAgreement") -> Iterator[Missing]:
    """What the plan says otherwise, because somebody wrote in it meanwhile (B5, C5)."""
    words = queries.plan_words(agreement, queries.plan_texts(visit.case.pk))
    for name, word in words.items():
        if word.collides:
            yield Missing(
                sentence=f"{IN_THE_PLAN[name]}: I planen står der nu "
                f"{danish.quote(word.stands)}. Det bliver stående, til I retter det sammen.",
                rule="C5",
                url=reverse("staff:plan:plan", args=[visit.case.pk]),
                action="Se planen",
            )
