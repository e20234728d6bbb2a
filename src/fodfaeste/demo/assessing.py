"""The shared assessment of a story: both areas, the citizen, and a sister who was asked."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from fodfaeste.demo.story import Play, Story
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import NetworkPerson
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan.actions import NewEntry
from fodfaeste.records.plan.queries import latest_version
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.plan.answers import PlanAnswer
from fodfaeste.rules.plan.content import fingerprint
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea

EMPLOYMENT, SOCIAL = Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER
RESOURCE, BARRIER = AssessmentTheme.RESOURCE, AssessmentTheme.BARRIER
NEED, WISH = AssessmentTheme.SUPPORT_NEED, AssessmentTheme.WISH

MORE: tuple[tuple[Role, LifeArea, AssessmentTheme, str], ...] = (
    (EMPLOYMENT, LifeArea.WORK, NEED, "Vil gerne vises til rette af den samme hver gang."),
    (EMPLOYMENT, LifeArea.TRANSPORT, BARRIER, "Der går kun én bus, og den er fyldt om morgenen."),
    (SOCIAL, LifeArea.HEALTH, BARRIER, "Sover dårligt i perioder og er træt om eftermiddagen."),
    (SOCIAL, LifeArea.HOUSING, RESOURCE, "Bor godt og har naboer, der hilser."),
    (SOCIAL, LifeArea.ECONOMY, BARRIER, "To gamle regninger fylder meget."),
    (SOCIAL, LifeArea.NETWORK, RESOURCE, "En søster, der ringer hver søndag."),
    (SOCIAL, LifeArea.LEISURE, RESOURCE, "Går tur langs åen næsten hver dag."),
)
"""What the areas learn besides; every story has its own part of it, and its own gaps."""


def assessing(story: Story) -> Iterator[tuple[date, Play]]:
    """Events around the assessment; one social caseworker in seven has not written yet."""
    first = story.pace.kickoff + 5
    yield story.on(first), lambda: begin(story, first)
    yield story.on(first + 3), lambda: learn_more(story, first + 3)
    if story.number % 4 == 0:
        yield story.on(first + 4), lambda: ask_the_sister(story, first + 4)
    yield story.on(first + 6), lambda: correct(story, first + 6)
    if story.account:
        yield story.on(first + 2), lambda: say_it_oneself(story, first + 2)
        yield story.on(story.pace.plan + 2), lambda: comment(story, story.pace.plan + 2)
        yield story.on(story.pace.plan + 3), lambda: agree(story, story.pace.plan + 3)


def is_silent(story: Story, role: Role) -> bool:
    """Whether somebody who should write has not."""
    return role is SOCIAL and story.number % 7 == 6  # noqa: PLR2004 -- one in seven


def write(story: Story, role: Role, days: int, entry: NewEntry) -> int:
    """Sign one entry; says its number."""
    with story.acting(role, story.on(days)) as acting:
        return plan.assess(**acting, key=uuid.uuid4(), case=story.the_case, entry=entry).pk


def begin(story: Story, days: int) -> None:
    """Both areas begin with what was talked about at the kickoff."""
    life = story.life
    for role, entry in (
        (
            EMPLOYMENT,
            NewEntry(
                area=LifeArea.WORK,
                theme=RESOURCE,
                text=life.resources,
                taken_from=f"kickoff:{story.made['kickoff']}:resources",
            ),
        ),
        (SOCIAL, NewEntry(area=LifeArea.EVERYDAY, theme=NEED, text=life.support)),
        (
            EMPLOYMENT,
            NewEntry(area=LifeArea.WORK, theme=BARRIER, text=life.barriers, said_by_citizen=True),
        ),
    ):
        if not is_silent(story, role):
            write(story, role, days, entry)


def learn_more(story: Story, days: int) -> None:
    """What each area finds out later; no two citizens have talked about the same."""
    for number, (role, area, theme, text) in enumerate(MORE):
        if (story.number + number) % 3 and not is_silent(story, role):
            write(story, role, days, NewEntry(area=area, theme=theme, text=text))


def ask_the_sister(story: Story, days: int) -> None:
    """The citizen says yes to hearing the sister, and she is heard (C1, C2)."""
    day = story.on(days)
    sister = NetworkPerson.objects.filter(case=story.the_case).order_by("pk").first()
    if sister is None or is_silent(story, SOCIAL):
        return
    with story.acting(SOCIAL, day) as acting:
        consent = cases.give_consent(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            consent=cases.NewConsent(
                draft=ConsentDraft(
                    types=frozenset({InformationType.SOCIAL}),
                    from_party=Party.NETWORK_PERSON,
                    to_party=Party.SOCIAL_DEPARTMENT,
                    purpose="At min søster kan fortælle, hvordan hverdagen går derhjemme",
                    form=ConsentForm.WRITTEN,
                    oral_note="",
                    consequences_explained=True,
                    given_on=day,
                    ends_before=day + timedelta(days=365),
                ),
                from_person=sister.pk,
            ),
        )
    heard = NewEntry(
        area=LifeArea.EVERYDAY,
        theme=RESOURCE,
        text="Klarer indkøb og madlavning godt, når ugen er planlagt.",
        consent_id=consent.pk,
    )
    write(story, SOCIAL, days, heard)


def correct(story: Story, days: int) -> None:
    """Something was heard wrong, and is said again."""
    wrong = write(
        story,
        EMPLOYMENT,
        days,
        NewEntry(area=LifeArea.WORK, theme=WISH, text="Vil helst arbejde om aftenen."),
    )
    right = NewEntry(
        area=LifeArea.WORK,
        theme=WISH,
        text="Vil helst arbejde om formiddagen.",
        said_by_citizen=True,
        corrects=wrong,
    )
    write(story, EMPLOYMENT, days + 1, right)


def say_it_oneself(story: Story, days: int) -> None:
    """The citizen of the cast writes from home (L2)."""
    with story.stage.acting(story.account or 0, story.on(days)) as acting:
        plan.write_own_words(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            entry=NewEntry(theme=WISH, text="At I siger tingene ligeud, og at jeg må øve mig."),
        )


def comment(story: Story, days: int) -> None:
    """The citizen says what they think of the plan (L2)."""
    with story.stage.acting(story.account or 0, story.on(days)) as acting:
        plan.comment(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            number=1,
            text="Den passer godt på mig. Men skriv gerne, at jeg skal have pauser.",
        )


def agree(story: Story, days: int) -> None:
    """The citizen reads the plan at home, and says yes to what it says (L2, C5)."""
    with story.stage.acting(story.account or 0, story.on(days)) as acting:
        holding = latest_version(story.the_case.pk)
        if holding is None:
            return
        plan.answer_plan(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            read=fingerprint(holding.content),
            answer=PlanAnswer.AGREES,
            should_change="",
            address="127.0.0.1",
        )
