"""Who is named at the kickoff, and who of them may be spoken with (B3, C2)."""

import uuid
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, Task
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.models import KickoffPerson, Meeting
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.kinds import ConsentForm, Party
from fodfaeste.rules.meetings.kinds import PersonAround
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.refusal import Refused
from tests.records.kickoff_room import Room
from tests.records.meeting_worlds import planned, taken
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
NOT_YET = JobGoalStatus.NOT_YET


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def meeting(world: World, case: Case) -> Meeting:
    return planned(world, case)


@pytest.fixture
def room(world: World, case: Case, meeting: Meeting) -> Room:
    taken(world, case, meeting)
    return Room(world, case, meeting)


def tasks(room: Room) -> list[tuple[str, str, int | None, date | None]]:
    with acting_as(room.actor):
        found = Task.objects.filter(case=room.case).order_by("pk")
        return [(one.rule, one.title, one.responsible_id, one.due_on) for one in found]


def test_b3_those_who_are_named_come_on_the_network_map_once(room: Room, case: Case) -> None:
    with acting_as(room.actor):
        known = NetworkPerson.objects.create(
            case=case,
            name="rita holm",
            relation="søster",
            kind=NetworkKind.PRIVATE,
            created_at=noon(TODAY),
        )
    room.names("Rita Holm", PersonAround.CLOSE, relation="min søster")
    room.names("Lægehuset", PersonAround.TREATMENT, helps_with="Søvn")
    room.ends()
    with acting_as(room.actor):
        people = NetworkPerson.objects.filter(case=case).order_by("pk")
        assert [(one.pk == known.pk, one.name, one.kind) for one in people] == [
            (True, "rita holm", NetworkKind.PRIVATE),
            (False, "Lægehuset", NetworkKind.PROFESSIONAL),
        ]
        assert people[1].supports_with == "Søvn"


def test_c2_a_yes_to_one_of_two_by_the_same_name_is_not_the_others(room: Room) -> None:
    brother = room.names("Peter", PersonAround.CLOSE, relation="min bror")
    cousin = room.names("Peter", PersonAround.CLOSE, relation="fætter")
    unsaid = room.names("peter", PersonAround.CLOSE)
    room.allows(brother)
    room.ends()
    with acting_as(room.actor):
        people = [KickoffPerson.objects.get(pk=one.pk) for one in (brother, cousin, unsaid)]
        assert len({one.network_person_id for one in people}) == 3
        assert Consent.objects.get().to_person_id == people[0].network_person_id


def test_c2_a_yes_in_the_room_is_a_consent_and_a_wish_without_it_is_a_task(
    room: Room, world: World
) -> None:
    rita = room.names("Rita", PersonAround.CLOSE, relation="min søster", involve=True)
    room.names("Lægehuset", PersonAround.TREATMENT, involve=True)
    key = uuid.uuid4()
    for _ in range(2):
        room.allows(rita, key)
    room.ends()
    with acting_as(room.actor):
        given = Consent.objects.get()
        assert (given.from_party, given.to_party) == (
            Party.SOCIAL_DEPARTMENT,
            Party.NETWORK_PERSON,
        )
        assert given.to_person is not None
        assert given.to_person.name == "Rita"
        assert (given.given_as, given.given_on) == (ConsentForm.ORAL, TODAY)
        assert given.given_note == (
            "Sagt på opstartsmødet, hvor teamet var med. Skrevet ned af Samir Toft."
        )
    asked = [row for row in tasks(room) if row[0] == "C2"]
    title = "Spørg borgeren om samtykke til at tale med Lægehuset."
    assert asked == [("C2", title, world.social_caseworker.pk, TODAY)]


def test_c2_a_yes_to_somebody_outside_names_them(room: Room) -> None:
    doctor = room.names("Lægehuset Nord", PersonAround.TREATMENT, involve=True)
    room.allows(doctor)
    with acting_as(room.actor):
        given = Consent.objects.get()
        assert (given.to_party, given.to_name) == (Party.HEALTH_CARE, "Lægehuset Nord")
        assert given.to_person is None


def test_c2_a_yes_that_is_not_complete_is_refused_and_leaves_nothing(room: Room) -> None:
    rita = room.names("Rita", PersonAround.CLOSE, involve=True)
    with acting_as(room.actor), pytest.raises(Refused) as refused:
        actions.consent_in_the_room(
            **room.about,
            key=uuid.uuid4(),
            person_id=rita.pk,
            consent=actions.SpokenConsent(
                types=frozenset(),
                from_party=Party.SOCIAL_DEPARTMENT,
                purpose="At Rita kan hjælpe mig om morgenen.",
                form=ConsentForm.ORAL,
                consequences_explained=False,
            ),
        )
    assert conditions(refused.value.obstacles) == [
        ("C2", "types_named"),
        ("C2", "consequences_explained"),
    ]
    with acting_as(room.actor):
        assert NetworkPerson.objects.count() == 0


def test_somebody_named_by_mistake_is_taken_back_but_not_one_with_a_consent(room: Room) -> None:
    wrong = room.names("Rtia", PersonAround.CLOSE)
    rita = room.allows(room.names("Rita", PersonAround.CLOSE))
    late = room.promises("Det var ikke meningen")
    with acting_as(room.actor):
        for person in (wrong, rita):
            actions.take_back_person(**room.about, person_id=person.pk)
        actions.take_back_promise(**room.about, promise_id=late.pk)
        assert [one.name for one in queries.people_named(room.meeting)] == ["Rita"]
        assert list(queries.promises_of(room.meeting)) == []
