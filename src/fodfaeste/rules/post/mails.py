"""How far a mail is, when it is tried again, and when the day's one mail is due (G3).

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4). A mail that a server may
have taken is never sent again by itself: two mails about one thing teach people to read neither.
"""

from datetime import date, datetime, time, timedelta

from fodfaeste.rules.followup.workdays import is_workday
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word


class MailKind(Word):
    """What a mail is."""

    NOTICES = "notices", "Nye beskeder"
    DIGEST = "digest", "Dagens samlede mail"
    PASSWORD = "password", "Link til ny adgangskode"
    MEETING = "meeting", "Mødeindkaldelse"


class MailState(Word):
    """How far a mail is."""

    WAITING = "waiting", "Venter på at blive sendt"
    UNDER_WAY = "under_way", "Er ved at blive sendt"
    HANDING_OVER = "handing_over", "Bliver afleveret"
    SENT = "sent", "Sendt"
    UNSURE = "unsure", "Uvist, om den kom frem"
    FAILED = "failed", "Ikke sendt"


IN_HAND = frozenset({MailState.UNDER_WAY, MailState.HANDING_OVER})
"""A worker has it, or had it when it was killed."""

SETTLED = frozenset({MailState.SENT, MailState.UNSURE, MailState.FAILED})
"""Nothing more happens to it by itself."""

MAY_BE_RESENT = frozenset({MailState.UNSURE, MailState.FAILED})

DIGEST_FROM = time(7)
"""The earliest time of day for the day's one mail, in Denmark."""

GIVEN_UP_AFTER = timedelta(days=3)
"""A server that is away over a weekend loses nothing."""

_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30, 60))


def wait_after(tries: int) -> timedelta:
    """Return how long a mail waits after so many tries; the last step repeats itself.

    Raises ValueError when it was not tried at all.
    """
    if tries < 1:
        raise ValueError("a mail that was not tried waits for nothing")
    return _WAITS[min(tries, len(_WAITS)) - 1]


def is_given_up(*, made: datetime, now: datetime) -> bool:
    """Say whether a mail that was not taken is not tried any more."""
    return now - made >= GIVEN_UP_AFTER


def after_a_kill(state: MailState) -> MailState:
    """Return what becomes of a mail that a worker left in its hand."""
    return MailState.UNSURE if state is MailState.HANDING_OVER else MailState.WAITING


def digest_due_on(local: datetime) -> date | None:
    """Return the day whose one mail may be written at this moment in Denmark; None when none may.

    A day that had its mail already is told by the record, not here: so a clock that jumps can
    neither make a second mail nor keep the next one back.
    """
    day = local.date()
    return day if is_workday(day) and local.time() >= DIGEST_FROM else None


def check_resend(state: MailState, *, is_overtaken: bool = False) -> None:
    """Raise Refused unless a mail may be sent again by hand; not one with an old time in it."""
    refuse_if(unmet((state in MAY_BE_RESENT, _NOT_SENT), (not is_overtaken, _STILL_TRUE)))


_NOT_SENT = Obstacle(
    rule="G3",
    condition="mail_not_sent",
    sentence="Mailen er sendt eller venter på at blive det. En mere ville sige det samme to gange.",
    next_step="Vent et par minutter, og se igen, hvor langt den er.",
)
_STILL_TRUE = Obstacle(
    rule="G3",
    condition="mail_still_true",
    sentence="Mødet er ændret eller aflyst, siden mailen blev skrevet. Sendt igen ville den sætte "
    "et gammelt tidspunkt i kalenderen.",
    next_step="Send den nyeste mail om mødet igen i stedet.",
)
