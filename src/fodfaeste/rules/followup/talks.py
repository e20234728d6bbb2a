"""The statutory talks: how often was agreed, when the next is due, and what is missing (G2).

«proceskrav om afholdelsestidspunkter, afholdelsessted og ansvarlig medarbejder» (SEED-4)
Within the first months the law counts them (rules/followup/talk_law.py); after that citizen and
caseworker agree how often, and the citizen has a right to more (LAB § 32). A talk is a meeting:
one that was held with the citizen counts by itself.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.followup.talk_law import TalkLaw
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import Word

LEAST_WEEKS, MOST_WEEKS = 1, 52
NOTICE = timedelta(days=14)
"""So long before its day a talk that is not arranged is missing: time to find a day and a place."""


class TalkForm(Word):
    """How the talks are held; the citizen chooses once the first was held in person (LAB § 33)."""

    IN_PERSON = "in_person", "Vi mødes"
    PHONE = "phone", "På telefon"
    VIDEO = "video", "På video"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRhythm:
    """What was agreed: every so many weeks, None without a fixed time; counted from a day.

    `since` is the day the citizen's talks began by law, None when it lies before what is known of.
    """

    weeks: int | None
    counts_from: date
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """Everything the talks of one course are judged from; `law` is one that was looked up."""

    rhythm: TalkRhythm | None = None
    held: tuple[date, ...] = ()
    booked_on: date | None = None
    law: TalkLaw | None = None


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """How far the talks of the first months are, while these run."""

    held: int
    least: int
    last_day: date

    @property
    def left(self) -> int:
        """Return how many are still to be held."""
        return max(self.least - self.held, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRhythm:
    """What is known when a rhythm is about to be agreed; `latest_on` is the one before's day."""

    weeks: int | None
    words: str
    agreed_on: date
    since: date | None
    enrolled_on: date
    latest_on: date | None = None


def first_months(talks: Talks, today: date) -> FirstMonths | None:
    """Return how the first months stand; None outside them, or where no law was looked up."""
    since = talks.rhythm.since if talks.rhythm else None
    if since is None or talks.law is None:
        return None
    ends = add_months(since, talks.law.months)
    if not since <= today < ends:
        return None
    held = sum(since <= day < ends for day in talks.held if day <= today)
    return FirstMonths(held, talks.law.least, ends - timedelta(days=1))


def next_talk_due(talks: Talks, today: date) -> date | None:
    """Return the last day of the next talk: by what was agreed or by law, whichever is first."""
    days = (_by_agreement(talks, today), _by_law(talks, today))
    return min((day for day in days if day is not None), default=None)


def talks_missing(talks: Talks, today: date, *, kickoff_held: bool) -> tuple[Missing, ...]:
    """Return what is missing: an agreement after the kickoff, or a talk whose day is near."""
    if talks.rhythm is None:
        return (Missing(_TALKS_AGREED),) if kickoff_held else ()
    due = next_talk_due(talks, today)
    if due is None or due > today + NOTICE:
        return ()
    booked = talks.booked_on
    if booked is not None and booked <= due:
        return ()
    return (Missing(_talk_held(is_booked=booked is not None), due),)


def counts_from(weeks: int | None, agreed_on: date, *, before: TalkRhythm | None) -> date:
    """Return the day a rhythm is counted from: agreed anew as it was, it stays where it was."""
    same = before is not None and before.weeks == weeks
    return before.counts_from if same and before else agreed_on


def obstacles_to_rhythm(facts: NewRhythm) -> tuple[Obstacle, ...]:
    """Return what the agreement lacks; the day is held against today by the form."""
    fixed = facts.weeks is not None
    return unmet(
        (facts.weeks is None or LEAST_WEEKS <= facts.weeks <= MOST_WEEKS, _WEEKS_FIT),
        (fixed or is_said(facts.words, at_least=NOTE_LENGTH), _WHY_NO_RHYTHM),
        (facts.agreed_on >= facts.enrolled_on, _AGREED_IN_THE_COURSE),
        (facts.latest_on is None or facts.agreed_on >= facts.latest_on, _AGREED_AFTER_THE_LAST),
        (facts.since is None or facts.since <= facts.agreed_on, _SINCE_HAS_BEEN),
    )


def check_rhythm(facts: NewRhythm, *, today: date) -> None:
    """Raise Refused (G2) unless the agreement can be kept."""
    refuse_if((*obstacles_to_rhythm(facts), *unmet((facts.agreed_on <= today, _AGREED_BY_NOW))))


def warnings_on_rhythm(talks: Talks, today: date) -> tuple[Obstacle, ...]:
    """Return what is pointed out: in this rhythm fewer talks are held than the law counts."""
    months, rhythm = first_months(talks, today), talks.rhythm
    if months is None or rhythm is None or rhythm.weeks is None:
        return ()
    following, times = _by_agreement(talks, today), 0
    while following is not None and following <= months.last_day:
        following, times = following + timedelta(weeks=rhythm.weeks), times + 1
    reached = months.held + times
    return unmet((reached >= months.least, _too_seldom(reached, months)))


def _by_agreement(talks: Talks, today: date) -> date | None:
    rhythm = talks.rhythm
    if rhythm is None or rhythm.weeks is None:
        return None
    held = (day for day in talks.held if day <= today)
    return max((rhythm.counts_from, *held)) + timedelta(weeks=rhythm.weeks)


def _by_law(talks: Talks, today: date) -> date | None:
    months = first_months(talks, today)
    if months is None or months.left == 0:
        return None
    if months.held == 0 and talks.law and talks.rhythm and talks.rhythm.since:
        return talks.rhythm.since + timedelta(days=talks.law.first_days)
    return months.last_day


def _g2(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="G2", condition=condition, sentence=sentence, next_step=next_step)


def _too_seldom(reached: int, months: FirstMonths) -> Obstacle:
    return _g2(
        "rhythm_reaches_the_law",
        f"Med den aftalte rytme bliver det til {reached} af de {months.least} samtaler, loven "
        "kræver i den første tid.",
        "Aftal en tættere rytme med borgeren, eller læg en samtale ekstra ind.",
    )


def _talk_held(*, is_booked: bool) -> Obstacle:
    return _g2(
        "talk_held",
        "Næste samtale i kontaktforløbet er aftalt til en dag efter fristen."
        if is_booked
        else "Næste samtale i kontaktforløbet skal holdes snart, og der er ikke aftalt en dag.",
        "Ryk samtalen frem, eller aftal en anden rytme med borgeren."
        if is_booked
        else "Aftal dag, sted og form med borgeren.",
    )


_TALKS_AGREED = _g2(
    "talks_agreed",
    "Der er ikke aftalt, hvor ofte borgeren og beskæftigelsessagsbehandleren taler sammen.",
    "Aftal det med borgeren, og skriv det på forløbet.",
)
_WEEKS_FIT = _g2(
    "talk_weeks_fit",
    f"Der kan være fra {LEAST_WEEKS} til {MOST_WEEKS} uger mellem samtalerne.",
    "Skriv et antal uger, eller vælg, at der ikke er en fast rytme.",
)
_WHY_NO_RHYTHM = _g2(
    "talk_rhythm_explained",
    "Der står ikke, hvorfor samtalerne ikke har en fast rytme. Så minder ingen om den næste.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvad I har aftalt i stedet.",
)
_AGREED_IN_THE_COURSE = _g2(
    "talk_rhythm_in_the_course",
    "Aftalen er dateret, før borgeren blev indskrevet.",
    "Ret datoen til den dag, I aftalte det.",
)
_AGREED_AFTER_THE_LAST = _g2(
    "talk_rhythm_after_the_last",
    "Der er en nyere aftale. En ældre kan ikke træde i stedet for den.",
    "Ret datoen, eller lad den nyeste aftale stå.",
)
_SINCE_HAS_BEEN = _g2(
    "talks_begun_by_then",
    "Kontaktforløbet kan ikke begynde efter den dag, I aftalte rytmen.",
    "Skriv den dag, borgeren blev tilmeldt, eller lad feltet stå tomt.",
)
_AGREED_BY_NOW = _g2(
    "talk_rhythm_agreed_by_now",
    "Aftalen er dateret ude i fremtiden.",
    "Skriv den dag, I aftalte det.",
)
