"""What a story has in other systems: the plan's form, sector plans, and what was copied over."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import Play, Story
from fodfaeste.records.catalogues.actions import SheetFacts, change_copy_sheet
from fodfaeste.records.catalogues.models import CopySheet
from fodfaeste.records.catalogues.queries import lines_of
from fodfaeste.records.followup.queries.sheet_facts import sheet_facts
from fodfaeste.records.plan.actions import legal_form
from fodfaeste.records.plan.actions.transfers import note_transfer
from fodfaeste.records.plan.queries import content_of
from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.access.sections_seen import OWN_SECTIONS, TEAM_SHARES
from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.copy_sheets import laid_out, marks
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.sector_plans import SectorPlanKind
from fodfaeste.rules.plan.sheet_texts import texts_of

USED = {Department.EMPLOYMENT: "Fasit", Department.SOCIAL: "Nexus"}
"""The two systems of the demo municipality."""
NATIONAL = "VITAS"
"""The system that every municipality has (D9)."""

CASEWORKER = {
    Department.EMPLOYMENT: Role.EMPLOYMENT_CASEWORKER,
    Department.SOCIAL: Role.SOCIAL_CASEWORKER,
}
CHOSEN_BEFORE_PLAN = 6
A_THIRD, A_QUARTER = 3, 4


def keep_used_sheets(stage: Stage, administrator: int, today: date) -> None:
    """Take the sheets of systems that this municipality has not out of use."""
    for sheet in CopySheet.objects.exclude(system__in=[*USED.values(), NATIONAL]):
        with stage.acting(administrator, today) as acting:
            change_copy_sheet(
                actor=acting["actor"],
                sheet_id=sheet.pk,
                version=sheet.version,
                facts=SheetFacts(
                    system=sheet.system,
                    title=sheet.title,
                    department=Department(sheet.department),
                    lines=lines_of(sheet),
                    is_used=False,
                ),
                now=acting["now"],
            )


def other_systems(story: Story) -> Iterator[tuple[date, Play]]:
    """Everybody chooses a form; most note their sector plans; some copy, and some copy again."""
    pace = story.pace
    yield story.on(pace.plan - CHOSEN_BEFORE_PLAN), lambda: choose_form(story)
    if story.number % A_QUARTER != 1:
        yield story.on(pace.plan - CHOSEN_BEFORE_PLAN), lambda: note_sector_plans(story)
    if story.number % A_THIRD == 0:
        yield story.on(pace.plan + 2), partial(copy, story, Department.EMPLOYMENT, pace.plan + 2)
        yield story.on(pace.plan + 3), partial(copy, story, Department.SOCIAL, pace.plan + 3)
    if story.number % A_THIRD == 1:
        late = pace.first_day + 5
        yield story.on(late), partial(copy, story, Department.EMPLOYMENT, late)


def choose_form(story: Story) -> None:
    """One in four lets the plan stand instead of the others."""
    day = story.on(story.pace.plan - CHOSEN_BEFORE_PLAN)
    is_holistic = story.number % A_QUARTER == A_QUARTER - 1
    with story.acting(Role.SOCIAL_CASEWORKER, day) as acting:
        legal_form.choose_form(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            new=legal_form.NewForm(
                legal_form=PlanLegalForm.HOLISTIC if is_holistic else PlanLegalForm.OVERVIEW,
                chosen_on=day,
                consent_given=is_holistic,
                consent_given_as=ConsentForm.ORAL if is_holistic else None,
                consent_note=f"{story.given_names} sagde ja, mens alle fire på teamet var der."
                if is_holistic
                else "",
            ),
        )


def note_sector_plans(story: Story) -> None:
    """Where Min Plan is, and for half of them the § 141 plan."""
    day = story.on(story.pace.plan - CHOSEN_BEFORE_PLAN)
    kinds = {Department.EMPLOYMENT: SectorPlanKind.MIN_PLAN}
    if story.number % 2 == 0:
        kinds[Department.SOCIAL] = SectorPlanKind.SECTION_141
    for department, kind in kinds.items():
        with story.acting(CASEWORKER[department], day) as acting:
            noted = legal_form.add_sector_plan(
                **acting,
                key=uuid.uuid4(),
                case=story.the_case,
                new=legal_form.NewSectorPlan(
                    kind=kind,
                    system=USED[department],
                    reference=f"Sag {day.year % 100}/{1000 + story.number}",
                    responsible=acting["actor"].name,
                    made_on=story.enrolled_on - timedelta(days=30),
                ),
            )
            if story.number % A_THIRD:
                legal_form.look_at_sector_plan(**acting, case=story.the_case, plan_id=noted.pk)


def copy(story: Story, department: Department, days: int) -> None:
    """The caseworker copies what is open to them, and notes it."""
    day, case = story.on(days), story.the_case
    sections = TEAM_SHARES | OWN_SECTIONS[department]
    with story.acting(CASEWORKER[department], day) as acting:
        sheet = CopySheet.objects.get(system=USED[department])
        facts = sheet_facts(case, content_of(case.pk), sections=sections)
        texts = laid_out(lines_of(sheet), texts_of(facts), sections)
        note_transfer(
            **acting,
            key=uuid.uuid4(),
            case=case,
            sheet_id=sheet.pk,
            texts=texts,
            read=marks(texts),
        )
