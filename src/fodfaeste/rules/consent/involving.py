"""Nobody outside is involved without the citizen's yes (C2).

«Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles oplysninger på tværs
af offentlige myndigheder» (SEED-4). To involve somebody is to tell them something; what somebody
tells us is asked about where it is written down, in the assessment.
"""

from collections.abc import Iterable
from datetime import date

from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.consent.kinds import DEPARTMENTS, Party
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def obstacles_to_involving(
    party: Party, consents: Iterable[ConsentFacts], *, today: date
) -> tuple[Obstacle, ...]:
    """Return the obstacle to involving someone outside the two departments, if there is one."""
    permitted = party in DEPARTMENTS or any(
        consent.to_party == party and is_active(consent, today) for consent in consents
    )
    return unmet((permitted, _INVOLVED_WITH_CONSENT))


def check_may_involve(party: Party, consents: Iterable[ConsentFacts], *, today: date) -> None:
    """Raise Refused (C2) unless an active consent names the party as receiver."""
    refuse_if(obstacles_to_involving(party, consents, today=today))


_INVOLVED_WITH_CONSENT = Obstacle(
    rule="C2",
    condition="involved_with_consent",
    sentence="Borgeren har ikke et gældende samtykke til, at denne part inddrages. "
    "Det er borgeren, der bestemmer, hvem der er med.",
    next_step="Tal med borgeren, og registrér samtykket først.",
)
