"""When CTI may start (E2, E3, C3), and what is pointed out at its start (E13, E14).

«Når jobkonsulent og borger har fundet et jobmatch, igangsættes CTI-indsatsen» (SEED-4)
«Det er vigtigt, at borgeren har mødt CTI-medarbejderen et par gange efter opstartsmødet og inden
CTI-indsatsen påbegyndes, for at opbygge en tillidsfuld relation» (SEED-4)
«CTI-medarbejderen som minimum skal deltage i det første møde» (SEED-4)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

FIRST_TASK = "Hjælp borgeren med at lave en god arbejdsaftale med jobkonsulent og arbejdsgiver"
"""«Den første opgave for CTI-medarbejderen bliver at hjælpe med at støtte borgeren i at få lavet
en god arbejdsaftale med jobkonsulenten og arbejdsgiveren.» (SEED-4, E4)"""


LONGEST_BACK = timedelta(days=28)
"""So late a start may be written down: the months of CTI are not to pass unnoticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CtiStart:
    """What is known when CTI is about to start on `starts_on`.

    `grant` is the days the grant covers; the two reasons are empty when not given. The leader's
    reason counts where the present CTI worker was not at the kickoff. `last_course_ended_on` is the
    first day after an earlier course of the same citizen.
    """

    starts_on: date
    today: date
    match_found_on: date | None
    first_working_day: date | None
    cti_worker_assigned: bool
    grant: Period | None
    plan_approved: bool
    pre_cti_meetings: int
    few_meetings_reason: str
    cti_worker_attended_kickoff: bool
    leader_reason: str
    start_meeting_held: bool
    kickoff_held: bool = True
    other_course_running: bool = False
    last_course_ended_on: date | None = None
    meetings_needed: int = 2
    longest_gap_days: int = 14


def obstacles_to_cti_start(facts: CtiStart) -> tuple[Obstacle, ...]:
    """Return every condition that CTI's start still lacks; empty when it may start."""
    match, work = facts.match_found_on, facts.first_working_day
    known = facts.cti_worker_attended_kickoff or is_said(facts.leader_reason, at_least=NOTE_LENGTH)
    return unmet(
        (match is not None, MATCH_FOUND),
        (match is None or match <= facts.starts_on, NOT_BEFORE_MATCH),
        (work is None or facts.starts_on <= max(work, facts.today), NOT_AFTER_FIRST_WORKING_DAY),
        (work is not None or facts.starts_on <= facts.today, WORK_AHEAD_KNOWN),
        (facts.starts_on >= facts.today - LONGEST_BACK, NOT_LONG_AGO),
        (not facts.other_course_running, NO_OTHER_COURSE),
        (facts.starts_on >= (facts.last_course_ended_on or date.min), AFTER_THE_LAST_COURSE),
        (facts.cti_worker_assigned, CTI_WORKER_ASSIGNED),
        (facts.grant is not None and facts.grant.contains(facts.starts_on), GRANT_COVERS_START),
        (facts.plan_approved, PLAN_APPROVED),
        (_met_or_explained(facts), _met_before(facts)),
        (facts.kickoff_held, KICKOFF_HELD),
        (known or not facts.kickoff_held, CTI_WORKER_ATTENDED_KICKOFF),
    )


def check_cti_start(facts: CtiStart) -> None:
    """Raise Refused (E2, E3, C3) unless CTI may start."""
    refuse_if(obstacles_to_cti_start(facts))


def warnings_at_cti_start(facts: CtiStart) -> tuple[Obstacle, ...]:
    """Return what is pointed out at the start without stopping it."""
    work = facts.first_working_day
    longest = timedelta(days=facts.longest_gap_days)
    return unmet(
        (facts.start_meeting_held or facts.match_found_on is None, START_MEETING_HELD),
        (work is None or work - facts.starts_on <= longest, _start_close_to_work(facts)),
        (work is None or facts.starts_on <= work, _begun_before_work(facts)),
    )


def days_met(
    *, meetings: Iterable[date], notes: Iterable[date], kickoff_on: date | None, until: date
) -> frozenset[date]:
    """Return the days citizen and CTI worker met after the kickoff, `until` included, each once.

    `meetings` are the days of held meetings before CTI where the worker came, `notes` those of the
    worker's own notes about meetings; a note about the day of the kickoff is about the kickoff.
    """
    if kickoff_on is None:
        return frozenset()
    return frozenset(
        {day for day in meetings if kickoff_on <= day <= until}
        | {day for day in notes if kickoff_on < day <= until}
    )


def _met_or_explained(facts: CtiStart) -> bool:
    return facts.pre_cti_meetings >= facts.meetings_needed or is_said(
        facts.few_meetings_reason, at_least=NOTE_LENGTH
    )


def _met_before(facts: CtiStart) -> Obstacle:
    return Obstacle(
        rule="E2",
        condition="met_before_cti",
        sentence=f"Borgeren og CTI-medarbejderen har mødtes {facts.pre_cti_meetings} "
        f"{'gang' if facts.pre_cti_meetings == 1 else 'gange'} siden opstartsmødet. "
        f"Metoden beder om mindst {facts.meetings_needed}, så der er tillid, når CTI begynder.",
        next_step="Hold et møde mere, eller skriv hvorfor CTI skal begynde nu.",
    )


def _start_close_to_work(facts: CtiStart) -> Obstacle:
    work = facts.first_working_day or facts.starts_on
    return Obstacle(
        rule="E14",
        condition="start_close_to_work",
        sentence=f"CTI begynder {facts.starts_on:%d.%m.%Y}, og den første arbejdsdag er "
        f"{work:%d.%m.%Y}. Det er {(work - facts.starts_on).days} dage, hvor tiden går, før "
        "overgangen til job er begyndt.",
        next_step="Overvej at lade CTI begynde tættere på den første arbejdsdag.",
    )


def _begun_before_work(facts: CtiStart) -> Obstacle:
    work = facts.first_working_day or facts.starts_on
    days = (facts.starts_on - work).days
    return Obstacle(
        rule="E14",
        condition="begun_before_work",
        sentence=f"Den første arbejdsdag var {work:%d.%m.%Y}, og CTI begynder "
        f"{facts.starts_on:%d.%m.%Y}. Det er {days} {'dag' if days == 1 else 'dage'} på arbejdet "
        "uden den tætte støtte.",
        next_step="Begynd så tidligt, som bevillingen tillader, og tal med borgeren om de første "
        "dage på arbejdet.",
    )


MATCH_FOUND = Obstacle(
    rule="E2",
    condition="match_found",
    sentence="Der er endnu ikke fundet et jobmatch. CTI støtter overgangen til job og begynder, "
    "når borger og jobkonsulent har fundet det rette job.",
    next_step="Bed jobkonsulenten om at registrere jobmatchet, når borgeren har sagt ja.",
)
NOT_BEFORE_MATCH = Obstacle(
    rule="E2",
    condition="not_before_match",
    sentence="CTI kan ikke begynde før den dag, jobmatchet blev fundet.",
    next_step="Vælg en startdato fra jobmatchets dag og frem.",
)
NOT_AFTER_FIRST_WORKING_DAY = Obstacle(
    rule="E2",
    condition="not_after_first_working_day",
    sentence="CTI skal begynde senest på den første arbejdsdag, og er den gået, så senest i dag. "
    "De første dage på arbejdet er dem, støtten er til for.",
    next_step="Vælg den første arbejdsdag eller en dag før. Er den gået, så vælg i dag.",
)
WORK_AHEAD_KNOWN = Obstacle(
    rule="E2",
    condition="work_ahead_known",
    sentence="Startdatoen ligger ude i fremtiden, og den første arbejdsdag er ikke aftalt endnu. "
    "CTI følger overgangen til job.",
    next_step="Vælg i dag eller en tidligere dag, eller registrér den første arbejdsdag først.",
)
NOT_LONG_AGO = Obstacle(
    rule="E1",
    condition="not_long_ago",
    sentence=f"Startdatoen ligger mere end {LONGEST_BACK.days} dage tilbage. CTI er en fast tid, "
    "og den skal borgeren have haft støtte i.",
    next_step=f"Vælg en startdato inden for de sidste {LONGEST_BACK.days} dage.",
)
NO_OTHER_COURSE = Obstacle(
    rule="E1",
    condition="no_other_course",
    sentence="Borgeren er allerede i et CTI-forløb. Tiden i det er fastsat på forhånd.",
    next_step="Fortsæt i det CTI-forløb, der er i gang.",
)
AFTER_THE_LAST_COURSE = Obstacle(
    rule="E1",
    condition="after_the_last_course",
    sentence="Startdatoen ligger i et tidligere CTI-forløb. To forløb kan ikke dække samme dag.",
    next_step="Vælg en startdato, efter at det tidligere forløb er slut.",
)
CTI_WORKER_ASSIGNED = Obstacle(
    rule="E2",
    condition="cti_worker_assigned",
    sentence="Der er ingen CTI-medarbejder på teamet. Borgeren skal kende den, der støtter.",
    next_step="Bed sagsbehandleren eller lederen om at sætte en CTI-medarbejder på teamet.",
)
GRANT_COVERS_START = Obstacle(
    rule="E2",
    condition="grant_covers_start",
    sentence="Der er ingen bevilling, som dækker startdatoen. "
    "Det er lovgrundlaget, der bestemmer, hvor længe CTI varer.",
    next_step="Bed sagsbehandleren om at træffe afgørelse om CTI, eller vælg en anden startdato.",
)
PLAN_APPROVED = Obstacle(
    rule="C3",
    condition="plan_approved",
    sentence="Den fælles plan er ikke godkendt endnu. CTI arbejder ud fra borgerens egen plan.",
    next_step="Gør planen færdig sammen med borgeren, og godkend den.",
)
KICKOFF_HELD = Obstacle(
    rule="E3",
    condition="kickoff_held",
    sentence="Opstartsmødet er ikke holdt endnu. "
    "Det er her, borgeren møder sin CTI-medarbejder første gang.",
    next_step="Hold opstartsmødet med borgeren og teamet.",
)
CTI_WORKER_ATTENDED_KICKOFF = Obstacle(
    rule="E3",
    condition="cti_worker_attended_kickoff",
    sentence="Den nuværende CTI-medarbejder var ikke med på opstartsmødet. "
    "Borgeren skal have mødt sin CTI-medarbejder fra begyndelsen.",
    next_step="Bed lederen om at skrive, hvorfor CTI-medarbejderen er en anden nu.",
)
START_MEETING_HELD = Obstacle(
    rule="E13",
    condition="start_meeting_held",
    sentence="Borger, CTI-medarbejder og jobkonsulent har ikke holdt møde om starten endnu. "
    "Sammen aftaler de tre, hvem der hjælper med hvad.",
    next_step="Aftal et møde mellem de tre i dagene omkring starten.",
)
