"""What a consent must say before it is one, and who may be involved by it (C2).

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4). A consent names the types of
information, from whom, to whom and what for; a general one is not valid (domain.md section 3.5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

_OUTSIDE_THE_DEPARTMENTS = frozenset(Party) - {
    Party.EMPLOYMENT_DEPARTMENT,
    Party.SOCIAL_DEPARTMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft:
    """A consent on its way to be recorded."""

    types: frozenset[InformationType]
    from_party: Party
    to_party: Party
    purpose: str
    form: ConsentForm
    oral_note: str
    consequences_explained: bool
    given_on: date
    ends_before: date | None
    person_named: bool = False
    """Whether the one person in the network who receives is said; asked where it is a person."""


def obstacles_to_consent(draft: ConsentDraft, *, today: date) -> tuple[Obstacle, ...]:
    """Return what the consent lacks; empty when it can be recorded today."""
    return unmet(
        (bool(draft.types), _TYPES_NAMED),
        (draft.types != frozenset(InformationType), _NOT_BLANKET),
        (is_said(draft.purpose, at_least=NOTE_LENGTH), _PURPOSE_SAID),
        (draft.from_party != draft.to_party, _PARTIES_DIFFER),
        (draft.to_party is not Party.NETWORK_PERSON or draft.person_named, _PERSON_NAMED),
        (draft.consequences_explained, _CONSEQUENCES_EXPLAINED),
        (_form_is_whole(draft), _ORAL_NOTED),
        (draft.given_on <= today, _GIVEN_BY_NOW),
        (draft.ends_before is None or draft.given_on < draft.ends_before, _ENDS_AFTER_START),
    )


def check_consent_complete(draft: ConsentDraft, *, today: date) -> None:
    """Raise Refused (C2) unless the consent is complete."""
    refuse_if(obstacles_to_consent(draft, today=today))


def obstacles_to_involving(
    party: Party, consents: Iterable[ConsentFacts], *, today: date
) -> tuple[Obstacle, ...]:
    """Return the obstacle to involving someone outside the two departments, if there is one."""
    permitted = party not in _OUTSIDE_THE_DEPARTMENTS or any(
        consent.to_party == party and is_active(consent, today) for consent in consents
    )
    return unmet((permitted, _INVOLVED_WITH_CONSENT))


def check_may_involve(party: Party, consents: Iterable[ConsentFacts], *, today: date) -> None:
    """Raise Refused (C2) unless an active consent names the party as receiver."""
    refuse_if(obstacles_to_involving(party, consents, today=today))


def _form_is_whole(draft: ConsentDraft) -> bool:
    return draft.form is ConsentForm.WRITTEN or is_said(draft.oral_note, at_least=NOTE_LENGTH)


def _c2(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="C2", condition=condition, sentence=sentence, next_step=next_step)


_TYPES_NAMED = _c2(
    "types_named",
    "Samtykket siger ikke, hvilke oplysninger det gælder. Borgeren skal vide, hvad der deles.",
    "Vælg mindst én slags oplysninger sammen med borgeren.",
)
_NOT_BLANKET = _c2(
    "not_blanket",
    "Samtykket gælder alle oplysninger på én gang. Et generelt samtykke er ikke gyldigt.",
    "Vælg kun de oplysninger, der er brug for til netop dette formål.",
)
_PURPOSE_SAID = _c2(
    "purpose_said",
    "Samtykket siger ikke, hvad oplysningerne skal bruges til. "
    "Borgeren kan kun sige ja til noget bestemt.",
    f"Skriv formålet med mindst {NOTE_LENGTH} tegn.",
)
_PARTIES_DIFFER = _c2(
    "parties_differ",
    "Den, der giver oplysninger, og den, der får dem, er den samme. Så deles der ikke noget.",
    "Vælg, hvem oplysningerne kommer fra, og hvem der skal have dem.",
)
_PERSON_NAMED = _c2(
    "person_named",
    "Samtykket siger ikke, hvem i netværket det gælder. Borgeren siger ja til ét menneske.",
    "Vælg personen. Står personen der ikke, så skriv den først på netværkskortet under CTI.",
)
_CONSEQUENCES_EXPLAINED = _c2(
    "consequences_explained",
    "Det er ikke noteret, at borgeren ved, hvad et ja og et nej betyder. "
    "Et samtykke skal gives på et oplyst grundlag.",
    "Fortæl borgeren om følgerne, og sæt kryds, når det er sket.",
)
_ORAL_NOTED = _c2(
    "oral_noted",
    "Et mundtligt samtykke skal kunne læses bagefter, og der mangler et notat.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvordan og til hvem borgeren gav samtykket.",
)
_GIVEN_BY_NOW = _c2(
    "given_by_now",
    "Samtykket er dateret ude i fremtiden. Det gælder først, når borgeren har givet det.",
    "Ret datoen til den dag, borgeren gav samtykket.",
)
_ENDS_AFTER_START = _c2(
    "ends_after_start",
    "Samtykket udløber, før det er givet. Så gælder det aldrig.",
    "Ret udløbsdatoen, eller lad den stå tom.",
)
_INVOLVED_WITH_CONSENT = _c2(
    "involved_with_consent",
    "Borgeren har ikke et gældende samtykke til, at denne part inddrages. "
    "Det er borgeren, der bestemmer, hvem der er med.",
    "Tal med borgeren, og registrér samtykket først.",
)
