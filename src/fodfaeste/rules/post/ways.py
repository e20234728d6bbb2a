"""Which way a notice goes: mailed at once, gathered in one mail a working day, or only shown.

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4): what waits for an answer,
and what a leader or a team must act on, can be gathered but not switched off.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.refusal import Obstacle, refuse_if
from fodfaeste.rules.words import Word


class MailWay(Word):
    """When a notice is mailed; it is always shown on Min dag and under Beskeder."""

    AT_ONCE = "at_once", "Med det samme"
    DIGEST = "digest", "Samlet én gang om dagen"
    OFF = "off", "Ingen mail"


@dataclass(frozen=True, slots=True)
class Held:
    """A kind that cannot be switched off: the rule it comes from, and why."""

    rule: str
    why: str


_AT_ONCE = frozenset(
    {
        NoticeKind.QUICK_REACTION,
        NoticeKind.INTERRUPTED,
        NoticeKind.GLASS_BROKEN,
        NoticeKind.CONSENT_WITHDRAWN,
        NoticeKind.TEAM,
        NoticeKind.EMPLOYER_FEEDBACK,
        NoticeKind.MATCH_FOUND,
        NoticeKind.CTI_ENDED_EARLY,
        NoticeKind.INVITATION,
        NoticeKind.SET_PASSWORD,
    }
)
DEFAULTS: Mapping[NoticeKind, MailWay] = {
    kind: MailWay.AT_ONCE if kind in _AT_ONCE else MailWay.DIGEST for kind in NoticeKind
}
"""What holds until somebody chooses otherwise; most things can wait for the morning."""

HELD: Mapping[NoticeKind, Held] = {
    NoticeKind.QUICK_REACTION: Held(
        "G3", "Du kan være den, der skal svare inden for to arbejdsdage."
    ),
    NoticeKind.INTERRUPTED: Held("D11", "Teamet skal vide det, mens arbejdet kan reddes."),
    NoticeKind.GLASS_BROKEN: Held("M1", "En nødåbning skal gennemgås af enhedens leder."),
    NoticeKind.CONSENT_WITHDRAWN: Held("C2", "Et trukket samtykke gælder fra samme dag."),
    NoticeKind.TEAM: Held("A1", "Du kan være blevet den, der har ansvaret."),
}
"""The kinds that cannot be switched off."""

NOT_CHOSEN = frozenset({NoticeKind.SET_PASSWORD})
"""Asked for by an administrator for one person: nobody chooses how it comes."""

_NEVER = frozenset({(NoticeKind.DUTIES, MailWay.AT_ONCE), (NoticeKind.INVITATION, MailWay.DIGEST)})
"""What is counted each morning does not happen at a moment; a calendar cannot read a digest."""

Choices = Mapping[NoticeKind, MailWay]


def ways_open(kind: NoticeKind) -> tuple[MailWay, ...]:
    """Return the ways one may choose between for a kind."""
    return tuple(
        way
        for way in MailWay
        if not (way is MailWay.OFF and kind in HELD) and (kind, way) not in _NEVER
    )


def way_of(kind: NoticeKind, chosen: Mapping[str, str]) -> MailWay:
    """Return the way that holds; a stored choice that is not open any more does not count."""
    wanted = chosen.get(kind.value, "")
    open_now = {way.value: way for way in ways_open(kind)}
    return DEFAULTS[kind] if kind in NOT_CHOSEN else open_now.get(wanted, DEFAULTS[kind])


def obstacles_to_choices(choices: Choices) -> tuple[Obstacle, ...]:
    """Return what stands in the way of somebody's choices; one for each kind held to."""
    return tuple(
        _must_come(kind, held) for kind, held in HELD.items() if choices.get(kind) is MailWay.OFF
    )


def check_choices(choices: Choices) -> None:
    """Raise Refused unless every kind goes a way that is open to it."""
    refuse_if(obstacles_to_choices(choices))


def _must_come(kind: NoticeKind, held: Held) -> Obstacle:
    return Obstacle(
        rule=held.rule,
        condition=f"mail_about_{kind.value}",
        sentence=f"Mail om »{kind.label}« kan ikke slås fra. {held.why}",
        next_step="Vælg med det samme eller samlet én gang om dagen.",
    )
