"""People and log rows as lines that a person reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from fodfaeste.records.cases.queries import LogRow
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import ToldAs
from fodfaeste.rules.words import in_sentence

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import TeamMembership, TeamNews
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
    by: str
    told: str
    told_on: date | None


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
            by=seat.created_by.name if seat.created_by else "",
            told=_told(news),
            told_on=news.told_on if news else None,
        )
        for seat, news in ((seat, _news(seat)) for seat in seats)
    ]


def vacancy_lines(
    vacant: Iterable[Role], seats: Iterable["TeamMembership"], texts: Mapping[Role, "RoleText"]
) -> list[str]:
    """Each role that nobody holds (A1), and who still stands there without being able to help."""
    still = {
        Role(seat.role): f" {seat.user.name} har ikke rollen mere eller kan ikke logge ind."
        for seat in seats
    }
    return [
        f"Ingen har rollen {in_sentence(texts[role].label)}.{still.get(role, '')}"
        for role in vacant
    ]


def _news(seat: "TeamMembership") -> "TeamNews | None":
    """The news of a seat that was taken over; None for those of the first team."""
    return getattr(seat, "news", None)


def _told(news: "TeamNews | None") -> str:
    if news is None:
        return ""
    return ToldAs(news.told_as).label if news.told_as else "Ikke endnu"


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
    "records_teamnews": "hvornår borgeren hørte om et skift",
    "records_consent": "samtykker",
    "records_task": "opgaver",
    "records_jointplan": "planen",
    "records_planversion": "en version af planen",
    "records_goal": "mål i planen",
    "records_subgoal": "delmål i planen",
    "records_effort": "indsatser i planen",
    "records_assessmententry": "udredningen",
    "records_plancomment": "borgerens ord om planen",
    "records_meeting": "møder",
    "records_participant": "mødedeltagere",
    "records_kickoffagreement": "opstartsmødet",
    "records_contactnote": "kontaktnotater",
    "records_noteaddendum": "tilføjelser til notater",
    "records_jobmatch": "jobmatch",
    "records_placement": "virksomhedsforløb",
    "records_workagreement": "arbejdsaftalen",
    "records_hoursweek": "timer",
    "records_hoursentry": "timer",
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
    "deputy": "stedfortræder",
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


def _is_told(row: LogRow) -> bool:
    """Whether the log says why: for a search, a refusal, and whoever looks instead of another."""
    return row.operation in {"search", "denied"} or row.relation.startswith("deputy:")


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
            reason=row.reason if _is_told(row) else "",
        )
        for row in rows
    ]
