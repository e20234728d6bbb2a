"""Ask the citizen by a link how it goes: shown as a code, or sent by a worker (K1, L3)."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases import access
from fodfaeste.records.cases.identity import cpr_of
from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.followup.models import MeasureInvitation
from fodfaeste.records.followup.queries.measuring import Asking, asking
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.queries.telling import Connected
from fodfaeste.records.post.actions import notify, queue
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.measures.link import LinkWay, NewLink, check_link, expires_on
from fodfaeste.rules.meetings.telling import digits_of
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.mails import MailState

NOT_THROUGH = "Linket til borgerens svar kom ikke frem. Spørg borgeren, eller lav et nyt."


@dataclass(frozen=True, slots=True)
class InvitationInHand:
    """A link that one worker sends now, to whom, and the secret it carries."""

    held: queue.Claim
    made: datetime
    way: LinkWay
    phone: str
    cpr: str
    token: str
    expires: datetime
    invitation: MeasureInvitation


def link_facts(case: Case, asked: Asking, way: LinkWay, ways: Connected) -> NewLink:
    """What decides whether a link can be made, and by which ways."""
    return NewLink(
        is_open=asked.occasion is not None,
        left=len(asked.left),
        way=way,
        phone=digits_of(case.citizen.phone),
        is_exempt=case.citizen.digital_post_exempt,
        has_sms=ways.sms,
        has_digital_post=ways.digital_post,
    )


@creates(MeasureInvitation)
def invite(
    *,
    actor: Actor,
    case: Case,
    way: LinkWay,
    ways: Connected,
    secret: bytes = b"",
    today: date,
    now: datetime,
) -> MeasureInvitation:
    """Make a link to the questions of today's occasion; an earlier one is closed. Raises Refused.

    `secret` is the hash of the token that is shown now; a link that is sent gets its token when a
    worker sends it.
    """
    access.require(actor, Permission.MEASURE_RECORD, case, today=today, now=now)
    asked = asking(case.pk, Respondent.CITIZEN, today)
    check_link(link_facts(case, asked, way, ways))
    _close(case, actor=actor, now=now)
    is_shown = way is LinkWay.SHOWN
    invitation = MeasureInvitation(
        **made_by(actor.id, now),
        case=case,
        occasion=asked.occasion or MeasureOccasion.KICKOFF,
        way=way,
        not_before=now,
        state=MailState.SENT if is_shown else MailState.WAITING,
        settled=now if is_shown else None,
    )
    invitation.save(force_insert=True)
    closes = asked.window.closes_before if asked.window else None
    CaseLink(
        **made_by(actor.id, now),
        case=case,
        scope=LinkScope.MEASURE,
        person_name=case.citizen.name,
        token_hash=secret or token_hash(new_token()),
        target=invitation.pk,
        expires=_midnight(expires_on(closes, today=today, days=_days(today))),
    ).save(force_insert=True)
    return invitation


@transaction.atomic
def close_links(*, actor: Actor, case: Case, today: date, now: datetime) -> int:
    """Close the links that are open; they open nothing from the next request on."""
    access.require(actor, Permission.MEASURE_RECORD, case, today=today, now=now)
    return _close(case, actor=actor, now=now)


def _close(case: Case, *, actor: Actor, now: datetime) -> int:
    mine = CaseLink.objects.filter(case=case, scope=LinkScope.MEASURE, revoked_at=None)
    return mine.update(revoked_at=now, revoked_by_id=actor.id)


def _days(today: date) -> int:
    code = LimitCode.MEASURE_LINK
    return limits_on(today).get(code) or limit_on(code, today)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=COPENHAGEN)


@transaction.atomic
def keep_half(*, invitation_id: int, half: dict[str, str], browser: str) -> None:
    """Keep what was chosen behind a link so far, for the browser it was chosen in."""
    MeasureInvitation.objects.filter(pk=invitation_id).update(half=half, half_of=browser)


def pick_up_left_behind(*, now: datetime, lease: timedelta) -> int:
    """Settle what killed workers left in their hands; says how many there were."""
    return queue.pick_up_left_behind(MeasureInvitation, now=now, lease=lease)


def waiting(*, ways: tuple[LinkWay, ...], at_most: int, now: datetime) -> list[int]:
    """Those whose time has come by these ways and whose links are still good."""
    good = CaseLink.objects.filter(
        scope=LinkScope.MEASURE, revoked_at=None, expires__gt=now
    ).values("target")
    due = MeasureInvitation.objects.filter(
        way__in=ways, state=MailState.WAITING, not_before__lte=now, answered=None, pk__in=good
    )
    return list(due.order_by("not_before", "id").values_list("pk", flat=True)[:at_most])


@transaction.atomic
def take(*, invitation_id: int, now: datetime) -> InvitationInHand | None:
    """Take one that waits and give its link a new secret; None when another worker has it."""
    rows = MeasureInvitation.objects.select_for_update(skip_locked=True, of=("self",))
    found = (
        rows.filter(pk=invitation_id, state=MailState.WAITING)
        .select_related("case__citizen", "case__unit")
        .first()
    )
    if found is None:
        return None
    token = _token_of(found)
    links = CaseLink.objects.filter(scope=LinkScope.MEASURE, target=found.pk, revoked_at=None)
    link = links.first()
    if link is None:
        return None
    links.filter(pk=link.pk).update(token_hash=token_hash(token))
    citizen, way = found.case.citizen, LinkWay(found.way)
    return InvitationInHand(
        held=queue.claim(found, now=now),
        made=found.created_at,
        way=way,
        phone=digits_of(citizen.phone),
        cpr=cpr_of(citizen) if way is LinkWay.DIGITAL_POST else "",
        token=token,
        expires=link.expires,
        invitation=found,
    )


def _token_of(invitation: MeasureInvitation) -> str:
    """The secret of a link that is sent: the same however often a killed worker begins anew.

    A letter that was taken already is not taken a second time, so its link must go on working.
    """
    made = salted_hmac("measure-link", str(invitation.number), algorithm="sha256").digest()
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def hand_over(taken: InvitationInHand) -> None:
    """Note that it is sent from here on; raises `NotInHand` when another has it."""
    queue.hand_over(MeasureInvitation, taken.held)


@transaction.atomic
def settle(taken: InvitationInHand, *, state: MailState, error: str, now: datetime) -> None:
    """Note what became of it; who asked for it is told when it did not arrive for certain."""
    queue.settle(MeasureInvitation, taken.held, state=state, error=error, now=now)
    if state is not MailState.SENT:
        _tell_the_sender(taken, now=now)


@transaction.atomic
def keep_for_later(taken: InvitationInHand, *, error: str, now: datetime) -> None:
    """Let it wait for a gateway that is away; given up after three days, and then told."""
    queue.keep_for_later(MeasureInvitation, taken.held, made=taken.made, error=error, now=now)
    if MeasureInvitation.objects.filter(pk=taken.held.pk, state=MailState.FAILED).exists():
        _tell_the_sender(taken, now=now)


def _tell_the_sender(taken: InvitationInHand, *, now: datetime) -> None:
    sender = taken.invitation.created_by_id
    notify(
        actor=None,
        recipients=[sender] if sender else [],
        case_id=taken.invitation.case_id,
        kind=NoticeKind.MEASURE,
        sentence=NOT_THROUGH,
        now=now,
    )
