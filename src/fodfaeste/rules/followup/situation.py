"""Everything about one course that follow-up is judged from: plain facts, made by the record floor.

«sikre et fuldt overblik over borgerens situation, behov og udvikling» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.contact import Contact
from fodfaeste.rules.followup.quick import OpenQuestion
from fodfaeste.rules.followup.states import CaseHistory
from fodfaeste.rules.followup.talks import Talks
from fodfaeste.rules.limits import DEFAULTS, Limit
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.placement.hours import WeekHours
from fodfaeste.rules.placement.interruption import Broken
from fodfaeste.rules.placement.kinds import WorkSupport
from fodfaeste.rules.placement.ladder.pay_talk import NOTHING_YET, PayFacts
from fodfaeste.rules.placement.ladder.progress import Progress
from fodfaeste.rules.placement.papers import Papers
from fodfaeste.rules.plan.clashes import Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One course today. Everything but the history may be left out: then nothing is known of it.

    Dates named `…_ends` are half-open ends (the day before is the last day). `vacant` are team
    roles without a person; `unexamined` are the supports at work nobody has looked into yet; a day
    at work counts as company activity, so while a match runs `last_company_activity_on` is today.
    `pay` is the task ladder with its talks; `progress` is what else has grown.
    `papers` are of the unpaid placement that runs or comes; `broken` is the latest match when it
    broke off; `quick_open` are questions that wait for an answer. `plan_owner_roles` are the seats
    of whoever writes the plan; `measured` are the occasions the citizen has answered or declined.
    """

    history: CaseHistory
    vacant: tuple[Role, ...] = ()
    kickoff_meeting_on: date | None = None
    assessed: bool = True
    consents_noted: bool = True
    cv_made: bool = False
    plan_owner_roles: frozenset[Role] = frozenset()
    approved_version: int = 0
    handed_over_version: int = 0
    newest_version_on: date | None = None
    efforts_since: date | None = None
    last_company_activity_on: date | None = None
    next_activity_on: date | None = None
    pre_cti_meetings: int = 0
    grant_decided: bool = False
    grant_ends: date | None = None
    consent_ends: tuple[date, ...] = ()
    first_working_day: date | None = None
    agreement_agreed: bool = False
    agreement_follow_up_on: date | None = None
    follow_up_planned_on: date | None = None
    placement_ends: date | None = None
    papers: Papers | None = None
    broken: Broken | None = None
    quick_open: tuple[OpenQuestion, ...] = ()
    talks: Talks | None = None
    weeks: tuple[WeekHours, ...] = ()
    hours_differ: bool = False
    unexamined: frozenset[WorkSupport] = frozenset()
    pay: PayFacts = NOTHING_YET
    progress: tuple[Progress, ...] = ()
    contacts: tuple[Contact, ...] = ()
    focus_areas: int = 0
    measured: frozenset[MeasureOccasion] = frozenset()
    last_follow_up_on: date | None = None
    last_follow_up_roles: frozenset[Role] = frozenset()
    decisions_started: bool = False
    network_agreed: bool = False
    closing_meeting_on: date | None = None
    follow_on_arranged: bool = True
    checkpoints_held: frozenset[int] = frozenset()
    appointments: tuple[Appointment, ...] = ()
    limits: tuple[Limit, ...] = DEFAULTS
