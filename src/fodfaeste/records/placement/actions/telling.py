"""Tell those who work with the agreement what happened to it: no names, no contents."""

from datetime import date, datetime

from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.placement.queries.links import linked_consultant, linked_writers
from fodfaeste.records.post import actions as post
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.post.kinds import NoticeKind

TOLD = (Role.JOB_CONSULTANT, Role.CTI_WORKER)


def tell_team(
    agreement: WorkAgreement, *, sentence: str, actor: Actor, today: date, now: datetime
) -> None:
    """Tell the job consultant and the CTI worker; the one who did it needs no telling."""
    seats = TeamMembership.objects.on(today).filter(case=agreement.case_id, role__in=TOLD)
    post.notify(
        actor=actor,
        recipients=seats.values_list("user_id", flat=True),
        case_id=agreement.case_id,
        kind=NoticeKind.AGREEMENT_ANSWERED,
        sentence=sentence,
        now=now,
    )


def tell_team_by_link(*, case_id: int, sentence: str, now: datetime) -> None:
    """The same, when somebody behind a link did it: nobody is left out."""
    post.notify(
        actor=None,
        recipients=linked_writers(),
        case_id=case_id,
        kind=NoticeKind.AGREEMENT_ANSWERED,
        sentence=sentence,
        now=now,
    )


def tell_consultant_by_link(*, case_id: int, sentence: str, now: datetime) -> None:
    """The employer's word about the work is for the one whom the employer calls."""
    consultant = linked_consultant()
    if consultant is None:
        return
    post.notify(
        actor=None,
        recipients=[consultant.id],
        case_id=case_id,
        kind=NoticeKind.EMPLOYER_FEEDBACK,
        sentence=sentence,
        now=now,
    )
