"""What was said, agreed and promised at a kickoff, heading by heading, on screen and on paper."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.pictures import danish
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.cases.access import facts_of
from fodfaeste.records.meetings import queries
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.facts import is_active
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.words import in_sentence, listed
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings.fields import written
from fodfaeste.web.ui.consents import ConsentLine, consent_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fodfaeste.accounts.models import User
    from fodfaeste.records.meetings.models import KickoffAgreement, KickoffPerson, Meeting
    from fodfaeste.records.meetings.queries import KickoffTask
    from fodfaeste.rules.access.roles import Role

Topics = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise: what, who, until when."""

    id: int
    title: str
    who: str
    until: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task that the kickoff gives: what, who, until when; `own` as the citizen says it."""

    title: str
    who: str
    until: str
    own_title: str
    own_who: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who was named: who they are, and whether we may speak with them."""

    id: int
    name: str
    about: str
    answer: str
    tone: str
    may_be_asked: bool
    may_be_taken_back: bool


def told_topics(agreement: "KickoffAgreement") -> Topics:
    """What was said, heading by heading."""
    return (
        ("Drømme og ønsker", agreement.wishes),
        ("Jobmål", _job_goal(agreement)),
        ("Det skal vi sammen nå", agreement.purpose),
        ("Det er jeg god til", agreement.resources),
        ("Det har jeg lært", agreement.competences),
        ("Det har jeg prøvet at arbejde med", agreement.experience),
        ("Mennesker omkring mig", agreement.network),
    )


def _job_goal(agreement: "KickoffAgreement") -> str:
    if agreement.job_goal_status == JobGoalStatus.FORMULATED:
        return agreement.job_goal
    if agreement.job_goal_status == JobGoalStatus.NOT_YET:
        return f"Ikke endnu. {agreement.job_goal_task}".strip()
    return ""


def agreed_topics(
    meeting: "Meeting", agreement: "KickoffAgreement", *, answered: bool = False
) -> Topics:
    """What was agreed, heading by heading."""
    owner, areas = agreement.plan_owner, queries.areas_at_the_talk(meeting, agreement)
    talked = listed(in_sentence(area.label) for area in Department if area in areas)
    return (
        ("Målet er job, og jeg får støtte", "Ja" if agreement.citizen_assents else ""),
        ("Vi har talt om jobønsker og mål", f"Ja, {talked} var med" if talked else ""),
        ("Vi begynder på CV'et", _day(agreement.cv_starts_on)),
        ("Vi begynder at søge job", _day(agreement.job_search_starts_on)),
        ("Ansvarlig for den fælles plan", owner.name if owner else ""),
        ("Planen skal være skrevet", _day(agreement.plan_ready_on)),
        ("Det sker hvornår", agreement.time_plan),
        ("Vi ses igen", next_meeting(agreement)),
        ("De første målinger", _baseline(agreement, answered=answered)),
    )


def task_rows(
    meeting: "Meeting", agreement: "KickoffAgreement", team: "Mapping[Role, User]"
) -> tuple[TaskRow, ...]:
    """Everything that is to be done after the kickoff."""
    return tuple(
        TaskRow(
            title=task.title.rstrip("."),
            who=_doer(task),
            until=_day(task.due_on),
            own_title=_to_the_citizen(task) if task.rule else task.title.rstrip("."),
            own_who="Mig selv" if task.citizen_does_it else _doer(task),
        )
        for task in queries.tasks_of_kickoff(meeting, agreement, team)
    )


def _to_the_citizen(task: "KickoffTask") -> str:
    """A task of ours in the citizen's own voice, as the paper is written."""
    said = task.title.replace("sammen med borgeren", "sammen med mig")
    return said.replace("Spørg borgeren", "Spørg mig").rstrip(".")


def _doer(task: "KickoffTask") -> str:
    if task.responsible:
        return task.responsible.name
    return "Borgeren selv" if task.citizen_does_it else "Ledig plads"


def next_meeting(agreement: "KickoffAgreement") -> str:
    """When, where and for what one meets again; empty when it is not agreed."""
    if agreement.next_on is None:
        return ""
    clock = written(agreement.next_clock)
    about = in_sentence(MeetingKind(agreement.next_kind).label)
    when = f"{_day(agreement.next_on)} kl. {clock}" if clock else _day(agreement.next_on)
    return ", ".join(filter(None, (when, agreement.next_place, about)))


def _baseline(agreement: "KickoffAgreement", *, answered: bool) -> str:
    if answered:
        return "Borgeren har svaret"
    if agreement.baseline == Baseline.LATER:
        return f"Dem tager vi {_day(agreement.baseline_on)}"
    return Baseline(agreement.baseline).label if agreement.baseline else ""


def promise_rows(meeting: "Meeting", agreement: "KickoffAgreement") -> tuple[PromiseRow, ...]:
    """What was promised; what has no day of its own is for the next meeting."""
    see_you = agreement.next_on or agreement.cv_starts_on
    return tuple(
        PromiseRow(
            id=promise.pk,
            title=promise.title,
            who=promise.responsible.name if promise.responsible else "Borgeren selv",
            until=_day(promise.due_on or see_you),
        )
        for promise in queries.promises_of(meeting)
    )


def person_rows(
    meeting: "Meeting", *, today: date, help_told: bool = True
) -> tuple[PersonRow, ...]:
    """Those who were named here or before, and the citizen's answer about each as it counts today.

    What they help with is told in the room, and afterwards to whoever sees the social section.
    """
    return tuple(
        _person(person, here=meeting.pk, today=today, help_told=help_told)
        for person in queries.people_known(meeting)
    )


def _person(person: "KickoffPerson", *, here: int, today: date, help_told: bool) -> PersonRow:
    may_change = person.consent is None and person.meeting_id == here
    has_yes = person.consent is not None and is_active(facts_of(person.consent), today)
    asked = person.involve and not has_yes
    later = "spørges senere" if person.consent is None else "samtykket gælder ikke nu"
    answer = "vi må tale med dem" if has_yes else later if asked else ""
    helps = person.helps_with if help_told else ""
    return PersonRow(
        id=person.pk,
        name=person.name,
        about=". ".join(filter(None, (person.relation, helps))),
        answer=answer,
        tone="good" if has_yes else "attention" if asked else "plain",
        may_be_asked=may_change,
        may_be_taken_back=may_change,
    )


def consents_given(visit: Visit, meeting: "Meeting", on: date) -> tuple[str, ...]:
    """What the citizen said yes to on the day of the kickoff; who was named there is named here."""
    names = {
        person.consent_id: person.name
        for person in queries.people_named(meeting)
        if person.consent_id is not None
    }
    lines = consent_lines(
        cases.consents_of(visit.case).filter(given_on=on),
        today=visit.today,
        notice_days=0,
        names_persons=visit.sees(Section.SOCIAL),
    )
    return tuple(_in_a_sentence(line, names.get(line.id, line.to_whom)) for line in lines)


def _in_a_sentence(line: ConsentLine, receiver: str) -> str:
    until = f", til og med {danish.long_date(line.last_day)}" if line.last_day else ""
    what = f"{line.what[:1].upper()}{line.what[1:]}"
    said = f"{what}: fra {line.from_whom} til {receiver}{until}."
    return said if line.facts.withdrawn_on is None else f"{said} Det er trukket tilbage igen."


def _day(day: date | None) -> str:
    return danish.weekday_date(day) if day else ""
