"""What every security test begins with."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.audit.models import AuditEvent
from fodfaeste.demo import filling, town
from fodfaeste.demo.cast import BY_SLUG
from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import Story, play_until
from fodfaeste.demo.town import Town
from fodfaeste.records.cases.models import Case
from tests.web.security.log import Rows
from tests.worlds import TODAY


@pytest.fixture
def rows(as_owner: Callable[[], AbstractContextManager[None]]) -> Rows:
    """Give `rows()`: every row of the log written since the test's world was made, in order."""
    with as_owner():
        before = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def since() -> list[AuditEvent]:
        with as_owner():
            return list(AuditEvent.objects.filter(pk__gt=before).order_by("pk"))

    return since


@dataclass(frozen=True, slots=True)
class Played:
    """Karin's course in phase 2, lived through the actions of real use, and everybody around it."""

    story: Story
    town: Town

    @property
    def case(self) -> Case:
        """Her course."""
        return self.story.the_case

    def user(self, slug: str) -> User:
        """One of the cast."""
        return User.objects.get(email=BY_SLUG[slug].email)


@pytest.fixture
def played(db: None) -> Played:
    """A course with everything in it, and no consent that opens notes to the other department."""
    stage = Stage()
    place = town.build(cases=1, stage=stage, random=filling.chance(1, "town"), today=TODAY)
    story = filling.story_of(0, seed=1, place=place, stage=stage, today=TODAY)
    story = replace(story, shares_notes=False)
    play_until(filling.events(story, TODAY), TODAY)
    return Played(story, place)
