"""A link through which the citizen answers without signing in (K1, L3).

Many citizens are exempt from digital ways (SEED-3 «gerne i fysisk format»), and many who are not
have no account here. The link asks the questions and shows nothing: no name, no answer that was
given before. Whoever it is forwarded to learns that somebody was asked how it goes. It works once,
until the occasion closes, and for two weeks at most: after that the answer would be of another
time, and one is asked anew.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word

PHONE_DIGITS = 8


class LinkWay(Word):
    """How the citizen gets the link."""

    SMS = "sms", "Sms til borgeren"
    DIGITAL_POST = "digital_post", "Digital Post"
    SHOWN = "shown", "Kode på skærmen"


class LinkFate(Word):
    """Why a link does not open any more; said to whoever holds it, without a name."""

    USED = "used", "Brugt"
    EXPIRED = "expired", "For gammelt"
    CLOSED = "closed", "Lukket"
    OVER = "over", "Ikke længere brug for svar"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """What is known when a link is about to be made.

    `left` is how many instruments the citizen has not answered at the occasion, if one is open.
    """

    is_open: bool
    left: int
    way: LinkWay
    phone: str = ""
    is_exempt: bool = False
    has_sms: bool = True
    has_digital_post: bool = True


def ways_open(facts: NewLink) -> tuple[LinkWay, ...]:
    """Return the ways by which this citizen can get a link; the code on a screen is always one."""
    sms = facts.has_sms and len(facts.phone) == PHONE_DIGITS
    post = facts.has_digital_post and not facts.is_exempt
    return tuple(
        way
        for way, is_open in (
            (LinkWay.SMS, sms),
            (LinkWay.DIGITAL_POST, post),
            (LinkWay.SHOWN, True),
        )
        if is_open
    )


def obstacles_to_link(facts: NewLink) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the link; empty when it can be made."""
    return unmet(
        (facts.is_open, _OCCASION_OPEN),
        (not facts.is_open or facts.left > 0, _NOT_ANSWERED_YET),
        (facts.way in ways_open(facts), _WAY_REACHES),
    )


def check_link(facts: NewLink) -> None:
    """Raise Refused (K1, L3) unless the link can be made."""
    refuse_if(obstacles_to_link(facts))


def expires_on(closes_before: date | None, *, today: date, days: int) -> date:
    """Return the first day on which the link opens nothing: so many days, or when asking ends."""
    own = today + timedelta(days=days)
    return min(own, closes_before or own)


def fate_of(
    *, is_used: bool, is_over: bool, is_revoked: bool, expires: datetime, now: datetime
) -> LinkFate | None:
    """Return why a link does not open, or None when it does; what the citizen did comes first."""
    told = (
        (is_used, LinkFate.USED),
        (is_over, LinkFate.OVER),
        (is_revoked, LinkFate.CLOSED),
        (expires <= now, LinkFate.EXPIRED),
    )
    return next((fate for holds, fate in told if holds), None)


_OCCASION_OPEN = Obstacle(
    rule="K1",
    condition="occasion_open",
    sentence="Der er ingen måling at svare på i dag. Et svar uden for tiden ville høre til en "
    "anden måling.",
    next_step="Se under Målinger, hvornår den næste kan besvares.",
)
_NOT_ANSWERED_YET = Obstacle(
    rule="K1",
    condition="occasion_unanswered",
    sentence="Borgeren har allerede svaret denne gang.",
    next_step="Tal med borgeren om svarene. Næste gang står under Målinger.",
)
_WAY_REACHES = Obstacle(
    rule="L3",
    condition="way_reaches",
    sentence="Linket kan ikke sendes den vej: Borgeren er fritaget, har intet mobilnummer her, "
    "eller kommunen har ikke sat vejen op.",
    next_step="Vis koden på skærmen, svar sammen, eller giv borgeren skemaet på papir.",
)
