"""Mark the kickoff as held; what was said becomes plan, tasks, network and meeting (B1, B3–B7).

Nothing that was said in the room is typed again anywhere.
"""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import Stale, changed_by
from fodfaeste.records.meetings.actions.kickoff import agreement_to_write
from fodfaeste.records.meetings.actions.kickoff_rows import put_on_the_map
from fodfaeste.records.meetings.actions.kickoff_start import begin_kickoff
from fodfaeste.records.meetings.actions.planning import MeetingPlan, put_in
from fodfaeste.records.meetings.actions.writing import seat_who_came, tell_the_team
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.records.meetings.queries import (
    AROUND_THE_CITIZEN,
    JOB_GOAL,
    PLAN_WORDS,
    KickoffTask,
    areas_at_the_talk,
    kickoff_facts,
    people_named,
    plan_texts,
    plan_words,
    seats,
    tasks_of_kickoff,
)
from fodfaeste.records.plan import actions as plan
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.kickoff import obstacles_to_kickoff
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from fodfaeste.rules.meetings.planning import obstacles_to_day, obstacles_to_planning
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.refusal import refuse_if

WITH_WHOM = {MeetingKind.PRE_CTI: frozenset({Role.CITIZEN, Role.CTI_WORKER})}
"""Who is asked to the next meeting; to every other kind all around the citizen."""


@transaction.atomic
def hold_kickoff(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    held_on: date,
    today: date,
    now: datetime,
) -> Meeting:
    """Mark the kickoff as held (B1, B3, B4): its words begin the plan, its promises are tasks.

    `version` is the agreement's, as it stood on the overview that all in the room looked at.
    """
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(
        case=case, pk=meeting_id, kind=MeetingKind.KICKOFF
    )
    if meeting.state is MeetingState.HELD and meeting.held_on == held_on:
        return meeting
    agreement = agreement_to_write(case, meeting_id)
    if agreement.version != version:
        raise Stale(agreement)
    _check(meeting, agreement, held_on=held_on, today=today)
    meeting.state, meeting.held_on = MeetingState.HELD, held_on
    changed_by(meeting, actor.id, now)
    meeting.save()
    seat_who_came(meeting)
    ending = _Ending(meeting, agreement, case=case, actor=actor, today=today, now=now)
    ending.meet_again()
    ending.write_the_plan()
    ending.note_the_talk()
    ending.give_tasks()
    ending.draw_the_network()
    ending.begin_again()
    tell_the_team(case, "Opstartsmødet er holdt.", actor=actor, today=today, now=now)
    return meeting


def _check(meeting: Meeting, agreement: KickoffAgreement, *, held_on: date, today: date) -> None:
    case, following = meeting.case, agreement.next_on
    facts = kickoff_facts(meeting, agreement, held_on=held_on, team=seats(case.pk, today))
    too_far = (
        obstacles_to_planning(
            MeetingKind(agreement.next_kind),
            planned_on=following,
            enrolled_on=case.enrolled_on,
            expected=frozenset(AROUND_THE_CITIZEN),
            today=today,
        )
        if following
        else ()
    )
    refuse_if(
        (
            *obstacles_to_kickoff(facts, today=today),
            *obstacles_to_day(MeetingKind.KICKOFF, held_on=held_on, enrolled_on=case.enrolled_on),
            *too_far,
        )
    )


class _Ending:
    """What one kickoff leaves behind it."""

    def __init__(
        self,
        meeting: Meeting,
        agreement: KickoffAgreement,
        *,
        case: Case,
        actor: Actor,
        today: date,
        now: datetime,
    ) -> None:
        self.meeting, self.agreement, self.case = meeting, agreement, case
        self.actor, self.today, self.now = actor, today, now
        self.team = seats(case.pk, today)

    def meet_again(self) -> None:
        """The next meeting stands in everybody's list."""
        said = self.agreement
        if said.next_on is None:
            return
        kind = MeetingKind(said.next_kind)
        said.next_meeting = put_in(
            actor=self.actor,
            case=self.case,
            kind=kind,
            plan=MeetingPlan(
                planned_on=said.next_on,
                starts_clock=said.next_clock,
                place=said.next_place,
                place_chosen_by_citizen=said.next_place_chosen,
                expected=WITH_WHOM.get(kind, frozenset(AROUND_THE_CITIZEN)),
            ),
            today=self.today,
            now=self.now,
        )
        said.save(update_fields=["next_meeting"])

    def write_the_plan(self) -> None:
        """The citizen's words, the purpose and the job goal stand in the plan (B3, C4, B5)."""
        said = self.agreement
        stood = plan_texts(self.case.pk)
        words = plan_words(said, stood)
        taken = {name: word.said for name, word in words.items() if not word.collides}
        said.plan_stood = {**said.plan_stood, **taken}  # a later change in the plan is no collision
        said.save(update_fields=["plan_stood"])
        begun = plan.begin(
            actor=self.actor,
            case=self.case,
            citizen_words=said.wishes,
            owner_id=said.plan_owner_id,
            today=self.today,
            now=self.now,
        )
        goal = words[JOB_GOAL]
        job_is_said = goal.is_new and not goal.collides
        becomes = {text: words[name].becomes for name, text in PLAN_WORDS.items()}
        if not job_is_said and all(getattr(begun, text) == becomes[text] for text in becomes):
            return
        status = said.job_goal_status if job_is_said else begun.job_goal_status
        plan.save_texts(
            actor=self.actor,
            case=self.case,
            version=begun.version,
            texts=plan.PlanTexts(
                **becomes,
                job_goal_status=JobGoalStatus(status),
                job_goal=said.job_goal if job_is_said else begun.job_goal,
                job_goal_task=said.job_goal_task if job_is_said else stood.job_goal_task,
            ),
            today=self.today,
            now=self.now,
        )

    def begin_again(self) -> None:
        """Where one meets for another kickoff, it starts from what this one said (B5)."""
        following = self.agreement.next_meeting
        if following is not None and following.kind is MeetingKind.KICKOFF:
            begin_kickoff(following, actor=self.actor, now=self.now)

    def note_the_talk(self) -> None:
        """Wishes and goals that were talked about here are not noted once more (C7)."""
        plan.note_talk(
            actor=self.actor,
            case=self.case,
            departments=areas_at_the_talk(self.meeting, self.agreement),
            talked_on=self.meeting.held_on or self.today,
            today=self.today,
            now=self.now,
        )

    def give_tasks(self) -> None:
        """CV, job search, plan, measurements, consents to ask for, and what was promised."""
        for task in tasks_of_kickoff(self.meeting, self.agreement, self.team):
            if task.promise is None:
                self._give(task)
            else:
                task.promise.task = self._new(task)
                task.promise.save(update_fields=["task"])

    def draw_the_network(self) -> None:
        """Those who were named stand on the map."""
        for person in people_named(self.meeting):
            put_on_the_map(person, actor=self.actor, now=self.now)

    def _give(self, wanted: KickoffTask) -> None:
        """A task of a rule; one that a former kickoff gave is moved to the new day (B5)."""
        task = Task.objects.filter(
            case=self.case, rule=wanted.rule, title=wanted.title, state=TaskState.OPEN
        ).first()
        responsible = wanted.responsible.pk if wanted.responsible else None
        if task is None:
            self._new(wanted)
        elif (task.due_on, task.responsible_id) != (wanted.due_on, responsible):
            task.due_on, task.responsible_id = wanted.due_on, responsible
            changed_by(task, self.actor.id, self.now)
            task.save()

    def _new(self, wanted: KickoffTask) -> Task:
        task = new_task(
            actor=self.actor,
            case=self.case,
            title=wanted.title,
            responsible=wanted.responsible.pk if wanted.responsible else None,
            now=self.now,
        )
        task.due_on, task.rule = wanted.due_on, wanted.rule
        task.citizen_does_it = wanted.citizen_does_it
        task.save(force_insert=True)
        return task
