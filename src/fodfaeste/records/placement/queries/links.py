"""Links to an employer, and what the one behind a link may see (L4)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from fodfaeste.accounts.absences import StandIn, stand_ins
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.placement.models import LinkMessage, WorkAgreement
from fodfaeste.records.placement.queries.sheets import Sheet, in_force, on_its_way, sheets_of
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState


@dataclass(frozen=True, slots=True)
class Consultant:
    """Whom the employer calls."""

    id: int
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class EmployerView:
    """One agreement, the citizen's first name, and whom to call."""

    sheet: Sheet
    in_force: Sheet | None
    """The agreement that counts, also while another waits for answers."""
    wish: str
    """What the employer has asked to be changed, and nobody has proposed anew."""
    first_name: str
    person_name: str
    consultant: Consultant | None
    stand_in: StandIn | None
    """Whom to call while the consultant is away."""


def employer_view(
    *, link_id: int, case_id: int, agreement_id: int, today: date
) -> EmployerView | None:
    """What the link opens; asked by somebody who has come in through it.

    The link is to the agreement, not to one version of it: the proposal that waits for an answer,
    else the version that counts, else the one that the link was given to.
    """
    given_to = WorkAgreement.objects.filter(pk=agreement_id, case=case_id)
    match_id = given_to.values_list("match_id", flat=True).first()
    sheets = sheets_of(match_id) if match_id else ()
    given = next((each for each in sheets if each.id == agreement_id), None)
    if given is None:
        return None
    proposed = next((each for each in sheets if each.state is AgreementState.PROPOSED), None)
    counts, drafted = in_force(sheets), on_its_way(sheets)
    consultant = linked_consultant()
    away = stand_ins([consultant.id], today) if consultant else {}
    return EmployerView(
        sheet=proposed or counts or given,
        in_force=counts,
        wish=drafted.wish_of(AgreementParty.EMPLOYER) if drafted else "",
        first_name=linked_first_name(),
        person_name=link_person(link_id),
        consultant=consultant,
        stand_in=next(iter(away.values()), None),
    )


def linked_first_name() -> str:
    """The first name of the citizen behind the link, and nothing more of the name."""
    with connection.cursor() as cursor:
        cursor.execute("select given_names from records_citizen where id = linked_citizen()")
        row = cursor.fetchone()
    return row[0].split()[0] if row and row[0].split() else ""


def linked_consultant() -> Consultant | None:
    """The job consultant on the team today."""
    with connection.cursor() as cursor:
        cursor.execute("select id, name, phone from linked_consultant()")
        row = cursor.fetchone()
    return Consultant(*row) if row else None


def linked_writers() -> tuple[int, ...]:
    """Who is told of an answer that comes by the link: those who write the agreement."""
    with connection.cursor() as cursor:
        cursor.execute("select linked_writers()")
        return tuple(number for (number,) in cursor.fetchall())


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLink:
    """A link as the team sees it: to whom, until when; never the secret."""

    id: int
    person_name: str
    expires: datetime
    is_open: bool
    revoked_at: datetime | None
    phone: str = ""
    """Where it was to be sent as a message; empty for one that was handed over."""
    sent_on: date | None = None
    failed: bool = False
    """The provider did not take it; it is tried again."""


def links_to(match_id: int, *, case_id: int, now: datetime) -> tuple[GivenLink, ...]:
    """The links that were given to the agreement of one match, the latest first."""
    versions = WorkAgreement.objects.filter(match_id=match_id).values("pk")
    rows = CaseLink.objects.filter(
        case_id=case_id, scope=LinkScope.AGREEMENT, target__in=versions
    ).order_by("-pk")
    found = LinkMessage.objects.filter(link__in=rows)
    messages = {message.link_id: message for message in found}
    return tuple(_given(row, messages.get(row.pk), now=now) for row in rows)


def _given(row: CaseLink, message: LinkMessage | None, *, now: datetime) -> GivenLink:
    return GivenLink(
        id=row.pk,
        person_name=row.person_name,
        expires=row.expires,
        is_open=row.revoked_at is None and row.expires > now,
        revoked_at=row.revoked_at,
        phone=message.phone if message else "",
        sent_on=message.sent_on if message else None,
        failed=bool(message and message.error),
    )
