"""The crisis plan and the retention plan: in time, agreed, and no older than the job (F3, C2).

«hvordan borgeren håndterer de kriser og tilbagefald, der kan opstå» (SEED-4). Both belong to phase
3; the crisis plan is to be there when the phase begins, so that it can be tried while somebody is
near. A plan made for one job says little about the next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.facts import ConsentFacts, any_covers
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.cti.promises import names
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDays:
    """One of the plans: the day its words were changed last, and the day the citizen agreed."""

    words_on: date | None = None
    agreed_on: date | None = None

    @property
    def made_on(self) -> date | None:
        """The day it was gone through last; None before it is written."""
        known = [day for day in (self.words_on, self.agreed_on) if day is not None]
        return max(known) if self.words_on and known else None

    def is_made_since(self, day: date) -> bool:
        """Say whether it was written or gone through from a day on."""
        made = self.made_on
        return made is not None and made >= day

    @property
    def is_agreed(self) -> bool:
        """The citizen has agreed to what stands there now."""
        if self.words_on is None or self.agreed_on is None:
            return False
        return self.agreed_on >= self.words_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlans:
    """What is known of both plans: `job_changed_on` is the last day a job began or ended."""

    phase_3_on: date
    crisis: PlanDays
    retention: PlanDays
    job_changed_on: date | None


def warnings_on_safety_plans(facts: SafetyPlans, *, today: date) -> tuple[Obstacle, ...]:
    """Return what must be looked at: missing when phase 3 begins, or older than the job (F3)."""
    return unmet(
        (today < facts.phase_3_on or facts.crisis.made_on is not None, _CRISIS_PLAN_IN_TIME),
        (not _is_older(facts.crisis, facts.job_changed_on), _CRISIS_PLAN_FITS_THE_JOB),
        (not _is_older(facts.retention, facts.job_changed_on), _RETENTION_PLAN_FITS_THE_JOB),
    )


def _is_older(plan: PlanDays, job_changed_on: date | None) -> bool:
    made = plan.made_on
    return made is not None and job_changed_on is not None and made < job_changed_on


def check_agreed(agreed_on: date | None, *, today: date) -> None:
    """Raise Refused (F3) for an agreement with the citizen that is still to come."""
    refuse_if(unmet((agreed_on is None or agreed_on <= today, _AGREED_BY_TODAY)))


def check_contact(*, what: str, on: date | None, today: date) -> None:
    """Raise Refused (F3) unless a next contact says what, and has a day that is not gone."""
    refuse_if(
        unmet(
            (is_said(what), _CONTACT_SAID),
            (on is not None and on >= today, _CONTACT_HAS_A_DAY),
        )
    )


def obstacles_to_sharing(
    consents: Iterable[ConsentFacts], *, company: str, today: date
) -> tuple[Obstacle, ...]:
    """Return why the workplace may not have its part of the retention plan (C2)."""
    told = any_covers(
        (one for one in consents if names(one, company)),
        information=InformationType.SOCIAL,
        from_party=Party.SOCIAL_DEPARTMENT,
        to_party=Party.EMPLOYER,
        today=today,
    )
    return unmet((told, _CITIZEN_LETS_THE_WORKPLACE_KNOW))


_CRISIS_PLAN_IN_TIME = Obstacle(
    rule="F3",
    condition="crisis_plan_in_time",
    sentence="Fase 3 er begyndt, og der er ingen kriseplan. Den skal kunne prøves af, mens du er "
    "tæt på.",
    next_step="Skriv den sammen med borgeren ved næste møde.",
)
_CRISIS_PLAN_FITS_THE_JOB = Obstacle(
    rule="F3",
    condition="crisis_plan_fits_the_job",
    sentence="Kriseplanen er ældre end det seneste skift af job.",
    next_step="Gå den igennem med borgeren, og se, om tegn, hjælp og personer stadig passer.",
)
_RETENTION_PLAN_FITS_THE_JOB = Obstacle(
    rule="F3",
    condition="retention_plan_fits_the_job",
    sentence="Fastholdelsesplanen er ældre end det seneste skift af job.",
    next_step="Gå den igennem med borgeren, så den handler om det job, borgeren har nu.",
)
_AGREED_BY_TODAY = Obstacle(
    rule="F3",
    condition="safety_plan_agreed_by_today",
    sentence="Dagen er ikke kommet endnu, så I kan ikke have aftalt planen.",
    next_step="Vælg den dag, I aftalte den, eller lad feltet stå tomt.",
)
_CONTACT_SAID = Obstacle(
    rule="F3",
    condition="next_contact_said",
    sentence="Der står ikke, hvad I skal tale om.",
    next_step="Skriv kort, hvem der taler med hvem om hvad.",
)
_CONTACT_HAS_A_DAY = Obstacle(
    rule="F3",
    condition="next_contact_has_a_day",
    sentence="Den næste kontakt har ingen dag frem i tiden, så ingen bliver mindet om den.",
    next_step="Vælg i dag eller en senere dag.",
)
_CITIZEN_LETS_THE_WORKPLACE_KNOW = Obstacle(
    rule="C2",
    condition="workplace_may_know_the_retention_plan",
    sentence="Borgeren har ikke givet samtykke til, at arbejdspladsen må få sin del af "
    "fastholdelsesplanen.",
    next_step="Tal med borgeren, og registrér et samtykke om social støtte til arbejdspladsen.",
)
