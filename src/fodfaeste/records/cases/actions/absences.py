"""Say that somebody is away and who stands in; come back earlier (A1)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.accounts.models import Absence, User
from fodfaeste.records.cases import access
from fodfaeste.records.cases.queries.absences import may_say_absent, person_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.absence import NewAbsence, check_absence, check_end
from fodfaeste.rules.post.kinds import NoticeKind

STANDS_IN = "Du er stedfortræder for en kollega. Se Fravær."
AWAY = "Der er skrevet fravær for dig, og en kollega er stedfortræder. Se Fravær."
ENDED = "Et fravær slutter tidligere, end det stod. Se Fravær."


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Who is away, from the first day to the last, and who stands in."""

    person_id: int
    deputy_id: int
    starts_on: date
    last_day: date


@creates(Absence)
def say_absent(*, actor: Actor, away: Away, today: date, now: datetime) -> Absence:
    """Write an absence; while it lasts the deputy works in the seats of the one who is away."""
    access.require_anywhere(actor, Permission.ABSENCE_WRITE)
    absent, deputy = _locked(away.person_id), _locked(away.deputy_id)
    ends_before = away.last_day + timedelta(days=1)
    day = max(away.starts_on, today)
    check_absence(
        NewAbsence(
            absent=person_on(absent, day),
            deputy=person_on(deputy, day),
            starts_on=away.starts_on,
            ends_before=ends_before,
            may_say=may_say_absent(actor, absent, today),
        ),
        today=today,
    )
    absence = Absence.objects.create(
        person=absent,
        deputy=deputy,
        starts_on=away.starts_on,
        ends_before=ends_before,
        said_at=now,
        said_by_id=actor.id,
    )
    _tell(actor, deputy.pk, STANDS_IN, now)
    _tell(actor, absent.pk, AWAY, now)
    return absence


@transaction.atomic
def end_absence(*, actor: Actor, absence_id: int, today: date, now: datetime) -> Absence:
    """Come back today, or take back what has not begun; sight goes with the next request.

    One that is over already stays as it is: a second click changes nothing.
    """
    access.require_anywhere(actor, Permission.ABSENCE_WRITE)
    rows = Absence.objects.select_for_update(of=("self",)).select_related("person")
    absence = rows.get(pk=absence_id)
    back_on = max(absence.starts_on, today)
    if absence.ends_before <= back_on and absence.ended_at is not None:
        return absence
    check_end(
        starts_on=absence.starts_on,
        ends_before=absence.ends_before,
        back_on=back_on,
        may_say=may_say_absent(actor, absence.person, today),
    )
    absence.ends_before, absence.ended_at, absence.ended_by_id = back_on, now, actor.id
    absence.save(update_fields=["ends_before", "ended_at", "ended_by"])
    for user_id in (absence.person_id, absence.deputy_id):
        _tell(actor, user_id, ENDED, now)
    return absence


def _locked(user_id: int) -> User:
    """Two who write days away for the same person take turns."""
    return User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user_id)


def _tell(actor: Actor, user_id: int, sentence: str, now: datetime) -> None:
    notify(
        actor=actor,
        recipients=[user_id],
        case_id=None,
        kind=NoticeKind.TEAM,
        sentence=sentence,
        now=now,
    )
