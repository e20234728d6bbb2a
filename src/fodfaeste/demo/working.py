"""The work in a story: the agreement, the employer's door, hours that grow, follow-up."""

import uuid
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from itertools import chain
from typing import Any

from fodfaeste.demo.agreeing import agreed_again
from fodfaeste.demo.beginning import EVERYBODY, PRESENT
from fodfaeste.demo.cast import employer_token
from fodfaeste.demo.climbing import climbing
from fodfaeste.demo.hours import worked_weeks
from fodfaeste.demo.placing import breaks_off_on, placing
from fodfaeste.demo.story import Play, Story
from fodfaeste.demo.supporting import clock_of
from fodfaeste.kernel.tokens import token_hash
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.actions import Settled, hold_at_work
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.meetings.actions.telling import tell_citizen
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.meetings.queries.telling import Connected
from fodfaeste.records.placement.actions import (
    agreements,
    answers,
    links,
    supports,
)
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.placement.queries.sheets import SheetGoal, SheetTask, Terms
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.kinds import DecisionBecomes, MeetingKind, MeetingState
from fodfaeste.rules.placement.kinds import AgreementParty, WorkSupport
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.rules.placement.work_words import WorkNeed


def working(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Events from the agreement until the last week."""
    pace = story.pace
    yield story.on(pace.first_day - 3), lambda: share_with_the_employer(story)
    yield story.on(pace.first_day - 2), lambda: agree(story)
    if story.number == 0:
        yield today, lambda: open_the_employers_door(story, today)
    yield from placing(story, today)
    broke_on = breaks_off_on(story, today) or date.max
    at_work = chain(worked_weeks(story, today), follow_ups_at_work(story), climbing(story, today))
    yield from (event for event in at_work if event[0] < broke_on)
    yield from follow_ups(story)
    yield from agreed_again(story, today)


def agree(story: Story) -> None:
    """The work agreement: written, proposed, and agreed by all three."""
    day, case = story.on(story.pace.first_day - 2), story.the_case
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        examine_supports(acting, case, day)
        agreement = agreements.begin_agreement(
            **acting, key=uuid.uuid4(), case=case, terms=terms(story, day)
        )
        agreement = agreements.propose_agreement(
            **acting, case=case, agreement_id=agreement.pk, version=agreement.version
        )
        for party, name in (
            (AgreementParty.CITIZEN, story.given_names),
            (AgreementParty.EMPLOYER, story.workplace.contact),
            (AgreementParty.JOB_CONSULTANT, acting["actor"].name),
        ):
            answers.record_answer(
                **acting,
                case=case,
                agreement_id=agreement.pk,
                said=answers.Said(
                    party=party,
                    agrees=True,
                    text_hash=WorkAgreement.objects.get(pk=agreement.pk).text_hash,
                    person_name=name,
                ),
            )


def examine_supports(acting: dict[str, Any], case: Case, day: date) -> None:
    """Each kind of support is looked into before the first day (D5)."""
    for support in WorkSupport:
        supports.note_examined(
            **acting,
            case=case,
            support=support,
            examined_on=day,
            needed=support is WorkSupport.WORKPLACE_MENTOR,
        )


def terms(story: Story, day: date) -> Terms:
    """What the three agree on."""
    return Terms(
        placement_minutes=12 * 60,
        ordinary_minutes=2 * 60,
        working_times="Tirsdag og torsdag fra 9 til 15",
        tasks=tuple(SheetTask(task) for task in story.workplace.tasks),
        considerations="En pause hver time, og besked dagen før, hvis planen ændrer sig.",
        ordinary_possible=True,
        ordinary_when=f"{story.given_names} mestrer opgaven »{story.workplace.tasks[0]}«",
        sub_goals=(
            SheetGoal("16 timer om ugen", day + timedelta(days=60), 16 * 60, 4 * 60),
            SheetGoal("20 timer om ugen", day + timedelta(days=150), 20 * 60, 8 * 60),
        ),
        follow_up_on=day + timedelta(days=21),
        follow_up_how="På arbejdspladsen hver tredje uge",
        needs=frozenset({WorkNeed.BREAKS, WorkNeed.FIXED_PERSON}),
        contact_name=story.workplace.contact,
        contact_phone="20 11 22 40",
    )


def share_with_the_employer(story: Story) -> None:
    """The citizen lets the workplace see the agreement (C2)."""
    day = story.on(story.pace.first_day - 3)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        cases.give_consent(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            consent=cases.NewConsent(
                draft=ConsentDraft(
                    types=frozenset({InformationType.EMPLOYMENT}),
                    from_party=Party.EMPLOYMENT_DEPARTMENT,
                    to_party=Party.EMPLOYER,
                    to_name=story.workplace.name,
                    purpose="At arbejdspladsen kan se arbejdsaftalen",
                    form=ConsentForm.WRITTEN,
                    oral_note="",
                    consequences_explained=True,
                    given_on=day,
                    ends_before=day + timedelta(days=720),
                )
            ),
        )


def open_the_employers_door(story: Story, today: date) -> None:
    """The cast's employer has a live link, made anew for the day the demo is filled."""
    agreement = WorkAgreement.objects.filter(case=story.the_case).latest("number")
    with story.acting(Role.JOB_CONSULTANT, today) as acting:
        links.open_link(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            agreement_id=agreement.pk,
            person_name=story.workplace.contact,
            token_hash=token_hash(employer_token()),
        )


def follow_ups_at_work(story: Story) -> Iterator[tuple[date, Play]]:
    """At the workplace; the last one set the day of the next."""
    first = story.on(story.pace.first_day)
    for weeks in (3, 9, 15, 21, 27):
        day = first + timedelta(weeks=weeks)
        if day < clock_of(story).ends_before:
            yield day, partial(follow_up_at_work, story, day)


def follow_ups(story: Story) -> Iterator[tuple[date, Play]]:
    """On the plan every tenth week; the next one is planned ahead."""
    first = story.on(story.pace.first_day)
    for number in range(1, 5):
        day = first + timedelta(weeks=10 * number)
        if day < clock_of(story).ends_before:
            yield day - timedelta(days=14), partial(plan_follow_up, story, day)
            yield day, partial(hold_follow_up, story, day)


def follow_up_at_work(story: Story, day: date) -> None:
    """Citizen, consultant and CTI worker at the workplace (D10); the last one set the day."""
    three = (Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        met = Meeting.objects.filter(
            case=story.the_case, kind=MeetingKind.WORKPLACE, state=MeetingState.PLANNED
        ).first() or meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            kind=MeetingKind.WORKPLACE,
            plan=meetings.MeetingPlan(
                planned_on=day, place=story.workplace.name, expected=frozenset(three)
            ),
        )
        hold_at_work(
            **acting,
            case=story.the_case,
            meeting_id=met.pk,
            version=met.version,
            settled=Settled(
                held=meetings.Held(
                    held_on=day,
                    attendance={role: PRESENT[role] for role in three},
                    others=(story.workplace.contact,),
                    minutes="Opgaverne går godt. Vi prøver en time mere om torsdagen.",
                    next_follow_up_on=day + timedelta(weeks=6),
                ),
                employer_came=True,
                ordinary_talk=OrdinaryTalk.LATER,
                considerations_fit=True,
            ),
        )


def plan_follow_up(story: Story, day: date) -> None:
    """Two weeks ahead, at the workplace."""
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day - timedelta(days=14)) as acting:
        made = meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            kind=MeetingKind.FOLLOW_UP,
            plan=meetings.MeetingPlan(
                planned_on=day, starts_clock=time(13, 0), place=story.workplace.name
            ),
        )
        story.made[f"follow_up_{day}"] = made.pk
        meetings.add_point(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            meeting_id=made.pk,
            text="Vejen til arbejde om vinteren",
        )
        tell_citizen(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            meeting_id=made.pk,
            ways=Connected(digital_post=True, sms=False),
        )
        meetings.change_meeting(
            **acting,
            case=story.the_case,
            meeting_id=made.pk,
            version=made.version,
            plan=meetings.MeetingPlan(
                planned_on=day,
                starts_clock=time(13, 30),
                place=story.workplace.name,
                because="Der er travlt på arbejdspladsen klokken 13.",
            ),
        )


def hold_follow_up(story: Story, day: date) -> None:
    """Several professions look at the plan together (G1)."""
    meeting_id = story.made[f"follow_up_{day}"]
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        meetings.hold_meeting(
            **acting,
            case=story.the_case,
            meeting_id=meeting_id,
            version=Meeting.objects.get(pk=meeting_id).version,
            held=meetings.Held(
                held_on=day,
                attendance={role: PRESENT[role] for role in EVERYBODY},
                minutes="Planen holder. Vi sætter timerne lidt op.",
            ),
        )
        decide = partial(
            meetings.decide,
            **acting,
            case=story.the_case,
            meeting_id=meeting_id,
        )
        decide(
            key=uuid.uuid4(),
            decision=meetings.NewDecision(
                text="Tal med arbejdsgiveren om en time mere om torsdagen.",
                becomes=DecisionBecomes.TASK,
                responsible=story.team[Role.JOB_CONSULTANT],
                due_on=day + timedelta(days=10),
            ),
        )
        decide(
            key=uuid.uuid4(),
            decision=meetings.NewDecision(
                text="Støtten om morgenen fortsætter, som den er.", becomes=DecisionBecomes.NOTE
            ),
        )
