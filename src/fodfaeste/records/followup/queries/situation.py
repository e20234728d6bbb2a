"""The gathered facts as the situation that missing things and the next step are judged from."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from fodfaeste.records.followup.queries.appointments import PlacementDays, appointments_from
from fodfaeste.records.followup.queries.at_work import broken_from, papers_from, questions_from
from fodfaeste.records.followup.queries.history import Facts, consents_from, day, days
from fodfaeste.records.followup.queries.talks import talks_from
from fodfaeste.records.placement.queries.ladder import ladder_from
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.consent.lasting import is_renewed
from fodfaeste.rules.cti.clock import phase_on
from fodfaeste.rules.cti.contact import Contact
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.cti.start import days_met
from fodfaeste.rules.decisions.expiry import Held, end_to_tell_of
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CaseHistory
from fodfaeste.rules.limits import Limit, LimitCode
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import end_to_answer
from fodfaeste.rules.placement.hours import WeekHours
from fodfaeste.rules.placement.kinds import HoursKind, WorkSupport

Limits = tuple[Limit, ...]
MINUTES_AN_HOUR = 60


def limits_from(numbers: dict[LimitCode, int]) -> Limits:
    """The municipality's numbers of today, as the rules take them."""
    return tuple(
        Limit(code=code, value=value, unit="", label="", valid_from=date.min)
        for code, value in numbers.items()
    )


def situation_from(facts: Facts, history: CaseHistory, *, today: date, limits: Limits) -> Situation:
    """Everything that follow-up is judged from."""
    meetings, versions = facts["meetings"] or {}, facts["versions"] or {}
    course: Facts = next(iter(facts["courses"]), {})
    agreement, placements = facts["agreement"] or {}, _current_placements(facts)
    found = ladder_from(facts["ladder"])
    return Situation(
        history=history,
        vacant=tuple(role for role in TEAM_ROLES if role not in _roles_filled(facts)),
        kickoff_meeting_on=day(meetings.get("kickoff_next")),
        assessed=facts["assessed"],
        consents_noted=bool(facts["consents"]),
        cv_made=bool(facts["cv"]),
        plan_owner_roles=_plan_owner_roles(facts),
        approved_version=versions.get("newest") or 0,
        handed_over_version=versions.get("handed_over") or 0,
        newest_version_on=day(versions.get("newest_on")),
        efforts_since=day((facts["efforts"] or {}).get("since")),
        last_company_activity_on=_last_at_a_company(facts, placements, today),
        next_activity_on=_next_activity(facts, placements, today),
        pre_cti_meetings=_meetings_before_cti(facts, history, today),
        grant_decided=any(_covers_later(grant, today) for grant in facts["grants"]),
        grant_ends=_grant_ends(facts, history, today),
        consent_ends=tuple(_consent_ends(facts)),
        first_working_day=min((row[0] for row in placements), default=None),
        agreement_agreed=bool(agreement),
        agreement_follow_up_on=day(agreement.get("follow_up_on")),
        follow_up_planned_on=day(meetings.get("follow_up_next")),
        placement_ends=_placement_ends(placements, today),
        papers=papers_from(facts, today),
        broken=broken_from(facts),
        quick_open=questions_from(facts),
        talks=talks_from(facts),
        weeks=tuple(map(_week, facts["weeks"])),
        hours_differ=any(row["differs"] for row in facts["weeks"]),
        unexamined=_unexamined(facts),
        pay=found.pay,
        progress=found.progress,
        contacts=tuple(_contacts(facts)),
        focus_areas=_focus_areas(facts, history, today),
        measured=_measured(facts),
        last_follow_up_on=day(meetings.get("followed_up")),
        last_follow_up_roles=_roles_at_plan_talk(facts),
        decisions_started=bool(course.get("continued_need") or course.get("decision_made")),
        network_agreed=course.get("handed_over", False) and not course["unanswered"],
        closing_meeting_on=day(course.get("closing")),
        follow_on_arranged=course.get("follow_on_arranged", True),
        checkpoints_held=_checkpoints_held(facts, course),
        appointments=appointments_from(facts, placements),
        limits=limits,
    )


def _roles_filled(facts: Facts) -> frozenset[str]:
    return frozenset(seat["role"] for seat in facts["team"])


def _plan_owner_roles(facts: Facts) -> frozenset[Role]:
    """The seats of whoever is to write the plan; none when they are not on the team today."""
    owner = (facts["plan"] or {}).get("owner_id")
    return frozenset(Role(seat["role"]) for seat in facts["team"] if seat["user"] == owner)


def _measured(facts: Facts) -> frozenset[MeasureOccasion]:
    """The occasions the citizen has answered; a no to the first measurement is an answer too."""
    declined = [MeasureOccasion.KICKOFF] if (facts["kickoff"] or {}).get("declined") else []
    return frozenset([*map(MeasureOccasion, facts["measured"]), *declined])


def _current_placements(facts: Facts) -> list[PlacementDays]:
    """The placements at the workplace the citizen is matched with now."""
    current = {match["id"] for match in facts["matches"] if not match["ended_on"]}
    return [
        (date.fromisoformat(row["starts_on"]), day(row["ends_before"]), row["kind"])
        for row in facts["placements"]
        if row["match"] in current
    ]


def _is_working(placements: Iterable[PlacementDays], today: date) -> bool:
    return any(starts <= today and (ends is None or today < ends) for starts, ends, _ in placements)


def _last_at_a_company(facts: Facts, placements: list[PlacementDays], today: date) -> date | None:
    """Today while the citizen works; else the latest contact, match or end of work."""
    if _is_working(placements, today):
        return today
    known = [(facts["employers"] or {}).get("last_on")]
    known += [match["ended_on"] or match["found_on"] for match in facts["matches"]]
    known += [row["ends_before"] for row in facts["placements"]]
    return max((found for found in map(day, known) if found and found <= today), default=None)


def _next_activity(facts: Facts, placements: list[PlacementDays], today: date) -> date | None:
    """Today while there is work or an effort; else the next thing that is agreed."""
    if _is_working(placements, today) or (facts["efforts"] or {}).get("since"):
        return today
    known = [
        (facts["meetings"] or {}).get("next_on"),
        (facts["tasks"] or {}).get("next_on"),
        (facts["efforts"] or {}).get("next_on"),
        (facts["agreement"] or {}).get("follow_up_on"),
    ]
    ahead = [found for found in map(day, known) if found and found >= today]
    ahead += [starts for starts, _, _ in placements if starts >= today]
    return min(ahead, default=None)


def _covers_later(grant: Facts, today: date) -> bool:
    ends = day(grant["ends_before"])
    return ends is None or ends > today


def _grant_ends(facts: Facts, history: CaseHistory, today: date) -> date | None:
    """When the last grant runs out; nobody is to be reminded once CTI is over."""
    over = bool(history.cti_runs) and all(
        run.closed_on is not None and run.closed_on <= today for run in history.cti_runs
    )
    if over:
        return None
    return end_to_tell_of(
        Held(day(grant["ends_before"]), grant["ended_by_decision_id"] is not None)
        for grant in facts["grants"]
    )


def _consent_ends(facts: Facts) -> list[date]:
    """The ends of consents that stand, each day once; what is renewed already is not counted."""
    given = consents_from(facts)
    return sorted(
        {
            consent.ends_before
            for consent in given
            if consent.ends_before is not None
            and consent.withdrawn_on is None
            and not is_renewed(consent, given)
        }
    )


def _placement_ends(placements: list[PlacementDays], today: date) -> date | None:
    """The end of what was granted as placement; paid hours have no such limit."""
    ends = [ends for _, ends, kind in placements if kind == HoursKind.PLACEMENT and ends]
    work = [Period(starts, ends) for starts, ends, _ in placements]
    return end_to_answer(max(ends, default=None), work=work, today=today)


def _week(row: Facts) -> WeekHours:
    return WeekHours(
        week_starts_on=date.fromisoformat(row["week_starts_on"]),
        hours={kind: _hours(row[name]) for kind, name in _KINDS},
    )


_KINDS = tuple((kind, kind.value) for kind in HoursKind)
"""Asked of the enum once: a page of fifty courses holds a thousand weeks."""


@lru_cache(maxsize=512)
def _hours(minutes: int) -> Decimal:
    """Most weeks are alike, and a division takes longer than to find one made before."""
    return Decimal(minutes) / MINUTES_AN_HOUR


def _unexamined(facts: Facts) -> frozenset[WorkSupport]:
    """Asked once there is an agreement to ask about."""
    if facts["agreement"] is None:
        return frozenset()
    return frozenset(WorkSupport) - {WorkSupport(row["support"]) for row in facts["examined"]}


def _contacts(facts: Facts) -> list[Contact]:
    return [
        Contact(on=date.fromisoformat(row["on"]), kind=kind, times=row["times"])
        for kind, rows in (
            (ContactKind.MEETING, facts["note_meetings"]),
            (ContactKind.PHONE, facts["phone_days"]),
        )
        for row in rows
    ]


def _meetings_before_cti(facts: Facts, history: CaseHistory, today: date) -> int:
    """How often they met before CTI, as the gate of its start counts (E2)."""
    running = next((run for run in history.cti_runs if run.closed_on is None), None)
    worker = {seat["user"] for seat in facts["team"] if seat["role"] == Role.CTI_WORKER}
    return len(
        days_met(
            meetings=days([row["on"] for row in facts["before_cti"] if row["by"] in worker]),
            notes=days([row["on"] for row in facts["note_meetings"] if row["by"] in worker]),
            kickoff_on=history.kickoff_held_on,
            until=min(today, running.clock.starts_on) if running else today,
        )
    )


def _checkpoints_held(facts: Facts, course: Facts) -> frozenset[int]:
    """The months after the latest CTI course on which somebody has followed up."""
    ended_on = day(course.get("closed_on")) or date.max
    held = [(row["months"], date.fromisoformat(row["on"])) for row in facts["checkpoints"]]
    return frozenset(months for months, on in held if on >= ended_on)


def _focus_areas(facts: Facts, history: CaseHistory, today: date) -> int:
    """How many focus areas the phase of today has."""
    running = next((run for run in history.cti_runs if run.closed_on is None), None)
    phase = phase_on(running.clock, today) if running else None
    return facts["focus_phases"].count(phase.number) if phase else 0


def _roles_at_plan_talk(facts: Facts) -> frozenset[Role]:
    roles = (facts["plan_talk"] or {}).get("roles", [])
    return frozenset(Role(role) for role in roles if role)
