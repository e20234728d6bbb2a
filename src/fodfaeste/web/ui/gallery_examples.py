"""What the gallery shows in each component; every person is invented."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from fodfaeste.pictures import (
    contact_curve,
    contact_legend,
    hours_chart,
    phase_clock,
    wellbeing_line,
)
from fodfaeste.pictures.hours_chart import Goal, HoursChart, Phase, Week
from fodfaeste.pictures.phase_clock import PhaseClock, PhaseSpan
from fodfaeste.pictures.wellbeing_line import Mark, WellbeingLine
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.profile.cv import CvContent, CvLine, CvPart
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.ui.gallery_curve import CONTACTS
from fodfaeste.web.ui.hour_rows import AskedWeek, HourRowsForm
from fodfaeste.web.ui.parts import (
    Action,
    Area,
    BrokenGlass,
    Event,
    Link,
    Merge,
    MergeRow,
    Missing,
    NextStep,
    Paging,
    Sample,
    Step,
    Table,
    TeamPerson,
    drawn,
)

LONG = "Speciallægepraksisplanlægningsstabiliseringsperiode " * 6
NOON = datetime(2027, 8, 17, 12, 5, tzinfo=UTC)
CLOCK = PhaseClock(
    phases=(
        PhaseSpan(1, "Ind i job og hverdag", date(2027, 3, 4), date(2027, 6, 4)),
        PhaseSpan(2, "Afprøvning og tilpasning", date(2027, 6, 4), date(2027, 9, 4)),
        PhaseSpan(3, "Overdragelse", date(2027, 9, 4), date(2027, 12, 4)),
    ),
    basis="SEL § 85",
    months=9,
    today=date(2027, 8, 17),
)
LATER = date(2027, 6, 21)
MONDAY = date(2027, 6, 14)
WORKED = ((6, 0, ""), (8, 0, ""), (10, 0, ""), (4, 0, "syg"), (12, 2, ""), (12, 4, ""))
HOURS = HoursChart(
    weeks=tuple(
        Week(
            monday=MONDAY + timedelta(weeks=index),
            worked=WeekMinutes(placement=placement * 60, ordinary=ordinary * 60)
            if index < len(WORKED)
            else None,
            planned=WeekMinutes(placement=12 * 60, ordinary=(4 if index < len(WORKED) else 8) * 60),
            note=note,
            disputed=note == "syg",
        )
        for index, (placement, ordinary, note) in enumerate([*WORKED, *[(0, 0, "")] * 5])
    ),
    goals=(Goal("20 timer om ugen", MONDAY + timedelta(weeks=8), 20 * 60, reached=False),),
    phases=(
        Phase("fase 1", MONDAY, date(2027, 8, 1)),
        Phase("fase 2", date(2027, 8, 1), date(2027, 9, 4)),
    ),
)
HOUR_ROWS = HourRowsForm(
    [AskedWeek(MONDAY, WeekMinutes(placement=720, ordinary=240)), AskedWeek(LATER, None)],
    notes=True,
)
CV = CvContent(
    name="Karin Mølgaard",
    contact=("20 11 22 33",),
    about_me="Jeg er omhyggelig og kommer til tiden.",
    parts=(
        CvPart(title="Erfaring", lines=(CvLine(what=LONG, place=LONG, when="2011", more=LONG),)),
        CvPart(title="Sprog", lines=(CvLine(what="Dansk", more="modersmål"),)),
    ),
)
WELLBEING = WellbeingLine(
    marks=(
        Mark(date(2027, 3, 1), 36, "Jeg sover dårligt"),
        Mark(date(2027, 6, 4), 48, "Tirsdagene går godt"),
        Mark(date(2027, 8, 12), 60, "Jeg glæder mig til om morgenen"),
    )
)


@dataclass(frozen=True, slots=True)
class Example:
    """One component in one state."""

    template: str
    state: str
    context: dict[str, Any] = field(default_factory=dict)


def _picture(
    identity: str,
    heading: str,
    svg: str,
    rows: tuple[tuple[str, ...], ...],
    legend: tuple[Sample, ...] = (),
) -> Example:
    table = Table.of(f"{heading}, tabel", rows)
    context = {
        "id": identity,
        "heading": heading,
        "svg": drawn(svg),
        "table": table,
        "legend": legend,
        "wide": identity != "trivsel-billede",
    }
    return Example("ui/picture.html", "fuld", context)


EXAMPLES: tuple[Example, ...] = (
    Example(
        "ui/next_step.html",
        "fuld",
        {
            "step": NextStep(
                "Opfølgning på arbejdspladsen med Karin og Bo fra Byens Brød",
                "Registrér opfølgning",
                "#",
                "senest torsdag 19. august",
            )
        },
    ),
    Example(
        "ui/next_step.html",
        "lang",
        {"step": NextStep(LONG, "Åbn", "#"), "label": "Næste skridt, lang"},
    ),
    Example(
        "ui/phase_clock.html",
        "fuld",
        {"clock": CLOCK, "picture": drawn(phase_clock.svg(CLOCK, name="galleri-ur"))},
    ),
    Example("ui/phase_clock.html", "før CTI", {"clock": None, "label": "Før CTI"}),
    Example(
        "ui/missing.html",
        "fuld",
        {
            "id": "mangler-fuld",
            "heading": "Det mangler vi i fase 2",
            "items": (
                Missing("Opfølgning på planen – sidst 2. juli.", "G1", "#", "Indkald"),
                Missing("Samtykket udløber 1. september.", "C2", "#", "Forny sammen med Karin"),
            ),
        },
    ),
    Example("ui/missing.html", "tom", {"items": ()}),
    Example(
        "ui/missing.html",
        "lang",
        {"id": "mangler-lang", "heading": "Langt", "items": (Missing(LONG, "D8"),) * 3},
    ),
    Example(
        "ui/refusal.html",
        "fuld",
        {
            "obstacles": (
                Obstacle(
                    "B1",
                    "cti_worker_present",
                    "CTI-medarbejderen var ikke med på opstartsmødet.",
                    "Aftal et nyt opstartsmøde, hvor alle fire er med.",
                ),
                Obstacle("B4", "time_plan", LONG, "Skriv tidsplanen."),
            )
        },
    ),
    Example("ui/cv.html", "fuld", {"cv": CV}),
    Example("ui/cv.html", "tom", {"cv": CvContent(name="Karin Mølgaard"), "empty": "Skriv noget."}),
    Example("ui/rule_tag.html", "fuld", {"rule": "E2"}),
    Example("ui/hour_rows.html", "fuld", {"rows": tuple(HOUR_ROWS.rows), "all": True}),
    Example("ui/tag.html", "almindelig", {"text": "kladde"}),
    Example("ui/tag.html", "god", {"text": "daglig kontakt", "tone": "good"}),
    Example("ui/tag.html", "pas på", {"text": "udløber snart", "tone": "attention"}),
    Example("ui/tag.html", "blå", {"text": "fase 2", "tone": "blue"}),
    Example(
        "ui/team.html",
        "fuld",
        {
            "id": "team-fuld",
            "heading": "Teamet omkring Karin",
            "people": (
                TeamPerson(
                    name="Nadia Friis",
                    role="CTI-medarbejder",
                    helps_with="støtter i hverdagen",
                    phone="20 11 22 33",
                    email="nadia@eksempel.dk",
                    note="daglig kontakt",
                ),
                TeamPerson(name=LONG, role=LONG, helps_with=LONG, phone="20 11 22 34"),
            ),
        },
    ),
    Example("ui/team.html", "tom", {"id": "team-tom", "heading": "Team uden nogen", "people": ()}),
    Example(
        "ui/tabs.html",
        "fuld",
        {
            "label": "Faner i galleriet",
            "tabs": tuple(
                Link(word, "#", word == "Overblik")
                for word in ("Overblik", "Plan", "Arbejde", "CTI", "Møder", "Målinger", "Log")
            ),
        },
    ),
    Example(
        "ui/track.html",
        "fuld",
        {
            "id": "spor-job",
            "track": "job",
            "title": "Job",
            "areas": (
                Area(
                    title="Flere timer, jeg kan holde til",
                    chosen="Valgt af Karin den 6. juni",
                    actions=(
                        Action("Prøve pakkebordet om tirsdagen", "Karin", done=True),
                        Action("Aftale 6 ordinære timer fra september", "Jonas · 24. aug"),
                    ),
                ),
            ),
        },
    ),
    Example("ui/track.html", "tom", {"id": "spor-tom", "track": "coping", "title": "Mestring"}),
    _picture(
        "timer-billede",
        "Timer om ugen",
        hours_chart.svg(HOURS, name="galleri-timer"),
        hours_chart.table(HOURS),
    ),
    _picture(
        "kontakt-billede",
        "Kontakter uge for uge",
        contact_curve.svg(CONTACTS, name="galleri-kontakt"),
        contact_curve.table(CONTACTS),
        Sample.all_of(contact_legend.legend(CONTACTS)),
    ),
    _picture(
        "trivsel-billede",
        "Trivsel",
        wellbeing_line.svg(WELLBEING, name="galleri-trivsel"),
        wellbeing_line.table(WELLBEING),
    ),
    Example(
        "ui/picture.html",
        "tom",
        {"id": "intet-billede", "heading": "Uden tal", "empty": "Der er ingen timer endnu."},
    ),
    Example(
        "ui/card.html",
        "fuld",
        {
            "title": "AJ",
            "text": "jobmål: kantine",
            "meta": "6 uger uden kontakt · C11",
            "tone": "attention",
        },
    ),
    Example("ui/card.html", "lang", {"title": LONG, "url": "#"}),
    Example(
        "ui/stat.html", "fuld", {"figure": "11 af 27", "sentence": "har ordinære timer (mål 12)"}
    ),
    Example("ui/paging.html", "midt i", {"paging": Paging(number=2, last=4, total=190)}),
    Example("ui/paging.html", "én side", {"paging": Paging(number=1, last=1, total=3)}),
    Example(
        "ui/search.html",
        "fuld",
        {"id": "soeg", "name": "q", "label": "Find et forløb", "hint": "Navn eller CPR-nummer"},
    ),
    Example(
        "ui/empty.html",
        "med vej videre",
        {"sentence": "Ingen forløb endnu.", "url": "#", "action": "Indskriv borger"},
    ),
    Example("ui/empty.html", "uden", {"sentence": "Der er intet, der kræver handling i dag."}),
    Example(
        "ui/confirm.html",
        "farlig",
        {
            "id": "bekraeft",
            "question": "Træk samtykket tilbage?",
            "consequence": "Byens Brød får ikke flere oplysninger fra i dag.",
            "action_url": "#",
            "button": "Træk tilbage",
            "danger": True,
            "cancel_url": "#",
        },
    ),
    Example(
        "ui/definitions.html",
        "fuld",
        {"rows": (("Lovgrundlag", "SEL § 85"), ("Slutdato", ""), ("Begrundelse", LONG))},
    ),
    Example(
        "ui/table.html",
        "fuld",
        {"table": Table("Bevillinger", ("Lov", "Fra"), (("SEL § 85", "4. marts 2027"),))},
    ),
    Example("ui/table.html", "tom", {"table": Table("Ingen bevillinger", ("Lov", "Fra"), ())}),
    Example(
        "ui/timeline.html",
        "fuld",
        {
            "events": (
                Event(
                    date(2027, 8, 16), "Kontakt på arbejdspladsen", "Pakkebordet gik godt.", "Nadia"
                ),
                Event(date(2027, 8, 2), LONG, LONG, "Jonas", "#"),
            )
        },
    ),
    Example("ui/timeline.html", "tom", {"events": ()}),
    Example(
        "ui/stepper.html",
        "fuld",
        {
            "label": "Opstartsmødets trin",
            "steps": (
                Step("Velkomst", "#", "done"),
                Step("Ønsker og drømme", "", "current", "Borgerens egne ord"),
                Step("Aftaler", "", "open"),
            ),
        },
    ),
    Example(
        "ui/merge.html",
        "to tekster",
        {
            "merge": Merge(
                saved_by="Jonas Krag",
                saved_at=NOON,
                rows=(
                    MergeRow("purpose", "Formål", "Job med ro", "Job i ro og orden", long=True),
                    MergeRow("goal", "Jobmål", "Lager", "Lager"),
                ),
                hidden=(("version", "7"),),
            )
        },
    ),
    Example(
        "ui/merge.html", "ens", {"merge": Merge(saved_by="Jonas Krag", saved_at=NOON, rows=())}
    ),
    Example(
        "ui/broken_glass.html",
        "i kraft",
        {"glass": BrokenGlass(NOON, "Borgeren ringede i krise, og ingen på teamet tog telefonen.")},
    ),
    Example(
        "ui/messages.html",
        "begge slags",
        {
            "messages": (
                Message(constants.SUCCESS, "Kontakten er gemt."),
                Message(constants.WARNING, "Formularen var allerede modtaget."),
            )
        },
    ),
    Example("ui/draft_status.html", "gemt", {"draft_saved_at": NOON}),
    Example(
        "ui/session_warning.html", "vist", {"id": "galleri-session", "shown": True, "stay_url": "#"}
    ),
    Example("ui/typed.html", "fuld", {"texts": ({"name": "text", "text": LONG},)}),
    Example("ui/disclosure.html", "lukket", {"summary": "Hvad betyder det?", "text": LONG}),
)
