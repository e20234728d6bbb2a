"""Make the packages that were asked for, with the eyes of whoever asked; throw old ones away (M4).

The queue is the table itself: a job that is killed has marked nothing as made, and the package is
begun again. What is read, sealed and marked is one transaction, so it is made once or not at all.
"""

from datetime import datetime

from fodfaeste.accounts.models import User
from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit import writing
from fodfaeste.jobs.acting import acting_as_job, acting_as_person
from fodfaeste.jobs.package_contents import Seen, fill
from fodfaeste.kernel import clock
from fodfaeste.records.cases.access import open_sections
from fodfaeste.records.cases.queries import case_with_relation
from fodfaeste.records.packages import actions, queries
from fodfaeste.records.packages.actions import Parcel
from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.permissions import Permission

NAME = "packages"


def make_waiting() -> int:
    """Make every package that waits; says how many were made."""
    with acting_as_job(NAME):
        waiting = queries.waiting()
    return sum(make(package_id) for package_id in waiting)


def make(package_id: int) -> bool:
    """Make one package; says whether it was made now. The last try that fails is told."""
    with acting_as_job(NAME):
        order = actions.begin(package_id=package_id)
    if order is None:
        return False
    try:
        return _make(order)
    except Exception:
        if order.is_last:
            with acting_as_job(NAME):
                actions.say_it_failed(package_id=package_id, now=clock.now())
        raise


def _make(order: actions.Order) -> bool:
    now = clock.now()
    with acting_as_person(NAME, order.asker, now):
        writing.narrow_to([order.case])
        writing.see_as_actor()
        seen = _seen(order, now)
        package = actions.take_to_make(package_id=order.package) if seen else None
        if seen and package:
            parcel = Parcel(package)
            fill(parcel, seen, asked_by=package.asked_by)
            actions.finish(parcel=parcel, reading=seen.reading, now=now)
            return True
    if seen is None:
        with acting_as_job(NAME):
            actions.throw_away(package_id=order.package, now=now)
    return False


def _seen(order: actions.Order, now: datetime) -> Seen | None:
    """The course as whoever asked sees it now; None when they may no longer take it out."""
    today = clock.day_of(now)
    try:
        actor = actor_of(order.asker, today)
    except User.DoesNotExist:
        return None
    found = case_with_relation(actor, order.case, today=today, now=now)
    if found is None:
        return None
    case, relation = found
    sections = open_sections(actor, relation, today)
    if not decide(actor, Permission.PACKAGE_TAKE, relation, sections=sections).allowed:
        return None
    reading = queries.reading_of(actor, relation, sections)
    return Seen(case=case, actor=actor, reading=reading, now=now)


def throw_old_away() -> int:
    """Throw away what lay its week; says how many packages that were."""
    now = clock.now()
    with acting_as_job(NAME):
        old = queries.too_old(now)
        for package_id in old:
            actions.throw_away(package_id=package_id, now=now)
    return len(old)
