"""Close CTI at its planned end, or early for a known reason, and what leads up to it (E5, I1)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.actions.focus import running_course
from fodfaeste.records.cti.models import ClosingNote, CtiCourse, LeaderReason
from fodfaeste.records.cti.queries.closing import closing_facts, follow_on
from fodfaeste.records.cti.queries.course import leaders_of, team_of
from fodfaeste.records.cti.queries.ending import Ending, ending_of
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.closing import check_cti_closing
from fodfaeste.rules.cti.continued import FollowOn, check_named, support_goes_on
from fodfaeste.rules.cti.early_end import EarlyEnd, check_early_end
from fodfaeste.rules.cti.kinds import ContinuedNeed, EarlyEndReason, LeaderReasonAbout, NoReason
from fodfaeste.rules.cti.leader import check_leader_reason
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWords:
    """How the course went, and how the citizen sees it."""

    course_of_events: str
    citizens_view: str = ""
    remaining_risks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyStop:
    """Why CTI stops before time, and what happens to what it carried."""

    reason: EarlyEndReason | NoReason | None
    note: str
    citizen_took_part: bool
    handover_relevant: bool
    follow_on_worker: str


@creates(LeaderReason)
def give_leader_reason(
    *,
    actor: Actor,
    case: Case,
    about: LeaderReasonAbout,
    text: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> LeaderReason:
    """The leader's reason where the method asks for one (E3, I1, E5)."""
    access.require(actor, Permission.CTI_EXCEPT, case, today=today, now=now)
    check_leader_reason(text)
    drafts.discard(actor=actor, form=draft)
    return LeaderReason.objects.create(
        **made_by(actor.id, now),
        case=case,
        about=about,
        given_on=today,
        text=cleaned(text, kind=TextKind.PARAGRAPH),
    )


@transaction.atomic
def assess_continued_need(
    *,
    actor: Actor,
    case: Case,
    version: int,
    need: ContinuedNeed,
    note: str,
    follow_on_worker: str,
    today: date,
    now: datetime,
) -> CtiCourse:
    """Say whether the citizen needs support after CTI, and who gives it (I1, H4)."""
    access.require(actor, Permission.CTI_CLOSE, case, today=today, now=now)
    course = _held(case, version)
    course.continued_need = need
    worker = ending_of(course, today).worker
    goes_on = follow_on(course, follow_on_worker, worker=worker, today=today)
    check_named(
        goes_on,
        goes_on=need is ContinuedNeed.NEED and course.legal_basis == LegalBasisCode.SEL_85,
    )
    course.continued_need_note = cleaned(note, kind=TextKind.LONG)
    _hand_on_to(course, goes_on)
    changed_by(course, actor.id, now)
    course.save()
    return course


@creates(CtiCourse)
def close(
    *,
    actor: Actor,
    case: Case,
    version: int,
    words: ClosingWords,
    course_gone_through: bool,
    today: date,
    now: datetime,
    draft: str = "",
) -> CtiCourse:
    """Close CTI at its planned end, when every condition of the gate holds (I1)."""
    access.require(actor, Permission.CTI_CLOSE, case, today=today, now=now)
    course = _held(case, version)
    ending = ending_of(course, today)
    check_cti_closing(
        closing_facts(
            course,
            closing_note=words.course_of_events,
            course_gone_through=course_gone_through,
            today=today,
            ending=ending,
        )
    )
    course.absence_reason = ending.absence_reason
    _end(course, words, gone_through=course_gone_through, actor=actor, today=today, now=now)
    _tell(
        course,
        team_of(case.pk, today),
        NoticeKind.CTI_CLOSED,
        "CTI er afsluttet.",
        actor=actor,
        now=now,
    )
    drafts.discard(actor=actor, form=draft)
    return course


@creates(CtiCourse)
def end_early(
    *,
    actor: Actor,
    case: Case,
    version: int,
    stop: EarlyStop,
    words: ClosingWords,
    today: date,
    now: datetime,
    draft: str = "",
) -> CtiCourse:
    """End CTI before its planned end, for a reason that the method knows (E5)."""
    access.require(actor, Permission.CTI_END_EARLY, case, today=today, now=now)
    course = _held(case, version)
    ending = ending_of(course, today)
    goes_on = follow_on(course, stop.follow_on_worker, worker=ending.worker, today=today)
    check_early_end(_early_facts(course, stop, words, ending, goes_on, today))
    course.early_reason = stop.reason or ""
    course.early_note = cleaned(stop.note, kind=TextKind.PARAGRAPH)
    course.absence_reason = ending.absence_reason
    _hand_on_to(course, goes_on)
    _end(course, words, gone_through=False, actor=actor, today=today, now=now)
    told = [*leaders_of(case.unit_id, today), *team_of(case.pk, today)]
    _tell(course, told, NoticeKind.CTI_ENDED_EARLY, "CTI er stoppet før tid.", actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return course


def _hand_on_to(course: CtiCourse, other: FollowOn) -> None:
    """Keep who goes on with § 85: a colleague by number and name, anybody else by name (H4)."""
    course.follow_on_user_id = other.worker_id
    course.follow_on_worker = cleaned(other.worker_name, kind=TextKind.LINE)


def _early_facts(
    course: CtiCourse,
    stop: EarlyStop,
    words: ClosingWords,
    ending: Ending,
    goes_on: FollowOn,
    today: date,
) -> EarlyEnd:
    return EarlyEnd(
        ends_on=today,
        planned_ends_before=course.ends_before,
        reason=stop.reason,
        note=stop.note,
        citizen_took_part=stop.citizen_took_part,
        leader_reason=ending.absence_reason,
        handover_relevant=stop.handover_relevant,
        handover_people_named=ending.all_handed_on,
        follow_on=goes_on if _support_goes_on(course, stop, today) else None,
        closing_note=words.course_of_events,
        has_tasks=ending.tasks_standing,
    )


def _support_goes_on(course: CtiCourse, stop: EarlyStop, today: date) -> bool:
    """Whether somebody takes § 85 over: not where the grant has ended or the citizen is gone."""
    return support_goes_on(
        basis=LegalBasisCode(course.legal_basis),
        grant_ends_before=course.grant.ends_before,
        reason=stop.reason if isinstance(stop.reason, EarlyEndReason) else None,
        on=today,
    )


def _held(case: Case, version: int) -> CtiCourse:
    """The open course, locked, as it was read."""
    Case.objects.select_for_update().get(pk=case.pk)
    course = running_course(case)
    if course.version != version:
        raise Stale(course)
    return course


def _end(
    course: CtiCourse,
    words: ClosingWords,
    *,
    gone_through: bool,
    actor: Actor,
    today: date,
    now: datetime,
) -> None:
    course.closed_on = max(today, course.starts_on)
    course.closed_by_id = actor.id
    changed_by(course, actor.id, now)
    course.save()
    ClosingNote.objects.create(
        **made_by(actor.id, now),
        case_id=course.case_id,
        course=course,
        course_gone_through=gone_through,
        course_of_events=cleaned(words.course_of_events, kind=TextKind.LONG),
        citizens_view=cleaned(words.citizens_view, kind=TextKind.LONG),
        remaining_risks=cleaned(words.remaining_risks, kind=TextKind.LONG),
    )


def _tell(
    course: CtiCourse,
    people: list[int],
    kind: NoticeKind,
    sentence: str,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    notify(
        actor=actor,
        recipients=people,
        case_id=course.case_id,
        kind=kind,
        sentence=sentence,
        now=now,
    )
