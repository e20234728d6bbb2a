"""What a consent must say before it is one (C2).

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4). A consent names the types of
information, from whom, to whom and what for; a general one is not valid (domain.md section 3.5).

Choices made here about what is general:
- One consent names three of the six types at the most: all but one is as good as all.
- What stands already between the same two for the same purpose is counted with it, so that one
  blanket is not cut into two consents. Another purpose is another question to the citizen.
- One party of a consent is one of our departments; what two others tell each other is theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.consent.kinds import (
    DEPARTMENTS,
    NAMED_PARTIES,
    ConsentForm,
    InformationType,
    Party,
)
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

MOST_TYPES = 3
"""More types than this in one consent, or for one purpose, is a general consent."""


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
    from_name: str = ""
    to_name: str = ""
    person_named: bool = False
    """Whether the one person in the network is said, who gives or receives; asked where it is one.
    """

    @property
    def parties(self) -> tuple[Party, Party]:
        """From whom, to whom."""
        return (self.from_party, self.to_party)


def obstacles_to_consent(
    draft: ConsentDraft, *, today: date, standing: Iterable[ConsentFacts] = ()
) -> tuple[Obstacle, ...]:
    """Return what the consent lacks; empty when it can be recorded today.

    `standing` are the consents of the same course, those that are over included.
    """
    return unmet(
        (bool(draft.types), _TYPES_NAMED),
        (len(draft.types) <= MOST_TYPES, _NOT_BLANKET),
        (_all_for_one_purpose(draft, standing, today) <= MOST_TYPES, _NOT_BLANKET_IN_PARTS),
        (is_said(draft.purpose, at_least=NOTE_LENGTH), _PURPOSE_SAID),
        (draft.from_party != draft.to_party, _PARTIES_DIFFER),
        (bool(DEPARTMENTS & set(draft.parties)), _ONE_OF_US),
        (_outside_is_named(draft), _OUTSIDE_NAMED),
        (Party.NETWORK_PERSON not in draft.parties or draft.person_named, _PERSON_NAMED),
        (draft.consequences_explained, _CONSEQUENCES_EXPLAINED),
        (_form_is_whole(draft), _ORAL_NOTED),
        (draft.given_on <= today, _GIVEN_BY_NOW),
        (draft.ends_before is None or draft.given_on < draft.ends_before, _ENDS_AFTER_START),
    )


def check_consent_complete(
    draft: ConsentDraft, *, today: date, standing: Iterable[ConsentFacts] = ()
) -> None:
    """Raise Refused (C2) unless the consent is complete."""
    refuse_if(obstacles_to_consent(draft, today=today, standing=standing))


def _all_for_one_purpose(draft: ConsentDraft, standing: Iterable[ConsentFacts], today: date) -> int:
    """How many types go between these two for this purpose, what stands today included.

    A draft that is too wide by itself is said once, not twice.
    """
    if len(draft.types) > MOST_TYPES:
        return 0
    types = set(draft.types)
    for consent in standing:
        same_parties = (consent.from_party, consent.to_party) == draft.parties
        same_names = _same(consent.from_name, draft.from_name) and _same(
            consent.to_name, draft.to_name
        )
        if same_parties and same_names and _same(consent.purpose, draft.purpose):
            types |= consent.types if is_active(consent, today) else set()
    return len(types)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _outside_is_named(draft: ConsentDraft) -> bool:
    pairs = zip(draft.parties, (draft.from_name, draft.to_name), strict=True)
    return all(is_said(name) for party, name in pairs if party in NAMED_PARTIES)


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
    f"Samtykket gælder mere end {MOST_TYPES} slags oplysninger på én gang. "
    "Et generelt samtykke er ikke gyldigt, og næsten alt er så godt som alt.",
    f"Vælg højst {MOST_TYPES} slags: dem, der er brug for til netop dette formål.",
)
_NOT_BLANKET_IN_PARTS = _c2(
    "not_blanket_in_parts",
    "Sammen med de samtykker, der allerede gælder til samme modtager og samme formål, "
    f"bliver det mere end {MOST_TYPES} slags oplysninger. Det er et generelt samtykke i dele.",
    "Spørg borgeren, hvad der er brug for, og skriv det bestemte formål, de nye oplysninger har.",
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
_ONE_OF_US = _c2(
    "one_of_us",
    "Hverken den, der giver, eller den, der får oplysninger, er et af kommunens to områder. "
    "Hvad to andre deler, kan borgeren ikke give os samtykke til.",
    "Vælg det område, der skal give eller have oplysningerne.",
)
_OUTSIDE_NAMED = _c2(
    "outside_named",
    "Samtykket siger ikke, hvem uden for kommunen det gælder. Borgeren siger ja til én bestemt.",
    "Skriv navnet, fx »Lægehuset Nord« eller virksomhedens navn.",
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
