"""The statutory talks of a story: a rhythm agreed after the kickoff, talks held, one ahead (G2)."""

import uuid
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.meetings.actions.talks import TalksAgreed, agree_talks
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.talks import TalkForm
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind

BOTH = (Role.CITIZEN, Role.EMPLOYMENT_CASEWORKER)
REMEMBERED = timedelta(days=200)
"""Older talks stand in the municipality's own system."""
AHEAD = timedelta(days=12)
PLACES = {
    TalkForm.IN_PERSON: "Borgerhuset, lokale 2",
    TalkForm.PHONE: "På telefon",
    TalkForm.VIDEO: "På video",
}


def talking(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """One in seven has agreed no rhythm; one in four forgets to arrange the next talk."""
    agreed_on = story.on(story.pace.kickoff + 2)
    if story.number % 7 == 5:  # noqa: PLR2004 -- one in seven
        return
    yield agreed_on, partial(_agree, story, agreed_on)
    weeks, number = _weeks(story), 1
    while (day := off_the_weekend(agreed_on + timedelta(weeks=weeks * number))) <= today + AHEAD:
        is_forgotten = day >= today and story.number % 4 == 2  # noqa: PLR2004 -- one in four
        if today - day <= REMEMBERED and not is_forgotten:
            arranged_on = max(off_the_weekend(day - AHEAD), agreed_on)
            yield arranged_on, partial(_arrange, story, arranged_on, day, number)
            yield day, partial(_hold, story, day, number)
        number += 1


def _weeks(story: Story) -> int:
    return (6, 8, 4, 12)[story.number % 4]


def _form(story: Story) -> TalkForm:
    return list(TalkForm)[story.number % len(TalkForm)]


def _agree(story: Story, day: date) -> None:
    """One in six came back to the employment area not long ago: the law counts their talks."""
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        agree_talks(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            agreed=TalksAgreed(
                agreed_on=day,
                weeks=_weeks(story),
                talk_form=_form(story),
                since=story.enrolled_on if story.number % 6 == 1 else None,
                words="Formiddage passer bedst. Borgeren ringer, hvis noget skrider.",
            ),
        )


def _arrange(story: Story, day: date, talk_on: date, number: int) -> None:
    """Nobody arranges a talk in a course that is over."""
    form = _form(story) if number > 1 else TalkForm.IN_PERSON
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        if story.is_over():
            return
        made = meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            kind=MeetingKind.STATUTORY_TALK,
            plan=meetings.MeetingPlan(
                planned_on=talk_on,
                starts_clock=time(13, 30),
                place=PLACES[form],
                place_chosen_by_citizen=True,
                expected=frozenset(BOTH),
            ),
        )
        story.made[f"talk {number}"] = made.pk


def _hold(story: Story, day: date, number: int) -> None:
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        if f"talk {number}" not in story.made or story.is_over():
            return
        meetings.hold_meeting(
            **acting,
            case=story.the_case,
            meeting_id=story.made[f"talk {number}"],
            version=1,
            held=meetings.Held(
                held_on=day,
                attendance=dict.fromkeys(BOTH, Attendance.PRESENT),
                minutes="Vi talte om, hvordan det går, og hvad der er det næste skridt.",
            ),
        )
