"""The end of a story: network, handover, safety plans, closing meeting, closing, the time after."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.beginning import EVERYBODY, PRESENT, measure
from fodfaeste.demo.holding import holding
from fodfaeste.demo.network import networking
from fodfaeste.demo.story import Play, Story
from fodfaeste.demo.supporting import clock_of, open_course
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.actions import closing
from fodfaeste.records.followup import actions as followup
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import SideExit
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.kinds import ContinuedNeed
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.periods import add_months

CHECKPOINTS = (1, 3, 6, 12)


def ending(story: Story, *, closes: bool = True) -> Iterator[tuple[date, Play]]:
    """Events from the network's first help until the course is closed."""
    phases = clock_of(story).phases
    last_day = clock_of(story).ends_before - timedelta(days=1)
    yield from networking(story)
    told_on = phases[2].starts_on + timedelta(days=19)
    yield told_on, lambda: let_the_sister_know(story, told_on)
    yield from holding(story, closes=closes)
    yield last_day - timedelta(days=30), lambda: assess_need(story)
    yield last_day - timedelta(days=21), lambda: plan_closing(story, last_day)
    if not closes:
        return
    yield last_day, lambda: hold_closing(story, last_day)
    days = (last_day - story.enrolled_on).days
    yield last_day, lambda: measure(story, MeasureOccasion.CTI_END, days)
    yield last_day, lambda: close_cti(story, last_day)
    for months in CHECKPOINTS:
        check = add_months(last_day, months) + timedelta(days=2)
        yield check, partial(check_in, story, months, check)
    after_all = add_months(last_day, 12) + timedelta(days=10)
    yield after_all, lambda: close_case(story, after_all)


def let_the_sister_know(story: Story, day: date) -> None:
    """The citizen lets the sister hear what the plans ask of her (C2)."""
    draft = ConsentDraft(
        types=frozenset({InformationType.SOCIAL}),
        from_party=Party.SOCIAL_DEPARTMENT,
        to_party=Party.NETWORK_PERSON,
        purpose="At min søster ved, hvad hun kan gøre på en svær dag",
        form=ConsentForm.WRITTEN,
        oral_note="",
        consequences_explained=True,
        given_on=day,
        ends_before=day + timedelta(days=365),
    )
    with story.acting(Role.CTI_WORKER, day) as acting:
        cases.give_consent(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            consent=cases.NewConsent(draft=draft, to_person=story.made["sister"]),
        )


def assess_need(story: Story) -> None:
    """Find out whether there is still a need, and who takes over."""
    day = clock_of(story).ends_before - timedelta(days=31)
    with story.acting(Role.CTI_WORKER, day) as acting:
        closing.assess_continued_need(
            **acting,
            case=story.the_case,
            version=open_course(story).version,
            need=ContinuedNeed.NO_NEED,
            note="Borgeren klarer hverdagen med sit netværk.",
            follow_on_worker="",
        )


def plan_closing(story: Story, last_day: date) -> None:
    """Everybody is asked to come."""
    with story.acting(Role.CTI_WORKER, last_day - timedelta(days=21)) as acting:
        made = meetings.plan_meeting(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            kind=MeetingKind.CLOSING,
            plan=meetings.MeetingPlan(planned_on=last_day, place="Hos borgeren"),
        )
        story.made["closing"] = made.pk


def hold_closing(story: Story, last_day: date) -> None:
    """The whole course is gone through; everybody knows the onward plan (I3)."""
    with story.acting(Role.CTI_WORKER, last_day) as acting:
        meetings.hold_meeting(
            **acting,
            case=story.the_case,
            meeting_id=story.made["closing"],
            version=1,
            held=meetings.Held(
                held_on=last_day,
                attendance=PRESENT,
                minutes="Vi gennemgik hele forløbet og planen for tiden efter.",
                know_the_plan=frozenset(EVERYBODY),
            ),
        )


def close_cti(story: Story, last_day: date) -> None:
    """CTI ends on its last day."""
    with story.acting(Role.CTI_WORKER, last_day) as acting:
        closing.close(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            version=open_course(story).version,
            words=closing.ClosingWords(
                course_of_events="Borgeren er faldet til og har fået timer med løn.",
                citizens_view="Jeg kan godt. Jeg ved, hvem jeg skal ringe til.",
            ),
            course_gone_through=True,
        )


def check_in(story: Story, months: int, day: date) -> None:
    """Ask how it goes, some months after."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        followup.record_checkpoint(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            checkpoint=followup.NewCheckpoint(
                months_after=months,
                held_on=day,
                work_status=WorkStatus.ORDINARY_HOURS if months < 6 else WorkStatus.ORDINARY_JOB,  # noqa: PLR2004
                weekly_minutes=(12 + months) * 60,
                note="Er glad for kollegerne.",
            ),
        )


def close_case(story: Story, day: date) -> None:
    """A foothold."""
    case = Case.objects.filter(pk=story.the_case.pk)
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        followup.close_case(
            **acting,
            case=story.the_case,
            version=case.get().version,
            reason=SideExit.COMPLETED,
            note="I ordinært job. Jobkonsulenten kan stadig kontaktes.",
        )
