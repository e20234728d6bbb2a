"""A success story is shared with the citizen's yes to the very words, and shows nobody (J5).

«borgerens succeser deles på tværs af medarbejderne i indsatsen» (SEED-3). The yes is to one text:
a word changed afterwards needs a new yes. The citizen takes it back whenever they want.
"""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word, listed

SHORTEST = 40
"""Characters of a story that tells something."""
SHORTEST_NAME = 3
"""Letters of a name that is looked for; shorter ones are also ordinary words."""
_FORM = re.compile(r"\s*\b(?:ApS|A/S|I/S|IVS|P/S|K/S|S\.?M\.?B\.?A\.?|v/.*)\s*$", re.IGNORECASE)
_CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")
_PHONE = re.compile(r"(?<!\d)(?:\d[ ]?){8}(?!\d)")


class StoryState(Word):
    """How far a story is."""

    DRAFT = "draft", "Kladde"
    AGREED = "agreed", "Borgeren har sagt ja"
    SHARED = "shared", "Delt"
    TAKEN_BACK = "taken_back", "Taget tilbage"


class StoryYes(Word):
    """How the citizen said yes."""

    TOGETHER = "together", "Vi læste den sammen"
    IN_WRITING = "in_writing", "Borgeren skrev det"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """What is known of a story today."""

    title: str
    text: str
    yes_on: date | None = None
    yes_to: str = ""
    shared_on: date | None = None
    taken_back_on: date | None = None

    @property
    def holds_yes(self) -> bool:
        """Whether the citizen's yes is to these very words."""
        return self.yes_on is not None and self.yes_to == fingerprint(self.title, self.text)


def fingerprint(title: str, text: str) -> str:
    """Return the sign that the yes is given to; another for every other wording."""
    return sha256(f"{title}\n{text}".encode()).hexdigest()


def state_of(facts: StoryFacts) -> StoryState:
    """Return how far a story is."""
    if facts.taken_back_on is not None:
        return StoryState.TAKEN_BACK
    if facts.shared_on is not None:
        return StoryState.SHARED
    return StoryState.AGREED if facts.holds_yes else StoryState.DRAFT


@dataclass(frozen=True, slots=True)
class Recognisable:
    """Who a story must not show: people by each of their names, companies by their whole name."""

    people: frozenset[str]
    companies: frozenset[str]


def proper_name(name: str, relation: str) -> str:
    """Return what of a network person's name is a name: »Mor Kirsten fra kirken« is Kirsten."""
    said = {word.casefold() for word in relation.split()}
    words = (word.strip("(),.") for word in name.split())
    return " ".join(word for word in words if word[:1].isupper() and word.casefold() not in said)


def shown_in(text: str, who: Recognisable) -> tuple[str, ...]:
    """Return who stands in a text, as words of their own or in the genitive.

    A company is looked for without its form: "brød" is no bakery, "Byens Brød" is one.
    """
    words = {part for name in who.people for part in re.split(r"[\s\-]+", name)}
    wanted = {word for word in words if len(word) >= SHORTEST_NAME}
    wanted |= {found for name in who.companies if (found := _FORM.sub("", name).strip())}
    return tuple(
        sorted(
            one
            for one in wanted
            if re.search(rf"(?<!\w){re.escape(one)}s?(?!\w)", text, re.IGNORECASE)
        )
    )


def holds_numbers(text: str) -> bool:
    """Say whether a CPR number or a telephone number stands in a text."""
    return bool(_CPR.search(text) or _PHONE.search(text))


def obstacles_to_text(title: str, text: str, *, who: Recognisable) -> tuple[Obstacle, ...]:
    """Return why a story cannot read like this: too short, or it shows who it is about."""
    everything = f"{title}\n{text}"
    shown = shown_in(everything, who)
    return unmet(
        (is_said(title) and is_said(text, at_least=SHORTEST), _TELLS_SOMETHING),
        (not shown, _names_nobody(shown)),
        (not holds_numbers(everything), _HOLDS_NO_NUMBERS),
    )


def check_text(title: str, text: str, *, who: Recognisable) -> None:
    """Refuse (J5) a story that shows who it is about."""
    refuse_if(obstacles_to_text(title, text, who=who))


def check_yes(facts: StoryFacts, *, yes_on: date, today: date) -> None:
    """Refuse (J5) a yes to a story that is shared already, or on a day that has not come."""
    refuse_if(
        unmet(
            (facts.shared_on is None and facts.taken_back_on is None, _STILL_OPEN),
            (yes_on <= today, _YES_HAS_COME),
        )
    )


def check_change(facts: StoryFacts) -> None:
    """Refuse (J5) another wording of a story that others have read."""
    refuse_if(unmet((facts.shared_on is None, _NOT_YET_SHARED)))


def check_share(facts: StoryFacts) -> None:
    """Refuse (J5) to share what the citizen has not said yes to, or has taken back."""
    refuse_if(
        unmet(
            (facts.taken_back_on is None, _NOT_TAKEN_BACK),
            (facts.holds_yes, _CITIZEN_SAID_YES),
        )
    )


def _names_nobody(shown: tuple[str, ...]) -> Obstacle:
    return Obstacle(
        rule="J5",
        condition="story_names_nobody",
        sentence=f"Historien viser, hvem den handler om: {listed(shown)}.",
        next_step="Skriv for eksempel »en kvinde i fyrrerne« og »et bageri« i stedet.",
    )


_TELLS_SOMETHING = Obstacle(
    rule="J5",
    condition="story_tells_something",
    sentence="Historien mangler en overskrift eller er for kort til, at andre kan lære af den.",
    next_step=f"Skriv, hvad der var svært, og hvad der hjalp, med mindst {SHORTEST} tegn.",
)
_HOLDS_NO_NUMBERS = Obstacle(
    rule="J5",
    condition="story_holds_no_numbers",
    sentence="Der står et CPR-nummer eller et telefonnummer i historien.",
    next_step="Tag nummeret ud.",
)
_STILL_OPEN = Obstacle(
    rule="J5",
    condition="story_still_open",
    sentence="Historien er allerede delt eller taget tilbage.",
    next_step="Skriv en ny historie, hvis borgeren vil fortælle mere.",
)
_YES_HAS_COME = Obstacle(
    rule="J5",
    condition="story_yes_has_come",
    sentence="Borgerens ja kan ikke ligge ude i fremtiden.",
    next_step="Vælg i dag eller en tidligere dag.",
)
_NOT_YET_SHARED = Obstacle(
    rule="J5",
    condition="story_not_yet_shared",
    sentence="Historien er delt, og borgerens ja gælder netop de ord.",
    next_step="Tag den tilbage, og skriv en ny.",
)
_NOT_TAKEN_BACK = Obstacle(
    rule="J5",
    condition="story_not_taken_back",
    sentence="Historien er taget tilbage og deles ikke mere.",
    next_step="Skriv en ny historie, hvis borgeren har ombestemt sig.",
)
_CITIZEN_SAID_YES = Obstacle(
    rule="J5",
    condition="story_citizen_said_yes",
    sentence="Borgeren har ikke sagt ja til netop de ord, der står nu.",
    next_step="Læs historien sammen med borgeren, og skriv, hvornår borgeren sagde ja.",
)
