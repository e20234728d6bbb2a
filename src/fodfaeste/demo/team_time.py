"""Green time, board meetings and ERFA in fixed time, and a decision that waits (J2, J3)."""

import uuid
from datetime import date, time, timedelta

from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import off_the_weekend
from fodfaeste.records.meetings.actions import team_meetings, team_time
from fodfaeste.records.meetings.models import TeamMeeting
from fodfaeste.rules.meetings.kinds import Rhythm, TeamMeetingKind
from fodfaeste.rules.meetings.series import Series

BEGAN_AGO, AHEAD = timedelta(weeks=4), timedelta(weeks=20)


def set_time_aside(
    stage: Stage, *, leader: int, members: tuple[int, ...], unit_id: int, today: date
) -> None:
    """The leader sets the time; the team holds the latest green time and decides something."""
    began = off_the_weekend(today - BEGAN_AGO)
    with stage.acting(leader, began) as acting:
        green = team_time.set_team_time(
            **acting,
            key=uuid.uuid4(),
            wanted=team_time.NewTeamTime(
                kind=TeamMeetingKind.GREEN_TIME,
                name="Grøn tid",
                unit_id=unit_id,
                series=Series(rhythm=Rhythm.WEEK, starts_on=began, until=today + AHEAD),
                starts_clock=time(8, 30),
                lasts=120,
                place="Mødelokale 1",
                people=members,
            ),
        )
        team_time.set_team_time(
            **acting,
            key=uuid.uuid4(),
            wanted=team_time.NewTeamTime(
                kind=TeamMeetingKind.ERFA,
                name="ERFA om job og støtte",
                unit_id=unit_id,
                series=Series(
                    rhythm=Rhythm.MONTH,
                    starts_on=off_the_weekend(began + timedelta(days=2)),
                    until=today + AHEAD,
                ),
                starts_clock=time(13),
                lasts=120,
                place="Rådhuset",
                people=(leader, *members),
            ),
        )
        team_time.set_team_time(
            **acting,
            key=uuid.uuid4(),
            wanted=team_time.NewTeamTime(
                kind=TeamMeetingKind.BOARD,
                name="Tavlemøde",
                unit_id=unit_id,
                series=Series(
                    rhythm=Rhythm.TWO_WEEKS,
                    starts_on=off_the_weekend(today + timedelta(days=1)),
                    until=today + AHEAD,
                ),
                starts_clock=time(10),
                lasts=60,
                place="Ved tavlen",
                people=(leader, *members),
            ),
        )
        latest = (
            TeamMeeting.objects.filter(series=green, planned_on__lt=today)
            .order_by("-planned_on")
            .first()
        )
    if latest is None:
        return
    with stage.acting(members[0], latest.planned_on) as acting:
        team_meetings.hold_team_meeting(
            **acting,
            meeting_id=latest.pk,
            version=latest.version,
            held=team_meetings.TeamHeld(
                held_on=latest.planned_on,
                came=members[:-1],
                minutes="Vi gik køen af nye henvisninger igennem.",
            ),
        )
        team_meetings.note_team_decision(
            **acting,
            key=uuid.uuid4(),
            meeting_id=latest.pk,
            text="Lav en fælles liste over virksomheder, der har sagt ja til besøg.",
            responsible=members[0],
            due_on=latest.planned_on + timedelta(days=14),
        )
