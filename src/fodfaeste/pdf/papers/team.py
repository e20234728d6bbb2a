"""The letter about somebody new on the team, made from the change itself (A2, A3)."""

from collections.abc import Mapping
from datetime import date

from fodfaeste.pdf.papers.plan import RoleWords
from fodfaeste.pdf.team_documents import ChangeLetter
from fodfaeste.records.cases.models import Case, TeamNews
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.words import in_sentence


def change_letter(
    case: Case,
    news: TeamNews,
    roles: Mapping[Role, RoleWords],
    *,
    sender: str,
    today: date,
    large: bool = False,
) -> ChangeLetter:
    """Return the letter; no address on it where that is protected."""
    role, seat, citizen = roles[Role(news.seat.role)], news.seat, case.citizen
    lines = (citizen.address, f"{citizen.postal_code} {citizen.city}".strip())
    return ChangeLetter(
        citizen=citizen.name,
        printed_on=today,
        newcomer=seat.user.name,
        role=in_sentence(role.label),
        since=seat.starts_on,
        sender=sender,
        address=() if citizen.address_protected else tuple(filter(None, lines)),
        helps_with=role.description,
        instead_of=news.before.name if news.before else "",
        phone=seat.user.phone,
        large_print=large,
    )
