"""What each field of a copy-sheet says about one citizen (M7)."""

from datetime import date

from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.copy_sheets import PLACEMENT_FIELDS, SheetField
from fodfaeste.rules.plan.kinds import (
    AssessmentTheme,
    EffortStatus,
    GoalStatus,
    JobGoalStatus,
    LifeArea,
    Participation,
    PlanLegalForm,
)
from fodfaeste.rules.plan.sheet_texts import (
    Approval,
    Entry,
    Granted,
    Kickoff,
    SheetFacts,
    Work,
    texts_of,
)

DAY = date(2026, 3, 4)
TRAINING = EffortContent(
    number=1,
    wording="Genoptræning af knæet",
    responsible="Fys Nord",
    status=EffortStatus.RUNNING,
    law="SUL § 140",
    starts_on=DAY,
    ends_before=date(2026, 6, 1),
)
MENTOR = EffortContent(
    number=2, wording="Mentor", responsible="Sara", status=EffortStatus.PLANNED, starts_on=DAY
)
PLAN = PlanContent(
    job_goal_status=JobGoalStatus.FORMULATED,
    job_goal="Lager og pakkeri",
    legal_form=PlanLegalForm.OVERVIEW,
    paragraphs=("LAB § 40", "SEL § 141"),
    goals=(
        GoalContent(
            number=1,
            wording="Jeg vil have kolleger",
            status=GoalStatus.CURRENT,
            sub_goals=(
                SubGoalContent(number=1, wording="Hilse", status=GoalStatus.REACHED, due_on=DAY),
            ),
            efforts=(TRAINING,),
        ),
        GoalContent(number=2, wording="Løbe", status=GoalStatus.LEFT, efforts=(MENTOR,)),
    ),
)


def said(facts: SheetFacts) -> dict[SheetField, str]:
    return {field: text for field, text in texts_of(facts).items() if text}


def test_m7_every_field_has_its_words_and_an_empty_plan_has_none() -> None:
    empty = texts_of(SheetFacts(content=PlanContent()))
    assert set(empty) == set(SheetField) - PLACEMENT_FIELDS
    assert set(empty.values()) == {""}


def test_m7_the_plan_is_read_out_without_what_was_left() -> None:
    assert said(SheetFacts(content=PLAN)) == {
        SheetField.JOB_GOAL: "Lager og pakkeri",
        SheetField.GOALS: "Mål: Jeg vil have kolleger\n  Delmål: Hilse, senest 4.3.2026 (nået)",
        SheetField.EFFORTS: (
            "Genoptræning af knæet (Fys Nord, SUL § 140, fra 4.3.2026 til 31.5.2026, i gang)"
        ),
        SheetField.DURATION: "Fra 4.3.2026 til 31.5.2026",
        SheetField.LEGAL_FORM: (
            "Fælles overblik over de eksisterende planer · LAB § 40 og SEL § 141"
        ),
    }


def test_m7_what_has_no_end_is_said_to_have_none() -> None:
    goal = GoalContent(
        number=1, wording="Ro", status=GoalStatus.CURRENT, efforts=(TRAINING, MENTOR)
    )
    facts = SheetFacts(content=PlanContent(goals=(goal,)))
    assert texts_of(facts)[SheetField.DURATION] == "Fra 4.3.2026, uden slutdato"


def test_m7_a_job_goal_that_is_not_found_says_what_is_done_about_it() -> None:
    plan = PlanContent(job_goal_task="Besøge et lager")
    text = texts_of(SheetFacts(content=plan))[SheetField.JOB_GOAL]
    assert text == "Endnu ikke formuleret. Besøge et lager"


def test_m7_health_stands_in_its_own_field_and_nowhere_else() -> None:
    def entry(area: LifeArea, section: Section, text: str, *, own: bool = False) -> Entry:
        return Entry(
            area=area,
            theme=AssessmentTheme.RESOURCE,
            section=section,
            text=text,
            said_by_citizen=own,
        )

    facts = SheetFacts(
        content=PlanContent(),
        assessment=(
            entry(LifeArea.EVERYDAY, Section.PLAN, "Jeg står tidligt op", own=True),
            entry(LifeArea.HEALTH, Section.HEALTH, "Tåler sin medicin"),
        ),
    )
    assert said(facts) == {
        SheetField.RESOURCES: "Hverdag og praktiske opgaver: »Jeg står tidligt op«",
        SheetField.HEALTH: "Ressourcer: Tåler sin medicin",
    }


def test_m7_the_other_rooms_are_read_out_too() -> None:
    facts = SheetFacts(
        content=PlanContent(),
        approval=Approval(number=2, on=DAY, participation=Participation.HOME, note="Karin læste."),
        kickoff=Kickoff(
            competences="Truckkort", experience="Lager", time_plan="Uge 12", cv_starts_on=DAY
        ),
        work=Work(
            company="Byens Brød",
            job_title="Pakker",
            since=DAY,
            placement_minutes=750,
            ordinary_minutes=120,
            tasks=("Pakke", "Feje"),
            considerations="Pauser",
        ),
        grants=(
            Granted(paragraph="SEL § 85", starts_on=DAY, ends_before=None, goal="Ro"),
            Granted(paragraph="SEL § 82 b", starts_on=DAY, ends_before=date(2026, 9, 4)),
        ),
    )
    assert said(facts) == {
        SheetField.PARTICIPATION: (
            "Version 2 er godkendt med borgeren 4.3.2026 (hjemme hos borgeren).\nKarin læste."
        ),
        SheetField.EXPERIENCE: "Truckkort\nLager",
        SheetField.TIME_PLAN: "Uge 12\nArbejdet med cv begynder 4.3.2026.",
        SheetField.WORK: (
            "Byens Brød, Pakker, fra 4.3.2026\n12,5 timer om ugen i praktik\n"
            "2 ordinære timer om ugen\nOpgaver: Pakke, Feje\nHensyn: Pauser"
        ),
        SheetField.GRANTS: (
            "SEL § 85 fra 4.3.2026 uden slutdato, til målet »Ro«\n"
            "SEL § 82 b fra 4.3.2026 til 3.9.2026"
        ),
    }
