"""What runs beside the job in a story: offers with fixed times, and guidance that is noted."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.demo.story import Play, Story
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan.actions import NewEffort, NewGuidance
from fodfaeste.records.plan.queries import content_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.kinds import EffortStatus, GuidanceAnswer, LifeArea
from fodfaeste.rules.plan.weekly import times_in

LASTS = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Beside:
    """An effort beside the job, and when in the week it is."""

    what: str
    who: str
    law: str
    area: LifeArea
    times: str


TRAINING = "Genoptræning", "Fysioterapeuten", "sundhedsloven § 140", LifeArea.HEALTH
BESIDE: tuple[tuple[Beside, ...], ...] = (
    (Beside(*TRAINING, "torsdag 10-11"),),
    (Beside(*TRAINING, "mandag 13-14"),),
    (
        Beside(
            "Gruppe om struktur i hverdagen", "", "SEL § 82 a", LifeArea.EVERYDAY, "onsdag 9-11"
        ),
        Beside("Mentor", "Mentoren", "LAB § 167", LifeArea.WORK, "onsdag 10-11"),
    ),
    (Beside("Idræt for alle", "Den lokale forening", "", LifeArea.LEISURE, "mandag 17-18.30"),),
    (),
)
"""In one story of five it falls into the working hours, in one two departments ask for one hour."""

GUIDED: tuple[tuple[str, GuidanceAnswer, str], ...] = (
    ("Tilskud til tandlæge", GuidanceAnswer.WILL_APPLY, "Det vil jeg gerne have hjælp til."),
    ("Boligstøtte efter den nye husleje", GuidanceAnswer.HAS_IT, ""),
    ("Gældsrådgivning hos frivillige", GuidanceAnswer.THINKS, "Jeg skal lige sove på det."),
)
"""One story in four has no guidance noted."""


def beside(story: Story) -> Iterator[tuple[date, Play]]:
    """Events between the writing of the plan and its approval."""
    yield story.on(story.pace.plan - 1), lambda: write_efforts(story)
    if story.number % 4 < len(GUIDED):
        yield story.on(story.pace.plan - 1), lambda: guide(story)


def write_efforts(story: Story) -> None:
    """What the citizen keeps up beside the job, under the last goal."""
    day, case = story.on(story.pace.plan - 1), story.the_case
    with story.acting(Role.SOCIAL_CASEWORKER, day) as acting:
        goal = content_of(case.pk).goals[-1]
        for one in BESIDE[story.number % len(BESIDE)]:
            plan.add_effort(
                **acting,
                key=uuid.uuid4(),
                case=case,
                goal_id=goal.number,
                new=NewEffort(
                    wording=one.what,
                    responsible=one.who or acting["actor"].name,
                    law=one.law,
                    area=one.area,
                    weekly_times=times_in(one.times) or (),
                    starts_on=day,
                    ends_before=day + LASTS,
                    status=EffortStatus.RUNNING,
                ),
            )


def guide(story: Story) -> None:
    """The social caseworker has told about support under other law."""
    day = story.on(story.pace.plan - 1)
    about, answer, said = GUIDED[story.number % 4]
    with story.acting(Role.SOCIAL_CASEWORKER, day) as acting:
        plan.note_guidance(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            new=NewGuidance(
                about=about,
                given_by=acting["actor"].name,
                given_on=day,
                answer=answer,
                citizen_said=said,
                on_paper=answer is GuidanceAnswer.WILL_APPLY,
            ),
        )
