"""Write the day's one mail to each colleague: once a working day, whatever the worker meets."""

from datetime import datetime

from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit import writing as log
from fodfaeste.jobs import notices
from fodfaeste.jobs.acting import acting_as_job, acting_as_person
from fodfaeste.jobs.each import each_on_its_own
from fodfaeste.jobs.invitations import invite
from fodfaeste.kernel import clock
from fodfaeste.records.followup.queries.deadlines import deadlines_of
from fodfaeste.records.post import queries
from fodfaeste.records.post.actions import writing
from fodfaeste.rules.post.mails import digest_due_on

NAME = "digests"
AT_ONCE = 100


def write_digests() -> int:
    """Write the mails of today that are not written yet; says how many were written now.

    How far a day is stands in the record: a run that is killed goes on where it was, a worker that
    was down for three days writes one mail with all of it, and a day is done once.
    """
    day = digest_due_on(clock.now().astimezone(clock.COPENHAGEN))
    if day is None:
        return 0
    notices.sort()
    with acting_as_job(NAME):
        reached = writing.digests_begun(day=day, now=clock.now())
    written = 0
    while reached is not None:
        with acting_as_job(NAME):
            colleagues = queries.colleagues_after(reached, today=day, at_most=AT_ONCE)
        written += sum(each_on_its_own(_write_to, colleagues))
        reached = colleagues[-1] if colleagues else None
        with acting_as_job(NAME):
            writing.digests_reached(day=day, user_id=reached)
    return written


def _write_to(colleague: int) -> bool:
    now = clock.now()
    invite(colleague)
    today = clock.day_of(now)
    duties = _duties_of(colleague, now) if _counts(colleague) else 0
    with acting_as_job(NAME):
        return writing.write_digest(recipient=colleague, duties=duties, today=today, now=now)


def _counts(colleague: int) -> bool:
    with acting_as_job(NAME):
        return queries.wants_duties_counted(colleague)


def _duties_of(colleague: int, now: datetime) -> int:
    """How much asks a colleague to act: the same things as on Min dag, seen with their own eyes."""
    today = clock.day_of(now)
    with acting_as_person(NAME, colleague, now):
        log.see_as_actor()
        return len(deadlines_of(actor_of(colleague, today), today))
