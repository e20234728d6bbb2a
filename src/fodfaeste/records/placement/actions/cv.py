"""The citizen's yes to the CV, which makes it, and the yes taken back (B7)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions.profile import profile_to_write
from fodfaeste.records.placement.models import CvVersion
from fodfaeste.records.placement.queries.profile import cv_now, latest_cv, profile_room
from fodfaeste.records.plan.actions.telling import tell_the_team
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.placement.profile.cv import as_json, check_yes
from fodfaeste.rules.placement.profile.kinds import YesGiven


@creates(CvVersion)
def say_yes(
    *,
    actor: Actor,
    case: Case,
    read_hash: str,
    how: YesGiven,
    said_yes_on: date,
    today: date,
    now: datetime,
) -> CvVersion:
    """Keep the CV as the citizen read it and said yes to it; the task that asked for it is done.

    A second yes to the same text is the first one.
    """
    relation = access.require(actor, Permission.PROFILE_WRITE, case, today=today, now=now)
    profile = profile_to_write(case, actor=actor, now=now)
    content = cv_now(case, profile_room(case.pk, today=today))
    check_yes(content, read_hash=read_hash, said_yes_on=said_yes_on, today=today)
    before = latest_cv(case.pk)
    if before and before.text_hash == content.text_hash and before.withdrawn_on is None:
        return before
    made = CvVersion.objects.create(
        **made_by(actor.id, now),
        case=case,
        profile=profile,
        number=before.number + 1 if before else 1,
        content=as_json(content),
        text_hash=content.text_hash,
        said_yes_on=said_yes_on,
        said_yes_how=YesGiven.OWN_PAGE if relation.is_the_citizen else how,
    )
    finish_asked_for(rule=tasks.CV, case=case, done_on=said_yes_on, actor=actor, now=now)
    if relation.is_the_citizen:
        _tell(case, "har sagt ja til sit CV.", actor=actor, today=today, now=now)
    return made


@transaction.atomic
def take_back_yes(*, actor: Actor, case: Case, today: date, now: datetime) -> None:
    """Note that the citizen does not want the CV shown any more; nobody gets it from now on."""
    relation = access.require(actor, Permission.CONSENT_WITHDRAW, case, today=today, now=now)
    standing = CvVersion.objects.filter(case=case, withdrawn_on=None)
    taken_back = standing.update(withdrawn_on=today)
    if taken_back and relation.is_the_citizen:
        _tell(case, "vil ikke have sit CV vist mere.", actor=actor, today=today, now=now)


def _tell(case: Case, words: str, *, actor: Actor, today: date, now: datetime) -> None:
    tell_the_team(
        case,
        f"{case.citizen.name} {words}",
        actor=actor,
        today=today,
        now=now,
        only=Department.EMPLOYMENT,
    )
