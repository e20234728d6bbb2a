"""The tablet in the room where a kickoff is held."""

import uuid
from datetime import date
from typing import Any

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.models import KickoffPerson, KickoffPromise, Meeting
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.kinds import PersonAround
from tests.records.meeting_worlds import agreement
from tests.worlds import TODAY, World, acting_as, noon


class Room:
    """The tablet in the room, in the social caseworker's hands."""

    def __init__(self, world: World, case: Case, meeting: Meeting) -> None:
        self.world, self.case, self.meeting = world, case, meeting
        self.actor = world.actor(world.social_caseworker)

    @property
    def about(self) -> dict[str, Any]:
        """What every action in the room is told."""
        return {
            "actor": self.actor,
            "case": self.case,
            "meeting_id": self.meeting.pk,
            "today": TODAY,
            "now": noon(TODAY),
        }

    def names(self, name: str, kind: PersonAround, **more: Any) -> KickoffPerson:
        """Write down somebody around the citizen."""
        person = actions.NamedPerson(name=name, kind=kind, **more)
        with acting_as(self.actor):
            return actions.name_person(**self.about, key=uuid.uuid4(), person=person)

    def promises(self, title: str, by: int | None = None, on: date | None = None) -> KickoffPromise:
        """Write down what somebody promises."""
        said = actions.Promise(title=title, responsible_id=by, due_on=on)
        with acting_as(self.actor):
            return actions.promise(**self.about, key=uuid.uuid4(), promised=said)

    def allows(self, person: KickoffPerson, key: uuid.UUID | None = None) -> KickoffPerson:
        """Note the citizen's yes."""
        with acting_as(self.actor):
            return actions.consent_in_the_room(
                **self.about,
                key=key or uuid.uuid4(),
                person_id=person.pk,
                consent=actions.SpokenConsent(
                    types=frozenset({InformationType.SOCIAL}),
                    from_party=Party.SOCIAL_DEPARTMENT,
                    purpose="At Rita kan hjælpe mig om morgenen.",
                    form=ConsentForm.ORAL,
                    consequences_explained=True,
                ),
            )

    def saves(self, name: str, **said: Any) -> None:
        """Save a step on the version that stands."""
        with acting_as(self.actor):
            save = getattr(actions, name)
            save(**self.about, read=actions.Read(agreement(self.meeting).version), **said)

    def ends(self) -> Meeting:
        """Mark the kickoff as held."""
        with acting_as(self.actor):
            return actions.hold_kickoff(
                **self.about, version=agreement(self.meeting).version, held_on=TODAY
            )
