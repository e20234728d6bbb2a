"""A job profile written through the actions of real use, by whoever is named."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.placement.actions import cv, profile, profile_lines
from fodfaeste.records.placement.models import CvVersion, ProfileLine
from fodfaeste.records.placement.queries.profile import ProfileRoom, cv_now, profile_room
from fodfaeste.rules.placement.profile.kinds import LineKind, YesGiven
from fodfaeste.rules.placement.profile.lines import Line
from tests.worlds import TODAY, World, acting_as, noon


@dataclass(slots=True)
class Profiles:
    """The profile of one citizen in the hands of the job consultant, unless somebody is named."""

    world: World
    case: Case
    day: date = TODAY
    now: dict[str, Any] = field(default_factory=lambda: {"today": TODAY, "now": noon(TODAY)})

    def by(self, user: User | None = None) -> Any:
        """Act as somebody."""
        return acting_as(self.world.actor(user or self.world.job_consultant, self.day), self.day)

    def line(
        self, kind: LineKind, what: str, *, by: User | None = None, **more: Any
    ) -> ProfileLine:
        """Add a line."""
        with self.by(by) as actor:
            return profile_lines.add_line(
                actor=actor,
                key=uuid.uuid4(),
                case=self.case,
                line=Line(kind=kind, what=what, **more),
                **self.now,
            )

    def save(self, part: profile.Part, *, by: User | None = None, **more: Any) -> Any:
        """Save a part; without marks, on the version that stands."""
        with self.by(by) as actor:
            found = profile_room(self.case.pk, today=self.day).profile
            version = more.pop("version", found.version if found else 0)
            return profile.save_part(
                actor=actor, case=self.case, version=version, part=part, **self.now, **more
            )

    def say_yes(self, *, by: User | None = None, **more: Any) -> CvVersion:
        """The citizen says yes to the CV as it stands."""
        with self.by(by) as actor:
            told = {
                "key": uuid.uuid4(),
                "read_hash": self.text_hash(),
                "how": YesGiven.IN_THE_ROOM,
                "said_yes_on": self.day,
            }
            return cv.say_yes(actor=actor, case=self.case, **self.now, **(told | more))

    def text_hash(self) -> str:
        """The sign of the CV as it stands."""
        return cv_now(self.case, self.room()).text_hash

    def room(self) -> ProfileRoom:
        """Everything of it."""
        return profile_room(self.case.pk, today=self.day)


def with_account(world: World, case: Case) -> Case:
    """Let the citizen of the cast be the one the course is about."""
    Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    case.citizen.refresh_from_db()
    return case
