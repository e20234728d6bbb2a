"""Keep what was answered, by whichever of the ways: the occasion comes from the course (K1, K3)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.followup.queries.measuring import (
    Asking,
    asked_by_link,
    asking,
    told_by_link,
)
from fodfaeste.records.measures import actions as measures
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent
from fodfaeste.rules.measures.sheets import Sheets, check_sheets, kept
from fodfaeste.rules.post.kinds import NoticeKind

ANSWERED = "Borgeren har svaret på, hvordan det går. Se svarene under Målinger."
LOCK = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was answered, by whom, how, and on which day."""

    sheets: Sheets
    respondent: Respondent
    mode: AnswerMode
    on: date


@transaction.atomic
def answer_on_own_page(
    *, actor: Actor, case: Case, sheets: Sheets, today: date, now: datetime, draft: str = ""
) -> tuple[Measurement, ...]:
    """Keep what the citizen answers on their own page; the team is told. Raises Refused."""
    access.require(actor, Permission.OWN_MEASURE_ANSWER, case, today=today, now=now)
    said = Said(sheets=sheets, respondent=Respondent.CITIZEN, mode=AnswerMode.ON_SCREEN, on=today)
    return _answer(actor, case, said, today=today, now=now, draft=draft)


@transaction.atomic
def record_answers(
    *, actor: Actor, case: Case, said: Said, today: date, now: datetime, draft: str = ""
) -> tuple[Measurement, ...]:
    """Keep what was answered together, on paper or by telephone, or by staff. Raises Refused."""
    access.require(actor, Permission.MEASURE_RECORD, case, today=today, now=now)
    return _answer(actor, case, said, today=today, now=now, draft=draft)


@transaction.atomic
def answer_by_link(
    *, case_id: int, invitation_id: int, sheets: Sheets, today: date, now: datetime
) -> tuple[Measurement, ...]:
    """Keep what the citizen answers behind a link; the team is told. Raises Refused (K1, K3).

    The link still opens until `close_answered_link`, in the same transaction: the page that thanks
    is written behind the same wall.
    """
    _one_at_a_time(case_id)
    asked = asked_by_link(invitation_id, today)
    said = Said(sheets=sheets, respondent=Respondent.CITIZEN, mode=AnswerMode.LINK, on=today)
    behind = Case(pk=case_id, enrolled_on=today)
    made = _kept(None, behind, asked, said, today=today, now=now)
    _tell(told_by_link(), case_id=case_id, actor=None, now=now)
    return made


def close_answered_link(*, occasion: MeasureOccasion) -> None:
    """Close the link that answers came by; it opens nothing from then on."""
    rule = tasks.BASELINE if occasion is MeasureOccasion.KICKOFF else ""
    with connection.cursor() as cursor:
        cursor.execute("select answering_done(%s)", [rule])


def _answer(
    actor: Actor, case: Case, said: Said, *, today: date, now: datetime, draft: str
) -> tuple[Measurement, ...]:
    _one_at_a_time(case.pk)
    made = _kept(actor, case, asking(case.pk, said.respondent, said.on), said, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    if said.respondent is Respondent.CITIZEN:
        seats = TeamMembership.objects.on(today).filter(case=case)
        told = tuple(seats.values_list("user_id", flat=True))
        _tell(told, case_id=case.pk, actor=actor, now=now)
    return made


def _kept(
    actor: Actor | None, case: Case, asked: Asking, said: Said, *, today: date, now: datetime
) -> tuple[Measurement, ...]:
    """Each instrument that was answered is a measurement of the occasion that is open."""
    left = asked.left
    check_sheets(
        left,
        said.sheets,
        respondent=said.respondent,
        on=said.on,
        enrolled_on=case.enrolled_on,
        today=today,
    )
    return tuple(
        measures.keep(
            actor=actor,
            case=case,
            measurement=measures.NewMeasurement(
                instrument=instrument.code,
                occasion=asked.occasion or MeasureOccasion.KICKOFF,
                respondent=said.respondent,
                mode=said.mode,
                measured_on=said.on,
                answers=answers,
            ),
            today=today,
            now=now,
        )
        for instrument, answers in kept(left, said.sheets)
    )


def _one_at_a_time(case_id: int) -> None:
    """Two doors at the same second meet here: the second one finds what the first has kept."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [LOCK, case_id % 2**31])


def _tell(recipients: tuple[int, ...], *, case_id: int, actor: Actor | None, now: datetime) -> None:
    """The team is told that there are answers, and never what was answered."""
    post.notify(
        actor=actor,
        recipients=recipients,
        case_id=case_id,
        kind=NoticeKind.MEASURE,
        sentence=ANSWERED,
        now=now,
    )
