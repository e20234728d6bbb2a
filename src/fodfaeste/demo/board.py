"""Two board meetings that were held, the goals of the effort, and what was in the way (J2, J4)."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import off_the_weekend
from fodfaeste.records.boards.actions import decisions, goals, meetings
from fodfaeste.records.boards.models import BoardItem, BoardMeeting, EffortGoal, EffortObstacle
from fodfaeste.records.cases.actions.tasks import finish_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.cases.queries import team_on
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.boards.kinds import EffortGoalState
from fodfaeste.rules.boards.meeting import Promise

FIRST_AGO, SECOND_AGO = timedelta(days=28), timedelta(days=14)
A_WEEK, LATELY = timedelta(days=7), timedelta(days=3)
DECISIONS_EACH = 3
SAID = (
    "Ring til borgeren i denne uge, og aftal det næste møde.",
    "Tag kontakt til to virksomheder til, så der er noget at vælge imellem.",
    "Hold et kort møde med arbejdspladsen om opgaverne.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Who comes to the board: the unit's leader, the two departments' leaders, colleagues."""

    unit_id: int
    leader: int
    employment: int
    social: int
    colleagues: tuple[int, ...]


def meet_at_the_board(stage: Stage, room: Room, today: date) -> None:
    """The leader sets goals and holds two meetings; most of what the first decided is done."""
    first, second = off_the_weekend(today - FIRST_AGO), off_the_weekend(today - SECOND_AGO)
    _set_goals(stage, room, first - A_WEEK)
    came = (room.leader, room.social, *room.colleagues)
    _hold(stage, room, first, came=came)
    _hinder(
        stage,
        room,
        first,
        text="Ingen betaler bussen, når praktikken ligger uden for byen.",
        remover=room.employment,
    )
    _end(stage, room, first)
    _do_what_was_decided(stage, first, second - timedelta(days=3))
    _remove(stage, room, second - timedelta(days=2))
    _hold(stage, room, second, came=(*came, room.employment))
    _hinder(
        stage,
        room,
        second,
        text="Der mangler et lokale, hvor borgere og arbejdsgivere kan mødes.",
        remover=room.social,
    )
    _end(stage, room, second)
    _do_what_was_decided(stage, second, off_the_weekend(today - LATELY))
    _tell_how_it_goes(stage, room, second)


def _set_goals(stage: Stage, room: Room, on: date) -> None:
    with stage.acting(room.leader, on) as acting:
        visit = goals.NewGoal(
            wording="Højst 14 dage fra opstart til første virksomhedsbesøg",
            owner=room.leader,
            due_on=on + timedelta(days=180),
        )
        top = goals.set_goal(**acting, key=uuid.uuid4(), unit_id=room.unit_id, goal=visit)
        below = goals.NewGoal(
            wording="Alle jobkonsulenter har en fast dag til virksomhedsbesøg",
            owner=room.employment,
            due_on=on + timedelta(days=60),
            parent_id=top.pk,
        )
        goals.set_goal(**acting, key=uuid.uuid4(), unit_id=room.unit_id, goal=below)
        paid = goals.NewGoal(
            wording="Hver tredje borger har ordinære timer",
            owner=room.social,
            due_on=on + timedelta(days=270),
        )
        goals.set_goal(**acting, key=uuid.uuid4(), unit_id=room.unit_id, goal=paid)


def _hold(stage: Stage, room: Room, on: date, *, came: tuple[int, ...]) -> None:
    """Begin the meeting, and decide about the first on its agenda."""
    with stage.acting(room.leader, on) as acting:
        begun = meetings.begin_meeting(
            **acting, key=uuid.uuid4(), unit_id=room.unit_id, held_on=on, attended=came
        )
        items = BoardItem.objects.filter(meeting=begun, case__closed_on=None)
        for said, item in zip(SAID, items.select_related("case")[:DECISIONS_EACH], strict=False):
            decisions.decide(
                **acting,
                key=uuid.uuid4(),
                case=item.case,
                meeting=begun,
                decision=Promise(
                    text=said, responsible=_who_does_it(item.case, on), due_on=on + A_WEEK
                ),
            )


def _who_does_it(case: Case, on: date) -> int | None:
    seats = {Role(seat.role): seat.user_id for seat in team_on(case, on)}
    return seats.get(Role.JOB_CONSULTANT) or next(iter(seats.values()), None)


def _hinder(stage: Stage, room: Room, on: date, *, text: str, remover: int) -> None:
    with stage.acting(room.leader, on) as acting:
        decisions.note_obstacle(
            **acting,
            key=uuid.uuid4(),
            unit_id=room.unit_id,
            meeting=BoardMeeting.objects.get(unit=room.unit_id, ended_on=None),
            promise=Promise(text=text, responsible=remover, due_on=on + timedelta(days=10)),
        )


def _end(stage: Stage, room: Room, on: date) -> None:
    with stage.acting(room.leader, on) as acting:
        going_on = BoardMeeting.objects.get(unit=room.unit_id, ended_on=None)
        meetings.end_meeting(**acting, board_id=going_on.pk)


def _do_what_was_decided(stage: Stage, held_on: date, done_on: date) -> None:
    """Each who was asked says that it is done; the last one has not come to it."""
    asked = Task.objects.filter(rule="J2", due_on=held_on + A_WEEK).order_by("pk")
    for task in list(asked.select_related("case"))[:-1]:
        if task.responsible_id is None:
            continue
        with stage.acting(task.responsible_id, done_on) as acting:
            finish_task(**acting, case=task.case, task_id=task.pk, version=task.version)


def _remove(stage: Stage, room: Room, on: date) -> None:
    with stage.acting(room.employment, on) as acting:
        found = EffortObstacle.objects.get(unit=room.unit_id, removed_on=None)
        decisions.remove_obstacle(
            **acting,
            obstacle_id=found.pk,
            how="Jobcenteret betaler kortet, når praktikken er aftalt.",
        )


def _tell_how_it_goes(stage: Stage, room: Room, on: date) -> None:
    with stage.acting(room.leader, on) as acting:
        mine = EffortGoal.objects.get(unit=room.unit_id, owner=room.leader)
        goals.note_status(
            **acting,
            key=uuid.uuid4(),
            effort_goal_id=mine.pk,
            state=EffortGoalState.BEHIND,
            note="Typisk 19 dage lige nu. De faste dage er ikke i gang endnu.",
        )
