"""Questions about citizens, courses and teams."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from fodfaeste.records.cases import access
from fodfaeste.records.cases.identity import cpr_index
from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.catalogues.queries import role_labels
from fodfaeste.records.foundation import composed
from fodfaeste.rules.access.facts import Actor, CaseRelation, sees
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.roles import Role, main_role


def case_with_relation(
    actor: Actor, case_id: int, *, today: date, now: datetime
) -> tuple[Case, CaseRelation] | None:
    """A case and how the actor stands to it; None when it is out of sight or does not exist.

    With it comes what the actor's own role is called here, which the top of every page says.
    """
    beside = _told_beside(main_role(actor.roles), today)
    cases = access.with_relation(actor, today, now).annotate(told_beside=beside)
    case = next(iter(cases.filter(pk=case_id)), None)  # `first` would put one row in order
    if case is None:
        return None
    beside_case: dict[str, Any] = case.told_beside
    consents = tuple(map(access.facts_told, beside_case["consents"]))
    relation = access.relation_with(case, actor, consents)
    return (case, relation) if sees(actor, relation) else None


@lru_cache(maxsize=16)
def _told_beside(role: Role | None, today: date) -> RawSQL:
    """What does not depend on who asks, kept as text: every page of a course asks for it."""
    names = role_labels(role, today)
    columns = {"role_name": Subquery(names[:1]), "consents": access.consents_here()}
    return composed(Case, JSONObject(**columns))


def own_case_id(actor: Actor) -> int | None:
    """The citizen's own course: the open one, else the latest."""
    own = Case.objects.filter(citizen__account_id=actor.id).order_by("-closed_on", "-pk")
    open_first = own.filter(closed_on=None).values_list("pk", flat=True).first()
    return open_first or own.values_list("pk", flat=True).first()


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link that is still good, and what it opens."""

    id: int
    case_id: int
    scope: LinkScope
    target: int


def link_behind(token_hash: bytes) -> OpenLink | None:
    """The link that a token's hash belongs to, while it is good."""
    with connection.cursor() as cursor:
        cursor.execute("select id, case_id, scope, target from link_behind(%s)", [token_hash])
        row = cursor.fetchone()
    return OpenLink(row[0], row[1], LinkScope(row[2]), row[3]) if row else None


def link_person(link_id: int) -> str:
    """The name of the person a link was made for, as the one behind the link may see it."""
    return CaseLink.objects.values_list("person_name", flat=True).get(pk=link_id)


@dataclass(frozen=True, slots=True)
class KnownCitizen:
    """A citizen who is in the register already, perhaps from an earlier course."""

    id: int
    has_open_case: bool


def known_citizen(digits: str) -> KnownCitizen | None:
    """The citizen with a CPR number, also out of sight; nothing but a number is told."""
    with connection.cursor() as cursor:
        cursor.execute("select id, has_open_case from citizen_known_as(%s)", [cpr_index(digits)])
        row = cursor.fetchone()
    return KnownCitizen(*row) if row else None
