"""The shared assessment: who writes it, what is talked about, and what an entry needs (C1, C2, M3).

«Sagsbehandleren i jobcenteret og sagsbehandleren i socialforvaltningen skal samarbejde med
borgeren om at afdække borgerens ressourcer, barrierer og støttebehov.» (SEED-4)
«Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles oplysninger» (SEED-4):
somebody outside the two departments is a source only by a consent that covers what is told.

Choices made here, each the cautious one:
- What is about health belongs to the section of health, whatever area of life it is noted under,
  and a correction of it does too. One who may not read that section does not write in it either.
- The citizen's own text is corrected by the citizen alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role, department_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.access.sections_seen import PARTY
from fodfaeste.rules.consent.facts import ConsentFacts, covers
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.plan.kinds import AssessmentTheme, Contributor, LifeArea
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

LOOKED_FOR = (AssessmentTheme.RESOURCE, AssessmentTheme.BARRIER, AssessmentTheme.SUPPORT_NEED)
"""What is looked for in every area of life; wishes are the citizen's own and stand first."""

AREAS_TALKED_ABOUT = tuple(area for area in LifeArea if area is not LifeArea.OTHER)
"""The areas where silence is a gap; nobody misses anything under "Andet"."""


def section_of(
    area: LifeArea, *, about_health: bool = False, corrected: Section | None = None
) -> Section:
    """Return the section an entry belongs to: health is health, the rest is the team's."""
    of_health = about_health or area is LifeArea.HEALTH or corrected is Section.HEALTH
    return Section.HEALTH if of_health else Section.PLAN


def information_in(area: LifeArea, section: Section) -> InformationType:
    """Return the kind of information that a consent must name before somebody tells it."""
    if section is Section.HEALTH:
        return InformationType.HEALTH
    return InformationType.EMPLOYMENT if area is LifeArea.WORK else InformationType.SOCIAL


def is_outside(party: Party) -> bool:
    """Say whether a party is neither of the two departments."""
    return party not in PARTY.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The entry that a new one corrects."""

    written_as: Role
    has_correction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """An entry on its way to be signed.

    `seats` are the caseworker's seats of the writer, empty when the citizen writes; `source` is
    the consent by which somebody outside is named as the one who told it.
    """

    area: LifeArea
    section: Section
    text: str
    seats: frozenset[Role] = frozenset()
    sections_open: frozenset[Section]
    names_a_source: bool = False
    source: ConsentFacts | None = None
    said_by_citizen: bool = False
    corrects: Corrected | None = None


def obstacles_to_entry(entry: EntryFacts, *, today: date) -> tuple[Obstacle, ...]:
    """Return what stands in the way of signing an entry; empty when it can be signed."""
    old = entry.corrects
    return unmet(
        (is_said(entry.text), _TEXT_SAID),
        (entry.section in entry.sections_open, _SECTION_OPEN),
        (not (entry.said_by_citizen and entry.names_a_source), _ONE_SOURCE),
        (not entry.names_a_source or may_be_source(entry, today=today), _SOURCE_ALLOWED),
        (old is None or not old.has_correction, _NOT_CORRECTED_YET),
        (old is None or _is_own_voice(entry, old), _OWN_VOICE),
    )


def check_entry(entry: EntryFacts, *, today: date) -> None:
    """Raise Refused (C1, C2, M3) unless the entry can be signed today."""
    refuse_if(obstacles_to_entry(entry, today=today))


def may_be_source(entry: EntryFacts, *, today: date) -> bool:
    """Say whether the consent lets its giver tell this to the writer's own department today."""
    consent = entry.source
    if consent is None or not is_outside(consent.from_party):
        return False
    return any(
        covers(
            consent,
            information=information_in(entry.area, entry.section),
            from_party=consent.from_party,
            to_party=PARTY[department],
            today=today,
        )
        for department in map(department_of, entry.seats)
        if department is not None
    )


def _is_own_voice(entry: EntryFacts, old: Corrected) -> bool:
    return (old.written_as is Role.CITIZEN) == (not entry.seats)


def check_comment(text: str) -> None:
    """Raise Refused (L2) for a comment on the plan without words."""
    refuse_if(unmet((is_said(text), _COMMENT_SAID)))


def check_seat_taken(*, taken: bool) -> None:
    """Raise Refused (C1) when nobody sits where one asks somebody to write."""
    refuse_if(unmet((taken, _SEAT_TAKEN)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who stands behind one or more entries."""

    written_as: Role
    written_by: int | None
    said_by_citizen: bool = False


def contributed(
    signatures: Iterable[Signature], *, seats: Mapping[Role, int]
) -> frozenset[Contributor]:
    """Return which of the three have spoken; one person in both seats speaks for both areas.

    The citizen has spoken when their own words stand there, whoever wrote them down.
    """
    spoken: set[Contributor] = set()
    for one in signatures:
        if one.written_as is Role.CITIZEN or one.said_by_citizen:
            spoken.add(Contributor.CITIZEN)
        roles = {one.written_as, *_seats_of(one, seats)} & CASEWORKER_ROLES
        spoken |= {_VOICE[role] for role in roles}
    return frozenset(spoken)


def _seats_of(one: Signature, seats: Mapping[Role, int]) -> frozenset[Role]:
    if one.written_as not in CASEWORKER_ROLES:
        return frozenset()
    return frozenset(role for role, user in seats.items() if user == one.written_by)


_VOICE = {
    Role.EMPLOYMENT_CASEWORKER: Contributor.EMPLOYMENT,
    Role.SOCIAL_CASEWORKER: Contributor.SOCIAL,
}

_TEXT_SAID = Obstacle(
    rule="C1",
    condition="text_said",
    sentence="Der er ingen tekst. Udredningen skal kunne læses af alle, også af borgeren.",
    next_step="Skriv, hvad I ved, med ord, borgeren kender.",
)
_SEAT_TAKEN = Obstacle(
    rule="C1",
    condition="seat_taken",
    sentence="Der er ingen sagsbehandler på teamet fra det område.",
    next_step="Sæt en sagsbehandler på teamet først.",
)
_SECTION_OPEN = Obstacle(
    rule="C2",
    condition="section_open_to_writer",
    sentence="Helbred er lukket for dig, så du kan heller ikke skrive om det her. "
    "Det åbner med borgerens samtykke.",
    next_step="Lad borgeren eller en kollega på socialområdet skrive det, "
    "eller tal med borgeren om et samtykke.",
)
_ONE_SOURCE = Obstacle(
    rule="C2",
    condition="one_source",
    sentence="Borgerens egne ord kan ikke også være en andens.",
    next_step="Vælg enten borgeren eller den anden. Skriv to notater, når begge har sagt noget.",
)
_SOURCE_ALLOWED = Obstacle(
    rule="C2",
    condition="source_allowed",
    sentence="Borgeren har ikke et gældende samtykke til, at denne kilde fortæller dit område om "
    "det, notatet handler om.",
    next_step="Tal med borgeren, og registrér samtykket først, eller vælg en anden kilde.",
)
_NOT_CORRECTED_YET = Obstacle(
    rule="M3",
    condition="not_corrected_yet",
    sentence="Notatet er allerede rettet af et nyere notat.",
    next_step="Læs det nyere notat, og ret det, hvis det stadig er forkert.",
)
_OWN_VOICE = Obstacle(
    rule="M3",
    condition="own_voice",
    sentence="Borgeren retter sine egne ord, og medarbejdere retter deres.",
    next_step="Skriv et nyt notat, hvis du ser det på en anden måde.",
)
_COMMENT_SAID = Obstacle(
    rule="L2",
    condition="comment_said",
    sentence="Der er ingen tekst.",
    next_step="Skriv, hvad du mener om planen.",
)
