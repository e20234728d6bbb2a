"""What the citizen is told of a meeting, and by which way (B2, G2).

«proceskrav om afholdelsestidspunkter, afholdelsessted og ansvarlig medarbejder» (SEED-4): the
citizen has it in writing, by the way that reaches them. It says when, where and whom to call, never
why: a letter is read over a shoulder, and a text message stands on a locked screen.
"""

from dataclasses import dataclass
from datetime import date, time

from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.plan.weekly import WEEKDAYS
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word

RULE = "B2"
LONGEST_SMS = 459
"""Characters of three messages in one; the place is cut before the day is."""


class Channel(Word):
    """The way a message goes."""

    DIGITAL_POST = "digital_post", "Digital Post"
    SMS = "sms", "Sms"
    PAPER = "paper", "Brev på papir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How a citizen can be reached, and what the municipality has connected."""

    is_exempt: bool
    phone: str
    has_digital_post: bool
    has_sms: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A meeting as the citizen is told of it; `call` is whom to call: "Jens Holm, 12 34 56 78"."""

    day: date
    clock: time | None
    place: str
    is_cancelled: bool
    was_told: bool
    call: str


@dataclass(frozen=True, slots=True)
class Message:
    """The title of a letter and its words; a text message has words alone."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is known when the citizen is about to be told."""

    state: MeetingState
    on: date
    is_asked: bool
    was_told: bool
    told_this: bool


def channel_for(reach: Reach) -> Channel:
    """Return the way that reaches the citizen; on paper whoever is exempt, or cannot be reached."""
    if reach.is_exempt:
        return Channel.PAPER
    if reach.has_digital_post:
        return Channel.DIGITAL_POST
    return Channel.SMS if reach.has_sms and len(digits_of(reach.phone)) == DIGITS else Channel.PAPER


DIGITS = 8


def digits_of(phone: str) -> str:
    """Return the eight digits of a Danish phone; shorter or longer when it is none."""
    digits = "".join(one for one in phone if one in "0123456789")
    return digits[2:] if len(digits) == DIGITS + 2 and digits.startswith("45") else digits


def check_telling(facts: Telling, *, today: date) -> None:
    """Raise Refused (B2) unless there is something new to tell the citizen of a meeting."""
    ahead = facts.state is MeetingState.PLANNED and facts.on >= today
    called_off = facts.state is MeetingState.CANCELLED and facts.was_told
    refuse_if(
        unmet(
            (ahead or called_off, _STILL_AHEAD),
            (facts.is_asked, _CITIZEN_IS_ASKED),
            (not facts.told_this, _NOT_TOLD_YET),
        )
    )


def message_for(meeting: Appointment, channel: Channel) -> Message:
    """Return what the citizen is told; the same facts by every way."""
    if channel is Channel.SMS:
        return Message("", _in_short(meeting))
    return Message(_title(meeting), _in_full(meeting))


def _title(meeting: Appointment) -> str:
    if meeting.is_cancelled:
        return "Dit møde med kommunen er aflyst"
    return "Nyt tidspunkt for dit møde med kommunen" if meeting.was_told else "Møde med kommunen"


def _in_full(meeting: Appointment) -> str:
    when = _when(meeting)
    if meeting.is_cancelled:
        lines = [f"Dit møde med os {when} er aflyst. Du skal ikke komme."]
    elif meeting.was_told:
        lines = [f"Dit møde med os er ændret. Det er nu {when}.", _where(meeting)]
    else:
        lines = [f"Du har et møde med os {when}.", _where(meeting)]
    lines.append(_call(meeting, "Har du spørgsmål, eller kan du ikke komme"))
    return "\n\n".join(line for line in lines if line)


def _in_short(meeting: Appointment) -> str:
    when = _when(meeting)
    call = _call(meeting, "Spørgsmål, eller kan du ikke komme")
    if meeting.is_cancelled:
        return f"Dit møde med kommunen {when} er aflyst. {call}"
    said = "er nu" if meeting.was_told else "er"
    first = f"Dit møde med kommunen {said} {when}."
    left = LONGEST_SMS - len(first) - len(call) - 2
    where = _where(meeting)
    return " ".join(part for part in (first, where if len(where) <= left else "", call) if part)


def _where(meeting: Appointment) -> str:
    return f"Sted: {meeting.place}." if meeting.place else "Vi aftaler stedet med dig."


def _call(meeting: Appointment, when: str) -> str:
    return f"{when}? Ring til {meeting.call}." if meeting.call else f"{when}? Ring til kommunen."


def _when(meeting: Appointment) -> str:
    """Return "tirsdag den 10.3.2026 kl. 10.00"."""
    day = meeting.day
    clock = f" kl. {meeting.clock:%H.%M}" if meeting.clock else ""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}.{day.month}.{day.year}{clock}"


_STILL_AHEAD = Obstacle(
    rule=RULE,
    condition="told_meeting_ahead",
    sentence="Mødet er holdt, aflyst eller forbi. Der er ikke et tidspunkt at give borgeren.",
    next_step="Aftal et nyt møde, og fortæl borgeren om det.",
)
_CITIZEN_IS_ASKED = Obstacle(
    rule=RULE,
    condition="told_citizen_is_asked",
    sentence="Borgeren er ikke indkaldt til mødet.",
    next_step="Ret mødet, og sæt borgeren på, hvis borgeren skal komme.",
)
_NOT_TOLD_YET = Obstacle(
    rule=RULE,
    condition="told_once",
    sentence="Det tidspunkt er allerede skrevet til borgeren. Det samme to gange gør folk usikre.",
    next_step="Send igen dér, hvor beskeden står, hvis den ikke kom frem.",
)
