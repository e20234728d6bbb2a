"""Whom the intervention is for, as dated profiles; a deviation is allowed with a note (A4).

«Målgruppen for indsatsen er aktivitetsparate kontanthjælpsmodtagere.» (SEED-2)
«aktivitetsparate kontanthjælpsmodtagere over 30 år med minimum et års ledighed» (SEED-4)
«ledige borgere med andre problemer ud over ledighed» (SEED-0)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import Benefit
from fodfaeste.rules.refusal import Obstacle, unmet
from fodfaeste.rules.words import Word


class TargetGroupCode(Word):
    """The two profiles that the sources name."""

    ROLLOUT = "rollout", "Udbredelsen (2022)"
    TRIAL = "trial", "Afprøvningen (2018)"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """A profile in force from `valid_from`; `min_age` in years, `min_months` of unemployment."""

    code: TargetGroupCode
    benefits: frozenset[Benefit]
    min_age: int
    min_months: int
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is known about the citizen at enrolment."""

    age: int
    months_unemployed: int
    benefit: Benefit
    problems_beside_unemployment: bool
    ready_without_support: bool


DEFAULTS: tuple[TargetGroup, ...] = (
    TargetGroup(
        code=TargetGroupCode.TRIAL,
        benefits=frozenset({Benefit.SOCIAL_ASSISTANCE}),
        min_age=30,
        min_months=12,
        valid_from=date(2018, 2, 1),
        source="SEED-4: «over 30 år med minimum et års ledighed»",
    ),
    TargetGroup(
        code=TargetGroupCode.ROLLOUT,
        benefits=frozenset({Benefit.SOCIAL_ASSISTANCE}),
        min_age=18,
        min_months=0,
        valid_from=date(2022, 6, 23),
        source="SEED-2: «Målgruppen for indsatsen er aktivitetsparate kontanthjælpsmodtagere.»",
    ),
)


def target_group_on(
    code: TargetGroupCode, day: date, table: Iterable[TargetGroup] = DEFAULTS
) -> TargetGroup | None:
    """Return the profile in force on `day`, or None before its first day."""
    begun = [row for row in table if row.code == code and row.valid_from <= day]
    return max(begun, key=lambda row: row.valid_from, default=None)


def target_group_deviations(profile: TargetGroup, candidate: Candidate) -> tuple[Obstacle, ...]:
    """Return how the citizen differs from the profile; a deviation needs a note, no more."""
    return unmet(
        (candidate.age >= profile.min_age, _old_enough(profile.min_age)),
        (candidate.months_unemployed >= profile.min_months, _long_enough(profile.min_months)),
        (candidate.benefit in profile.benefits, _on_benefit(profile.benefits)),
        (candidate.problems_beside_unemployment, _MORE_THAN_UNEMPLOYMENT),
        (not candidate.ready_without_support, _NEEDS_SUPPORT),
    )


def _deviation(condition: str, sentence: str) -> Obstacle:
    return Obstacle(
        rule="A4",
        condition=condition,
        sentence=sentence,
        next_step="Skriv, hvorfor indsatsen alligevel er den rette for borgeren.",
    )


def _old_enough(years: int) -> Obstacle:
    return _deviation("old_enough", f"Borgeren er under {years} år, og målgruppen er ældre.")


def _long_enough(months: int) -> Obstacle:
    return _deviation(
        "unemployed_long_enough",
        f"Borgeren har været ledig i under {months} måneder. "
        "Indsatsen er for dem, der længe har været uden job.",
    )


def _on_benefit(benefits: frozenset[Benefit]) -> Obstacle:
    names = ", ".join(sorted(benefit.label.lower() for benefit in benefits))
    return _deviation("on_benefit", f"Borgeren får en anden ydelse end målgruppen ({names}).")


_MORE_THAN_UNEMPLOYMENT = _deviation(
    "problems_beside_unemployment",
    "Der er ikke noteret andre vanskeligheder end ledighed. "
    "Indsatsen er for dem, der også har brug for social støtte.",
)
_NEEDS_SUPPORT = _deviation(
    "needs_support",
    "Borgeren vurderes klar til job uden støtte. Så er en mindre indsats nok.",
)
