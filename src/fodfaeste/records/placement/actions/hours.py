"""Write down what was worked in one week (D7, D8)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.records.placement.models import HoursWeek
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.hours import MOST_HOURS, check_hours
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.weeks import check_week

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedWeek:
    """The minutes of one week, by terms."""

    week_starts_on: date
    placement_minutes: int = 0
    ordinary_minutes: int = 0
    subsidised_minutes: int = 0
    flex_minutes: int = 0
    note: str = ""

    @property
    def hours(self) -> dict[HoursKind, Decimal]:
        """The same in hours, as the rules count."""
        minutes = {
            HoursKind.PLACEMENT: self.placement_minutes,
            HoursKind.ORDINARY: self.ordinary_minutes,
            HoursKind.SUBSIDISED: self.subsidised_minutes,
            HoursKind.FLEX: self.flex_minutes,
        }
        return {kind: Decimal(value) / MINUTES_AN_HOUR for kind, value in minutes.items()}


@transaction.atomic
def record_hours(
    *,
    actor: Actor,
    case: Case,
    worked: WorkedWeek,
    version: int,
    today: date,
    now: datetime,
    draft: str = "",
) -> HoursWeek:
    """Write the hours of a week, or correct them; `version` is 0 for a week without hours yet."""
    access.require(actor, Permission.HOURS_RECORD, case, today=today, now=now)
    check_week(worked.week_starts_on, today=today, earliest=case.enrolled_on)
    most = min(MOST_HOURS, Decimal(limits_on(today)[LimitCode.WEEKLY_HOURS]))
    check_hours(worked.hours, most=most)
    rows = HoursWeek.objects.filter(case=case, week_starts_on=worked.week_starts_on)
    stands = rows.select_for_update(of=("self",)).first()
    if stands is None:
        week = _first(case, worked, actor=actor, now=now)
    else:
        week = _corrected(stands, worked, version=version, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return week


def _first(case: Case, worked: WorkedWeek, *, actor: Actor, now: datetime) -> HoursWeek:
    week = HoursWeek(**made_by(actor.id, now), case=case, **asdict(worked))
    try:
        with transaction.atomic():
            week.save(force_insert=True)
    except IntegrityError:
        stands = HoursWeek.objects.get(case=case, week_starts_on=worked.week_starts_on)
        return _corrected(stands, worked, version=0, actor=actor, now=now)
    return week


def _corrected(
    week: HoursWeek, worked: WorkedWeek, *, version: int, actor: Actor, now: datetime
) -> HoursWeek:
    """The same hours sent again change nothing; other hours need the version that was read."""
    changed = {
        name: value for name, value in asdict(worked).items() if getattr(week, name) != value
    }
    if not changed:
        return week
    if week.version != version:
        raise Stale(week)
    for name, value in changed.items():
        setattr(week, name, value)
    changed_by(week, actor.id, now)
    week.save()
    return week
