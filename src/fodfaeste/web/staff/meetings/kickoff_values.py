"""What stands in the kickoff now, as its forms, its stepper and its overview read it."""

from typing import TYPE_CHECKING, Any

from fodfaeste.records.meetings import queries
from fodfaeste.records.meetings.queries import seats
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.kinds import Attendance
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings.kickoff_forms import FORMS, PREPARED
from fodfaeste.web.ui.parts import Step

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import KickoffAgreement, Meeting

FILLED_BY: dict[AgendaStep, tuple[str, ...]] = {
    AgendaStep.WISHES: ("wishes",),
    AgendaStep.RESOURCES: ("resources", "competences", "experience"),
    AgendaStep.NETWORK: ("network",),
    AgendaStep.TASKS: ("next_on",),
    AgendaStep.BASELINE: ("baseline",),
}
"""Any of these says that something was written at a step."""


def values(step: AgendaStep, meeting: "Meeting", agreement: "KickoffAgreement") -> dict[str, Any]:
    """What stands at a step, by field."""
    if step is AgendaStep.WHO:
        return _who(meeting)
    standing = queries.on_the_form(agreement)
    return {name: standing[name] for name in FORMS[step].base_fields if name in standing}


def proposed(step: AgendaStep, stands: dict[str, Any], visit: Visit) -> dict[str, Any]:
    """What the form proposes where nothing stands yet; nothing of it is kept before it is sent."""
    if step is AgendaStep.WHO:
        came = {name: said for name, said in stands.items() if name.startswith("came_")}
        untouched = not any(came.values())
        here = dict.fromkeys(came, Attendance.PRESENT.value) if untouched else {}
        return {**stands, **here, "prepared": "" if untouched else stands["prepared"]}
    if step is AgendaStep.TASKS and not stands["next_on"]:
        return {**stands, "next_kind": stands["next_kind"] or "pre_cti"}
    if step is AgendaStep.AGREEMENTS and not stands["plan_owner_id"]:
        known = owners(visit)
        alone = next(iter(known)) if len(known) == 1 else None
        return {**stands, "plan_owner_id": alone}
    if step is AgendaStep.INFORMATION and not stands["citizen_assents"]:
        told = any(said for name, said in stands.items() if name.startswith("told_"))
        return {**stands, "citizen_assents": False if told else ""}
    return stands


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
    guests = filter(queries.is_another_guest, meeting.participants.all())
    others = [person.other_name for person in guests]
    return {**came, "prepared": prepared, "others": ", ".join(others)}


def owners(visit: Visit) -> dict[int, str]:
    """The caseworkers who may answer for the plan."""
    team = seats(visit.case.pk, visit.today)
    return {user.pk: user.name for role, user in team.items() if role in CASEWORKER_ROLES}


def helpers(visit: Visit) -> dict[int, str]:
    """Everybody on the team, who may promise something."""
    return {user.pk: user.name for user in seats(visit.case.pk, visit.today).values()}


def steps_of(
    here: AgendaStep,
    meeting: "Meeting",
    agreement: "KickoffAgreement",
    urls: dict[AgendaStep, str],
    *,
    answered: bool,
) -> tuple[Step, ...]:
    """The stepper: what is filled is done, wherever one is."""

    def state(step: AgendaStep) -> str:
        if step is here:
            return "current"
        done = answered if step is AgendaStep.BASELINE and answered else None
        return "done" if done or is_filled(step, meeting, agreement) else "open"

    return tuple(Step(title=step.label, url=urls[step], state=state(step)) for step in AgendaStep)


def is_filled(step: AgendaStep, meeting: "Meeting", agreement: "KickoffAgreement") -> bool:
    """Whether anything was written at a step; a rule's step, whether the rule is content."""
    if step is AgendaStep.WHO:
        people = meeting.participants.all()
        return any(person.attendance != Attendance.EXPECTED for person in people)
    if step is AgendaStep.INFORMATION:
        return agreement.informed_on is not None and agreement.citizen_assents
    if step is AgendaStep.AGREEMENTS:
        return bool(agreement.cv_starts_on and agreement.time_plan and agreement.plan_owner_id)
    return any(getattr(agreement, name) for name in FILLED_BY.get(step, ()))
