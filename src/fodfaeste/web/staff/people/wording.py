"""People, consents and log rows as lines that a person reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from fodfaeste.records.cases.queries import LogRow
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.kinds import InformationType
from fodfaeste.rules.words import in_sentence, listed

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Consent, TeamMembership
    from fodfaeste.records.catalogues.models import RoleText


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person in one role, from when to when."""

    role: str
    role_code: str
    helps_with: str
    name: str
    phone: str
    email: str
    starts_on: date
    last_day: date | None
    reason: str


def seat_lines(
    seats: Iterable["TeamMembership"], texts: Mapping[Role, "RoleText"]
) -> list[SeatLine]:
    """Seats with what each role is called and does here."""
    return [
        SeatLine(
            role=texts[Role(seat.role)].label,
            role_code=seat.role,
            helps_with=texts[Role(seat.role)].description,
            name=seat.user.name,
            phone=seat.user.phone,
            email=seat.user.email,
            starts_on=seat.starts_on,
            last_day=max(seat.starts_on, seat.ends_before - timedelta(days=1))
            if seat.ends_before
            else None,
            reason=seat.change_reason,
        )
        for seat in seats
    ]


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent in words."""

    id: int
    what: str
    from_whom: str
    to_whom: str
    purpose: str
    given: str
    given_on: date
    last_day: date | None
    withdrawn_on: date | None
    is_active: bool


def consent_lines(consents: Iterable["Consent"], today: date) -> list[ConsentLine]:
    """Consents as they stand today, those in force first."""
    lines = [_consent_line(consent, today) for consent in consents]
    return sorted(lines, key=lambda line: not line.is_active)


def _consent_line(consent: "Consent", today: date) -> ConsentLine:
    ends = [day for day in (consent.ends_before, consent.withdrawn_on) if day]
    person = f" ({consent.to_person.name})" if consent.to_person else ""
    return ConsentLine(
        id=consent.pk,
        what=listed([InformationType(code).label.lower() for code in consent.types]),
        from_whom=in_sentence(consent.from_party.label),
        to_whom=f"{in_sentence(consent.to_party.label)}{person}",
        purpose=consent.purpose,
        given=consent.given_as.label,
        given_on=consent.given_on,
        last_day=consent.ends_before - timedelta(days=1) if consent.ends_before else None,
        withdrawn_on=consent.withdrawn_on,
        is_active=consent.given_on <= today and all(today < day for day in ends),
    )


OPERATIONS = {
    "insert": "skrev nyt",
    "update": "rettede",
    "delete": "slettede",
    "read": "så forløbet",
    "list": "så forløbet i en liste",
    "search": "slog borgeren op",
    "extract": "trak oplysninger ud",
    "denied": "forsøgte uden adgang",
}
TABLES = {
    "records_case": "forløbet",
    "records_citizen": "kontaktoplysninger",
    "records_teammembership": "teamet",
    "records_consent": "samtykker",
    "records_task": "opgaver",
    "records_jointplan": "planen",
    "records_planversion": "en version af planen",
    "records_goal": "mål i planen",
    "records_subgoal": "delmål i planen",
    "records_effort": "indsatser i planen",
    "records_assessmententry": "udredningen",
    "records_meeting": "møder",
    "records_participant": "mødedeltagere",
    "records_kickoffagreement": "opstartsmødet",
    "records_contactnote": "kontaktnotater",
    "records_noteaddendum": "tilføjelser til notater",
    "records_jobmatch": "jobmatch",
    "records_placement": "virksomhedsforløb",
    "records_workagreement": "arbejdsaftalen",
    "records_hoursweek": "timer",
    "records_grant": "bevillinger",
    "records_decision": "afgørelser",
    "records_visitation": "visitation",
    "records_cticourse": "CTI-forløbet",
    "records_focusarea": "fokusområder",
    "records_measurement": "målinger",
    "records_brokenglass": "nødåbning",
}
RELATIONS = {
    "team": "på teamet",
    "leader": "leder af enheden",
    "citizen": "borgeren selv",
    "broken_glass": "nødåbning",
    "stranger": "ikke på teamet",
    "link": "med link",
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One row of the log in words."""

    at: datetime
    who: str
    unit: str
    what: str
    relation: str
    reason: str


def log_lines(rows: Iterable[LogRow]) -> list[LogLine]:
    """The log as people read it."""
    return [
        LogLine(
            at=row.at,
            who=row.who,
            unit=row.department,
            what=" ".join(
                word for word in (OPERATIONS[row.operation], TABLES.get(row.table, "")) if word
            ),
            relation=RELATIONS.get(row.relation.split(":")[0], ""),
            reason=row.reason if row.operation in {"search", "denied"} else "",
        )
        for row in rows
    ]
