"""Say what was worked in a week: a colleague, the citizen or the employer (D7, D8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.records.placement.models import HoursEntry, HoursWeek
from fodfaeste.records.placement.queries.hours import (
    Word,
    linked_since,
    minutes_in,
    words_about,
)
from fodfaeste.records.placement.queries.planned import HoursPlan, hours_plan
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.hours import MOST_HOURS, check_hours
from fodfaeste.rules.placement.kinds import HoursKind, HoursSource
from fodfaeste.rules.placement.minutes import WeekMinutes, minutes_of
from fodfaeste.rules.placement.outside import check_own_hours, check_planned
from fodfaeste.rules.placement.said import saying_otherwise, standing
from fodfaeste.rules.placement.weeks import check_week


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedWeek:
    """The minutes of one week, by terms; `note` is None when the remark stays as it stands."""

    week_starts_on: date
    taster_minutes: int = 0
    placement_minutes: int = 0
    ordinary_minutes: int = 0
    subsidised_minutes: int = 0
    flex_minutes: int = 0
    note: str | None = None

    @property
    def minutes(self) -> WeekMinutes:
        """The same as the rules count it."""
        return minutes_in(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWeek:
    """A week as anybody knows it: time without pay, and time with pay.

    With neither it was as agreed.
    """

    week_starts_on: date
    unpaid: int | None = None
    paid: int | None = None
    note: str = ""

    @property
    def as_agreed(self) -> bool:
        """Whether the numbers are the agreement's."""
        return self.unpaid is None and self.paid is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """Who speaks: somebody signed in, or somebody behind a link."""

    source: HoursSource
    now: datetime
    actor_id: int | None = None
    link_id: int | None = None
    person_name: str = ""


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
    """Write what counts for a week; `version` is 0 for a week that nobody has spoken about."""
    (week,) = record_weeks(
        actor=actor, case=case, weeks=[(worked, version)], today=today, now=now, draft=draft
    )
    return week


@transaction.atomic
def record_weeks(
    *,
    actor: Actor,
    case: Case,
    weeks: Iterable[tuple[WorkedWeek, int]],
    today: date,
    now: datetime,
    draft: str = "",
) -> tuple[HoursWeek, ...]:
    """Write several weeks at once: all of them, or none."""
    access.require(actor, Permission.HOURS_RECORD, case, today=today, now=now)
    most = _most(today)
    voice = _Voice(source=HoursSource.STAFF, now=now, actor_id=actor.id)
    written = []
    for worked, version in weeks:
        check_week(worked.week_starts_on, today=today, earliest=case.enrolled_on)
        check_hours(worked.minutes.hours, most=most)
        written.append(_said(case.pk, worked, voice, version=version))
    drafts.discard(actor=actor, form=draft)
    return tuple(written)


@transaction.atomic
def record_missing_weeks(
    *, actor: Actor, case: Case, weeks: Iterable[OwnWeek], today: date, now: datetime
) -> tuple[HoursWeek, ...]:
    """Write several weeks that nobody has spoken about: in numbers, or as agreed."""
    plan = hours_plan(case.pk)
    worked = [(_by_terms(own, plan), 0) for own in weeks]
    return record_weeks(actor=actor, case=case, weeks=worked, today=today, now=now)


@transaction.atomic
def choose_word(
    *, actor: Actor, case: Case, entry_id: int, version: int, today: date, now: datetime
) -> HoursWeek:
    """Let one of several words about a week count, whoever said it."""
    access.require(actor, Permission.HOURS_RECORD, case, today=today, now=now)
    entry = HoursEntry.objects.get(pk=entry_id, case=case)
    worked = WorkedWeek(
        week_starts_on=entry.week_starts_on, note=None, **_columns(minutes_in(entry))
    )
    return record_hours(
        actor=actor, case=case, worked=worked, version=version, today=today, now=now
    )


@transaction.atomic
def say_own_hours(
    *, actor: Actor, case: Case, weeks: Iterable[OwnWeek], today: date, now: datetime
) -> tuple[HoursWeek, ...]:
    """Write what the citizen says they worked; it never takes the place of another's word."""
    access.require(actor, Permission.OWN_HOURS_WRITE, case, today=today, now=now)
    voice = _Voice(source=HoursSource.CITIZEN, now=now, actor_id=actor.id)
    return _say(case.pk, weeks, voice, today=today, since=case.enrolled_on)


@transaction.atomic
def say_hours_by_link(
    *, link_id: int, case_id: int, weeks: Iterable[OwnWeek], today: date, now: datetime
) -> tuple[HoursWeek, ...]:
    """Write what the employer says was worked; it never takes the place of another's word."""
    voice = _Voice(
        source=HoursSource.EMPLOYER, now=now, link_id=link_id, person_name=link_person(link_id)
    )
    return _say(case_id, weeks, voice, today=today, since=linked_since() or today)


def _say(
    case_id: int, weeks: Iterable[OwnWeek], voice: _Voice, *, today: date, since: date
) -> tuple[HoursWeek, ...]:
    plan, most = hours_plan(case_id), _most(today)
    written = []
    for own in weeks:
        monday = own.week_starts_on
        check_week(monday, today=today, earliest=date.min)
        check_own_hours(monday, plan.arranged, since=since)
        worked = _by_terms(own, plan)
        check_hours(worked.minutes.hours, most=most)
        written.append(_said(case_id, worked, voice, version=None))
    return tuple(written)


def _by_terms(own: OwnWeek, plan: HoursPlan) -> WorkedWeek:
    """The week by terms: pay goes with the terms that ran."""
    monday = own.week_starts_on
    planned = plan.in_week(monday)
    if own.as_agreed:
        check_planned(planned)
    paid = plan.paid_kind_in(monday)
    minutes = minutes_of({HoursKind.PLACEMENT: own.unpaid or 0, paid: own.paid or 0})
    worked = planned if own.as_agreed and planned else minutes
    return WorkedWeek(week_starts_on=monday, note=own.note, **_columns(worked))


def _most(today: date) -> Decimal:
    return min(MOST_HOURS, Decimal(limits_on(today)[LimitCode.WEEKLY_HOURS]))


def _said(case_id: int, worked: WorkedWeek, voice: _Voice, *, version: int | None) -> HoursWeek:
    """One more word about a week; `version` is None for those whose word only stands beside."""
    rows = HoursWeek.objects.filter(case=case_id, week_starts_on=worked.week_starts_on)
    week = rows.select_for_update(of=("self",)).first()
    if week is None:
        try:
            with transaction.atomic():
                return _first(case_id, worked, voice)
        except IntegrityError:
            week = rows.select_for_update(of=("self",)).get()
    return _another(week, worked, voice, version=version)


def _first(case_id: int, worked: WorkedWeek, voice: _Voice) -> HoursWeek:
    entry = _entry(case_id, worked, voice)
    week = HoursWeek(
        **made_by(voice.actor_id, voice.now),
        case_id=case_id,
        week_starts_on=worked.week_starts_on,
        stands_id=entry.pk,
        **_columns(worked.minutes),
    )
    week.save(force_insert=True)
    return week


def _another(
    week: HoursWeek, worked: WorkedWeek, voice: _Voice, *, version: int | None
) -> HoursWeek:
    """The same word sent again changes nothing; another one of ours needs the version read."""
    said = words_about(week.case_id, week.week_starts_on, by_link=voice.link_id is not None)
    if _is_said_already(week, said, worked, voice):
        return week
    if version is not None and week.version != version:
        raise Stale(week)
    kept = worked if worked.note is not None else replace(worked, note=_remark_on(week))
    entry = _entry(week.case_id, kept, voice)
    said = (*said, Word(voice.source, worked.minutes, entry.pk))
    stands = standing(said)
    if stands is not None:
        week.stands_id = stands.id
        for name, minutes in _columns(stands.minutes).items():
            setattr(week, name, minutes)
    week.said_differently = bool(saying_otherwise(said))
    changed_by(week, voice.actor_id, voice.now)
    week.save()
    return week


def _is_said_already(
    week: HoursWeek, said: tuple[Word, ...], worked: WorkedWeek, voice: _Voice
) -> bool:
    mine = [each for each in said if each.source is voice.source]
    if not mine or mine[-1].minutes != worked.minutes:
        return False
    if voice.source is HoursSource.STAFF and week.said_differently:
        return False  # the same word again is the answer to those who say otherwise
    return worked.note is None or worked.note == _note_of(mine[-1].id)


def _note_of(entry_id: int) -> str:
    return HoursEntry.objects.values_list("note", flat=True).get(pk=entry_id)


def _remark_on(week: HoursWeek) -> str:
    """The remark of a colleague stays; what others wrote is theirs."""
    words = HoursEntry.objects.filter(pk=week.stands_id, source=HoursSource.STAFF)
    return words.values_list("note", flat=True).first() or ""


def _entry(case_id: int, worked: WorkedWeek, voice: _Voice) -> HoursEntry:
    entry = HoursEntry(
        **made_by(voice.actor_id, voice.now),
        case_id=case_id,
        week_starts_on=worked.week_starts_on,
        source=voice.source,
        note=worked.note or "",
        person_name=voice.person_name,
        link_id=voice.link_id,
        **_columns(worked.minutes),
    )
    entry.save(force_insert=True)
    return entry


def _columns(minutes: WeekMinutes) -> dict[str, int]:
    return {f"{kind.value}_minutes": minutes.of(kind) for kind in HoursKind}
