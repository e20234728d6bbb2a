"""Everything the page of the agreement shows: the versions, what was examined, the feedback."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.placement.models import EmployerFeedback, JobMatch, WorkAgreement
from fodfaeste.records.placement.queries.examined import Examined, examined_at
from fodfaeste.records.placement.queries.sheets import Sheet, in_force, on_its_way, sheets_of
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.placement.answers import answer_by, is_asked_in_vain
from fodfaeste.rules.placement.kinds import AgreementState

FEEDBACK_SHOWN = 5


def last_day_to_answer(proposed_on: date | None, *, today: date) -> date | None:
    """The last day on which a proposal can be answered; None for one that was never proposed."""
    if proposed_on is None:
        return None
    code = LimitCode.ANSWER_WITHIN
    return answer_by(proposed_on, days=limits_on(today).get(code) or limit_on(code, today))


def is_proposed_in_vain(sheet: Sheet, *, today: date) -> bool:
    """Say whether a proposal can no longer be answered as it is."""
    return sheet.state is AgreementState.PROPOSED and is_asked_in_vain(
        last_day_to_answer(sheet.proposed_on, today=today),
        today=today,
        text_stands=sheet.text_stands,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What the employer said of how it goes."""

    person_name: str
    given_on: date
    score: int
    talk_about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRoom:
    """The agreement of the match that goes on."""

    match: JobMatch | None
    sheets: tuple[Sheet, ...] = ()
    examined: tuple[Examined, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    @property
    def in_force(self) -> Sheet | None:
        """The agreement that counts now."""
        return in_force(self.sheets)

    @property
    def on_its_way(self) -> Sheet | None:
        """The agreement that is being written or answered."""
        return on_its_way(self.sheets)

    @property
    def shown(self) -> Sheet | None:
        """The one that somebody works on, else the one that counts."""
        return self.on_its_way or self.in_force

    @property
    def older(self) -> tuple[Sheet, ...]:
        """The other versions, the latest first."""
        return tuple(each for each in self.sheets if each is not self.shown)


def agreement_room(case: Case) -> AgreementRoom:
    """The match with every version of its agreement; the same queries however many there are."""
    match = (
        JobMatch.objects.filter(case=case, ended_on=None)
        .select_related("company", "changed_by", "created_by")
        .first()
    )
    if match is None:
        return AgreementRoom(match=None)
    return AgreementRoom(
        match=match,
        sheets=sheets_of(match.pk),
        examined=examined_at(match.pk),
        feedback=feedback_at(match.pk),
    )


def in_force_since(match_id: int) -> date | None:
    """The day the agreement that is in force at a match was made; None while there is none."""
    agreed = WorkAgreement.objects.filter(match_id=match_id, state=AgreementState.AGREED)
    return agreed.values_list("agreed_on", flat=True).first()


def feedback_at(match_id: int) -> tuple[Feedback, ...]:
    """The latest that the employer said, newest first."""
    rows = EmployerFeedback.objects.filter(match_id=match_id)[:FEEDBACK_SHOWN]
    return tuple(
        Feedback(
            person_name=row.person_name,
            given_on=row.given_on,
            score=row.score,
            talk_about=row.talk_about,
        )
        for row in rows
    )
