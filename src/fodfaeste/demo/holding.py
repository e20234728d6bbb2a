"""What holds in a story: strategies carried over, both plans, and who said yes (E15, F3)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.story import Play, Story
from fodfaeste.demo.supporting import clock_of
from fodfaeste.records.cti.actions import promises, safety, strategies
from fodfaeste.records.cti.models import CrisisPlan, RetentionPlan, Supporter
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.cti.strategies import Outcome, Situation


@dataclass(frozen=True, slots=True)
class Tried:
    """Something tried, in the citizen's words, and how it went there and elsewhere."""

    text: str
    own_words: str
    where: Situation
    went: Outcome
    then: Situation | None = None
    went_then: Outcome = Outcome.WORKED


BANK = (
    Tried(
        "Går en tur rundt om bygningen, før det bliver for meget",
        "Når jeg mærker luften, kan jeg tænke igen",
        Situation.HOME,
        Outcome.WORKED,
        Situation.WORK,
    ),
    Tried(
        "Skriver de tre næste ting på en seddel i lommen",
        "Så skal jeg ikke huske det hele",
        Situation.WORK,
        Outcome.WORKED,
        Situation.OUT,
        Outcome.PARTLY,
    ),
    Tried("Tager bussen en tid før de andre", "Så er der plads", Situation.WAY, Outcome.WORKED),
    Tried(
        "Spiser frokost i kantinen med alle de andre",
        "Der var alt for meget larm",
        Situation.OTHERS,
        Outcome.NOT,
    ),
)


def holding(story: Story, *, closes: bool) -> Iterator[tuple[date, Play]]:
    """Events from the first strategy until the plans are anchored."""
    first, second, third = clock_of(story).phases
    for number, tried in enumerate(BANK):
        day = first.starts_on + timedelta(days=9 + 12 * number)
        yield day, partial(try_it, story, tried, day)
        if tried.then:
            again = second.starts_on + timedelta(days=8 + 10 * number)
            yield again, partial(carry_over, story, tried, number, again)
    early = second.starts_on + timedelta(days=30)
    yield early, lambda: write_crisis_plan(story, early, agreed=False)
    begun = second.starts_on + timedelta(days=45)
    yield begun, lambda: write_retention_plan(story, begun, agreed=False)
    yield begun, lambda: ask_two(story, begun)
    late = third.starts_on + timedelta(days=20)
    yield late, lambda: write_crisis_plan(story, late, agreed=True)
    yield late, lambda: write_retention_plan(story, late, agreed=True)
    yield late, lambda: plan_contact(story, late)
    yield late, lambda: hear_the_consultant(story, late)
    yield late, lambda: ask_the_caseworker(story, late, closes=closes)


def try_it(story: Story, tried: Tried, day: date) -> None:
    """Put it in the bank."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        made = strategies.add_strategy(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            words=strategies.StrategyWords(text=tried.text, own_words=tried.own_words),
            first=strategies.NewTry(tried_on=day, situation=tried.where, outcome=tried.went),
        )
    story.made[f"strategy {tried.text}"] = made.pk


def carry_over(story: Story, tried: Tried, number: int, day: date) -> None:
    """Try it in another situation."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        strategies.add_try(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            strategy_id=story.made[f"strategy {tried.text}"],
            tried=strategies.NewTry(
                tried_on=day,
                situation=tried.then or tried.where,
                outcome=tried.went_then,
                how_it_went="Vi gjorde det sammen første gang." if number == 0 else "",
            ),
        )


def write_crisis_plan(story: Story, day: date, *, agreed: bool) -> None:
    """Begin it while somebody is near; go through it and agree when phase 3 has begun."""
    works = [one for one in BANK if one.went is Outcome.WORKED][: 2 if agreed else 1]
    plan = CrisisPlan.objects.filter(case=story.the_case)
    with story.acting(Role.CTI_WORKER, day) as acting:
        safety.write_crisis_plan(
            **acting,
            case=story.the_case,
            sitting=safety.Sitting(version=plan.get().version if agreed else safety.UNWRITTEN),
            words=safety.CrisisWords(
                signs="Jeg sover dårligt\nJeg tager ikke telefonen"
                + ("\nJeg melder afbud to gange på en uge" if agreed else ""),
                what_helps="En aftale om den næste dag",
                who_does_what="Jeg siger det til min kollega, før jeg går hjem",
                numbers_to_call="",
                strategies=tuple(story.made[f"strategy {one.text}"] for one in works),
                agreed_on=day if agreed else None,
            ),
        )


def write_retention_plan(story: Story, day: date, *, agreed: bool) -> None:
    """What keeps the job: begun in phase 2, agreed in phase 3."""
    plan = RetentionPlan.objects.filter(case=story.the_case)
    with story.acting(Role.CTI_WORKER, day) as acting:
        safety.write_retention_plan(
            **acting,
            case=story.the_case,
            sitting=safety.Sitting(version=plan.get().version if agreed else safety.UNWRITTEN),
            words=safety.RetentionWords(
                what_keeps_the_job="Faste dage, en kollega at spørge og pauser",
                warning_signs="Bliver stille\nSpringer pauserne over" if agreed else "",
                agreed_on=day if agreed else None,
            ),
        )


def plan_contact(story: Story, day: date) -> None:
    """The job consultant rings four weeks after CTI."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        safety.plan_contact(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            what="Ring og hør, hvordan det går på arbejdet",
            responsible=story.team[Role.JOB_CONSULTANT],
            on=clock_of(story).ends_before + timedelta(days=28),
        )


def ask_two(story: Story, day: date) -> None:
    """The sister says yes at once; the job consultant is not asked yet."""
    _promise(
        story,
        day,
        promises.Who(kind=SupporterKind.NETWORK, person_id=story.made["sister"]),
        promises.Words(
            plan=PromiseIn.BOTH, promises="Ringer om søndagen og kommer, hvis jeg ikke svarer"
        ),
        promises.Yes(on=day, how=AcceptedHow.PHONE),
    )
    made = _promise(
        story,
        day,
        promises.Who(kind=SupporterKind.TEAM, colleague_id=story.team[Role.JOB_CONSULTANT]),
        promises.Words(
            plan=PromiseIn.RETENTION,
            promises="Taler med arbejdspladsen og mig en gang om måneden",
            until=clock_of(story).ends_before + timedelta(days=365),
        ),
        None,
    )
    story.made["consultant's promise"] = made.pk


def hear_the_consultant(story: Story, day: date) -> None:
    """The job consultant says yes when they meet."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        promises.accept(
            **acting,
            case=story.the_case,
            promise_id=story.made["consultant's promise"],
            version=1,
            yes=promises.Yes(on=day, how=AcceptedHow.TOGETHER),
        )


def ask_the_caseworker(story: Story, day: date, *, closes: bool) -> None:
    """In a course that is late, one has not said yes."""
    _promise(
        story,
        day,
        promises.Who(kind=SupporterKind.TEAM, colleague_id=story.team[Role.SOCIAL_CASEWORKER]),
        promises.Words(plan=PromiseIn.CRISIS, promises="Tager telefonen, når det haster"),
        promises.Yes(on=day, how=AcceptedHow.TOGETHER) if closes else None,
    )


def _promise(
    story: Story,
    day: date,
    who: promises.Who,
    words: promises.Words,
    yes: promises.Yes | None,
) -> Supporter:
    with story.acting(Role.CTI_WORKER, day) as acting:
        return promises.add_promise(
            **acting, key=uuid.uuid4(), case=story.the_case, who=who, words=words, yes=yes
        )
