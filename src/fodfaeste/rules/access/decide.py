"""Who may do what: the whole access policy on one screen. What is not here is denied.

«Borgeren skal dog give tilladelse til, at de inddrages» (SEED-4); need-to-know for the course team
and the leader of the unit (rules.md M1). An entry is a row of alternatives; an alternative is a
row of conditions that must all hold. On a case, sight is asked first, whatever the entry says.
"""

from dataclasses import dataclass, replace

from fodfaeste.rules.access.conditions import (
    AS_CASEWORKER,
    AS_CONTINUOUS,
    AS_CTI_WORKER,
    AS_EMPLOYMENT_CASEWORKER,
    AS_JOB_CONSULTANT,
    AS_SOCIAL_CASEWORKER,
    CASE_OPEN,
    GLASS_BROKEN,
    HAS_A_ROLE,
    HELPS_CITIZENS,
    IN_SIGHT,
    IS_ADMINISTRATOR,
    IS_CASEWORKER,
    IS_LEADER,
    IS_THE_CITIZEN,
    LEADS_SOME_UNIT,
    LEADS_UNIT,
    NO_CASE,
    ON_TEAM,
    WORKS_WITH_COMPANIES,
    Condition,
)
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.words import in_sentence

P = Permission

Alternative = tuple[Condition, ...]

_READERS: tuple[Alternative, ...] = ((ON_TEAM,), (LEADS_UNIT,))
_TEAM_ACTS: tuple[Alternative, ...] = ((ON_TEAM, CASE_OPEN),)
_CASEWORKER_ACTS: tuple[Alternative, ...] = ((AS_CASEWORKER, CASE_OPEN),)
_CASEWORKER_OR_LEADER_ACTS = (*_CASEWORKER_ACTS, (LEADS_UNIT, CASE_OPEN))
_CTI_WORKER_ACTS: tuple[Alternative, ...] = ((AS_CTI_WORKER, CASE_OPEN),)
_JOB_CONSULTANT_ACTS: tuple[Alternative, ...] = ((AS_JOB_CONSULTANT, CASE_OPEN),)

PERMISSION_MAP: dict[P, tuple[Alternative, ...]] = {
    # without a case
    P.CASE_LIST: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.CASE_ENROL: ((IS_CASEWORKER,), (IS_LEADER,)),
    P.RESTRICTED_CARD_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.GLASS_BREAK: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.GLASS_REVIEW: ((LEADS_SOME_UNIT,),),
    P.CASELOAD_SEE: ((LEADS_SOME_UNIT,),),
    P.COMPANY_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.COMPANY_WRITE: ((WORKS_WITH_COMPANIES,),),
    P.COMPANY_TIDY: ((WORKS_WITH_COMPANIES,), (IS_LEADER,)),
    # a whole register at once: by whoever answers for it; the administrator sees no room
    P.COMPANY_IMPORT: ((IS_LEADER,),),
    P.MY_DAY_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.ABSENCE_WRITE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.SPARRING_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.SPARRING_LEAD: ((LEADS_SOME_UNIT,),),
    P.COLLABORATION_CHECK: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.STORIES_READ: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.RESULTS_SEE: ((LEADS_SOME_UNIT,),),
    P.LEADERSHIP_SEE: ((LEADS_SOME_UNIT,),),
    P.TEAM_TIME_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.TEAM_TIME_LEAD: ((LEADS_SOME_UNIT,),),
    P.PROCEDURES_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.PROCEDURES_WRITE: ((LEADS_SOME_UNIT,),),
    P.BOARD_SEE: ((HELPS_CITIZENS,), (IS_LEADER,)),
    P.BOARD_LEAD: ((LEADS_SOME_UNIT,),),
    P.METHOD_SEE: ((HAS_A_ROLE,),),
    P.ADMINISTER: ((IS_ADMINISTRATOR,),),
    # the case itself
    P.CASE_SEE: (*_READERS, (GLASS_BROKEN,)),
    P.OWN_CASE_SEE: ((IS_THE_CITIZEN,),),
    P.OWN_CHANGE_SEEN: ((IS_THE_CITIZEN, CASE_OPEN),),
    P.OWN_WORDS_WRITE: ((IS_THE_CITIZEN, CASE_OPEN),),
    P.OWN_AGREEMENT_ANSWER: ((IS_THE_CITIZEN, CASE_OPEN),),
    P.OWN_QUICK_ASK: ((IS_THE_CITIZEN, CASE_OPEN),),
    P.OWN_HOURS_WRITE: ((IS_THE_CITIZEN, CASE_OPEN),),
    P.OWN_MEASURE_ANSWER: ((IS_THE_CITIZEN, CASE_OPEN),),
    P.CASE_EDIT: _CASEWORKER_OR_LEADER_ACTS,
    P.TEAM_CHANGE: _CASEWORKER_OR_LEADER_ACTS,
    P.CHANGE_TELL: (*_TEAM_ACTS, (LEADS_UNIT, CASE_OPEN)),
    P.CASE_CLOSE: _CASEWORKER_OR_LEADER_ACTS,
    P.PACKAGE_TAKE: ((AS_CASEWORKER,), (LEADS_UNIT,)),  # also after the end
    P.CITIZEN_INVITE: (*_TEAM_ACTS, (LEADS_UNIT, CASE_OPEN)),
    P.LOG_SEE: ((AS_CASEWORKER,), (LEADS_UNIT,)),
    P.TASK_WRITE: _TEAM_ACTS,
    P.QUICK_ASK: _TEAM_ACTS,
    P.QUICK_ANSWER: (*_TEAM_ACTS, (LEADS_UNIT, CASE_OPEN)),
    # meetings
    P.TALKS_AGREE: ((AS_EMPLOYMENT_CASEWORKER, CASE_OPEN),),
    P.KICKOFF_HOLD: _TEAM_ACTS,
    P.MEETING_PLAN: _TEAM_ACTS,
    P.MEETING_HOLD: _TEAM_ACTS,
    P.FOLLOW_UP_HOLD: _TEAM_ACTS,
    P.BOARD_DECIDE: (*_TEAM_ACTS, (LEADS_UNIT, CASE_OPEN)),
    # one plan
    P.ASSESSMENT_WRITE: _CASEWORKER_ACTS,
    P.PLAN_SEE: (*_READERS, (GLASS_BROKEN,)),
    P.PLAN_WRITE: _TEAM_ACTS,
    P.PLAN_APPROVE: _CASEWORKER_ACTS,
    P.PLAN_HAND_OVER: _TEAM_ACTS,
    # consent: withdrawing is always possible, also after the end
    P.CONSENT_SEE: _READERS,
    P.CONSENT_RECORD: _TEAM_ACTS,
    P.CONSENT_WITHDRAW: ((ON_TEAM,), (IS_THE_CITIZEN,)),
    P.STORY_WRITE: _TEAM_ACTS,
    P.STORY_TAKE_BACK: ((ON_TEAM,), (IS_THE_CITIZEN,)),
    # work
    P.WORK_SEE: _READERS,
    P.AGREEMENT_SEE: _READERS,
    P.PROFILE_WRITE: (
        *_JOB_CONSULTANT_ACTS,
        (AS_EMPLOYMENT_CASEWORKER, CASE_OPEN),
        *_CTI_WORKER_ACTS,
        (IS_THE_CITIZEN, CASE_OPEN),
    ),
    P.OPENINGS_SEE: _READERS,
    P.MATCH_FIND: _JOB_CONSULTANT_ACTS,
    P.PLACEMENT_START: (*_JOB_CONSULTANT_ACTS, (AS_EMPLOYMENT_CASEWORKER, CASE_OPEN)),
    P.EMPLOYER_CONTACT_WRITE: (
        *_JOB_CONSULTANT_ACTS,
        (AS_EMPLOYMENT_CASEWORKER, CASE_OPEN),
    ),
    P.AGREEMENT_WRITE: (*_JOB_CONSULTANT_ACTS, *_CTI_WORKER_ACTS),
    P.AGREEMENT_AGREE: _JOB_CONSULTANT_ACTS,
    P.HOURS_RECORD: (
        *_JOB_CONSULTANT_ACTS,
        *_CTI_WORKER_ACTS,
        (AS_EMPLOYMENT_CASEWORKER, CASE_OPEN),
    ),
    # law
    P.GRANT_SEE: _READERS,
    P.VISITATION_RECORD: ((AS_SOCIAL_CASEWORKER, CASE_OPEN),),
    P.GRANT_DECIDE: _CASEWORKER_ACTS,
    # CTI
    P.CTI_SEE: _READERS,
    P.CTI_START: (*_CTI_WORKER_ACTS, *_CASEWORKER_ACTS),
    P.FOCUS_WRITE: _CTI_WORKER_ACTS,
    P.NOTE_SEE: ((ON_TEAM,),),
    P.NOTE_WRITE: _CTI_WORKER_ACTS,
    P.NETWORK_WRITE: (*_CTI_WORKER_ACTS, (AS_SOCIAL_CASEWORKER, CASE_OPEN)),
    P.STRATEGY_WRITE: (*_CTI_WORKER_ACTS, (IS_THE_CITIZEN, CASE_OPEN)),
    P.SAFETY_PLAN_WRITE: _CTI_WORKER_ACTS,
    P.CTI_CLOSE: (*_CTI_WORKER_ACTS, *_CASEWORKER_ACTS),
    P.CTI_END_EARLY: (*_CTI_WORKER_ACTS, *_CASEWORKER_OR_LEADER_ACTS),
    P.CTI_EXCEPT: ((LEADS_UNIT, CASE_OPEN),),
    P.AFTERCARE_RECORD: ((AS_CONTINUOUS, CASE_OPEN),),
    # measurements
    P.MEASURE_SEE: ((ON_TEAM,),),
    P.MEASURE_RECORD: _TEAM_ACTS,
}

BY_DEPUTY: frozenset[P] = frozenset(
    {
        # to know what goes on
        *(P.CASE_SEE, P.PLAN_SEE, P.CONSENT_SEE, P.WORK_SEE, P.AGREEMENT_SEE, P.OPENINGS_SEE),
        *(P.GRANT_SEE, P.CTI_SEE, P.NOTE_SEE, P.MEASURE_SEE),
        # to keep what was promised, and what cannot wait
        P.CITIZEN_INVITE,
        *(P.CASE_EDIT, P.CHANGE_TELL, P.TASK_WRITE, P.QUICK_ASK, P.QUICK_ANSWER),
        *(P.KICKOFF_HOLD, P.MEETING_PLAN, P.MEETING_HOLD, P.FOLLOW_UP_HOLD, P.BOARD_DECIDE),
        P.TALKS_AGREE,
        *(P.ASSESSMENT_WRITE, P.PLAN_WRITE, P.PLAN_APPROVE, P.PLAN_HAND_OVER),
        *(P.CONSENT_RECORD, P.CONSENT_WITHDRAW, P.STORY_TAKE_BACK),
        *(P.PROFILE_WRITE, P.MATCH_FIND, P.PLACEMENT_START, P.EMPLOYER_CONTACT_WRITE),
        *(P.AGREEMENT_WRITE, P.AGREEMENT_AGREE, P.HOURS_RECORD),
        *(P.VISITATION_RECORD, P.GRANT_DECIDE),
        *(P.CTI_START, P.FOCUS_WRITE, P.NOTE_WRITE, P.NETWORK_WRITE, P.STRATEGY_WRITE),
        *(P.SAFETY_PLAN_WRITE, P.CTI_CLOSE, P.AFTERCARE_RECORD, P.MEASURE_RECORD),
    }
)
"""What a deputy may do in the seat of a colleague who is away. What is not here waits for them, or
for their leader: who is on the team, how the course or CTI ends early, the log, taking it out."""

WITHOUT_SIGHT = frozenset({P.RESTRICTED_CARD_SEE, P.GLASS_BREAK})
"""The two things one does because the case is out of sight."""

SECTION_NEEDED: dict[P, Section] = {
    P.PROFILE_WRITE: Section.EMPLOYMENT,
    P.OPENINGS_SEE: Section.EMPLOYMENT,
    P.NOTE_SEE: Section.CTI_NOTES,
    P.MEASURE_SEE: Section.MEASURES,
}
"""Acts that also need an open section, by department or by consent: one cannot write unread."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, with the names of what failed (empty when allowed)."""

    allowed: bool
    failed: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


def decide(
    actor: Actor,
    permission: Permission,
    relation: CaseRelation | None = None,
    *,
    sections: frozenset[Section] = frozenset(),
) -> Decision:
    """Decide whether the actor may do this now, on this case when one is given.

    `sections` are those of `sections_seen`; reading notes or measurements needs theirs among them.
    When nothing fits, the alternative that lacked least is named.
    """
    on_case = relation is not None and permission not in WITHOUT_SIGHT
    place = relation or NO_CASE
    if on_case and not IN_SIGHT.holds(actor, place):
        return _denied((IN_SIGHT,))
    if permission not in BY_DEPUTY:
        place = replace(place, deputised=frozenset())
    needed = SECTION_NEEDED.get(permission)
    if needed is not None and needed not in sections:
        return _denied((_section_closed(needed),))
    lacks = [_lacking(row, actor, place) for row in PERMISSION_MAP.get(permission, ())]
    return _denied(min(lacks, key=len)) if lacks and all(lacks) else Decision(bool(lacks))


def closed_section(section: Section) -> Decision:
    """Return the refusal of a page that is all about one section."""
    return _denied((_section_closed(section),))


def _lacking(row: Alternative, actor: Actor, relation: CaseRelation) -> Alternative:
    return tuple(condition for condition in row if not condition.holds(actor, relation))


def _denied(failed: Alternative) -> Decision:
    return Decision(
        allowed=False,
        failed=tuple(condition.name for condition in failed),
        sentences=tuple(condition.sentence for condition in failed),
    )


def _section_closed(section: Section) -> Condition:
    return Condition(
        f"section_{section}",
        f"Du har ikke adgang til {in_sentence(section.label)}. "
        "Det kræver borgerens samtykke, når oplysninger går mellem områderne. "
        "Trækker borgeren samtykket tilbage, lukkes der med det samme.",
        lambda _actor, _relation: False,
    )
