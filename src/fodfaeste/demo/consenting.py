"""What the citizens of the demo have said yes to: standing, soon over, over and taken back."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from fodfaeste.demo.story import Play, Story
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Task
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party

EMPLOYMENT, SOCIAL = Party.EMPLOYMENT_DEPARTMENT, Party.SOCIAL_DEPARTMENT
TAKEN_BACK_AFTER = 40
SOON = timedelta(days=18)
DOCTOR = "Lægehuset Nord"
SCHOOL = "Demoby Uddannelsesvejledning"


def consenting(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """Events from the kickoff on: most share notes, some a doctor, a few think better of it."""
    kickoff = story.pace.kickoff
    if story.shares_notes:
        yield story.on(kickoff), lambda: share_notes(story)
    if story.number % 5 == 1:
        yield story.on(kickoff + 2), lambda: ask_the_doctor(story, today)
    if story.number % 6 == 4:  # noqa: PLR2004 -- one in six
        yield story.on(kickoff + 4), lambda: tell_the_school(story)
    if story.number % 7 == 3:  # noqa: PLR2004 -- one in seven
        yield story.on(kickoff + 3), lambda: share_measures(story)
        yield story.on(kickoff + TAKEN_BACK_AFTER), lambda: take_measures_back(story)


def give(story: Story, day: date, *, by: Role, draft: ConsentDraft) -> int:
    """Record one consent; says its number."""
    with story.acting(by, day) as acting:
        given = cases.give_consent(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            consent=cases.NewConsent(draft=draft),
        )
    return given.pk


def share_notes(story: Story) -> None:
    """The citizen lets the two departments see each other's notes."""
    day = story.on(story.pace.kickoff)
    for giver, taker, kind, purpose in (
        (
            SOCIAL,
            EMPLOYMENT,
            InformationType.CTI_NOTES,
            "At min jobkonsulent ved, hvad der hjælper mig på arbejdet.",
        ),
        (
            EMPLOYMENT,
            SOCIAL,
            InformationType.EMPLOYMENT,
            "At min støtte passer til mit arbejde og mine arbejdstider.",
        ),
    ):
        draft = ConsentDraft(
            types=frozenset({kind}),
            from_party=giver,
            to_party=taker,
            purpose=purpose,
            form=ConsentForm.WRITTEN,
            oral_note="",
            consequences_explained=True,
            given_on=day,
            ends_before=day + timedelta(days=540),
        )
        give(story, day, by=Role.SOCIAL_CASEWORKER, draft=draft)


def ask_the_doctor(story: Story, today: date) -> None:
    """A yes to ask the doctor; it is soon time to ask the citizen again."""
    day = story.on(story.pace.kickoff + 2)
    draft = ConsentDraft(
        types=frozenset({InformationType.HEALTH}),
        from_party=Party.HEALTH_CARE,
        from_name=DOCTOR,
        to_party=SOCIAL,
        purpose="At planen og arbejdet tager hensyn til mit helbred.",
        form=ConsentForm.ORAL,
        oral_note="Sagt ja til sagsbehandleren i telefonen, mens vi talte om lægen.",
        consequences_explained=True,
        given_on=day,
        ends_before=today + SOON,
    )
    give(story, day, by=Role.SOCIAL_CASEWORKER, draft=draft)


def tell_the_school(story: Story) -> None:
    """A yes for a month only; it has run out by itself."""
    day = story.on(story.pace.kickoff + 4)
    draft = ConsentDraft(
        types=frozenset({InformationType.EMPLOYMENT}),
        from_party=EMPLOYMENT,
        to_party=Party.OTHER_AUTHORITY,
        to_name=SCHOOL,
        purpose="At vejlederen kan fortælle om kurser, der passer til jobmålet.",
        form=ConsentForm.WRITTEN,
        oral_note="",
        consequences_explained=True,
        given_on=day,
        ends_before=day + timedelta(days=30),
    )
    give(story, day, by=Role.EMPLOYMENT_CASEWORKER, draft=draft)


def share_measures(story: Story) -> None:
    """A yes to let both sides follow the well-being."""
    day = story.on(story.pace.kickoff + 3)
    draft = ConsentDraft(
        types=frozenset({InformationType.MEASURES}),
        from_party=SOCIAL,
        to_party=EMPLOYMENT,
        purpose="At hele teamet kan følge, hvordan jeg har det.",
        form=ConsentForm.WRITTEN,
        oral_note="",
        consequences_explained=True,
        given_on=day,
        ends_before=day + timedelta(days=365),
    )
    story.made["measures_consent"] = give(story, day, by=Role.CTI_WORKER, draft=draft)


def take_measures_back(story: Story) -> None:
    """The citizen thinks better of it; who must act does so the same day."""
    day = story.on(story.pace.kickoff + TAKEN_BACK_AFTER)
    with story.acting(Role.SOCIAL_CASEWORKER, day) as acting:
        cases.withdraw_consent(
            **acting, case=story.the_case, consent_id=story.made["measures_consent"]
        )
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        for task in Task.objects.filter(case=story.the_case, rule="C2", state=TaskState.OPEN):
            cases.finish_task(**acting, case=story.the_case, task_id=task.pk, version=task.version)
