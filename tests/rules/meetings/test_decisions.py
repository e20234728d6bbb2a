"""Decisions at a meeting, and what is new since the last one (G1, C5)."""

from datetime import date, timedelta

import pytest

from fodfaeste.rules.followup.news import News, NewsKind, in_lines
from fodfaeste.rules.meetings.decisions import Decided, check_point, obstacles_to_decision
from fodfaeste.rules.meetings.kinds import DecisionBecomes, MeetingKind, MeetingState
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)


def decided(**changed: object) -> Decided:
    said: dict[str, object] = {
        "kind": MeetingKind.FOLLOW_UP,
        "state": MeetingState.HELD,
        "meets_on": TODAY,
        "text": "Jonas ringer til bageren.",
        "becomes": DecisionBecomes.TASK,
        "has_somebody": True,
        "due_on": TODAY + timedelta(days=7),
        **changed,
    }
    return Decided(**said)  # type: ignore[arg-type]  # the test says what it changes


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({}, []),
        ({"state": MeetingState.PLANNED}, []),
        ({"state": MeetingState.CANCELLED}, ["meeting_took_place"]),
        (
            {"state": MeetingState.PLANNED, "meets_on": TODAY + timedelta(days=1)},
            ["meeting_took_place"],
        ),
        ({"text": "  "}, ["meeting_decision_in_words"]),
        ({"has_somebody": False}, ["meeting_decision_by_somebody"]),
        ({"due_on": None}, ["meeting_decision_by_a_day"]),
        ({"due_on": TODAY - timedelta(days=1)}, ["meeting_decision_day_ahead"]),
        (
            {"becomes": DecisionBecomes.NOTE, "has_somebody": False, "due_on": None},
            [],
        ),
        (
            {"becomes": DecisionBecomes.PLAN, "has_somebody": False, "due_on": None},
            [],
        ),
    ],
)
def test_g1_a_task_has_somebody_and_a_day_and_the_rest_needs_words(
    changed: dict[str, object], lacking: list[str]
) -> None:
    found = obstacles_to_decision(decided(**changed), today=TODAY)
    assert conditions(found) == [("G1", name) for name in lacking]


def test_g1_the_agenda_is_for_what_is_to_come() -> None:
    check_point("Transport", kind=MeetingKind.OTHER, state=MeetingState.PLANNED)
    with pytest.raises(Refused) as refused:
        check_point(" ", kind=MeetingKind.OTHER, state=MeetingState.HELD)
    assert conditions(refused.value.obstacles) == [
        ("G2", "agenda_meeting_ahead"),
        ("G2", "agenda_point_said"),
    ]


def test_g1_nothing_new_makes_no_lines() -> None:
    assert in_lines(News(), today=TODAY) == ()


def test_g1_what_is_new_is_said_in_the_order_people_talk() -> None:
    news = News(
        notes=3,
        plan_version=2,
        yeses=1,
        wishes=2,
        open_tasks=4,
        late_tasks=1,
        done_tasks=1,
        phase=(2, date(2026, 3, 12)),
        open_questions=1,
        answered_questions=2,
    )
    assert in_lines(news, today=TODAY) == (
        (NewsKind.PHASE, "Fase 2 begynder 12.3.2026."),
        (NewsKind.PLAN, "Version 2 af planen er godkendt."),
        (NewsKind.TASKS, "1 opgave er løst, 4 opgaver er åbne, heraf 1 over tiden."),
        (NewsKind.QUESTIONS, "1 afklaring venter på svar, 2 afklaringer er besvaret."),
        (NewsKind.ANSWERS, "1 ja til arbejdsaftalen, 2 ønsker om at ændre den."),
        (NewsKind.NOTES, "3 nye CTI-notater."),
    )


def test_g1_a_plan_that_was_changed_is_news_too() -> None:
    assert in_lines(News(plan_changed=True, notes=1), today=TODAY) == (
        (NewsKind.PLAN, "Planen er ændret og ikke godkendt igen."),
        (NewsKind.NOTES, "1 nyt CTI-notat."),
    )
