"""Where one goes to mend what CTI's gates lack."""

from collections.abc import Iterable
from dataclasses import replace

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.ways import MISSING_WAYS, Way, link_of
from fodfaeste.web.ui.parts import Link, Missing

_NEED = Way("staff:cti:continued_need", "Vurdér behovet", Permission.CTI_CLOSE)
_REASON = Way("staff:cti:leader_reason", "Skriv begrundelsen", Permission.CTI_EXCEPT)

_CRISIS = Way("staff:safety:crisis_plan", "Åbn kriseplanen", Permission.SAFETY_PLAN_WRITE)

WAYS: dict[str, Way] = {
    **MISSING_WAYS,
    "match_found": Way("staff:matching:match", "Match fundet", Permission.MATCH_FIND),
    "cti_worker_assigned": Way("staff:people:team", "Se teamet", Permission.TEAM_CHANGE),
    "grant_covers_start": Way("staff:decisions:grant", "Træf afgørelse", Permission.GRANT_DECIDE),
    "plan_approved": Way("staff:plan:plan", "Åbn planen", Permission.PLAN_SEE),
    "met_before_cti": Way("staff:meetings:plan_meeting", "Aftal møde", Permission.MEETING_PLAN),
    "kickoff_held": Way("staff:meetings:kickoff", "Åbn opstartsmødet", Permission.KICKOFF_HOLD),
    "cti_worker_attended_kickoff": _REASON,
    "start_meeting_held": Way("staff:meetings:plan_meeting", "Aftal møde", Permission.MEETING_PLAN),
    "closing_meeting_held": Way("staff:meetings:meetings", "Åbn møder", Permission.MEETING_HOLD),
    "safety_plans_anchored": Way(
        "staff:safety:retention", "Åbn fastholdelsesplanen", Permission.SAFETY_PLAN_WRITE
    ),
    "crisis_plan_in_time": _CRISIS,
    "crisis_plan_fits_the_job": _CRISIS,
    "retention_plan_fits_the_job": Way(
        "staff:safety:retention", "Åbn fastholdelsesplanen", Permission.SAFETY_PLAN_WRITE
    ),
    "continued_need_decided": _NEED,
    "follow_on_worker_named": _NEED,
    "another_follow_on_worker": _NEED,
    "decisions_started": _NEED,
    "follow_on_arranged": _NEED,
    "handover_named": Way("staff:network:network", "Åbn netværk", Permission.NETWORK_WRITE),
    "agreements_in_time": Way("staff:network:network", "Åbn netværk", Permission.NETWORK_WRITE),
    "handover_on_time": Way("staff:network:network", "Åbn netværk", Permission.NETWORK_WRITE),
    "handover_begun": Way("staff:network:plan", "Overdrag en opgave", Permission.NETWORK_WRITE),
    "task_holder_consent_counts": Way(
        "staff:people:consents", "Se samtykker", Permission.CONSENT_RECORD
    ),
    "network_agreed": Way("staff:network:network", "Åbn netværk", Permission.NETWORK_WRITE),
}
"""By the condition's name."""

KIND_OF_MEETING = {
    "met_before_cti": MeetingKind.PRE_CTI,
    "start_meeting_held": MeetingKind.START_OF_THREE,
}
"""Which kind of meeting is agreed to mend it."""


def parts(visit: Visit, obstacles: Iterable[Obstacle]) -> tuple[Missing, ...]:
    """Return what is missing as sentences, each with the link that mends it."""
    links = [(lack, _link_for(visit, lack)) for lack in obstacles]
    return tuple(
        Missing(
            sentence=f"{lack.sentence} {lack.next_step}",
            rule=lack.rule,
            url=link.url,
            action=link.label,
        )
        for lack, link in links
    )


def _link_for(visit: Visit, lack: Obstacle) -> Link:
    """The link that mends it; a meeting that lacks is proposed by its kind."""
    link = link_of(visit, _way_for(visit, lack))
    kind = KIND_OF_MEETING.get(lack.condition)
    return replace(link, url=f"{link.url}?slags={kind.value}") if link.url and kind else link


def _way_for(visit: Visit, lack: Obstacle) -> Way | None:
    """The way that mends it; whether support goes on is for those who see social support."""
    way = WAYS.get(lack.condition)
    return None if way is _NEED and not visit.sees(Section.SOCIAL) else way
