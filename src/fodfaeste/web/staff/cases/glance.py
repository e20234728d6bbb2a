"""Where a course stands, in words and parts for the case page."""

from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.records.followup.queries.details import Doing, Focus
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import CaseState, Track
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.ways import MISSING_WAYS, address, link_of
from fodfaeste.web.ui.parts import Action, Area, Missing, Step

STATE_SENTENCES: dict[CaseState, str] = {
    CaseState.ENROLLED: "Borgeren er indskrevet. Opstartsmødet er ikke aftalt endnu.",
    CaseState.KICKOFF_PLANNED: "Opstartsmødet er aftalt.",
    CaseState.KICKOFF_HELD: "Opstartsmødet er holdt. Nu gør I planen færdig sammen.",
    CaseState.MATCHING: "I leder efter det rette job sammen med borgeren.",
    CaseState.MATCHED: "Der er et jobmatch. CTI skal begynde senest på den første arbejdsdag.",
    CaseState.CTI_PHASE_1: "Fase 1: støtten er tættest nu.",
    CaseState.CTI_PHASE_2: "Fase 2: I prøver af og retter til.",
    CaseState.CTI_PHASE_3: "Fase 3: ansvaret går over til borgeren og netværket.",
    CaseState.CTI_CLOSING_DUE: "CTI-tiden er gået. CTI skal afsluttes.",
    CaseState.AFTERCARE: "CTI er afsluttet. Jobkonsulent og sagsbehandlere følger stadig op.",
    CaseState.CLOSED: "Forløbet er afsluttet. Det kan læses, men ikke ændres.",
}

AREAS_AT_ONCE = 3
"""On one track; the method asks for one to three in all."""

_PHASES = {CaseState.CTI_PHASE_1: 1, CaseState.CTI_PHASE_2: 2, CaseState.CTI_PHASE_3: 3}


def missing_heading(overview: CaseOverview) -> str:
    """Return "Det mangler vi i fase 2", or without a phase."""
    phase = _PHASES.get(overview.state)
    return f"Det mangler vi i fase {phase}" if phase else "Det mangler vi"


def missing_in_words(visit: Visit, overview: CaseOverview) -> tuple[Missing, ...]:
    """Return what is missing, each with the link that mends it for whoever may."""
    found = []
    for item in overview.missing:
        link = link_of(visit, MISSING_WAYS.get(item.obstacle.condition))
        found.append(Missing(item.obstacle.sentence, item.obstacle.rule, link.url, link.label))
    return tuple(found)


def tracks(visit: Visit, focus: tuple[Focus, ...]) -> tuple[tuple[Track, tuple[Area, ...]], ...]:
    """Return the three tracks with the focus areas of each."""
    name = visit.case.citizen.given_names
    return tuple(
        (track, tuple(_area(name, one, visit) for one in _on(track, focus)[:AREAS_AT_ONCE]))
        for track in Track
    )


def has_more_areas(focus: tuple[Focus, ...]) -> bool:
    """Say whether a track has more focus areas than the page shows."""
    return any(len(_on(track, focus)) > AREAS_AT_ONCE for track in Track)


def _on(track: Track, focus: tuple[Focus, ...]) -> list[Focus]:
    return [one for one in focus if one.track is track]


def _area(name: str, focus: Focus, visit: Visit) -> Area:
    chosen = f"Valgt af {name} den {danish.date_this_year(focus.chosen_on, visit.today)}"
    return Area(focus.title, chosen, tuple(map(_action, focus.actions)))


def _action(doing: Doing) -> Action:
    due = danish.short_date(doing.due_on) if doing.due_on and not doing.is_done else ""
    who = " · ".join(part for part in (doing.who, due) if part)
    return Action(doing.text, who, doing.is_done)


def way_to_cti(visit: Visit, overview: CaseOverview) -> tuple[Step, ...]:
    """Return the steps from enrolment to CTI, with the first that is open as the current one."""
    facts, history = overview.situation, overview.situation.history
    needed = limit_on(LimitCode.PRE_CTI_MEETINGS, visit.today, facts.limits)
    met = f"{min(facts.pre_cti_meetings, needed)} af {needed}"
    steps = (
        ("Opstartsmøde", history.kickoff_held_on, "staff:meetings:meetings", ""),
        ("Fælles plan", history.plan_approved_on, "staff:plan:plan", ""),
        ("Møder før CTI", facts.pre_cti_meetings >= needed, "staff:meetings:meetings", met),
        ("Jobmatch", overview.workplace, "staff:work:work", ""),
        ("Bevilling", facts.grant_decided, "staff:decisions:grants", ""),
        ("CTI", False, "staff:cti:cti", ""),
    )
    sees_work = visit.allows(Permission.WORK_SEE)
    first_open = next(index for index, step in enumerate(steps) if not step[1])
    return tuple(
        Step(
            title=title,
            url=address(name, visit.case.pk) if sees_work else "",
            state="done" if done else ("current" if index == first_open else "open"),
            information=words,
        )
        for index, (title, done, name, words) in enumerate(steps)
    )
