"""The support in a story: match, grant, CTI in three phases, contact that decreases."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.beginning import PRESENT, measure
from fodfaeste.demo.looking import own_opening
from fodfaeste.demo.remembering import remember
from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.records.cti.actions import focus, notes
from fodfaeste.records.cti.actions import start as cti_start
from fodfaeste.records.cti.models import CtiCourse, FocusArea
from fodfaeste.records.cti.queries.people import people_around
from fodfaeste.records.decisions import actions as decisions
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.placement.actions import (
    matches,
)
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import Clock, Phase, clock
from fodfaeste.rules.cti.focus import ChosenHow
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace, FocusState
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasisCode, valid_on
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.periods import add_months

CONTACT_EVERY = (7, 14, 30)
KEPT_OF_THE_PAST = (10, 20, 45)


def clock_of(story: Story) -> Clock:
    """The story's CTI clock, by its law."""
    start = story.on(story.pace.cti_start)
    law = valid_on(story.law, start)
    if law is None:
        message = f"{story.law} is not in force on {start}"
        raise LookupError(message)
    return clock(starts_on=start, months=law.months)


def supporting(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Events from the match until the last day of phase 3."""
    pace, phases = story.pace, clock_of(story).phases
    yield story.on(pace.match), lambda: find_match(story)
    yield story.on(pace.decision), lambda: decide(story)
    yield story.on(pace.cti_start), lambda: start_cti(story)
    yield (
        story.on(pace.cti_start),
        lambda: measure(story, MeasureOccasion.CTI_START, pace.cti_start),
    )
    for phase in phases:
        day = phase.starts_on + timedelta(days=3)
        yield day, partial(choose_focus, story, phase.number, day)
        later = day + timedelta(days=11)
        yield later, partial(remember, story, phase.number, later)
        yield from contacts(story, phase, today)
    for number, occasion in ((1, MeasureOccasion.PHASE_2), (2, MeasureOccasion.PHASE_3)):
        days = (phases[number].starts_on - story.enrolled_on).days + 2
        yield story.on(days), partial(measure, story, occasion, days)


def find_match(story: Story) -> None:
    """«Match fundet», with the citizen's yes."""
    day = story.on(story.pace.match)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        match = matches.find_match(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            company_id=story.company_id,
            opening_id=own_opening(story, day),
            job_title=story.workplace.job,
            found_on=day,
            citizen_said_yes_on=day,
            why_it_fits="Rolige opgaver, en fast kollega og kort vej hjemmefra.",
        )
        story.made["match"] = match.pk


def decide(story: Story) -> None:
    """The grant by the law that fits: § 85 after a visitation, the others with a note."""
    day, case = story.on(story.pace.decision), story.the_case
    with story.acting(Role.SOCIAL_CASEWORKER, day) as acting:
        decisions.record_visitation(
            **acting,
            key=uuid.uuid4(),
            case=case,
            visitation=decisions.NewVisitation(
                assessed_on=day,
                impairment="Nedsat psykisk funktionsevne med træthed og uro.",
                extent="Støtte et par gange om ugen i begyndelsen.",
                kind_of_need="Hjælp til struktur, transport og kontakt.",
                in_target_group=story.law is LegalBasisCode.SEL_85,
            ),
        )
    by_85 = story.law is LegalBasisCode.SEL_85
    by_mentor = story.law is LegalBasisCode.LAB_MENTOR
    decider = Role.EMPLOYMENT_CASEWORKER if by_mentor else Role.SOCIAL_CASEWORKER
    with story.acting(decider, day) as acting:
        decisions.decide(
            **acting,
            key=uuid.uuid4(),
            case=case,
            decision=decisions.NewDecision(
                decided_on=day,
                law=story.law,
                outcome=DecisionOutcome.GRANTED,
                reasons="Du har brug for støtte i overgangen til job.",
                hearing=PartyHearing.NOT_NEEDED,
                hearing_note="Du har selv ønsket støtten, og du får den, som du bad om.",
                sent_by=SentBy.DIGITAL_POST,
                sent_on=day,
            ),
            grant=decisions.NewGrant(
                starts_on=day,
                ends_before=None if by_85 else add_months(day, 6),
                preference_note="" if by_85 else "Ikke i målgruppen for § 85; støtten er tidlig.",
                goal_id=story.made["goal"],
            ),
        )


def start_cti(story: Story) -> None:
    """The start meeting of three, and the clock begins."""
    day, case = story.on(story.pace.cti_start), story.the_case
    three = (Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT)
    with story.acting(Role.CTI_WORKER, day) as acting:
        met = meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.START_OF_THREE,
            plan=meetings.MeetingPlan(
                planned_on=day, place=story.workplace.name, expected=frozenset(three)
            ),
        )
        meetings.hold_meeting(
            **acting,
            case=case,
            meeting_id=met.pk,
            version=met.version,
            held=meetings.Held(
                held_on=day,
                attendance={role: PRESENT[role] for role in three},
                minutes="Vi aftalte den første uge og hvem der følger med den første dag.",
            ),
        )
        cti_start.start(
            **acting, key=uuid.uuid4(), case=case, starts_on=day, few_meetings_reason=""
        )


def choose_focus(story: Story, phase: int, day: date) -> None:
    """The citizen chooses what this phase is about, one in each track."""
    case = story.the_case
    with story.acting(Role.CTI_WORKER, day) as acting:
        for area in FocusArea.objects.filter(case=case, phase=phase - 1):
            focus.conclude(
                **acting,
                case=case,
                focus_id=area.pk,
                version=area.version,
                ending=ENDINGS[Track(area.track)],
            )
        for track, (title, action) in zip(Track, story.life.focus, strict=True):
            carried = FocusArea.objects.filter(case=case, phase=phase, track=track).first()
            area = carried or focus.choose(
                **acting,
                key=uuid.uuid4(),
                case=case,
                focus=focus.NewFocus(
                    phase=phase,
                    track=track,
                    title=title,
                    chosen_how=ChosenHow.TALK,
                    chosen_on=day,
                    why="Det betyder mest lige nu.",
                    goal_in_own_words=story.life.goals[0],
                ),
            )
            made = focus.add_action(
                **acting,
                key=uuid.uuid4(),
                case=case,
                focus_id=area.pk,
                words=focus.ActionWords(
                    text=action, who=story.given_names, due_on=day + timedelta(days=30)
                ),
            )
            if track is Track.JOB:
                focus.mark_action(**acting, case=case, action_id=made.pk, done=True)


ENDINGS = {
    Track.JOB: focus.FocusEnding(
        state=FocusState.REACHED,
        result="Det går bedre, og det fortsætter uden hjælp.",
        what_next="Jobkonsulenten følger med ved de næste samtaler på arbejdspladsen.",
    ),
    Track.COPING: focus.FocusEnding(
        state=FocusState.CARRIED_ON,
        result="Der er kommet mere ro på, men det holder ikke på de svære dage endnu.",
        what_next="Prøve det samme på arbejdet.",
    ),
    Track.NETWORK: focus.FocusEnding(
        state=FocusState.REACHED,
        result="Der er kommet en fast aftale i stand.",
        what_next="Aftalen bliver stående.",
    ),
}
"""How the focus areas of a phase end in the demo: one goes on in the next phase."""

NOTES = (
    "Vi gik vejen til arbejde sammen og fandt det rigtige busskifte.",
    "Det går godt ved bordet om formiddagen. Vi aftalte at prøve tirsdag alene.",
    "En svær uge. Vi talte om, hvad der hjælper, og ringede til arbejdspladsen sammen.",
    "Kollegaen tager nu over og viser den næste opgave.",
)


def contacts(story: Story, phase: Phase, today: date) -> Iterator[tuple[date, Play]]:
    """Contact that decreases: weekly, fortnightly, monthly; of phases that are over, some."""
    pace = KEPT_OF_THE_PAST if phase.ends_before < today else CONTACT_EVERY
    every = pace[phase.number - 1]
    day = phase.starts_on + timedelta(days=2)
    number = 0
    while day < phase.ends_before:
        yield off_the_weekend(day), partial(note, story, phase.number, off_the_weekend(day), number)
        day += timedelta(days=every)
        number += 1


def note(story: Story, phase: int, day: date, number: int) -> None:
    """A note as it is written on the phone afterwards; coordination rises at start and end."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        around = people_around(
            story.the_case.pk,
            today=day,
            but=acting["actor"].id,
            sees_network=True,
            sees_work=True,
        )
        notes.write(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            note=notes.NewNote(
                happened_on=day,
                kind=ContactKind.MEETING if number % 3 else ContactKind.PHONE,
                place=(ContactPlace.WORKPLACE, ContactPlace.OUT, ContactPlace.HOME)[number % 3]
                if number % 3
                else None,
                minutes=(45, 60, 30)[phase - 1],
                coordination_minutes=(30, 0, 15)[phase - 1] if number % 2 else 0,
                people=around[-1:] if number % 4 == 1 else (),
                text=NOTES[number % len(NOTES)],
                track=list(Track)[number % 3],
                next_step="Vi tales ved igen i næste uge." if number % 2 else "",
            ),
        )


def open_course(story: Story) -> CtiCourse:
    """The story's CTI course."""
    return CtiCourse.objects.get(case=story.the_case)
