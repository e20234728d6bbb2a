"""The team around a citizen: who helps with what, and the one to call first (A3, A8)."""

from collections.abc import Mapping
from typing import Protocol

from fodfaeste.accounts.absences import StandIn
from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import CaseOverview, Member
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.daily import is_daily_contact
from fodfaeste.web.ui.parts import TeamPerson


class RoleWords(Protocol):
    """What a role is called here."""

    label: str


Texts = Mapping[Role, RoleWords]

HELPS_WITH: dict[Role, str] = {
    Role.EMPLOYMENT_CASEWORKER: "plan og beskæftigelse",
    Role.SOCIAL_CASEWORKER: "støtte og bevilling",
    Role.JOB_CONSULTANT: "arbejdsplads og timer",
    Role.CTI_WORKER: "støtter i hverdagen",
}
"""For colleagues; the longer texts of the catalogue speak to the citizen."""


def people(
    overview: CaseOverview, texts: Texts, stand_ins: Mapping[int, StandIn]
) -> tuple[TeamPerson, ...]:
    """Return the team; the CTI worker comes first while CTI runs, as the daily contact."""
    return tuple(
        _person(overview, member, texts, stand_ins.get(member.user_id))
        for member in sorted(overview.team, key=lambda one: not _is_daily(overview, one))
    )


def _is_daily(overview: CaseOverview, member: Member) -> bool:
    return is_daily_contact(overview.state, member.roles)


def _helps_with(overview: CaseOverview, member: Member) -> list[str]:
    helps = [HELPS_WITH[role] for role in member.roles if role in HELPS_WITH]
    return [*helps, "planansvarlig"] if member.user_id == overview.plan_owner_id else helps


def _person(
    overview: CaseOverview, member: Member, texts: Texts, stand_in: StandIn | None
) -> TeamPerson:
    found = [texts[role] for role in member.roles if role in texts]
    return TeamPerson(
        name=member.name,
        role=" og ".join(text.label for text in found),
        helps_with=", ".join(_helps_with(overview, member)),
        phone=member.phone,
        email=member.email,
        note="daglig kontakt" if _is_daily(overview, member) else "",
        away=f"Væk til og med {danish.long_date(stand_in.last_day)}. Ring til {stand_in.name}:"
        if stand_in
        else "",
        call=stand_in.phone if stand_in else "",
    )
