"""Which sections of a case an actor sees: one table, default deny.

«at der udveksles oplysninger på tværs af offentlige myndigheder, hvis det er relevant i den
konkrete sag» takes the citizen's permission (SEED-4).

Choices made here, each the cautious one:
- Identity and the joint plan are shared by the whole team, or there is no one plan.
- Each department sees its own. Health, CTI notes and measurements belong to the social department;
  to the employment department they go only with consent, type by type.
- A leader of the unit sees identity, plan, employment and social, as supervision needs (I4, E5);
  health, CTI notes and measurements of one person stay closed.
- An emergency opening shows identity, plan and social: whom to call, and what is agreed.
- The citizen sees all of their own. Administrators and evaluators see nothing here.
- The municipality's DPO may relax a section between the departments: `relaxed`, empty by default.
"""

from datetime import date

from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.facts import any_covers
from fodfaeste.rules.consent.kinds import InformationType, Party

TEAM_SHARES = frozenset({Section.IDENTITY, Section.PLAN})

OWN_SECTIONS: dict[Department, frozenset[Section]] = {
    Department.EMPLOYMENT: frozenset({Section.EMPLOYMENT}),
    Department.SOCIAL: frozenset(
        {Section.SOCIAL, Section.HEALTH, Section.CTI_NOTES, Section.MEASURES}
    ),
}

LEADER_SEES = TEAM_SHARES | {Section.EMPLOYMENT, Section.SOCIAL}
BROKEN_GLASS_SHOWS = TEAM_SHARES | {Section.SOCIAL}

INFORMATION: dict[Section, InformationType] = {
    Section.EMPLOYMENT: InformationType.EMPLOYMENT,
    Section.SOCIAL: InformationType.SOCIAL,
    Section.HEALTH: InformationType.HEALTH,
    Section.CTI_NOTES: InformationType.CTI_NOTES,
    Section.MEASURES: InformationType.MEASURES,
}

PARTY: dict[Department, Party] = {
    Department.EMPLOYMENT: Party.EMPLOYMENT_DEPARTMENT,
    Department.SOCIAL: Party.SOCIAL_DEPARTMENT,
}


def sections_seen(
    actor: Actor,
    relation: CaseRelation,
    today: date,
    *,
    relaxed: frozenset[Section] = frozenset(),
) -> frozenset[Section]:
    """Return the sections that are open to this actor on this case today."""
    if relation.is_the_citizen:
        return frozenset(Section)
    seen: frozenset[Section] = frozenset()
    if relation.team:
        seen |= _team_sees(relation, today, relaxed)
    if relation.unit_id in actor.leads_units:
        seen |= LEADER_SEES
    if relation.glass_broken:
        seen |= BROKEN_GLASS_SHOWS
    return seen


def _team_sees(
    relation: CaseRelation, today: date, relaxed: frozenset[Section]
) -> frozenset[Section]:
    departments = {department_of(role) for role in relation.team} - {None}
    seen = TEAM_SHARES
    for reader in (department for department in Department if department in departments):
        seen |= OWN_SECTIONS[reader]
        seen |= {
            section
            for owner in Department
            if owner is not reader
            for section in OWN_SECTIONS[owner]
            if section in relaxed or _consented(relation, section, owner, reader, today)
        }
    return seen


def _consented(
    relation: CaseRelation, section: Section, owner: Department, reader: Department, today: date
) -> bool:
    return any_covers(
        relation.consents,
        information=INFORMATION[section],
        from_party=PARTY[owner],
        to_party=PARTY[reader],
        today=today,
    )
