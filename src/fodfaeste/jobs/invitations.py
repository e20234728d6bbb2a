"""Mail meetings to colleagues' calendars: new ones, changes and cancellations, each once (J3).

What was told stands in the record, so a run that is killed or that looks twice tells nothing again.
Whoever has an address of their own for the calendar is told of no new meeting: everything would be
shown twice. What was mailed to them before is still put right, or it would stand wrong.
"""

from collections.abc import Mapping
from dataclasses import replace
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings

from fodfaeste.audit import writing
from fodfaeste.calendars.entries import Invited, Method, cancelled_again, invitation
from fodfaeste.calendars.pages import page_of
from fodfaeste.jobs.acting import acting_as_person
from fodfaeste.kernel import clock
from fodfaeste.records.meetings.queries.calendar import CalendarMeeting, held_among, meetings_for
from fodfaeste.records.post import queries
from fodfaeste.records.post.actions import inviting
from fodfaeste.records.post.queries.calendars import LastTold
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.post.invitations import AHEAD, Meets, Step, steps

NAME = "invitations"


def invite(user_id: int) -> int:
    """Write the mails that one colleague's calendar lacks; says how many."""
    now = clock.now()
    today = clock.day_of(now)
    with acting_as_person(NAME, user_id, now):
        writing.see_as_actor()
        inviting.one_at_a_time(user_id)
        told = queries.told_to_calendar(user_id, today)
        wants = queries.wants_invitations(user_id, now)
        if not (wants or told):
            return 0
        found = meetings_for(user_id, from_day=today, before=today + 2 * AHEAD)
        meetings = {one.uid: one for one in found if wants or _is_shown(told.get(one.uid))}
        address = queries.address_of(user_id)
        missing = steps(
            _as_they_stand(meetings, told),
            {uid: last.told for uid, last in told.items()},
            today=today,
        )
        for step in missing:
            meeting = meetings.get(step.uid)
            method = Method.CANCEL if step.cancels else Method.REQUEST
            if meeting is None:
                text = cancelled_again(told[step.uid].text, told_as=step.told_as, now=now)
            else:
                text = _text(meeting, step, method, address)
            inviting.tell_calendar(
                recipient=user_id,
                step=step,
                meets=_meets(meeting) if meeting else told[step.uid].meets,
                text=text,
                method=method,
                what=meeting.code.label if meeting else "",
                now=now,
            )
        return len(missing)


def _is_shown(last: LastTold | None) -> bool:
    """Whether the calendar has a meeting: that one is put right also for who wants no more."""
    return last is not None and not last.told.cancelled


def _as_they_stand(
    meetings: Mapping[UUID, CalendarMeeting], told: Mapping[UUID, LastTold]
) -> dict[UUID, Meets]:
    """Every meeting as it stands; one that was held without its receiver is not a cancelled one."""
    held = held_among(uid for uid in told if uid not in meetings)
    return {uid: _meets(one) for uid, one in meetings.items()} | {
        uid: replace(told[uid].meets, cancelled=False, held=True) for uid in held
    }


def _meets(meeting: CalendarMeeting) -> Meets:
    return Meets(
        on=meeting.on,
        sequence=meeting.sequence,
        cancelled=meeting.state is MeetingState.CANCELLED,
        held=meeting.state is MeetingState.HELD,
    )


def _text(meeting: CalendarMeeting, step: Step, method: Method, address: str) -> str:
    url = settings.PUBLIC_ADDRESS + page_of(meeting) if settings.PUBLIC_ADDRESS else ""
    people = Invited(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], address)
    return invitation(
        meeting, url=url, people=people, method=method, told_as=step.told_as, now=clock.now()
    )
