"""Where one goes to do what is next or missing: address, words on the button, permission."""

from dataclasses import dataclass

from django.urls import reverse

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.kinds import NextAction as Next
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Way:
    """An address in one course, what its button says, and what one must be allowed to do."""

    name: str
    button: str
    permission: Permission


_TEAM = Way("staff:people:team", "Se teamet", Permission.TEAM_CHANGE)
_MEETING = Way("staff:meetings:plan_meeting", "Aftal møde", Permission.MEETING_PLAN)
_KICKOFF = Way("staff:meetings:kickoff", "Åbn opstartsmødet", Permission.KICKOFF_HOLD)
_PLAN = Way("staff:plan:plan", "Åbn planen", Permission.PLAN_SEE)
_WEEK = Way("staff:plan:timeline", "Se tidslinjen", Permission.PLAN_SEE)
_WORK = Way("staff:work:work", "Åbn arbejde", Permission.WORK_SEE)
_TERMS = Way("staff:placements:stretches", "Se perioder", Permission.PLACEMENT_START)
_QUICK = Way("staff:quick:questions", "Svar", Permission.QUICK_ANSWER)
_AGREEMENT = Way("staff:work:agreement", "Åbn arbejdsaftalen", Permission.AGREEMENT_WRITE)
_FOCUS = Way("staff:cti:focus", "Vælg fokusområder", Permission.FOCUS_WRITE)
_NOTE = Way("staff:cti:note", "Registrér kontakt", Permission.NOTE_WRITE)
_CTI = Way("staff:cti:cti", "Åbn CTI", Permission.CTI_SEE)
_CLOSE_CTI = Way("staff:cti:close", "Afslut CTI", Permission.CTI_CLOSE)
_GRANTS = Way("staff:decisions:grants", "Se bevillinger", Permission.GRANT_SEE)
_FOLLOW_UP = Way("staff:meetings:meetings", "Registrér opfølgning", Permission.FOLLOW_UP_HOLD)
_AFTERCARE = Way(
    "staff:meetings:record_aftercare", "Registrér opfølgning", Permission.AFTERCARE_RECORD
)

_TALKS = Way("staff:talks:talks", "Åbn samtalerne", Permission.TALKS_AGREE)

NEXT_WAYS: dict[Next, Way] = {
    Next.FILL_TEAM: _TEAM,
    Next.PLAN_KICKOFF: _MEETING,
    Next.HOLD_KICKOFF: _KICKOFF,
    Next.MEET_BEFORE_CTI: _MEETING,
    Next.APPROVE_PLAN: _PLAN,
    Next.CONTACT_EMPLOYERS: _WORK,
    Next.FIND_MATCH: Way("staff:matching:openings", "Se åbninger", Permission.MATCH_FIND),
    Next.DECIDE_GRANT: Way("staff:decisions:grant", "Træf afgørelse", Permission.GRANT_DECIDE),
    Next.START_CTI: Way("staff:cti:start", "Start CTI", Permission.CTI_START),
    Next.AGREE_WORK: _AGREEMENT,
    Next.PLAN_RESTART: _WORK,
    Next.CHOOSE_FOCUS: _FOCUS,
    Next.CONTACT_CITIZEN: _NOTE,
    Next.FOLLOW_UP: _FOLLOW_UP,
    Next.PREPARE_CLOSING: _MEETING,
    Next.CLOSE_CTI: _CLOSE_CTI,
    Next.RECORD_AFTERCARE: _AFTERCARE,
    Next.CLOSE_CASE: Way("staff:people:close_case", "Afslut forløbet", Permission.CASE_CLOSE),
}

MISSING_WAYS: dict[str, Way] = {
    "seat_taken": _TEAM,
    "cv_made": Way("staff:profile:cv", "Åbn CV'et", Permission.PROFILE_WRITE),
    "assessment_begun": Way("staff:plan:assess", "Skriv det første", Permission.ASSESSMENT_WRITE),
    "sharing_asked": Way("staff:people:consents", "Registrér", Permission.CONSENT_RECORD),
    "consent_lasts": Way("staff:people:consents", "Forny samtykket", Permission.CONSENT_RECORD),
    "copy_is_newest": Way("staff:plan:print", "Udlevér planen", Permission.PLAN_HAND_OVER),
    "fits_working_hours": _WEEK,
    "one_place_at_a_time": _WEEK,
    "week_has_room": _WEEK,
    "company_beside": _WORK,
    "company_contacted": _WORK,
    "agreement_followed_up": _FOLLOW_UP,
    "support_examined": _AGREEMENT,
    "hours_move": _MEETING,
    "hours_are_settled": Way(
        "staff:hours:hours", "Se, hvem der siger hvad", Permission.HOURS_RECORD
    ),
    "pay_talked_about": Way(
        "staff:ladder:pay_talk", "Notér samtalen om løn", Permission.AGREEMENT_WRITE
    ),
    "placement_is_over": _TERMS,
    "placement_runs_out": _TERMS,
    "purpose_chosen": _TERMS,
    "grant_dated": _TERMS,
    "granted_first": _TERMS,
    "within_first_period": _TERMS,
    "within_next_period": _TERMS,
    "paid_tasks_differ": _TERMS,
    "place_left_at_work": _TERMS,
    "restart_planned": _WORK,
    "quick_answered": _QUICK,
    "phase_begins": _CTI,
    "at_least_one_focus": _FOCUS,
    "few_focus_areas": _FOCUS,
    "often_in_phase_1": _NOTE,
    "contact_decreases": _CTI,
    "across_professions": _MEETING,
    "something_ahead": _MEETING,
    "talk_held": _TALKS,
    "talks_agreed": _TALKS,
    "checkpoint_held": _AFTERCARE,
    "grant_is_over": _GRANTS,
    "grant_ends_now": _GRANTS,
    "grant_ends_soon": _GRANTS,
    "grant_runs_out": _GRANTS,
    "decisions_started": _GRANTS,
    "network_agreed": _CTI,
    "follow_on_arranged": _CTI,
    "closing_meeting_booked": _MEETING,
    "cti_closed": _CLOSE_CTI,
    "measure_answered": Way("staff:measures:measures", "Åbn målinger", Permission.MEASURE_SEE),
}
"""By the condition's name."""


def link_of(visit: Visit, way: Way | None) -> Link:
    """Return the way as a link; without an address for whoever may not go there."""
    if way is None or not visit.allows(way.permission):
        return Link("", "")
    return Link(way.button, address(way.name, visit.case.pk))


def address(name: str, case_id: int) -> str:
    """Return an address in one course."""
    return reverse(name, kwargs={"case_id": case_id})
