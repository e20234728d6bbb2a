"""Stretches of work in a story: begun, lengthened, paid beside; some break off (D8, D11, G3)."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.other_systems import NATIONAL
from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.records.cases.actions import quick
from fodfaeste.records.cases.models import QuickReaction
from fodfaeste.records.catalogues.models import CopySheet
from fodfaeste.records.catalogues.queries import lines_of
from fodfaeste.records.placement.actions import ending, placements
from fodfaeste.records.placement.models import Interruption, JobMatch, Placement
from fodfaeste.records.placement.queries.vitas import vitas_of
from fodfaeste.records.plan.actions.transfers import note_transfer
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.quick import QuickMatter, QuickState
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.placement.interruption import RestartPlan, Step
from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason
from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.placement.vitas import vitas_texts
from fodfaeste.rules.plan.copy_sheets import laid_out, marks

EVERY, A_THIRD = 20, 3
ASKED_YESTERDAY, NOBODY_ANSWERS, ON_THE_WAY_BACK, FORGETS_TO_EXTEND, WITHOUT_PAPERS = (
    7,
    8,
    12,
    11,
    6,
)
BROKE_OFF_DAYS_AGO = {ASKED_YESTERDAY: 1, NOBODY_ANSWERS: 8, ON_THE_WAY_BACK: 12}
FIRST, SECOND = timedelta(weeks=13), timedelta(weeks=26)
PAID_AFTER = timedelta(weeks=4)
LENGTHENED_BEFORE = timedelta(days=10)
DAY = timedelta(days=1)


def breaks_off_on(story: Story, today: date) -> date | None:
    """The last day of work in the few stories where it breaks off; None in the others."""
    ago = BROKE_OFF_DAYS_AGO.get(story.number % EVERY)
    if ago is None:
        return None
    day = today - timedelta(days=ago)
    last = off_the_weekend(day) if off_the_weekend(day) <= today else day - 2 * DAY
    return last if last > story.on(story.pace.first_day) else None


def placing(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """The first day and what becomes of the terms."""
    first = story.on(story.pace.first_day)
    broke_on = breaks_off_on(story, today)
    yield first, partial(begin, story)
    changes = [(first + PAID_AFTER, partial(pay_beside, story))]
    if story.number % EVERY != FORGETS_TO_EXTEND:
        changes.append((first + FIRST - LENGTHENED_BEFORE, partial(lengthen, story)))
    yield from (change for change in changes if broke_on is None or change[0] < broke_on)
    if story.number % A_THIRD == 0:
        yield first + DAY, partial(copy_to_vitas, story)
    if story.number == 0:
        asked_on = off_the_weekend(today - timedelta(days=21))
        yield asked_on, partial(ask, story, asked_on)
        yield add_workdays(asked_on, 1), partial(answer, story, add_workdays(asked_on, 1))
    if broke_on:
        yield from breaking_off(story, broke_on)


def breaking_off(story: Story, day: date) -> Iterator[tuple[date, Play]]:
    """The work ends the same day; in one story it is answered, and the way back is planned."""
    yield day, partial(break_off, story, day)
    if story.number % EVERY == ON_THE_WAY_BACK:
        answered_on = add_workdays(day, 1)
        yield answered_on, partial(answer, story, answered_on)
        yield add_workdays(day, 3), partial(plan_the_way_back, story, add_workdays(day, 3))


def begin(story: Story) -> None:
    """Thirteen weeks of placement, granted before the first day."""
    day = story.on(story.pace.first_day)
    known = story.number % EVERY != WITHOUT_PAPERS
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        placements.start_placement(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            placement=placements.NewPlacement(
                kind=HoursKind.PLACEMENT,
                starts_on=day,
                ends_before=day + FIRST,
                papers=placements.PlacementPapers(
                    purpose=PlacementPurpose.ORDINARY_HOURS if known else None,
                    granted_on=day - 3 * DAY if known else None,
                    functions_differ=True,
                    others_there=0,
                    representative="Mette Holst",
                    representative_said_yes_on=day - 4 * DAY,
                ),
            ),
        )


def copy_to_vitas(story: Story) -> None:
    """The job consultant copies the sheet, and notes it (D9)."""
    case, day = story.the_case, story.on(story.pace.first_day) + DAY
    sections = frozenset({Section.PLAN, Section.EMPLOYMENT})
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        sheet = CopySheet.objects.get(system=NATIONAL)
        facts = vitas_of(case, sections=sections, today=day)
        texts = laid_out(lines_of(sheet), vitas_texts(facts) if facts else {}, sections)
        note_transfer(
            **acting,
            key=uuid.uuid4(),
            case=case,
            sheet_id=sheet.pk,
            texts=texts,
            read=marks(texts),
        )


def pay_beside(story: Story) -> None:
    """Paid hours for other tasks at the same workplace."""
    day = story.on(story.pace.first_day) + PAID_AFTER
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        placements.start_placement(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            placement=placements.NewPlacement(
                kind=HoursKind.ORDINARY, starts_on=day, ends_before=None
            ),
        )


def lengthen(story: Story) -> None:
    """Thirteen weeks more, with the reason."""
    day = story.on(story.pace.first_day) + FIRST - LENGTHENED_BEFORE
    row = Placement.objects.get(case=story.the_case, kind=HoursKind.PLACEMENT)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        placements.extend_placement(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            placement_id=row.pk,
            to=placements.Longer(
                ends_before=row.starts_on + SECOND,
                grounds=f"{story.given_names} mangler at mestre »{story.workplace.tasks[-1]}«, "
                "og så kan de timer også lønnes.",
                papers=placements.PlacementPapers(
                    purpose=PlacementPurpose.ORDINARY_HOURS,
                    granted_on=day,
                    functions_differ=True,
                    others_there=0,
                    representative="Mette Holst",
                    representative_said_yes_on=day,
                ),
            ),
        )


def ask(story: Story, day: date) -> None:
    """The job consultant needs an answer fast."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        quick.ask_quickly(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            matter=QuickMatter.HOURS,
            question="Arbejdsgiveren vil give to timer mere med løn fra mandag. Hvad betyder det "
            "for ydelsen?",
            asked=frozenset({Role.EMPLOYMENT_CASEWORKER}),
        )


def answer(story: Story, day: date) -> None:
    """The caseworker answers the next day."""
    found = QuickReaction.objects.filter(case=story.the_case, state=QuickState.OPEN).first()
    if found is None:
        return
    with story.acting(Role.EMPLOYMENT_CASEWORKER, day) as acting:
        quick.answer_quickly(
            **acting,
            case=story.the_case,
            quick_id=found.pk,
            version=found.version,
            answer="Ydelsen fortsætter, og løntimer trækkes fra. "
            f"Jeg har talt med {story.given_names} om det.",
        )


def break_off(story: Story, day: date) -> None:
    """The workplace says stop; the caseworkers are asked at once."""
    match = JobMatch.objects.get(case=story.the_case, ended_on=None)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        ending.end_match(
            **acting,
            case=story.the_case,
            match_id=match.pk,
            version=match.version,
            ending=ending.Ending(
                ended_on=day,
                reason=MatchEndReason.EMPLOYER_WISHED,
                note=f"Arbejdsgiveren mangler tid til oplæring. {story.given_names} vil gerne "
                "prøve et nyt sted.",
                question=f"Kan {story.given_names} blive i praktik et andet sted fra næste uge, "
                "og hvad sker der med ydelsen imens?",
            ),
        )


def plan_the_way_back(story: Story, day: date) -> None:
    """What was learned, and the first two steps."""
    found = Interruption.objects.get(case=story.the_case)
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        ending.plan_restart(
            **acting,
            case=story.the_case,
            match_id=found.match_id,
            version=found.version,
            plan=RestartPlan(
                learned="Opgaverne passede godt. Der skal være en fast kollega at spørge.",
                next_time="Vi aftaler den faste kollega, før den første dag.",
                steps=(
                    Step(
                        "Besøge to arbejdspladser, hvor der er en fast kollega",
                        story.team[Role.JOB_CONSULTANT],
                        add_workdays(day, 5),
                    ),
                    Step("Skrive, hvad der var godt ved opgaverne", None, add_workdays(day, 3)),
                ),
            ),
        )
