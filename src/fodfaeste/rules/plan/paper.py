"""The plan on paper: which print, whom it was given to, and what became of it (C6).

«Sørg for at borgeren har den senest opdaterede plan – gerne i fysisk format.» (SEED-3)
«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4): a copy outside the team needs a
consent, as every other word that leaves it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word

PLAN_TELLS = frozenset({InformationType.EMPLOYMENT, InformationType.SOCIAL})
"""What every joint plan tells of: the way to work and the support beside it."""

MAY_HAVE_THE_PLAN = frozenset({Party.HEALTH_CARE, Party.OTHER_AUTHORITY})
"""Outside parties that may be given the plan; the employer has the agreement and no more (D6)."""


class PaperVariant(Word):
    """How the plan is set."""

    STANDARD = "standard", "Almindelig"
    LARGE_PRINT = "large_print", "Stor skrift"
    EASY = "easy", "Let at læse"


class PaperReceiver(Word):
    """Who was given a copy."""

    CITIZEN = "citizen", "Borgeren"
    COLLEAGUE = "colleague", "En kollega på teamet"
    NETWORK_PERSON = "network_person", "En person i netværket"
    OUTSIDE_PARTY = "outside_party", "En part uden for kommunens team"


class PaperFate(Word):
    """What became of a copy."""

    TAKEN_BACK = "taken_back", "Taget tilbage"
    DESTROYED = "destroyed", "Makuleret"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHandover:
    """A copy on its way out of the house: when, to whom, and by which consent."""

    receiver: PaperReceiver
    is_known: bool
    """Whether the receiver is somebody on this course: on the team, in the network, in a yes."""
    approved_on: date
    handed_over_on: date
    consents: tuple[ConsentFacts, ...] = ()
    """What the citizen has let this receiver be told."""


def covers_the_plan(consents: Iterable[ConsentFacts], *, on: date) -> bool:
    """Say whether consents to one receiver together let them be told what a plan tells."""
    told = {kind for consent in consents if is_active(consent, on) for kind in consent.types}
    return told >= PLAN_TELLS


def obstacles_to_giving(copy: PaperHandover, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of noting that this copy was given."""
    asks_consent = copy.receiver in {PaperReceiver.NETWORK_PERSON, PaperReceiver.OUTSIDE_PARTY}
    agreed = covers_the_plan(copy.consents, on=copy.handed_over_on)
    return unmet(
        (copy.is_known, _RECEIVER_KNOWN),
        (copy.handed_over_on >= copy.approved_on, _HANDED_OVER_AFTER_APPROVAL),
        (copy.handed_over_on <= today, _HANDED_OVER_ALREADY),
        (not asks_consent or agreed, _GIVEN_WITH_CONSENT),
    )


def check_giving(copy: PaperHandover, *, today: date) -> None:
    """Raise Refused (C6, C2) unless the copy may be noted as given."""
    refuse_if(obstacles_to_giving(copy, today=today))


def warnings_on_copy(
    receiver: PaperReceiver, consents: Iterable[ConsentFacts], *, today: date
) -> tuple[Obstacle, ...]:
    """Return the warning when somebody outside holds a copy that no consent covers any more.

    A yes that is taken back closes our pages at once; paper must be asked for.
    """
    outside = receiver in {PaperReceiver.NETWORK_PERSON, PaperReceiver.OUTSIDE_PARTY}
    return unmet((not outside or covers_the_plan(consents, on=today), _HELD_WITH_CONSENT))


def check_gone(*, is_out: bool, handed_over_on: date, gone_on: date, today: date) -> None:
    """Raise Refused (C6) unless a copy that is out can have come back on this day."""
    refuse_if(
        unmet(
            (is_out, _STILL_OUT),
            (handed_over_on <= gone_on <= today, _GONE_AFTER_GIVEN),
        )
    )


_RECEIVER_KNOWN = Obstacle(
    rule="C6",
    condition="receiver_known",
    sentence="Det er ikke valgt, hvem der fik papiret. Vi skal vide, hvor borgerens plan ligger.",
    next_step="Vælg den, der fik papiret, på listen.",
)
_HANDED_OVER_AFTER_APPROVAL = Obstacle(
    rule="C6",
    condition="handed_over_after_approval",
    sentence="Planen kan ikke være udleveret, før den blev godkendt.",
    next_step="Ret dagen, eller vælg den version, der blev udleveret.",
)
_HANDED_OVER_ALREADY = Obstacle(
    rule="C6",
    condition="handed_over_already",
    sentence="Dagen er ikke kommet endnu. Her står kun det, der er sket.",
    next_step="Skriv den dag, planen blev givet i hånden.",
)
_GIVEN_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="given_with_consent",
    sentence="Der er ikke et samtykke til, at denne modtager får at vide, hvad planen fortæller: "
    "både om arbejde og om støtte. Det er borgeren, der bestemmer, hvem der får planen.",
    next_step="Tal med borgeren, og registrér samtykket til begge dele først.",
)
_HELD_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="held_with_consent",
    sentence="Der er ikke længere et samtykke til, at denne modtager har planen.",
    next_step="Bed om at få papiret tilbage, og notér det.",
)
_STILL_OUT = Obstacle(
    rule="C6",
    condition="still_out",
    sentence="Det er allerede noteret, hvad der blev af papiret.",
    next_step="Gå tilbage til listen over papirer.",
)
_GONE_AFTER_GIVEN = Obstacle(
    rule="C6",
    condition="gone_after_given",
    sentence="Papiret kan ikke være taget tilbage, før det blev givet, eller på en dag, "
    "der ikke er kommet.",
    next_step="Ret dagen.",
)
