"""A colleague is on holiday, and another one of the same role stands in (A1)."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from fodfaeste.demo.stage import Stage
from fodfaeste.records.cases.actions.absences import Away, say_absent

ENOUGH = 3
"""The cast works every day: it takes two more in the role."""
SINCE, STILL = timedelta(days=2), timedelta(days=5)


def go_on_holiday(stage: Stage, colleagues: Sequence[int], today: date) -> None:
    """The second in a role is away this week, and the third stands in; a small town has neither."""
    if len(colleagues) < ENOUGH:
        return
    _, absent, deputy, *_ = colleagues
    with stage.acting(absent, today - SINCE) as acting:
        away = Away(
            person_id=absent,
            deputy_id=deputy,
            starts_on=today - SINCE,
            last_day=today + STILL,
        )
        say_absent(**acting, key=uuid.uuid4(), away=away)
    for user_id in (absent, deputy):
        stage.actors.pop(user_id, None)
