"""The bridge between the map of permissions and the records: how an actor stands to a case."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, JSONField, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from fodfaeste.records.cases.models import BrokenGlass, Case, Consent, TeamMembership
from fodfaeste.records.gathering import Row
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
    by = RawSQL(_STANDS, _asking(actor, today, now), output_field=JSONField())  # noqa: S611 -- ours alone
    return Case.objects.select_related("citizen", "unit").annotate(stands_by=by)


def consents_here() -> ArraySubquery:
    """The consents of a case as a column of a query over cases; read by `facts_told`."""
    row = JSONObject(**{name: name for name in CONSENT_COLUMNS})
    return ArraySubquery(Consent.objects.filter(case=OuterRef("pk")).values(row=row))


def relation_with(case: Case, actor: Actor, consents: tuple[ConsentFacts, ...]) -> CaseRelation:
    """How an actor stands to a case that came from `with_relation`, its consents known already."""
    told: Row = getattr(case, "stands_by")  # noqa: B009 -- annotated
    return CaseRelation(
        case_id=case.pk,
        unit_id=case.unit_id,
        is_the_citizen=case.citizen.account_id == actor.id,
        closed_on=case.closed_on,
        consents=consents,
        **_stands(actor, told),
    )


_STANDS = """
jsonb_build_object(
  'seats', array(select t.role from records_teammembership t
    where t.case_id = records_case.id and t.user_id = %s
    and t.starts_on <= %s and (t.ends_before is null or t.ends_before > %s)),
  'away', array(select jsonb_build_object('user', t.user_id, 'role', t.role)
    from records_teammembership t
    where t.case_id = records_case.id and records_case.closed_on is null and t.user_id = any (%s)
    and t.starts_on <= %s and (t.ends_before is null or t.ends_before > %s)),
  'was_on_team', exists (select from records_teammembership t
    where t.case_id = records_case.id and t.user_id = %s and t.ends_before <= %s),
  'glass_broken', exists (select from records_brokenglass g
    where g.case_id = records_case.id and g.user_id = %s and g.starts <= %s and g.ends > %s),
  'relaxed', array(select jsonb_array_elements_text(i.relaxed_sections)
    from records_installation i)
)
"""
"""In plain SQL: every page and every action asks, and building it costs more than asking."""


def _asking(actor: Actor, today: date, now: datetime) -> tuple[Any, ...]:
    seats, away = (actor.id, today, today), (list(actor.absent_ids), today, today)
    return (*seats, *away, actor.id, today, actor.id, now, now)


_STANDING = f"""
select records_case.unit_id, records_case.closed_on, z.account_id, {_STANDS}
from records_case join records_citizen z on z.id = records_case.citizen_id
where records_case.id = %s
"""  # noqa: S608 -- ours alone


def standing(actor: Actor, case: Case, *, today: date, now: datetime) -> CaseRelation:
    """How an actor stands to one case now, consents aside; one query.

    A case out of sight is a case unrelated.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, (*_asking(actor, today, now), case.pk))
        row = cursor.fetchone()
    if row is None:
        return CaseRelation(case_id=case.pk, unit_id=0)
    unit_id, closed_on, account_id, told = row
    told = json.loads(told) if isinstance(told, str) else told  # that is up to the driver
    return CaseRelation(
        case_id=case.pk,
        unit_id=unit_id,
        is_the_citizen=account_id == actor.id,
        closed_on=closed_on,
        **_stands(actor, told),
    )


def _stands(actor: Actor, told: Row) -> dict[str, Any]:
    away = (one for one in told["away"] if one["role"] in actor.roles)
    return {
        "team": frozenset(map(Role, told["seats"])) & actor.roles,
        "deputised": frozenset((one["user"], Role(one["role"])) for one in away),
        "was_on_team": told["was_on_team"],
        "glass_broken": told["glass_broken"],
        "relaxed": frozenset(map(Section, told["relaxed"])),
    }


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
