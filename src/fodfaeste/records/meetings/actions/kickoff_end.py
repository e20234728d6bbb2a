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
from fodfaeste.records.meetings.actions.planning import MeetingPlan, put_in
from fodfaeste.records.meetings.actions.writing import tell_the_team
from fodfaeste.records.meetings.models import KickoffAgreement, KickoffPerson, Meeting
from fodfaeste.records.meetings.queries import (
    AROUND_THE_CITIZEN,
    BASELINE_RULE,
    CONSENT_RULE,
    CV_RULE,
    JOB_GOAL,
    PLAN_RULE,
    PLAN_WORDS,
    kickoff_facts,
    people_named,
    plan_texts,
    plan_words,
    promises_of,
    seats,
)
from fodfaeste.records.plan import actions as plan
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.kickoff import obstacles_to_kickoff
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind, MeetingState
from fodfaeste.rules.meetings.planning import obstacles_to_day, obstacles_to_planning
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.refusal import refuse_if

MAKE_CV = "Lav CV sammen med borgeren."
SEARCH_JOBS = "Begynd at søge job sammen med borgeren."
WRITE_PLAN = "Skriv den fælles plan sammen med borgeren, så den kan godkendes."
MEASURE = "Tag de første målinger sammen med borgeren."
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
    ending = _Ending(meeting, agreement, case=case, actor=actor, today=today, now=now)
    ending.meet_again()
    ending.write_the_plan()
    ending.give_tasks()
    ending.draw_the_network()
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
        self.team = {role: user.pk for role, user in seats(case.pk, today).items()}

    @property
    def see_you(self) -> date | None:
        """The day by which is done what was promised without a day."""
        return self.agreement.next_on or self.agreement.cv_starts_on

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

    def give_tasks(self) -> None:
        """CV, job search, plan, measurements, and what was promised; each with who and when."""
        said, consultant = self.agreement, self.team.get(Role.JOB_CONSULTANT)
        if not _cv_is_made(self.case):
            self._give(CV_RULE, MAKE_CV, consultant, said.cv_starts_on)
        if said.job_search_starts_on:
            self._give(PLAN_RULE, SEARCH_JOBS, consultant, said.job_search_starts_on)
        self._give(PLAN_RULE, WRITE_PLAN, said.plan_owner_id, said.plan_ready_on or self.see_you)
        if said.baseline == Baseline.LATER:
            worker = self.team.get(Role.CTI_WORKER)
            self._give(BASELINE_RULE, MEASURE, worker, said.baseline_on)
        for promise in promises_of(self.meeting):
            promise.task = self._new(promise.title, promise.responsible_id, promise.due_on)
            promise.save(update_fields=["task"])

    def draw_the_network(self) -> None:
        """Those who were named stand on the map; who is wanted and not agreed yet is asked for."""
        for person in people_named(self.meeting):
            put_on_the_map(person, actor=self.actor, now=self.now)
            if person.involve and person.consent_id is None:
                self._give(
                    CONSENT_RULE, _ask_about(person), self.agreement.plan_owner_id, self.see_you
                )

    def _give(self, rule: str, title: str, responsible: int | None, due_on: date | None) -> None:
        """A task of a rule; one that a former kickoff gave is moved to the new day (B5)."""
        task = Task.objects.filter(
            case=self.case, rule=rule, title=title, state=TaskState.OPEN
        ).first()
        if task is None:
            self._new(title, responsible, due_on, rule=rule)
        elif (task.due_on, task.responsible_id) != (due_on, responsible):
            task.due_on, task.responsible_id = due_on, responsible
            changed_by(task, self.actor.id, self.now)
            task.save()

    def _new(
        self, title: str, responsible: int | None, due_on: date | None, *, rule: str = ""
    ) -> Task:
        task = new_task(
            actor=self.actor, case=self.case, title=title, responsible=responsible, now=self.now
        )
        task.due_on, task.rule = due_on or self.see_you, rule
        task.citizen_does_it = responsible is None and not rule
        task.save(force_insert=True)
        return task


def _cv_is_made(case: Case) -> bool:
    return KickoffAgreement.objects.filter(case=case, cv_made_on__isnull=False).exists()


def _ask_about(person: KickoffPerson) -> str:
    who = f"{person.name} ({person.relation})" if person.relation else person.name
    return f"Spørg borgeren om samtykke til at tale med {who}."
