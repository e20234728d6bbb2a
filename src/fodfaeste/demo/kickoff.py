"""The kickoff of a story, step by step, as on the tablet in the room."""

import uuid
from datetime import time, timedelta
from typing import Any

from fodfaeste.demo.story import Story
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.meetings.kinds import Attendance, Baseline, MeetingKind, PersonAround
from fodfaeste.rules.plan.kinds import JobGoalStatus

PRESENT = dict.fromkeys((Role.CITIZEN, *TEAM_ROLES), Attendance.PRESENT)


def plan_kickoff(story: Story) -> None:
    """The citizen chooses where."""
    with story.acting(Role.EMPLOYMENT_CASEWORKER, story.on(story.pace.kickoff_planned)) as acting:
        made = meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            kind=MeetingKind.KICKOFF,
            plan=meetings.MeetingPlan(
                planned_on=story.on(story.pace.kickoff),
                starts_clock=time(10, 0),
                place=story.random.choice(("Biblioteket", "Hjemme hos borgeren", "Rådhuset")),
                place_chosen_by_citizen=True,
            ),
        )
        story.made["kickoff"] = made.pk


def hold_kickoff(story: Story) -> None:
    """Step by step, as on the tablet in the room."""
    day, case, life = story.on(story.pace.kickoff), story.the_case, story.life
    number = story.made["kickoff"]
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:

        def said() -> int:
            found = KickoffAgreement.objects.filter(meeting_id=number).first()
            return found.version if found else 0

        about = {**acting, "case": case, "meeting_id": number}
        meetings.save_attendance(
            **about,
            version=Meeting.objects.get(pk=number).version,
            room=meetings.InTheRoom(
                attendance=PRESENT,
                prepared_by=frozenset({Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER}),
            ),
        )
        meetings.save_information(
            **about,
            read=meetings.Read(said()),
            information=meetings.Information(told=frozenset(Told), assents=True),
        )
        meetings.save_wishes(
            **about,
            read=meetings.Read(said()),
            wishes=meetings.Wishes(
                wishes=life.words,
                purpose=life.purpose,
                job_goal_status=JobGoalStatus.FORMULATED,
                job_goal=life.job_goal,
            ),
        )
        meetings.save_words(
            **about,
            read=meetings.Read(said()),
            words={
                "resources": life.resources,
                "competences": "Kørekort, og det, jeg lærte på mit første job.",
                "experience": "Lidt af hvert for nogle år siden.",
                "network": "En søster, og en nabo, der låner mig sin cykel.",
            },
        )
        name_the_network(story, number, acting)
        meetings.save_agreements(
            **about,
            read=meetings.Read(said()),
            agreements=meetings.Agreements(
                cv_starts_on=day + timedelta(days=7),
                job_search_starts_on=day + timedelta(days=10),
                time_plan="Plan om to uger, virksomhedsbesøg fra næste måned.",
                plan_owner_id=story.team[Role.EMPLOYMENT_CASEWORKER],
                plan_ready_on=story.on(story.pace.plan),
            ),
        )
        meetings.promise(
            **about,
            key=uuid.uuid4(),
            promised=meetings.Promise(
                title="Ringe til to virksomheder, som borgeren selv har nævnt",
                responsible_id=story.team[Role.JOB_CONSULTANT],
                due_on=story.on(story.pace.first_contact),
            ),
        )
        if story.number % 9 == 4:  # noqa: PLR2004 -- one in nine would rather wait
            meetings.save_baseline(
                **about,
                read=meetings.Read(said()),
                answer=meetings.FirstMeasures(baseline=Baseline.DECLINED),
            )
        meetings.hold_kickoff(**about, version=said(), held_on=day)


def name_the_network(story: Story, number: int, acting: dict[str, Any]) -> None:
    """Two people are named; to some of them the citizen says yes in the room, some are asked."""
    about = {**acting, "case": story.the_case, "meeting_id": number}
    sister = meetings.name_person(
        **about,
        key=uuid.uuid4(),
        person=meetings.NamedPerson(
            name="Rita",
            relation="søster",
            kind=PersonAround.CLOSE,
            helps_with="Ringer om søndagen og hjælper, når der er breve fra kommunen.",
            involve=story.number % 3 != 0,
        ),
    )
    if story.number % 3 == 1:
        meetings.consent_in_the_room(
            **about,
            key=uuid.uuid4(),
            person_id=sister.pk,
            consent=meetings.SpokenConsent(
                types=frozenset({InformationType.SOCIAL}),
                from_party=Party.EMPLOYMENT_DEPARTMENT,
                purpose="At Rita ved, hvad jeg har brug for hjælp til i hverdagen.",
                form=ConsentForm.ORAL,
                consequences_explained=True,
                ends_before=story.on(story.pace.kickoff + 365),
            ),
        )
