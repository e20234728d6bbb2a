"""A link opens the agreement to the employer, and nothing else (L4, C2).

The employer gets only what the citizen agrees to share (domain.md section 3.5): «Borgeren skal dog
give tilladelse til, at de inddrages, og at der udveksles oplysninger» (SEED-4). When the citizen
withdraws the consent, the link closes with it: the wall in the database asks the same question.
A consent that names one company says nothing about the next one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.companies import is_about
from fodfaeste.rules.consent.facts import ConsentFacts, any_covers
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.placement.acts import WAYS, AgreementAct
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

PHONE_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerLink:
    """What is known when a link to the employer is about to be made.

    Whoever holds the link can open it: it shows one agreement, the citizen's first name and whom
    to call, and it writes its own name under an answer. So it is short-lived, and can be closed.
    """

    state: AgreementState
    person_name: str
    consents: tuple[ConsentFacts, ...]
    company: str = ""
    phone: str = ""


def may_tell_employer(consents: Iterable[ConsentFacts], *, today: date, company: str = "") -> bool:
    """Say whether the citizen lets the employment department tell this employer about the work."""
    return any_covers(
        (consent for consent in consents if is_about(consent.to_name, company)),
        information=InformationType.EMPLOYMENT,
        from_party=Party.EMPLOYMENT_DEPARTMENT,
        to_party=Party.EMPLOYER,
        today=today,
    )


def obstacles_to_employer_link(facts: EmployerLink, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the link; empty when it can be made."""
    return unmet(
        (facts.state in WAYS[AgreementAct.SHARE].starts, _PROPOSED_FIRST),
        (bool(facts.person_name.strip()), _PERSON_NAMED),
        (not facts.phone or _is_danish_phone(facts.phone), _PHONE_SHAPED),
        (
            may_tell_employer(facts.consents, today=today, company=facts.company),
            _CITIZEN_LETS_SHARE,
        ),
    )


def check_employer_link(facts: EmployerLink, *, today: date) -> None:
    """Raise Refused (C2, D6) unless the link can be made."""
    refuse_if(obstacles_to_employer_link(facts, today=today))


def _is_danish_phone(phone: str) -> bool:
    return phone.isascii() and phone.isdigit() and len(phone) == PHONE_DIGITS


_PROPOSED_FIRST = Obstacle(
    rule="D6",
    condition="proposed_first",
    sentence="Aftalen er ikke foreslået endnu. Arbejdsgiveren skal læse en færdig tekst.",
    next_step="Skriv aftalen færdig sammen, og foreslå den.",
)
_PERSON_NAMED = Obstacle(
    rule="D6",
    condition="person_named",
    sentence="Linket har ingen modtager. Et ja gives af et bestemt menneske.",
    next_step="Skriv navnet på den, der svarer for arbejdsgiveren.",
)
_PHONE_SHAPED = Obstacle(
    rule="L4",
    condition="phone_shaped",
    sentence=f"Telefonnummeret skal have {PHONE_DIGITS} cifre.",
    next_step="Ret nummeret, eller lad feltet stå tomt, og send linket på en anden måde.",
)
_CITIZEN_LETS_SHARE = Obstacle(
    rule="C2",
    condition="citizen_lets_share",
    sentence="Borgeren har ikke et gældende samtykke til, at arbejdsgiveren får oplysninger om "
    "arbejdet fra beskæftigelsesområdet. Det er borgeren, der bestemmer, hvem der er med.",
    next_step="Tal med borgeren, og registrér samtykket til arbejdsgiveren først.",
)
