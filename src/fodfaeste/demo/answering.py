"""How citizens answer: some on their own page, some behind a link, most together (K1, L3)."""

import uuid

from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.demo.stage import at_noon
from fodfaeste.demo.story import Story
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.followup.actions import inviting, measuring
from fodfaeste.records.meetings.queries.telling import Connected
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.link import LinkWay
from fodfaeste.rules.measures.sheets import Sheets

SHIFTS = frozenset({MeasureOccasion.PHASE_2, MeasureOccasion.PHASE_3})
"""By then the citizen knows the questions, and answers alone."""

EVERY_THIRD = 3


def answers_alone(story: Story, occasion: MeasureOccasion) -> bool:
    """Whether this citizen answers without a colleague beside them."""
    by_link = story.number % EVERY_THIRD == 1
    return occasion in SHIFTS and (story.account is not None or by_link)


def answer_alone(story: Story, days: int, sheets: Sheets) -> None:
    """On the own page by whoever has one, else behind a link that a camera has read."""
    day = story.on(days)
    if story.account is not None:
        with story.stage.acting(story.account, day) as acting:
            measuring.answer_on_own_page(**acting, case=story.the_case, sheets=sheets)
        return
    with story.acting(Role.CTI_WORKER, day) as acting:
        invitation = inviting.invite(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            way=LinkWay.SHOWN,
            ways=Connected(digital_post=False, sms=False),
        )
        link = CaseLink.objects.filter(case=story.the_case).latest("pk")
    now = at_noon(day)
    with transaction.atomic():
        act_as(
            Acting(actor="", request=str(uuid.uuid4()), route="demo", now=now, link=str(link.pk))
        )
        measuring.answer_by_link(
            case_id=story.the_case.pk,
            invitation_id=invitation.pk,
            sheets=sheets,
            today=day,
            now=now,
        )
        measuring.close_answered_link(occasion=MeasureOccasion(invitation.occasion))
