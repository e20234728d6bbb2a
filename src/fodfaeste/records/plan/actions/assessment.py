"""Write in the shared assessment; an entry is signed, and corrected by a new one (C1, C2, M3)."""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case, Consent
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.actions.asking import ASSESSMENT_RULE
from fodfaeste.records.plan.actions.telling import tell_the_team
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES, Department, Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.assessment import Corrected, EntryFacts, check_entry, section_of
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is to be signed.

    `consent_id` is the consent by which somebody outside told it, `corrects` the entry that this
    one corrects, `taken_from` the conversation whose text was taken over.
    """

    theme: AssessmentTheme
    text: str
    area: LifeArea = LifeArea.OTHER
    about_health: bool = False
    said_by_citizen: bool = False
    consent_id: int | None = None
    corrects: int | None = None
    taken_from: str = ""


@creates(AssessmentEntry)
def assess(
    *,
    actor: Actor,
    case: Case,
    entry: NewEntry,
    today: date,
    now: datetime,
    draft: str = "",
) -> AssessmentEntry:
    """Sign a new entry about resources, barriers or needs of support (C1)."""
    relation = access.require(actor, Permission.ASSESSMENT_WRITE, case, today=today, now=now)
    seats = relation.seats & CASEWORKER_ROLES
    if draft:
        drafts.discard(actor=actor, form=draft)
    made = _signed(entry, seats, actor=actor, case=case, today=today, now=now)
    finish_asked_for(
        rule=ASSESSMENT_RULE, case=case, done_on=today, actor=actor, now=now, of_the_actor=True
    )
    return made


@creates(AssessmentEntry)
def write_own_words(
    *,
    actor: Actor,
    case: Case,
    entry: NewEntry,
    today: date,
    now: datetime,
    draft: str = "",
) -> AssessmentEntry:
    """Sign the citizen's own words, and let the team know (L2).

    What is about health is told to those whose area reads it.
    """
    access.require(actor, Permission.OWN_WORDS_WRITE, case, today=today, now=now)
    if draft:
        drafts.discard(actor=actor, form=draft)
    made = _signed(entry, frozenset(), actor=actor, case=case, today=today, now=now)
    tell_the_team(
        case,
        f"{case.citizen.name} har selv skrevet i udredningen.",
        actor=actor,
        today=today,
        now=now,
        only=Department.SOCIAL if made.section is Section.HEALTH else None,
    )
    return made


def _signed(
    entry: NewEntry,
    seats: frozenset[Role],
    *,
    actor: Actor,
    case: Case,
    today: date,
    now: datetime,
) -> AssessmentEntry:
    old = _corrected(case, entry.corrects)
    section = section_of(
        entry.area, about_health=entry.about_health, corrected=old.section if old else None
    )
    relation = access.relation_of(actor, case, today=today, now=now)
    source = _source(case, entry.consent_id)
    facts = EntryFacts(
        area=entry.area,
        section=section,
        text=entry.text,
        seats=seats,
        sections_open=access.open_sections(actor, relation, today),
        names_a_source=entry.consent_id is not None,
        source=access.facts_of(source) if source else None,
        said_by_citizen=entry.said_by_citizen,
        corrects=_as_corrected(old) if old else None,
    )
    check_entry(facts, today=today)
    return AssessmentEntry.objects.create(
        **made_by(actor.id, now),
        case=case,
        area=entry.area,
        theme=entry.theme,
        section=section,
        text=cleaned(entry.text, kind=TextKind.LONG),
        said_by_citizen=entry.said_by_citizen or not seats,
        written_as=next((role for role in TEAM_ROLES if role in seats), Role.CITIZEN),
        source_consent=source,
        corrects=old,
        taken_from=entry.taken_from,
    )


def _corrected(case: Case, number: int | None) -> AssessmentEntry | None:
    """Return the entry to correct, locked, so that two corrections come one after the other."""
    if number is None:
        return None
    return AssessmentEntry.objects.select_for_update().get(case=case, pk=number)


def _as_corrected(old: AssessmentEntry) -> Corrected:
    corrected = AssessmentEntry.objects.filter(corrects=old).exists()
    return Corrected(written_as=Role(old.written_as), has_correction=corrected)


def _source(case: Case, consent_id: int | None) -> Consent | None:
    return Consent.objects.filter(case=case, pk=consent_id).first() if consent_id else None
