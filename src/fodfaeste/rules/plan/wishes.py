"""Job wishes and goals are talked about with the citizen by both areas (C7).

«Borgeren og medarbejdere fra både social- og beskæftigelsesområdet skal drøfte jobønsker og mål
forud for opstart i virksomhedspraktik.» (SEED-3)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Department, Role, department_of
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True)
class WishesDiscussed:
    """The day each area talked with the citizen; None where it has not."""

    employment_on: date | None = None
    social_on: date | None = None

    @property
    def departments(self) -> frozenset[Department]:
        """Return the areas that have talked with the citizen."""
        days = {Department.EMPLOYMENT: self.employment_on, Department.SOCIAL: self.social_on}
        return frozenset(department for department, day in days.items() if day)

    @property
    def on(self) -> date | None:
        """Return the day when the last of those areas had talked with the citizen."""
        return max(filter(None, (self.employment_on, self.social_on)), default=None)


def areas_that_talked(
    present: Iterable[Role], *, wishes: str, job_goal_answered: bool
) -> frozenset[Department]:
    """Return the areas that talked with the citizen about wishes and goals where they met.

    The citizen was there, and something was said about it: a wish, or whether there is a job goal.
    """
    there = frozenset(present)
    if Role.CITIZEN not in there or not (is_said(wishes) or job_goal_answered):
        return frozenset()
    return frozenset(filter(None, map(department_of, there)))


def check_discussion(
    *, department: Department, seats: frozenset[Department], discussed_on: date, today: date
) -> None:
    """Raise Refused (C7) unless one's own area says so, about a day that has come."""
    refuse_if(
        unmet(
            (department in seats, _OWN_AREA),
            (discussed_on <= today, _DAY_HAS_COME),
        )
    )


_OWN_AREA = Obstacle(
    rule="C7",
    condition="own_area",
    sentence="Det er områdets egne medarbejdere, der noterer, at de har talt med borgeren.",
    next_step="Bed en fra det andet område om at notere deres samtale.",
)
_DAY_HAS_COME = Obstacle(
    rule="C7",
    condition="day_has_come",
    sentence="Dagen er ikke kommet endnu. Her står kun det, der er sket.",
    next_step="Skriv den dag, I talte med borgeren.",
)
