"""What stands in the kickoff now, as its forms, its overview and its summary read it."""

from typing import TYPE_CHECKING, Any

from fodfaeste.pictures import danish
from fodfaeste.records.meetings.queries import seats
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.kinds import Attendance
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings.kickoff_forms import NOT_YET, PREPARED, YES
from fodfaeste.web.ui.parts import Step

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import KickoffAgreement, Meeting

WORDS: dict[AgendaStep, tuple[tuple[str, str], ...]] = {
    AgendaStep.WISHES: (("wishes", "Drømme og ønsker"),),
    AgendaStep.RESOURCES: (
        ("resources", "Det er jeg god til"),
        ("competences", "Det har jeg lært"),
        ("experience", "Det har jeg prøvet at arbejde med"),
    ),
    AgendaStep.NETWORK: (("network", "Mennesker omkring mig"),),
}


def values(step: AgendaStep, meeting: "Meeting", agreement: "KickoffAgreement") -> dict[str, Any]:
    """What the form of a step begins with."""
    if step is AgendaStep.WHO:
        return _who(meeting)
    if step is AgendaStep.INFORMATION:
        told, assents = agreement.informed_on is not None, agreement.citizen_assents
        asked = agreement.version > 1
        return {"told": _said(told, asked=asked), "assents": _said(assents, asked=asked)}
    if step is AgendaStep.AGREEMENTS:
        owner = agreement.plan_owner_id
        return {
            "cv_starts_on": agreement.cv_starts_on,
            "job_search_starts_on": agreement.job_search_starts_on,
            "time_plan": agreement.time_plan,
            "plan_owner": str(owner) if owner else "",
        }
    return {name: getattr(agreement, name) for name, _ in WORDS[step]}


def _said(yes: bool, *, asked: bool) -> str:  # noqa: FBT001 -- the answer itself
    return YES if yes else (NOT_YET if asked else "")


def _who(meeting: "Meeting") -> dict[str, Any]:
    people = [person for person in meeting.participants.all() if person.role]
    came = {
        f"came_{person.role}": ""
        if person.attendance == Attendance.EXPECTED
        else str(person.attendance)
        for person in people
    }
    ready = {Role(person.role) for person in people if person.prepared}
    prepared = next((code for code, roles in PREPARED.items() if roles == ready), "ingen")
    others = [person.other_name for person in meeting.participants.all() if not person.role]
    return {**came, "prepared": prepared, "others": ", ".join(others)}


def owners(visit: Visit) -> dict[int, str]:
    """The caseworkers who may answer for the plan."""
    team = seats(visit.case.pk, visit.today)
    return {user.pk: user.name for role, user in team.items() if role in CASEWORKER_ROLES}


def steps_of(
    here: AgendaStep, meeting: "Meeting", agreement: "KickoffAgreement", urls: dict[AgendaStep, str]
) -> tuple[Step, ...]:
    """The stepper: what is filled is done, wherever one is."""

    def state(step: AgendaStep) -> str:
        if step is here:
            return "current"
        return "done" if is_filled(step, meeting, agreement) else "open"

    return tuple(Step(title=step.label, url=urls[step], state=state(step)) for step in AgendaStep)


def is_filled(step: AgendaStep, meeting: "Meeting", agreement: "KickoffAgreement") -> bool:
    """Whether anything was written at a step."""
    if step is AgendaStep.WHO:
        people = meeting.participants.all()
        return any(person.attendance != Attendance.EXPECTED for person in people)
    if step is AgendaStep.INFORMATION:
        return agreement.informed_on is not None and agreement.citizen_assents
    if step is AgendaStep.AGREEMENTS:
        return bool(agreement.cv_starts_on and agreement.time_plan and agreement.plan_owner_id)
    return any(getattr(agreement, name) for name, _ in WORDS.get(step, ()))


def told_topics(agreement: "KickoffAgreement") -> tuple[tuple[str, str], ...]:
    """What was said, heading by heading."""
    return tuple(
        (title, getattr(agreement, name)) for group in WORDS.values() for name, title in group
    )


def agreed_topics(agreement: "KickoffAgreement") -> tuple[tuple[str, str], ...]:
    """What was agreed, heading by heading."""
    return (
        ("Målet er job, og jeg får støtte", "Ja" if agreement.citizen_assents else ""),
        ("Vi begynder på CV'et", _day(agreement.cv_starts_on)),
        ("Vi begynder at søge job", _day(agreement.job_search_starts_on)),
        ("Det sker hvornår", agreement.time_plan),
        (
            "Ansvarlig for den fælles plan",
            agreement.plan_owner.name if agreement.plan_owner else "",
        ),
    )


def _day(day: Any) -> str:
    return danish.weekday_date(day) if day else ""
