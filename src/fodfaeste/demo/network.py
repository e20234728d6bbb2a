"""The network of a story: it grows through the phases, and tasks move over to it (E11, F2, F3)."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.demo.stage import at_noon
from fodfaeste.demo.story import Play, Story
from fodfaeste.demo.supporting import clock_of
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import NetworkPerson
from fodfaeste.records.cti.actions import handover, handover_links, network
from fodfaeste.records.cti.actions.handover import CITIZEN, Receiver, WhatHappened
from fodfaeste.records.cti.actions.network import NewPerson
from fodfaeste.records.cti.models import Handover
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent

CLOSE, SOME, THIN = NetworkStrength
PLAN, ACCEPT, TRY, HAND_OVER, TAKE_BACK, _ = HandoverEvent
NEIGHBOURS = ("Jonna Skov", "Henning Bak", "Aase Krogh", "Mogens Due")
CLUBS = (
    ("Ågruppen", "gåklub", "Går en tur langs åen hver onsdag"),
    ("Sangkoret Mosaik", "kor", "Synger sammen torsdag aften"),
    ("Cykelværkstedet Kæden", "værksted for alle", "Skruer cykler om lørdagen"),
    ("Fællesspisning i Kulturhuset", "fællesskab", "Spiser sammen den første fredag"),
)
LONG_AGO = 400


def networking(story: Story) -> Iterator[tuple[date, Play]]:
    """Events from the first map until every task is where it belongs."""
    clock = clock_of(story)
    first, second, third = (phase.starts_on for phase in clock.phases)
    handed_on = clock.ends_before - timedelta(days=41)

    def on(start: date, days: int) -> date:
        return start + timedelta(days=days)

    yield on(first, 6), lambda: draw(story, on(first, 6))
    yield on(first, 30), lambda: add(story, "leader", on(first, 30))
    yield on(first, 40), lambda: let_the_sister_help(story, on(first, 40))
    yield on(first, 45), lambda: give(story, "letters", CITIZEN, on(first, 45), until=handed_on)
    yield on(first, 60), partial(go_on, story, "letters", on(first, 60), ACCEPT, TRY)
    yield on(second, 5), lambda: add(story, "club", on(second, 5))
    yield on(second, 8), lambda: to_the_sister(story, on(second, 8), until=third)
    yield on(second, 9), lambda: to_the_neighbour(story, on(second, 9), until=third)
    yield on(second, 20), lambda: nearer(story, on(second, 20))
    yield on(second, 25), partial(go_on, story, "mornings", on(second, 25), TRY)
    yield on(second, 28), lambda: take_back(story, on(second, 28))
    yield on(second, 45), partial(go_on, story, "mornings", on(second, 45), HAND_OVER)
    yield on(third, 5), lambda: to_the_citizen(story, on(third, 5), until=handed_on)
    yield on(third, 12), partial(go_on, story, "club", on(third, 12), ACCEPT, TRY)
    yield on(third, 20), lambda: moves_away(story, on(third, 20))
    yield handed_on, partial(go_on, story, "letters", handed_on, HAND_OVER)
    yield handed_on, partial(go_on, story, "club", handed_on, HAND_OVER)


TASKS = {
    "letters": "Ringe til kommunen, når der kommer et brev",
    "mornings": "Minde om at stå op på arbejdsdage",
    "club": "Følges med til fællesskabet i byen",
}


def people_of(story: Story) -> dict[str, NewPerson]:
    """Those around this citizen, by what they are to the story."""
    name, what, supports = CLUBS[story.number % len(CLUBS)]
    return {
        "sister": NewPerson(
            name="Rita",
            relation="søster",
            kind=NetworkKind.PRIVATE,
            phone="20990001",
            strength=SOME,
            supports_with="Ringer om søndagen",
        ),
        "neighbour": NewPerson(
            name=NEIGHBOURS[story.number % len(NEIGHBOURS)],
            relation="nabo",
            kind=NetworkKind.PRIVATE,
            strength=THIN,
            supports_with="Hilser og tager imod pakker",
        ),
        "doctor": NewPerson(
            name="Lægehuset Åparken",
            relation="praktiserende læge",
            kind=NetworkKind.PROFESSIONAL,
            is_offer=True,
            strength=SOME,
            supports_with="Samtale hver tredje måned",
        ),
        "leader": NewPerson(
            name=story.workplace.contact,
            relation="leder på arbejdspladsen",
            kind=NetworkKind.PROFESSIONAL,
            strength=SOME,
            supports_with="Kender opgaverne og viser til rette",
        ),
        "club": NewPerson(
            name=name,
            relation=what,
            kind=NetworkKind.CIVIL_SOCIETY,
            is_offer=True,
            strength=THIN,
            supports_with=supports,
        ),
    }


def draw(story: Story, day: date) -> None:
    """Who is there already: the sister stands on the map since the kickoff, if she was named."""
    sister = NetworkPerson.objects.filter(case=story.the_case, name="Rita").first()
    if sister is None:
        add(story, "sister", day, back=LONG_AGO)
    else:
        story.made["sister"] = sister.pk
        begun = clock_of(story).starts_on
        change(story, "sister", day, replace(people_of(story)["sister"], from_on=begun))
    add(story, "neighbour", day, back=LONG_AGO)
    add(story, "doctor", day, back=LONG_AGO)


def add(story: Story, who: str, day: date, *, back: int = 0) -> None:
    """Put somebody on the map; `back`: they were there so many days before."""
    person = replace(people_of(story)[who], from_on=day - timedelta(days=back))
    with story.acting(Role.CTI_WORKER, day) as acting:
        made = network.add_person(**acting, key=uuid.uuid4(), case=story.the_case, person=person)
    story.made[f"network:{who}"] = made.pk
    story.made.setdefault(who, made.pk)


def change(story: Story, who: str, day: date, person: NewPerson) -> None:
    """Say how somebody stands to the citizen now."""
    number = story.made.get(f"network:{who}") or story.made[who]
    version = NetworkPerson.objects.values_list("version", flat=True).get(pk=number)
    with story.acting(Role.CTI_WORKER, day) as acting:
        network.change_person(
            **acting, case=story.the_case, person_id=number, version=version, person=person
        )


def let_the_sister_help(story: Story, day: date) -> None:
    """The citizen lets the CTI worker speak with the sister about the mornings (C2)."""
    draft = ConsentDraft(
        types=frozenset({InformationType.SOCIAL}),
        from_party=Party.SOCIAL_DEPARTMENT,
        to_party=Party.NETWORK_PERSON,
        purpose="At min søster ved, hvordan hun kan hjælpe på arbejdsdage",
        form=ConsentForm.WRITTEN,
        oral_note="",
        consequences_explained=True,
        given_on=day,
        ends_before=day + timedelta(days=365),
    )
    with story.acting(Role.CTI_WORKER, day) as acting:
        cases.give_consent(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            consent=cases.NewConsent(draft=draft, to_person=story.made["sister"]),
        )


def give(story: Story, task: str, receiver: Receiver, day: date, *, until: date) -> None:
    """Plan that somebody takes a task over."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        made = handover.plan_handover(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            task=TASKS[task],
            receiver=receiver,
            due_on=until,
        )
    story.made[f"task:{task}"] = made.pk


def step(story: Story, task: str, day: date, what: WhatHappened) -> None:
    """Something happens to a task."""
    number = story.made[f"task:{task}"]
    version = Handover.objects.values_list("version", flat=True).get(pk=number)
    with story.acting(Role.CTI_WORKER, day) as acting:
        handover.take_step(
            **acting, case=story.the_case, handover_id=number, version=version, what=what
        )


def go_on(story: Story, task: str, day: date, *events: HandoverEvent) -> None:
    """A task goes some steps on the same day."""
    for event in events:
        how = AcceptedHow.TOGETHER if event is ACCEPT else None
        step(story, task, day, WhatHappened(event=event, on=day, accepted_how=how))


def to_the_sister(story: Story, day: date, *, until: date) -> None:
    """The sister is asked by a link, and says yes on her phone."""
    give(story, "mornings", Receiver(person_id=story.made["sister"]), day, until=until)
    with story.acting(Role.CTI_WORKER, day) as acting:
        link = handover_links.ask_by_link(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            handover_id=story.made["task:mornings"],
            token_hash=token_hash(new_token()),
        )
    now = at_noon(day)
    with transaction.atomic():
        act_as(
            Acting(actor="", request=str(uuid.uuid4()), route="demo", now=now, link=str(link.pk))
        )
        handover_links.answer_by_link(
            link_id=link.pk,
            case_id=story.the_case.pk,
            handover_id=link.target,
            accepts=True,
            why="",
            today=day,
            now=now,
        )


def to_the_neighbour(story: Story, day: date, *, until: date) -> None:
    """The neighbour is thought of, and has not been asked."""
    neighbour = Receiver(person_id=story.made["network:neighbour"])
    give(story, "club", neighbour, day, until=until)


def nearer(story: Story, day: date) -> None:
    """The sister comes nearer, and says what she will do afterwards."""
    person = replace(
        people_of(story)["sister"],
        strength=CLOSE,
        supports_with="Ringer om søndagen og på arbejdsdage",
        agreed_task="Ringer til jobkonsulenten, hvis hun bliver bekymret",
    )
    change(story, "sister", day, person)


def take_back(story: Story, day: date) -> None:
    """It will not be the neighbour."""
    note = "Naboen flytter til efteråret og kan ikke love noget."
    step(story, "club", day, WhatHappened(event=TAKE_BACK, on=day, note=note))


def to_the_citizen(story: Story, day: date, *, until: date) -> None:
    """The citizen wants to go alone; the club has become a place to be."""
    step(story, "club", day, WhatHappened(event=PLAN, on=day, receiver=CITIZEN, due_on=until))
    change(story, "club", day, replace(people_of(story)["club"], strength=SOME))


def moves_away(story: Story, day: date) -> None:
    """The neighbour is no longer there."""
    number = story.made["network:neighbour"]
    version = NetworkPerson.objects.values_list("version", flat=True).get(pk=number)
    with story.acting(Role.CTI_WORKER, day) as acting:
        network.take_off(
            **acting,
            case=story.the_case,
            person_id=number,
            version=version,
            leaving=network.Leaving(left_on=day, why="Flyttet til en anden by"),
        )
