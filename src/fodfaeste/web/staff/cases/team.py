"""The team around a citizen: who helps with what, and the one to call first (A3, A8)."""

from collections.abc import Mapping
from typing import Protocol

from fodfaeste.records.followup.queries import CaseOverview, Member
from fodfaeste.rules.access.roles import Role
from fodfaeste.web.ui.parts import TeamPerson


class RoleWords(Protocol):
    """What a role is called here, and what it does, in plain words."""

    label: str
    description: str


Texts = Mapping[Role, RoleWords]


def people(overview: CaseOverview, texts: Texts) -> tuple[TeamPerson, ...]:
    """Return the team; the CTI worker comes first while CTI runs, as the daily contact."""
    return tuple(
        _person(member, texts, is_daily=_is_daily(overview, member))
        for member in sorted(overview.team, key=lambda one: not _is_daily(overview, one))
    )


def _is_daily(overview: CaseOverview, member: Member) -> bool:
    return overview.cti_runs and Role.CTI_WORKER in member.roles


def _person(member: Member, texts: Texts, *, is_daily: bool) -> TeamPerson:
    found = [texts[role] for role in member.roles if role in texts]
    return TeamPerson(
        name=member.name,
        role=" og ".join(text.label for text in found),
        helps_with=" ".join(text.description for text in found),
        phone=member.phone,
        email=member.email,
        note="daglig kontakt" if is_daily else "",
    )
