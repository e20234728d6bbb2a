"""The bridge between the map of permissions and the records: how an actor stands to a case."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from fodfaeste.records.cases.models import BrokenGlass, Case, Consent, TeamMembership
from fodfaeste.records.catalogues.models import Installation
from fodfaeste.rules.access.decide import SECTION_NEEDED, decide
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.access.sections_seen import sections_seen
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.refusal import Obstacle, Refused

RULE = "M1"


def in_sight(actor: Actor, today: date, now: datetime) -> QuerySet[Case]:
    """The cases an actor sees, as the wall in the database sees them too."""
    seats = TeamMembership.objects.on(today).filter(
        user_id=actor.id, role__in=actor.roles, case=OuterRef("pk")
    )
    glass = BrokenGlass.objects.filter(
        user_id=actor.id, starts__lte=now, ends__gt=now, case=OuterRef("pk")
    )
    deputised = seats_deputised(actor, today).filter(case=OuterRef("pk"))
    return Case.objects.filter(
        Q(Exists(seats))
        | Q(Exists(deputised), closed_on=None)
        | Q(unit__in=actor.leads_units)
        | Q(Exists(glass))
        | Q(citizen__account_id=actor.id)
    )


def seats_deputised(actor: Actor, today: date) -> QuerySet[TeamMembership]:
    """The seats of those who are away and whom an actor stands in for, in the actor's own roles.

    Only open courses count; whoever asks says so.
    """
    return TeamMembership.objects.on(today).filter(
        user_id__in=actor.absent_ids, role__in=actor.roles
    )


def with_relation(actor: Actor, today: date, now: datetime) -> QuerySet[Case]:
    """Cases with their citizen, annotated with how the actor stands to each; one query."""
    mine = TeamMembership.objects.filter(user_id=actor.id, case=OuterRef("pk"))
    glass = BrokenGlass.objects.filter(
        user_id=actor.id, starts__lte=now, ends__gt=now, case=OuterRef("pk")
    )
    return Case.objects.select_related("citizen", "unit").annotate(
        my_seats=ArraySubquery(mine.on(today).values("role")),
        my_former_seat=Exists(mine.filter(ends_before__lte=today)),
        my_deputised=_deputised(actor, today),
        my_broken_glass=Exists(glass),
        relaxed_here=Subquery(Installation.objects.values("relaxed_sections")[:1]),
    )


def _deputised(actor: Actor, today: date) -> ArraySubquery:
    rows = seats_deputised(actor, today).filter(case=OuterRef("pk"), case__closed_on=None)
    return ArraySubquery(rows.values(row=JSONObject(user="user_id", role="role")))


def consents_here() -> ArraySubquery:
    """The consents of a case as a column of a query over cases; read by `facts_told`."""
    row = JSONObject(**{name: name for name in CONSENT_COLUMNS})
    return ArraySubquery(Consent.objects.filter(case=OuterRef("pk")).values(row=row))


def relation_with(case: Case, actor: Actor, consents: tuple[ConsentFacts, ...]) -> CaseRelation:
    """How an actor stands to a case that came from `with_relation`, its consents known already."""
    seats: list[str] = getattr(case, "my_seats", [])
    away: list[dict[str, Any]] = getattr(case, "my_deputised", None) or []
    return CaseRelation(
        case_id=case.pk,
        unit_id=case.unit_id,
        team=frozenset(map(Role, seats)) & actor.roles,
        deputised=frozenset((one["user"], Role(one["role"])) for one in away),
        was_on_team=getattr(case, "my_former_seat", False),
        is_the_citizen=case.citizen.account_id == actor.id,
        glass_broken=getattr(case, "my_broken_glass", False),
        closed_on=case.closed_on,
        consents=consents,
        relaxed=frozenset(map(Section, getattr(case, "relaxed_here", None) or ())),
    )


_STANDING = """
select c.unit_id, c.closed_on, z.account_id,
  array(select t.role from records_teammembership t where t.case_id = c.id and t.user_id = %(actor)s
    and t.starts_on <= %(today)s and (t.ends_before is null or t.ends_before > %(today)s)),
  array(select jsonb_build_object('user', t.user_id, 'role', t.role) from records_teammembership t
    where t.case_id = c.id and c.closed_on is null and t.user_id = any (%(absent)s)
    and t.starts_on <= %(today)s and (t.ends_before is null or t.ends_before > %(today)s)),
  exists (select from records_teammembership t where t.case_id = c.id and t.user_id = %(actor)s
    and t.ends_before <= %(today)s),
  exists (select from records_brokenglass g where g.case_id = c.id and g.user_id = %(actor)s
    and g.starts <= %(now)s and g.ends > %(now)s),
  array(select jsonb_array_elements_text(i.relaxed_sections) from records_installation i)
from records_case c join records_citizen z on z.id = c.citizen_id where c.id = %(case)s
"""
"""`with_relation` for one case in plain SQL: every action asks, and building it costs more than
asking. The twin test holds the two together."""


def standing(actor: Actor, case: Case, *, today: date, now: datetime) -> CaseRelation:
    """How an actor stands to one case now, consents aside; one query.

    A case out of sight is a case unrelated.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _STANDING,
            {
                "actor": actor.id,
                "absent": list(actor.absent_ids),
                "case": case.pk,
                "today": today,
                "now": now,
            },
        )
        row = cursor.fetchone()
    if row is None:
        return CaseRelation(case_id=case.pk, unit_id=0)
    unit_id, closed_on, account_id, seats, away, was_on_team, glass_broken, relaxed = row
    return CaseRelation(
        case_id=case.pk,
        unit_id=unit_id,
        team=frozenset(map(Role, seats)) & actor.roles,
        deputised=frozenset(
            (one["user"], Role(one["role"]))
            for one in map(_told, away)
            if one["role"] in actor.roles
        ),
        was_on_team=was_on_team,
        is_the_citizen=account_id == actor.id,
        glass_broken=glass_broken,
        closed_on=closed_on,
        relaxed=frozenset(map(Section, relaxed)),
    )


def _told(row: str | dict[str, Any]) -> dict[str, Any]:
    """A JSON object of an array, read already or not: that is up to the driver."""
    return json.loads(row) if isinstance(row, str) else row


def relation_of(actor: Actor, case: Case, *, today: date, now: datetime) -> CaseRelation:
    """How an actor stands to one case now, with the consents of the case."""
    return replace(standing(actor, case, today=today, now=now), consents=consents_of(case))


def consents_of(case: Case) -> tuple[ConsentFacts, ...]:
    """Every consent of a case, as the rules know it."""
    return tuple(map(facts_of, Consent.objects.filter(case=case)))


def facts_of(consent: Consent) -> ConsentFacts:
    """One consent, as the rules know it."""
    return facts_from({name: getattr(consent, name) for name in CONSENT_COLUMNS})


CONSENT_DAYS = ("given_on", "ends_before", "withdrawn_on")
CONSENT_COLUMNS = (
    *("types", "purpose"),
    *CONSENT_DAYS,
    *(f"{way}_{what}" for way in ("from", "to") for what in ("party", "name", "person_id")),
)
"""What the rules ask of a consent, wherever its row was read."""


def facts_told(row: Mapping[str, Any]) -> ConsentFacts:
    """One consent from its columns as JSON tells them, where a day is text."""
    days = {name: date.fromisoformat(row[name]) for name in CONSENT_DAYS if row[name]}
    return facts_from({**row, **days})


def facts_from(row: Mapping[str, Any]) -> ConsentFacts:
    """One consent from its columns, as the rules know it; a day is a date."""
    return ConsentFacts(
        types=frozenset(map(InformationType, row["types"])),
        from_party=Party(row["from_party"]),
        to_party=Party(row["to_party"]),
        purpose=row["purpose"],
        given_on=row["given_on"],
        ends_before=row["ends_before"],
        withdrawn_on=row["withdrawn_on"],
        from_name=row["from_name"],
        to_name=row["to_name"],
        from_person=row["from_person_id"],
        to_person=row["to_person_id"],
    )


def open_sections(actor: Actor, relation: CaseRelation, today: date) -> frozenset[Section]:
    """The sections that are open to an actor, with what the municipality has relaxed."""
    return sections_seen(actor, relation, today, relaxed=relation.relaxed)


def require(
    actor: Actor, permission: Permission, case: Case, *, today: date, now: datetime
) -> CaseRelation:
    """Hold an action to the map; refuses with the names of what failed."""
    if permission not in SECTION_NEEDED:
        relation = standing(actor, case, today=today, now=now)
        refuse_unless_allowed(actor, permission, relation)
        return relation
    relation = relation_of(actor, case, today=today, now=now)
    sections = open_sections(actor, relation, today)
    refuse_unless_allowed(actor, permission, relation, sections=sections)
    return relation


def require_anywhere(actor: Actor, permission: Permission) -> None:
    """Hold an action that is not about one case to the map."""
    refuse_unless_allowed(actor, permission, None)


def refuse_unless_allowed(
    actor: Actor,
    permission: Permission,
    relation: CaseRelation | None,
    *,
    sections: frozenset[Section] = frozenset(),
) -> None:
    """Turn a denied decision into a refusal that says why."""
    decision = decide(actor, permission, relation, sections=sections)
    if decision.allowed:
        return
    next_step = "Spørg den, der har opgaven, eller bed din leder om hjælp."
    raise Refused(
        *(
            Obstacle(
                rule=RULE,
                condition=name,
                sentence=f"Du kan ikke {permission.phrase}. {sentence}",
                next_step=next_step,
            )
            for name, sentence in zip(
                decision.failed or ("default_deny",),
                decision.sentences or ("Ingen har fået den adgang.",),
                strict=True,
            )
        )
    )
