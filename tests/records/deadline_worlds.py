"""Generated courses for the deadlines: any mixture of events, many of them on an edge of a rule."""

import random
import uuid
from datetime import date, timedelta

from django.db.models import F

from fodfaeste.records.cases.models import (
    Case,
    Citizen,
    Consent,
    NetworkPerson,
    QuickReaction,
    TeamMembership,
)
from fodfaeste.records.cti.models import ContactNote, CtiCourse, Handover
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.followup.models import AftercareCheckpoint
from fodfaeste.records.foundation import made_by
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.meetings.models import TalkAgreement
from fodfaeste.records.placement.models import (
    Company,
    JobMatch,
)
from fodfaeste.records.plan.models import AssessmentEntry, Effort, Goal, PaperCopy
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import Benefit, NetworkKind, SideExit, Track
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace, ContinuedNeed, HandoverState
from fodfaeste.rules.decisions.kinds import DecisionOutcome
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.rules.followup.quick import QuickMatter, QuickState
from fodfaeste.rules.followup.talks import TalkForm
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind
from fodfaeste.rules.plan.kinds import AssessmentTheme, EffortStatus, LifeArea
from fodfaeste.rules.plan.paper import PaperFate
from tests.factories import courses
from tests.records.deadline_chance import Chance
from tests.records.deadline_work import work
from tests.worlds import World, noon

DAYS = (
    date(2026, 1, 31),
    date(2026, 3, 29),
    date(2026, 3, 30),
    date(2026, 5, 31),
    date(2026, 10, 25),
    date(2026, 12, 31),
    date(2028, 2, 29),
)
"""Month ends, the weeks in which the clock is moved, a leap day, the last day of a year."""


def any_course(number: int, world: World, company: Company, near: date) -> Case:
    """A course with any mixture of events around a day."""
    chance = Chance(random.Random(number), near)  # noqa: S311 -- the same worlds every time
    case = _case(number, world, near)
    for befall in (_team, _consents, _meetings, _plan):
        befall(chance, case, world)
    work(chance, case, world, company)
    _talks(Chance(random.Random(-number), near), case)  # noqa: S311 -- dice of their own
    for befall in (_cti, _questions, _measures):
        befall(chance, case, world)
    if chance.often(0.06):
        case.closed_on, case.closed_as = max(chance.day(), case.enrolled_on), SideExit.MOVED
        case.save()
    return case


def _case(number: int, world: World, near: date) -> Case:
    enrolled_on = near - timedelta(days=430)
    stamp = made_by(None, noon(enrolled_on))
    citizen = Citizen.objects.create(
        **stamp,
        seal=uuid.uuid4(),
        cpr_sealed=b"",
        cpr_index=str(number).encode(),
        given_names="Karin",
        surname=f"Mølgaard {number}",
        born_on=date(1980, 1, 1),
    )
    return Case.objects.create(
        **stamp,
        citizen=citizen,
        unit=world.unit,
        enrolled_on=enrolled_on,
        target_profile="rollout",
        benefit=Benefit.SOCIAL_ASSISTANCE,
        months_unemployed=12,
        problems_beside_unemployment=True,
        ready_without_support=False,
    )


def _team(chance: Chance, case: Case, world: World) -> None:
    """Some seats are empty, some people were replaced, some sit there no longer."""
    for role in TEAM_ROLES:
        if chance.often(0.12):
            continue
        begins, changes = case.enrolled_on, chance.day()
        replaced = chance.often(0.2) and changes > begins
        rows = [(begins, changes)] if replaced else [(begins, None)]
        if replaced and chance.often(0.8):
            rows.append((changes, None))
        for starts_on, ends_before in rows:
            TeamMembership.objects.create(
                **courses.stamp(case),
                user_id=world.team[role],
                role=role,
                starts_on=starts_on,
                ends_before=ends_before,
            )


NAMES = ("", "Klinik Nord", "klinik  NORD", "Straße Øst", "STRASSE  øst", "Klinik Syd")


def _consents(chance: Chance, case: Case, world: World) -> None:
    for _ in chance.times(4):
        given = chance.past()
        withdrawn = chance.one(None, None, None, max(chance.day(), given))
        ends = chance.one(None, chance.day())
        Consent.objects.create(
            **courses.stamp(case),
            types=chance.some(*InformationType, least=1, most=2),
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.HEALTH_CARE,
            to_name=chance.one(*NAMES),
            purpose="At støtten og jobbet hænger sammen.",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=given,
            ends_before=ends if ends is None or ends > given else given + timedelta(days=30),
            withdrawn_on=withdrawn,
            withdrawn_by=world.social_caseworker if withdrawn else None,
        )


def _meetings(chance: Chance, case: Case, _world: World) -> None:
    if chance.often(0.8):
        _kickoff(chance, case)
    for _ in chance.times(3):
        held = chance.one(None, chance.past())
        courses.meeting(
            case,
            chance.one(MeetingKind.FOLLOW_UP, MeetingKind.WORKPLACE, MeetingKind.OTHER),
            planned_on=held or chance.day(),
            held_on=held,
            cancelled=chance.often(0.1),
            came=tuple(
                chance.dice.sample([*TEAM_ROLES, Role.CITIZEN], k=chance.dice.randint(0, 3))
            ),
        )


def _talks(chance: Chance, case: Case) -> None:
    """Rhythms agreed and agreed anew, talks with and without the citizen, booked in time or not."""
    for _ in chance.times(2):
        agreed = chance.past()
        weeks = chance.one(None, 1, 2, 4, 8, 13, 26)
        TalkAgreement.objects.create(
            **courses.stamp(case),
            agreed_on=agreed,
            weeks=weeks,
            talk_form=chance.one(*TalkForm),
            since=chance.one(None, chance.day(), chance.past()),
            counts_from=chance.one(agreed, chance.past()),
            words="" if weeks else "Borgeren ringer selv.",
        )
    for _ in chance.times(6):
        held = chance.one(None, chance.past(), chance.past())
        courses.meeting(
            case,
            MeetingKind.STATUTORY_TALK,
            planned_on=held or chance.day(),
            held_on=held,
            cancelled=chance.often(0.1),
            came=chance.one((Role.CITIZEN,), (Role.EMPLOYMENT_CASEWORKER,)),
        )


def _kickoff(chance: Chance, case: Case) -> None:
    held = chance.one(None, chance.past(), chance.past())
    made = courses.meeting(case, MeetingKind.KICKOFF, planned_on=held or chance.day(), held_on=held)
    if chance.often(0.8):
        courses.kickoff_agreement(
            made,
            job_search_starts_on=chance.one(None, chance.day()),
            cv_starts_on=chance.one(None, chance.day()),
            baseline=chance.one("", Baseline.LATER, Baseline.DECLINED),
        )
    if chance.often(0.4):
        courses.cv(case, on=chance.past())


def _plan(chance: Chance, case: Case, world: World) -> None:
    if chance.often(0.4):
        AssessmentEntry.objects.create(
            **courses.stamp(case),
            area=LifeArea.OTHER,
            theme=AssessmentTheme.RESOURCE,
            text="Kan lide ro",
            written_as=Role.SOCIAL_CASEWORKER,
        )
    if chance.often(0.3):
        return
    plan = courses.plan(case)
    if chance.often(0.7):
        plan.owner_id = world.team[chance.one(*TEAM_ROLES)]
        plan.save()
    for number in range(1, chance.one(1, 2, 3)):
        courses.approved_plan(plan, on=chance.past(), number=number, handed_over=chance.often(0.5))
    if chance.often(0.2):
        PaperCopy.objects.filter(case=case).update(
            fate=PaperFate.TAKEN_BACK, gone_on=F("handed_over_on")
        )
    goal = Goal.objects.create(**courses.stamp(case), plan=plan, wording="Ro om morgenen")
    for _ in chance.times(2):
        starts = chance.one(None, chance.day())
        Effort.objects.create(
            **courses.stamp(case),
            goal=goal,
            wording="Støtte",
            responsible="Nadia",
            starts_on=starts,
            ends_before=starts + timedelta(days=chance.one(1, 14, 90)) if starts else None,
            status=chance.one(*EffortStatus),
        )
    if chance.often(0.3):
        courses.task(case, "Ring", responsible=world.job_consultant, due_on=chance.day())


def _cti(chance: Chance, case: Case, world: World) -> None:
    match = JobMatch.objects.filter(case=case).order_by("-id").first()
    if chance.often(0.35):
        days = chance.one(-1, 0, 1, 13, 14, 15, 27, 28, 29, 55, 56, 57)
        _grant(case, case.enrolled_on, chance.near + timedelta(days=days))
    if match is None or chance.often(0.2):
        return
    months, ahead = chance.one(6, 9), chance.day(least=-400, most=30)
    if chance.often(0.15):
        closed = ahead - timedelta(days=chance.one(0, 1, 40))
        old = _grant(case, closed - timedelta(days=100))
        begun = closed - timedelta(days=100)
        courses.cti_course(match, old, starts_on=begun, months=months, closed_on=closed)
    ends = chance.one(None, chance.day(most=200))
    by = _grant(case, ahead, ends if ends and ends > ahead else None)
    closes = chance.one(None, None, None, max(chance.day(), ahead))
    course = courses.cti_course(match, by, starts_on=ahead, months=months, closed_on=closes)
    _support(chance, course, world)


def _grant(case: Case, starts_on: date, ends_before: date | None = None) -> Grant:
    """A grant; the one there is where there is one by the same law already."""
    basis = LegalBasisCode.LAB_MENTOR if ends_before else LegalBasisCode.SEL_85
    had = Grant.objects.filter(case=case, legal_basis=basis).first()
    return had or courses.grant(case, starts_on=starts_on, ends_before=ends_before)


def _support(chance: Chance, course: CtiCourse, world: World) -> None:
    case = course.case
    CtiCourse.objects.filter(pk=course.pk).update(
        continued_need=chance.one("", "", *ContinuedNeed), follow_on_worker=chance.one("", "Grete")
    )
    for _ in chance.times(5):
        area = courses.focus_area(course, "Ro", phase=chance.one(1, 2, 3), track=Track.JOB)
        area.state = chance.one("current", "current", "reached")
        area.save()
    for _ in chance.times(12):
        on = chance.past()
        ContactNote.objects.create(
            case=case,
            **made_by(world.cti_worker.pk, noon(on)),
            happened_on=on,
            kind=(kind := chance.one(*ContactKind)),
            place=ContactPlace.WORKPLACE if kind is ContactKind.MEETING else "",
            minutes=0 if kind is ContactKind.COORDINATION else 30,
            text="",
            written_as=Role.CTI_WORKER,
        )
    if chance.often(0.4):
        courses.meeting(
            case, MeetingKind.CLOSING, planned_on=chance.day(), cancelled=chance.often(0.2)
        )
    _what_follows(chance, course)


def _what_follows(chance: Chance, course: CtiCourse) -> None:
    case = course.case
    sister = _receiver(chance, case)
    for _ in chance.times(2):
        to_citizen = chance.often(0.4)
        Handover.objects.create(
            **courses.stamp(case),
            course=course,
            task="Ringe",
            to_citizen=to_citizen,
            to_person=None if to_citizen else sister,
            state=chance.one(*HandoverState),
        )
    if chance.often(0.3):
        decision = _grant(case, chance.past()).decision
        if chance.often(0.3):
            Grant.objects.filter(decision=decision).update(ended_by_decision=decision)
        Decision.objects.filter(pk=decision.pk).update(
            outcome=chance.one(*DecisionOutcome), legal_basis=chance.one(*LegalBasisCode)
        )
    for months in chance.some(1, 3, 6, 12, most=2):
        AftercareCheckpoint.objects.create(
            **courses.stamp(case),
            months_after=months,
            held_on=chance.past(),
            work_status=WorkStatus.UNKNOWN,
        )


def _receiver(chance: Chance, case: Case) -> NetworkPerson:
    """Somebody who takes a task over, as often as not with the citizen's yes."""
    kind = chance.one(NetworkKind.PRIVATE, NetworkKind.PROFESSIONAL)
    made = NetworkPerson.objects.create(
        **courses.stamp(case), name="Klinik Nord", relation="støtter", kind=kind
    )
    if chance.often(0.6):
        given = chance.past()
        Consent.objects.create(
            **courses.stamp(case),
            types=[InformationType.SOCIAL],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.NETWORK_PERSON,
            to_person=made,
            purpose="At støtten og jobbet hænger sammen.",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=given,
            ends_before=chance.one(None, given + timedelta(days=chance.one(1, 28, 180))),
        )
    return made


def _questions(chance: Chance, case: Case, _world: World) -> None:
    for _ in chance.times(2):
        QuickReaction.objects.create(
            **courses.stamp(case),
            matter=QuickMatter.OTHER,
            question="Hvad gør vi nu?",
            asked=list(chance.some(*TEAM_ROLES, least=1, most=2)),
            due_on=chance.day(),
            state=chance.one(QuickState.OPEN, QuickState.WITHDRAWN),
        )


def _measures(chance: Chance, case: Case, _world: World) -> None:
    for occasion in MeasureOccasion:
        if chance.often(0.4):
            Measurement.objects.create(
                **courses.stamp(case),
                instrument=INSTRUMENT,
                instrument_version=1,
                occasion=occasion,
                respondent=chance.one(*Respondent),
                measured_on=chance.past(),
                answers={},
            )
