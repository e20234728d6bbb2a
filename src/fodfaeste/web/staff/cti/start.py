"""Start CTI: what is in place, what is missing, and the leader's reason (E2–E4)."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse

from fodfaeste.pictures import danish
from fodfaeste.records.cti.actions import closing as closing_actions
from fodfaeste.records.cti.actions import start as actions
from fodfaeste.records.cti.queries.start import StartGround, start_ground
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.clock import Clock, clock
from fodfaeste.rules.cti.start import obstacles_to_cti_start, warnings_at_cti_start
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.forms import LeaderReasonForm, StartForm
from fodfaeste.web.staff.cti.sheets import Sheet, answer
from fodfaeste.web.staff.cti.ways import parts
from fodfaeste.web.ui.attempts import begun


@on_case(Permission.CTI_START)
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Start CTI when everything the method asks for is there."""
    draft = f"cti-start:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    ground = ground_on(visit, visit.today)
    facts = ground.facts
    proposed = min(facts.first_working_day or visit.today, visit.today)
    form = StartForm(
        request.POST or None,
        initial={"starts_on": proposed, **begun(StartForm, kept.fields if kept else {})},
    )
    sheet = Sheet(
        title="Start CTI",
        template="staff/cti/start.html",
        button="Start CTI",
        said="CTI er startet. Den første opgave er at hjælpe med arbejdsaftalen.",
        draft=draft,
        context={
            "facts": facts,
            "ground": ground,
            "planned": planned_clock(ground),
            "missing": parts(visit, obstacles_to_cti_start(facts)),
            "warnings": parts(visit, warnings_at_cti_start(facts)),
            "draft_saved_at": kept.saved if kept else None,
        },
        save=lambda given: actions.start(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            starts_on=given["starts_on"],
            few_meetings_reason=given["few_meetings_reason"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.CTI_EXCEPT)
def leader_reason(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the leader's reason, where the method bends only for one."""
    form = LeaderReasonForm(request.POST or None)
    sheet = Sheet(
        title="Lederens begrundelse",
        lead="To steder kan metoden kun fraviges, når lederen skriver hvorfor: hvis den nuværende "
        "CTI-medarbejder ikke var med på opstartsmødet, og hvis borgeren ikke kan være med til at "
        "afslutte. Begrundelsen står i forløbet med dit navn.",
        said="Begrundelsen er gemt.",
        button="Gem begrundelsen",
        save=lambda given: closing_actions.give_leader_reason(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            about=given["about"],
            text=given["text"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def ground_on(visit: Visit, day: date) -> StartGround:
    """What CTI would stand on from a day, before anybody has typed a reason."""
    return start_ground(visit.case.pk, starts_on=day, few_meetings_reason="", today=visit.today)


def planned_clock(ground: StartGround) -> str:
    """Return how long CTI will last, in words; empty without a grant."""
    if ground.law is None:
        return ""
    fixed = clock(starts_on=ground.facts.starts_on, months=ground.law.months)
    return (
        f"{fixed.months} måneder efter {ground.law.paragraph}, i tre lige lange faser. "
        f"Begynder CTI i dag, er den sidste dag {danish.long_date(last_day(fixed))}."
    )


def last_day(fixed: Clock) -> date:
    """Return the last day of a course; its end is half-open."""
    return fixed.ends_before - timedelta(days=1)
