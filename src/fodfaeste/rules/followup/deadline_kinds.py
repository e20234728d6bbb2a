"""The kinds of deadline: by which rule, whose it is, and how a list says it in one short sentence.

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4)
Each has somebody whose it is: a deadline of all is nobody's. What falls
together in the citizen's week (C9, C10) has no day of its own and is no deadline; the case page
and the timeline show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.catalogue import rule
from fodfaeste.rules.words import Word

_JOB = frozenset({Role.JOB_CONSULTANT})
_CTI = frozenset({Role.CTI_WORKER})


class DeadlineKind(Word):
    """What is to be done: the name of the condition that does not hold, in a few Danish words."""

    SEAT_TAKEN = "seat_taken", "Teamet mangler en medarbejder"
    CV_MADE = "cv_made", "CV'et er ikke lavet"
    ASSESSMENT_BEGUN = "assessment_begun", "Udredningen er ikke begyndt"
    SHARING_ASKED = "sharing_asked", "Borgeren er ikke spurgt om samtykke"
    CONSENT_LASTS = "consent_lasts", "Et samtykke udløber"
    COPY_IS_NEWEST = "copy_is_newest", "Borgeren mangler den nyeste plan på papir"
    COMPANY_BESIDE = "company_beside", "Længe siden kontakt til en virksomhed"
    COMPANY_CONTACTED = "company_contacted", "Ingen virksomhed er kontaktet endnu"
    AGREEMENT_FOLLOWED_UP = "agreement_followed_up", "Opfølgning på arbejdspladsen"
    SUPPORT_EXAMINED = "support_examined", "Støtte på jobbet er ikke undersøgt"
    HOURS_ARE_SETTLED = "hours_are_settled", "Der er sagt forskelligt om timerne"
    HOURS_MOVE = "hours_move", "Timerne står stille"
    PURPOSE_CHOSEN = "purpose_chosen", "Praktikken har intet formål"
    GRANT_DATED = "grant_dated", "Praktikkens bevilling har ingen dato"
    GRANTED_FIRST = "granted_first", "Praktikken er bevilget for sent"
    WITHIN_FIRST_PERIOD = "within_first_period", "Praktikken er længere end første periode"
    WITHIN_NEXT_PERIOD = "within_next_period", "Praktikken er forlænget for længe"
    PAID_TASKS_DIFFER = "paid_tasks_differ", "Opgaver med og uden løn er ikke skilt ad"
    PLACE_LEFT_AT_WORK = "place_left_at_work", "Arbejdspladsen har for mange i praktik"
    PLACEMENT_RUNS_OUT = "placement_runs_out", "Praktikken slutter snart"
    PLACEMENT_IS_OVER = "placement_is_over", "Praktikken er slut"
    RESTART_PLANNED = "restart_planned", "Ingen plan for at begynde igen"
    PAY_TALKED_ABOUT = "pay_talked_about", "En opgave mestres, tal om løn"
    PHASE_BEGINS = "phase_begins", "En ny fase begynder"
    AT_LEAST_ONE_FOCUS = "at_least_one_focus", "Fasen har intet fokusområde"
    FEW_FOCUS_AREAS = "few_focus_areas", "Fasen har for mange fokusområder"
    OFTEN_IN_PHASE_1 = "often_in_phase_1", "Længe siden, I har talt sammen"
    CONTACT_DECREASES = "contact_decreases", "Kontakten er ikke blevet mindre"
    ACROSS_PROFESSIONS = "across_professions", "Kun én fagperson fulgte op"
    QUICK_ANSWERED = "quick_answered", "En hurtig afklaring venter på svar"
    SOMETHING_AHEAD = "something_ahead", "Intet er aftalt med borgeren"
    TALKS_AGREED = "talks_agreed", "Samtalernes rytme er ikke aftalt"
    TALK_HELD = "talk_held", "Næste samtale i kontaktforløbet"
    CHECKPOINT_HELD = "checkpoint_held", "Opfølgning efter CTI"
    GRANT_RUNS_OUT = "grant_runs_out", "Bevillingen udløber"
    GRANT_ENDS_SOON = "grant_ends_soon", "Bevillingen udløber om få uger"
    GRANT_ENDS_NOW = "grant_ends_now", "Bevillingen udløber meget snart"
    GRANT_IS_OVER = "grant_is_over", "Bevillingen er udløbet"
    DECISIONS_STARTED = "decisions_started", "Støtte efter CTI er ikke vurderet"
    NETWORK_AGREED = "network_agreed", "Aftaler med netværket er ikke på plads"
    FOLLOW_ON_ARRANGED = "follow_on_arranged", "Ingen overtager støtten efter CTI"
    CLOSING_MEETING_BOOKED = "closing_meeting_booked", "Afsluttende møde er ikke aftalt"
    CTI_CLOSED = "cti_closed", "CTI er over tiden"
    MEASURE_ANSWERED = "measure_answered", "En måling er ikke besvaret"

    @property
    def rule(self) -> str:
        """Return the id of the rule that asks for it."""
        return _ABOUT[self].rule

    @property
    def roles(self) -> frozenset[Role]:
        """Return whose it is, where the course itself does not say."""
        return _ABOUT[self].roles

    @property
    def law(self) -> str:
        """Return the sentence or the law that the rule stands on, as Metoden tells it."""
        return rule(self.rule).source


@dataclass(frozen=True, slots=True)
class _About:
    rule: str
    roles: frozenset[Role]


_K = DeadlineKind
_PLACEMENT = _About("D8", _JOB | {Role.EMPLOYMENT_CASEWORKER})
_GRANT = _About("H6", CASEWORKER_ROLES)
_TALK = _About("G2", frozenset({Role.EMPLOYMENT_CASEWORKER}))

_ABOUT: Mapping[DeadlineKind, _About] = {
    _K.SEAT_TAKEN: _About("A1", CASEWORKER_ROLES | {Role.LEADER}),
    _K.CV_MADE: _About("B7", _JOB),
    _K.ASSESSMENT_BEGUN: _About("C1", CASEWORKER_ROLES),
    _K.SHARING_ASKED: _About("C2", CASEWORKER_ROLES),
    _K.CONSENT_LASTS: _About("C2", CASEWORKER_ROLES),
    _K.COPY_IS_NEWEST: _About("C6", CASEWORKER_ROLES),
    _K.COMPANY_BESIDE: _About("C11", _JOB),
    _K.COMPANY_CONTACTED: _About("D15", _JOB),
    _K.AGREEMENT_FOLLOWED_UP: _About("D3", _JOB | _CTI),
    _K.SUPPORT_EXAMINED: _About("D5", _JOB),
    _K.HOURS_ARE_SETTLED: _About("D7", _JOB),
    _K.HOURS_MOVE: _About("D7", _JOB),
    _K.PURPOSE_CHOSEN: _PLACEMENT,
    _K.GRANT_DATED: _PLACEMENT,
    _K.GRANTED_FIRST: _PLACEMENT,
    _K.WITHIN_FIRST_PERIOD: _PLACEMENT,
    _K.WITHIN_NEXT_PERIOD: _PLACEMENT,
    _K.PAID_TASKS_DIFFER: _PLACEMENT,
    _K.PLACE_LEFT_AT_WORK: _PLACEMENT,
    _K.PLACEMENT_RUNS_OUT: _PLACEMENT,
    _K.PLACEMENT_IS_OVER: _PLACEMENT,
    _K.RESTART_PLANNED: _About("D11", _JOB),
    _K.PAY_TALKED_ABOUT: _About("D12", _JOB),
    _K.PHASE_BEGINS: _About("E1", _CTI),
    _K.AT_LEAST_ONE_FOCUS: _About("E7", _CTI),
    _K.FEW_FOCUS_AREAS: _About("E7", _CTI),
    _K.OFTEN_IN_PHASE_1: _About("E9", _CTI),
    _K.CONTACT_DECREASES: _About("E9", _CTI),
    _K.ACROSS_PROFESSIONS: _About("G1", CASEWORKER_ROLES),
    _K.QUICK_ANSWERED: _About("G3", CASEWORKER_ROLES),
    _K.SOMETHING_AHEAD: _About("G4", CASEWORKER_ROLES | _CTI),
    _K.TALKS_AGREED: _TALK,
    _K.TALK_HELD: _TALK,
    _K.CHECKPOINT_HELD: _About("G5", CASEWORKER_ROLES | _JOB),
    _K.GRANT_RUNS_OUT: _GRANT,
    _K.GRANT_ENDS_SOON: _GRANT,
    _K.GRANT_ENDS_NOW: _GRANT,
    _K.GRANT_IS_OVER: _GRANT,
    _K.DECISIONS_STARTED: _About("I2", CASEWORKER_ROLES),
    _K.NETWORK_AGREED: _About("I2", _CTI),
    _K.FOLLOW_ON_ARRANGED: _About("I2", frozenset({Role.SOCIAL_CASEWORKER})),
    _K.CLOSING_MEETING_BOOKED: _About("I2", CASEWORKER_ROLES | _CTI),
    _K.CTI_CLOSED: _About("I4", _CTI),
    _K.MEASURE_ANSWERED: _About("K1", CASEWORKER_ROLES | _CTI),
}
