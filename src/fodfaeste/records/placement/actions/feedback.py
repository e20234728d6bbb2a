"""Keep what the employer writes about how it goes; the consultant is told (L4)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases.queries import link_person
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions import wording
from fodfaeste.records.placement.actions.telling import tell_consultant_by_link
from fodfaeste.records.placement.models import EmployerFeedback, JobMatch, WorkAgreement
from fodfaeste.rules.placement.feedback import Feedback, check_feedback, needs_a_call
from fodfaeste.rules.placement.kinds import AgreementState


@transaction.atomic
def give_feedback(
    *,
    link_id: int,
    case_id: int,
    match_id: int,
    score: int | None,
    talk_about: str,
    today: date,
    now: datetime,
) -> EmployerFeedback:
    """One mark and what to talk about; the same sent twice on a day is one."""
    # The match is only locked, so that two clicks at the same second meet here.
    match = JobMatch.objects.select_for_update(of=("self",), no_key=True).get(
        pk=match_id, case_id=case_id
    )
    today_already = list(EmployerFeedback.objects.filter(link_id=link_id, given_on=today))
    for said_before in today_already:
        if (said_before.score, said_before.talk_about) == (score, talk_about):
            return said_before
    in_force = WorkAgreement.objects.filter(match=match, state=AgreementState.AGREED)
    given = len(today_already)
    mark = check_feedback(Feedback(score=score, is_at_work=in_force.exists(), given_today=given))
    said = EmployerFeedback(
        **made_by(None, now),
        case_id=case_id,
        match=match,
        link_id=link_id,
        person_name=link_person(link_id),
        given_on=today,
        score=mark,
        talk_about=talk_about,
    )
    said.save(force_insert=True)
    sentence = wording.FEEDBACK_CALL if needs_a_call(mark) else wording.FEEDBACK_GIVEN
    tell_consultant_by_link(case_id=case_id, sentence=sentence, now=now)
    return said
