"""Generated work for the deadlines: matches, placements, agreements, the ladder and hours."""

from datetime import datetime, timedelta
from typing import Any

from fodfaeste.records.cases.models import (
    Case,
)
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import (
    Company,
    HoursEntry,
    HoursWeek,
    Interruption,
    JobMatch,
    PayTalk,
    Placement,
    ResponsibilitySaid,
    SupportExamined,
    TaskStepSaid,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.rules.placement.kinds import (
    AgreementState,
    HoursKind,
    HoursSource,
    MatchEndReason,
    TaskStep,
    WorkSupport,
)
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from fodfaeste.rules.placement.purposes import PlacementPurpose
from tests.factories import courses
from tests.records.deadline_chance import Chance
from tests.worlds import World


def work(chance: Chance, case: Case, world: World, company: Company) -> None:
    if chance.often(0.4):
        courses.employer_contact(case, company, on=chance.past())
    if chance.often(0.25):
        _ended_match(chance, case, world, company)
    if chance.often(0.25):
        return
    match = courses.job_match(case, company, on=chance.past())
    _placements(chance, match)
    _agreements(chance, match)
    _hours(chance, case)


def _ended_match(chance: Chance, case: Case, world: World, company: Company) -> None:
    found = chance.past()
    ended = found + timedelta(days=chance.one(0, 1, 20, 60))
    match = courses.job_match(case, company, on=found, ended_on=ended)
    JobMatch.objects.filter(pk=match.pk).update(end_reason=chance.one(*MatchEndReason))
    if chance.often(0.5):
        planned = chance.one(None, chance.past())
        Interruption.objects.create(
            **courses.stamp(case),
            match=match,
            restart_planned_on=planned,
            restart_planned_by=world.job_consultant if planned else None,
        )
    if chance.often(0.5):
        courses.placement(match, starts_on=found, ends_before=found + timedelta(days=40))


def _placements(chance: Chance, match: JobMatch) -> None:
    begins = chance.day()
    for _ in range(chance.one(0, 1, 1, 2, 3)):
        ends = begins + timedelta(days=chance.one(3, 28, 91, 92, 120))
        Placement.objects.create(
            **courses.stamp(match.case),
            match=match,
            kind=HoursKind.PLACEMENT,
            starts_on=begins,
            ends_before=chance.one(ends, ends, ends),
            functions_differ=chance.often(0.3),
            granted_on=chance.one(None, begins, begins + timedelta(days=1)),
            purpose=chance.one("", *PlacementPurpose),
            others_there=chance.one(None, 0, 2, 9),
        )
        begins = ends + timedelta(days=chance.one(0, 1, 2, 3, 5))
    if chance.often(0.3):
        starts = chance.day()
        Placement.objects.create(
            **courses.stamp(match.case),
            match=match,
            kind=chance.one(HoursKind.ORDINARY, HoursKind.SUBSIDISED),
            starts_on=starts,
            ends_before=chance.one(None, starts + timedelta(days=30)),
        )


WORDINGS = ("Bager boller", "bager  BOLLER.", "Åbner butikken", "Rydder op .")


def _agreements(chance: Chance, match: JobMatch) -> None:
    states = chance.one(
        (),
        (AgreementState.AGREED,),
        (AgreementState.REPLACED, AgreementState.AGREED),
        (AgreementState.REPLACED, AgreementState.DROPPED, AgreementState.DRAFT),
        (AgreementState.REPLACED, AgreementState.REPLACED, AgreementState.AGREED),
    )
    for number, state in enumerate(states, start=1):
        made = chance.moment(chance.past())
        written = WorkAgreement.objects.create(
            case=match.case,
            **made_by(None, made),
            match=match,
            number=number,
            state=state,
            agreed_on=made.date() if state is not AgreementState.DRAFT else None,
            follow_up_on=chance.one(None, chance.day()),
        )
        for wording in chance.some(*WORDINGS, most=2):
            _task(chance, written, wording, made)
    for support in WorkSupport:
        if chance.often(0.7):
            SupportExamined.objects.create(
                **courses.stamp(match.case),
                match=match,
                support=support,
                examined_on=match.found_on,
            )
    for _ in chance.times(1):
        talked = chance.past()
        PayTalk.objects.create(
            **courses.stamp(match.case),
            match=match,
            talked_on=talked,
            answer=PayAnswer.LATER,
            again_on=chance.one(None, talked + timedelta(days=chance.one(1, 14, 30))),
        )
    if chance.often(0.2):
        ResponsibilitySaid.objects.create(
            **courses.stamp(match.case),
            match=match,
            kind=Responsibility.MORE_ALONE,
            seen_on=chance.past(),
            note="Åbner alene",
        )


def _task(chance: Chance, of: WorkAgreement, wording: str, made: datetime) -> None:
    task = WorkTask.objects.create(
        case=of.case,
        **made_by(None, made),
        agreement=of,
        wording=wording,
        step=chance.one(*TaskStep),
    )
    for _ in chance.times(3):
        seen = chance.past()
        TaskStepSaid.objects.create(
            case=of.case,
            **made_by(None, chance.one(made, chance.moment(seen))),
            task=task,
            step=chance.one(*TaskStep),
            seen_on=seen,
        )


def _hours(chance: Chance, case: Case) -> None:
    monday = chance.near - timedelta(days=chance.near.weekday())
    for back in range(chance.one(0, 1, 4, 5, 6, 30)):
        if chance.often(0.1):
            continue
        said: dict[str, Any] = {
            **courses.stamp(case),
            "week_starts_on": monday - timedelta(weeks=back),
            "placement_minutes": chance.one(720, 720, 720, 720, 780),
            "ordinary_minutes": chance.one(0, 0, 0, 0, 0, 60),
        }
        entry = HoursEntry.objects.create(**said, source=HoursSource.STAFF)
        HoursWeek.objects.create(**said, stands=entry, said_differently=chance.often(0.02))
