"""The citizen says what they think of a version of the plan, and answers it (L2, C5)."""

from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.actions.telling import tell_the_team
from fodfaeste.records.plan.models import PlanComment, PlanVersion
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.answers import AnswerToPlan, PlanAnswer, check_plan_answer
from fodfaeste.rules.plan.assessment import check_comment
from fodfaeste.rules.plan.content import fingerprint, from_json
from fodfaeste.rules.text import TextKind, cleaned


@creates(PlanComment)
def comment(
    *,
    actor: Actor,
    case: Case,
    number: int,
    text: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> PlanComment:
    """Sign the citizen's words about one approved version, and let the team know."""
    access.require(actor, Permission.OWN_WORDS_WRITE, case, today=today, now=now)
    check_comment(text)
    version = PlanVersion.objects.get(case=case, number=number)
    if draft:
        drafts.discard(actor=actor, form=draft)
    made = PlanComment.objects.create(
        **made_by(actor.id, now),
        case=case,
        version=version,
        text=cleaned(text, kind=TextKind.LONG),
    )
    tell_the_team(
        case,
        f"{case.citizen.name} har skrevet, hvad de mener om planens version {number}.",
        actor=actor,
        today=today,
        now=now,
    )
    return made


@creates(PlanComment)
def answer_plan(  # noqa: PLR0913 -- what was read, what is said, from where, when
    *,
    actor: Actor,
    case: Case,
    read: str,
    answer: PlanAnswer | None,
    should_change: str,
    address: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> PlanComment:
    """Keep the citizen's yes to the plan that holds, or what should change; the team is told.

    `read` is the fingerprint of the plan that was on the page. The same answer to the same version
    given again is the same answer.
    """
    access.require(actor, Permission.OWN_WORDS_WRITE, case, today=today, now=now)
    holding = PlanVersion.objects.filter(case=case).latest("number")
    text_hash = fingerprint(from_json(holding.content))
    check_plan_answer(
        AnswerToPlan(answer=answer, should_change=should_change, read=read, holding=text_hash)
    )
    said = cleaned(should_change, kind=TextKind.LONG) if answer is PlanAnswer.CHANGE else ""
    standing = PlanComment.objects.filter(version=holding).exclude(answer="").order_by("-pk")
    last = standing.first()
    drafts.discard(actor=actor, form=draft)
    if last is not None and (last.answer, last.text) == (answer, said):
        return last
    made = PlanComment.objects.create(
        **made_by(actor.id, now),
        case=case,
        version=holding,
        text=said,
        answer=answer or "",  # the gate has refused an answer that is none
        read_text=text_hash,
        address=address,
    )
    tell_the_team(
        case,
        _TOLD[made.answer].format(case.citizen.name, holding.number),
        actor=actor,
        today=today,
        now=now,
    )
    return made


_TOLD = {
    PlanAnswer.AGREES: "{} har sagt ja til planens version {}.",
    PlanAnswer.CHANGE: "{} vil have noget ændret i planens version {}. Tal om det sammen.",
}
