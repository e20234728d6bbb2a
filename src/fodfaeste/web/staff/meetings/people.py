"""The people around the citizen as they are named on the pages of meetings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.meetings.queries import (
    AROUND_THE_CITIZEN,
    is_another_guest,
    is_asked_along,
    seats,
)
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.facts import counts_on
from fodfaeste.rules.meetings.kinds import Attendance
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.visits import Visit

if TYPE_CHECKING:
    from fodfaeste.accounts.models import User
    from fodfaeste.records.meetings.models import Meeting, Participant


@dataclass(frozen=True, slots=True)
class Guest:
    """One person at a meeting: the name, what they are, whether they came."""

    name: str
    role: str
    attendance: str
    tone: str
    knows_the_plan: bool
    came: bool


TONES = {
    Attendance.PRESENT: "good",
    Attendance.EXCUSED: "plain",
    Attendance.ABSENT: "attention",
    Attendance.EXPECTED: "plain",
}


def people_around(visit: Visit) -> dict[Role, str]:
    """Everyone around the citizen today: "Nadia Friis, CTI-medarbejder", the citizen first."""
    labels, team = role_labels(visit), seats(visit.case.pk, visit.today)
    named = {role: f"{user.name}, {in_sentence(labels[role])}" for role, user in team.items()}
    named[Role.CITIZEN] = f"{visit.case.citizen.name}, borger"
    return {role: named[role] for role in AROUND_THE_CITIZEN if role in named}


def role_labels(visit: Visit) -> dict[Role, str]:
    """What each role is called in this municipality."""
    return {role: text.label for role, text in role_texts_on(visit.today).items()}


def guests_of(visit: Visit, meeting: "Meeting", labels: dict[Role, str]) -> tuple[Guest, ...]:
    """Everyone who was asked or came, the citizen first, others last."""
    order = {role.value: place for place, role in enumerate(AROUND_THE_CITIZEN)}
    shown = (
        one
        for one in meeting.participants.all()
        if one.role or is_another_guest(one) or is_asked_along(one)
    )
    people = sorted(shown, key=lambda one: (order.get(one.role, len(order)), one.pk))
    return tuple(
        Guest(
            name=_name(visit, person.role, person.user, person.other_name),
            role=labels.get(Role(person.role), "") if person.role else "",
            attendance=_said_of(visit, person),
            tone="attention" if _yes_is_gone(visit, person) else TONES[_came(person)],
            knows_the_plan=person.knows_onward_plan,
            came=_came(person) is Attendance.PRESENT,
        )
        for person in people
    )


def _came(person: "Participant") -> Attendance:
    return Attendance(person.attendance)


def _said_of(visit: Visit, person: "Participant") -> str:
    gone = _yes_is_gone(visit, person)
    return "Samtykket gælder ikke mere" if gone else _came(person).label


def _yes_is_gone(visit: Visit, person: "Participant") -> bool:
    """Whether somebody from outside is asked along by a consent that counts no more (C2)."""
    yes = person.consent
    return (
        yes is not None
        and _came(person) is Attendance.EXPECTED
        and not counts_on(
            visit.today,
            given_on=yes.given_on,
            ends_before=yes.ends_before,
            withdrawn_on=yes.withdrawn_on,
        )
    )


def _name(visit: Visit, role: str, user: "User | None", other: str) -> str:
    if role == Role.CITIZEN:
        return visit.case.citizen.name
    return user.name if user else other or "Ledig plads"
