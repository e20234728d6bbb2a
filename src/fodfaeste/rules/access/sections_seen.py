"""Which sections of a case an actor sees, and because of what: one table, default deny.

«at der udveksles oplysninger på tværs af offentlige myndigheder, hvis det er relevant i den
konkrete sag» takes the citizen's permission (SEED-4).

Choices made here, each the cautious one:
- Identity and the joint plan are shared by the whole team, or there is no one plan.
- Each department sees its own. Health, CTI notes and measurements belong to the social department;
  to the employment department they go only with consent, type by type.
- A leader of the unit sees identity, plan, employment and social, as supervision needs (I4, E5);
  health, CTI notes and measurements of one person stay closed.
- An emergency opening shows identity, plan and social: whom to call, and what is agreed.
- A deputy sees, as long as a colleague is away, what the seat shows (docs/adr/0033).
- The citizen sees all of their own. Administrators and evaluators see nothing here.
- The municipality's DPO may relax a section between the departments: `relaxed`, empty by default.

The page «Hvad må hvem se?» asks `grounds_to_see`, and access asks for the sections that have one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.facts import ConsentFacts, covers
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.words import Word

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


class GroundKind(Word):
    """Why a section is open to somebody."""

    OWN_COURSE = "own_course", "borgerens eget forløb"
    TEAM = "team", "deles af hele teamet"
    DEPARTMENT = "department", "eget område"
    CONSENT = "consent", "samtykke"
    RELAXED = "relaxed", "kommunens regel"
    SUPERVISION = "supervision", "leders tilsyn"
    EMERGENCY = "emergency", "nødåbning"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason that opens a section; a consent is named by itself."""

    kind: GroundKind
    consent: ConsentFacts | None = None


Grounds = Mapping[Section, tuple[Ground, ...]]
"""The open sections, each with everything that opens it; a section that is not there is closed."""


def sections_seen(
    actor: Actor,
    relation: CaseRelation,
    today: date,
    *,
    relaxed: frozenset[Section] = frozenset(),
) -> frozenset[Section]:
    """Return the sections that are open to this actor on this case today."""
    return frozenset(grounds_to_see(actor, relation, today, relaxed=relaxed))


def grounds_to_see(
    actor: Actor,
    relation: CaseRelation,
    today: date,
    *,
    relaxed: frozenset[Section] = frozenset(),
) -> Grounds:
    """Return what opens each section to this actor on this case today."""
    found: dict[Section, tuple[Ground, ...]] = {}
    if relation.is_the_citizen:
        _open(found, Section, GroundKind.OWN_COURSE)
        return found
    if relation.seats:
        _open_to_team(found, relation, today, relaxed)
    if relation.unit_id in actor.leads_units:
        _open(found, LEADER_SEES, GroundKind.SUPERVISION)
    if relation.glass_broken:
        _open(found, BROKEN_GLASS_SHOWS, GroundKind.EMERGENCY)
    return found


def _open(
    found: dict[Section, tuple[Ground, ...]],
    sections: Iterable[Section],
    kind: GroundKind,
    consent: ConsentFacts | None = None,
) -> None:
    for section in sections:
        found[section] = (*found.get(section, ()), Ground(kind, consent))


def _open_to_team(
    found: dict[Section, tuple[Ground, ...]],
    relation: CaseRelation,
    today: date,
    relaxed: frozenset[Section],
) -> None:
    departments = {department_of(role) for role in relation.seats} - {None}
    _open(found, TEAM_SHARES, GroundKind.TEAM)
    for reader in (department for department in Department if department in departments):
        _open(found, OWN_SECTIONS[reader], GroundKind.DEPARTMENT)
        for owner in (department for department in Department if department is not reader):
            _open(found, OWN_SECTIONS[owner] & relaxed, GroundKind.RELAXED)
            for section in OWN_SECTIONS[owner]:
                for consent in _consents(relation, section, owner, reader, today):
                    _open(found, (section,), GroundKind.CONSENT, consent)


def _consents(
    relation: CaseRelation, section: Section, owner: Department, reader: Department, today: date
) -> tuple[ConsentFacts, ...]:
    return tuple(
        consent
        for consent in relation.consents
        if covers(
            consent,
            information=INFORMATION[section],
            from_party=PARTY[owner],
            to_party=PARTY[reader],
            today=today,
        )
    )
