"""One page of the list of courses: their numbers first, by index; details for those after."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value, Window
from django.db.models.functions import Concat, Upper

from fodfaeste.records.cases.access import seats_deputised
from fodfaeste.records.cases.identity import cpr_index
from fodfaeste.records.cases.models import BrokenGlass, Case, DanishOrder, TeamMembership
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.followup.queries.deadlines import asks_for
from fodfaeste.records.followup.queries.state import in_state
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cases.lookup import Lookup
from fodfaeste.rules.followup.flags import kinds_behind
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.words import Word

PAGE = 50


class Shown(Word):
    """Which courses, by whether they are over."""

    OPEN = "open", "I gang"
    CLOSED = "closed", "Afsluttede"
    ALL = "all", "Alle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list is narrowed to; everything left out narrows nothing.

    `asks` is the code of a flag or of one kind of deadline.
    """

    lookup: Lookup = Lookup()  # noqa: RUF009 -- frozen
    state: CaseState | None = None
    basis: LegalBasisCode | None = None
    asks: str = ""
    on_my_team: bool = False
    in_my_units: bool = False
    shown: Shown = Shown.OPEN

    @property
    def criterion(self) -> str:
        """What the log says was asked for; empty for the plain list."""
        parts = (self.lookup.criterion, self.state or "", self.basis or "", self.asks)
        own = "mine" if self.on_my_team else "enhed" if self.in_my_units else ""
        over = "" if self.shown is Shown.OPEN else self.shown.value
        return ", ".join(part for part in (*parts, own, over) if part)


@dataclass(frozen=True, slots=True)
class CasePage:
    """The numbers of one page's courses in Danish order, and how many there are in all."""

    case_ids: tuple[int, ...]
    number: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PAGE))


def case_page(actor: Actor, wanted: Wanted, *, number: int, today: date, now: datetime) -> CasePage:
    """One page of what the actor sees and wants, in at most two queries.

    The wall says what is seen; what is seen is named here too, so that an index leads to it.
    """
    found = _narrowed(actor, wanted, today).filter(_in_sight(actor, today, now))
    ordered = found.order_by(
        DanishOrder("citizen__surname"), DanishOrder("citizen__given_names"), "citizen_id", "pk"
    )
    page = _searched(ordered, max(1, number)) if wanted.criterion else None
    return page or _leafed(ordered, max(1, number))


def _leafed(ordered: QuerySet[Case], number: int) -> CasePage:
    """A page of a long list: counted first, because the index then reads no further than it."""
    total = ordered.count()
    number = min(number, max(1, -(-total // PAGE)))
    ids = ordered.values_list("pk", flat=True)[_part(number)]
    return CasePage(tuple(ids), number, total)


def _searched(ordered: QuerySet[Case], number: int) -> CasePage | None:
    """A page of what few conditions leave, counted while it is read; None past the last page."""
    counted = ordered.annotate(total=Window(Count("*")))
    rows = list(counted.values_list("pk", "total")[_part(number)])
    if not rows and number > 1:
        return None
    return CasePage(tuple(pk for pk, _ in rows), number, rows[0][1] if rows else 0)


def _part(number: int) -> slice:
    return slice((number - 1) * PAGE, number * PAGE)


def _narrowed(actor: Actor, wanted: Wanted, today: date) -> QuerySet[Case]:
    found = _looked_up(Case.objects.all(), wanted.lookup)
    if wanted.shown is not Shown.ALL:
        found = found.filter(closed_on__isnull=wanted.shown is Shown.OPEN)
    if wanted.on_my_team:
        found = found.filter(Exists(_my_seats(actor, today)))
    if wanted.basis:
        courses = CtiCourse.objects.filter(case=OuterRef("pk"), legal_basis=wanted.basis)
        found = found.filter(Exists(courses))
    if wanted.state:
        found = found.filter(in_state(wanted.state, today))
    if wanted.in_my_units:
        found = found.filter(unit__in=actor.leads_units)
    if wanted.asks:
        found = found.filter(asks_for(kinds_behind(wanted.asks), today))
    return found


def _in_sight(actor: Actor, today: date, now: datetime) -> Q:
    """Seats and emergency openings; for a leader the units as well."""
    seated = actor.roles & frozenset(TEAM_ROLES)
    seats = TeamMembership.objects.on(today).filter(user_id=actor.id, role__in=seated)
    glass = BrokenGlass.objects.filter(user_id=actor.id, starts__lte=now, ends__gt=now)
    away = seats_deputised(actor, today).filter(case__closed_on=None)
    named = Q(pk__in=seats.values("case").union(away.values("case"), glass.values("case")))
    return named | Q(unit__in=actor.leads_units) if actor.leads_units else named


def _my_seats(actor: Actor, today: date) -> QuerySet[TeamMembership]:
    """One's own, and those one stands in while a colleague is away."""
    own = Q(user_id=actor.id) | Q(
        user_id__in=actor.absent_ids, role__in=actor.roles, case__closed_on=None
    )
    return TeamMembership.objects.on(today).filter(own, case=OuterRef("pk"))


def _looked_up(found: QuerySet[Case], asked: Lookup) -> QuerySet[Case]:
    if asked.is_number:
        return found.filter(citizen__cpr_index=cpr_index(asked.cpr)) if asked.cpr else found.none()
    if not asked.words:
        return found
    name = Upper(Concat("citizen__given_names", Value(" "), "citizen__surname"))
    parts = Q()
    for word in asked.words:
        parts &= Q(whole_name__contains=word)
    return found.alias(whole_name=name).filter(parts)
