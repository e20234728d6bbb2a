"""Write a success story, note the citizen's yes, share it, take it back (J5)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.boards.models import SuccessStory
from fodfaeste.records.boards.queries.stories import facts_of, recognisable_in
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.stories import (
    StoryState,
    StoryYes,
    check_change,
    check_share,
    check_text,
    check_yes,
    fingerprint,
    state_of,
)
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as it is written."""

    title: str
    text: str


@creates(SuccessStory)
def write_story(
    *, actor: Actor, case: Case, told: Told, today: date, now: datetime, draft: str = ""
) -> SuccessStory:
    """Write a story; it shows nobody."""
    access.require(actor, Permission.STORY_WRITE, case, today=today, now=now)
    words = _tidy(told, case)
    story = SuccessStory(**made_by(actor.id, now), case=case, title=words.title, text=words.text)
    story.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return story


@transaction.atomic
def change_story(
    *,
    actor: Actor,
    case: Case,
    story_id: int,
    version: int,
    told: Told,
    today: date,
    now: datetime,
    draft: str = "",
) -> SuccessStory:
    """Tell it in other words; a yes that was given was to the words before. Raises Stale."""
    access.require(actor, Permission.STORY_WRITE, case, today=today, now=now)
    story = _locked(case, story_id, version)
    check_change(facts_of(story))
    words = _tidy(told, case)
    story.title, story.text = words.title, words.text
    changed_by(story, actor.id, now)
    story.save()
    drafts.discard(actor=actor, form=draft)
    return story


@transaction.atomic
def note_yes(
    *,
    actor: Actor,
    case: Case,
    story_id: int,
    version: int,
    yes_on: date,
    how: StoryYes,
    today: date,
    now: datetime,
) -> SuccessStory:
    """Note that the citizen said yes to the words as they stand; once more changes nothing.

    Raises Stale.
    """
    access.require(actor, Permission.STORY_WRITE, case, today=today, now=now)
    found = SuccessStory.objects.filter(pk=story_id, case=case, yes_on=yes_on, yes_how=how)
    same = found.first()
    if same is not None and state_of(facts_of(same)) is StoryState.AGREED:
        return same
    story = _locked(case, story_id, version)
    check_yes(facts_of(story), yes_on=yes_on, today=today)
    story.yes_on, story.yes_how = yes_on, how
    story.yes_to = fingerprint(story.title, story.text)
    changed_by(story, actor.id, now)
    story.save()
    return story


@transaction.atomic
def share_story(
    *, actor: Actor, case: Case, story_id: int, version: int, today: date, now: datetime
) -> SuccessStory:
    """Let all colleagues read it; once more changes nothing. Raises Stale."""
    access.require(actor, Permission.STORY_WRITE, case, today=today, now=now)
    shared = SuccessStory.objects.filter(
        pk=story_id, case=case, shared_on__isnull=False, taken_back_on=None
    ).first()
    if shared is not None:
        return shared
    story = _locked(case, story_id, version)
    check_share(facts_of(story))
    check_text(story.title, story.text, who=recognisable_in(case.pk))
    story.shared_on = today
    changed_by(story, actor.id, now)
    story.save()
    return story


@transaction.atomic
def take_story_back(
    *, actor: Actor, case: Case, story_id: int, today: date, now: datetime
) -> SuccessStory:
    """The citizen wants it shared no longer: it is gone at once, whoever says so for them."""
    access.require(actor, Permission.STORY_TAKE_BACK, case, today=today, now=now)
    story = SuccessStory.objects.select_for_update().get(pk=story_id, case=case)
    if story.taken_back_on is None:
        story.taken_back_on = today
        changed_by(story, actor.id, now)
        story.save()
    return story


def _locked(case: Case, story_id: int, version: int) -> SuccessStory:
    return lock(SuccessStory.objects.filter(pk=story_id, case=case), version=version)


def _tidy(told: Told, case: Case) -> Told:
    words = Told(
        title=cleaned(told.title, kind=TextKind.LINE),
        text=cleaned(told.text, kind=TextKind.LONG),
    )
    check_text(words.title, words.text, who=recognisable_in(case.pk))
    return words
