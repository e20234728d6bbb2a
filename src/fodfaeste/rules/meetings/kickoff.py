"""When the kickoff counts as held: who was there, what was said and agreed (B1, B3, B4, B6).

«Sagsbehandler, CTI-medarbejder og virksomhedskonsulent skal som minimum deltage på opstartsmødet
med borgeren.» (SEED-3)
«En sagsbehandler fra jobcentret og en sagsbehandler fra socialforvaltningen forbereder
opstartsmødet i fællesskab.» (SEED-4)
«der indgås aftale om tidsplanen for borgerens forløb og om hvilken sagsbehandler, der har ansvaret
for udarbejdelsen af den fælles handleplan» (SEED-4)
«afsluttes med, at der foretages de nødvendige registreringer» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import Told, Topic
from fodfaeste.rules.meetings.types import MeetingType, obstacles_without_required
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Kickoff:
    """What is known when the kickoff is about to be marked as held.

    `present` and `prepared_by` are roles; `cv_starts_on` is when CV and job search begin, and
    `cv_promised_on` what an earlier kickoff agreed about it (B5). `told` are the points the citizen
    was told, `talked` what was talked about; `baseline_offered` says that the first measurements
    were answered, put off to a day, or declined by the citizen (B6). `asks` is the type of the
    meeting that day, None as it is shipped: a municipality may require more people than B1.
    """

    held_on: date
    present: frozenset[Role]
    prepared_by: frozenset[Role]
    citizen_assents: bool
    cv_starts_on: date | None
    time_plan: str
    plan_owner: Role | None
    cv_promised_on: date | None = None
    plan_ready_on: date | None = None
    next_on: date | None = None
    told: frozenset[Told] = frozenset(Told)
    talked: frozenset[Topic] = frozenset(Topic)
    baseline_offered: bool = True
    asks: MeetingType | None = None


def obstacles_to_kickoff(facts: Kickoff, *, today: date) -> tuple[Obstacle, ...]:
    """Return everything the kickoff still lacks; empty when it can be marked as held."""
    cv = facts.cv_starts_on
    ready, following = facts.plan_ready_on, facts.next_on
    more = obstacles_without_required(facts.asks, facts.present) if facts.asks else ()
    return more + unmet(
        (facts.held_on <= today, _HELD_BY_NOW),
        (Role.CITIZEN in facts.present, _CITIZEN_PRESENT),
        (bool(facts.present & CASEWORKER_ROLES), _CASEWORKER_PRESENT),
        (Role.CTI_WORKER in facts.present, _CTI_WORKER_PRESENT),
        (Role.JOB_CONSULTANT in facts.present, _JOB_CONSULTANT_PRESENT),
        (facts.citizen_assents, _CITIZEN_ASSENTS),
        (cv is not None, _CV_DATE_AGREED),
        (cv is None or cv >= facts.held_on or cv == facts.cv_promised_on, _CV_DATE_AHEAD),
        (is_said(facts.time_plan, at_least=NOTE_LENGTH), _TIME_PLAN_AGREED),
        (facts.plan_owner in CASEWORKER_ROLES, _PLAN_OWNER_NAMED),
        (ready is None or ready >= facts.held_on, _PLAN_READY_AHEAD),
        (following is None or following >= facts.held_on, _NEXT_MEETING_AHEAD),
    )


def check_plan_owner(role: Role | None) -> None:
    """Raise Refused (B4) unless the one who answers for the plan is a caseworker on the team."""
    refuse_if(unmet((role in CASEWORKER_ROLES, _PLAN_OWNER_NAMED)))


def warnings_at_kickoff(facts: Kickoff) -> tuple[Obstacle, ...]:
    """Return what is pointed out: preparation, what was not told, talked about or offered."""
    untold = [point for point in Told if point not in facts.told]
    silent = [topic.label for topic in Topic if topic not in facts.talked]
    return unmet(
        (facts.prepared_by >= CASEWORKER_ROLES, _PREPARED_TOGETHER),
        (not untold, _told(len(untold))),
        (not silent, _talked(silent)),
        (facts.next_on is not None, _NEXT_MEETING_AGREED),
        (facts.baseline_offered, _BASELINE_OFFERED),
    )


def check_promise(title: str, *, due_on: date | None, meeting_on: date) -> None:
    """Raise Refused (B4) unless a promise says what is done, on the meeting's day or later."""
    refuse_if(
        unmet(
            (is_said(title), _PROMISE_IN_WORDS),
            (due_on is None or due_on >= meeting_on, _PROMISE_AHEAD),
        )
    )


def check_named_person(name: str) -> None:
    """Raise Refused (B3) unless somebody around the citizen is called something."""
    refuse_if(unmet((is_said(name), _PERSON_HAS_A_NAME)))


def check_baseline(*, later: bool, later_on: date | None, meeting_on: date) -> None:
    """Raise Refused (B6) unless measurements that are put off are given a day ahead."""
    refuse_if(
        unmet(
            (not later or later_on is not None, _BASELINE_DAY),
            (not later or later_on is None or later_on >= meeting_on, _BASELINE_AHEAD),
        )
    )


def _told(missing: int) -> Obstacle:
    how_many = "Ét af de punkter" if missing == 1 else f"{missing} af de punkter"
    return Obstacle(
        rule="B3",
        condition="citizen_told",
        sentence=f"{how_many}, som borgeren skal have fortalt, er ikke mærket af.",
        next_step="Fortæl det, og sæt kryds.",
    )


def _talked(silent: list[str]) -> Obstacle:
    return Obstacle(
        rule="B3",
        condition="topics_talked_about",
        sentence=f"Der står ikke noget om {listed(silent)}.",
        next_step="Spørg borgeren, eller lad det vente til udredningen.",
    )


def _present(condition: str, absent: str, why: str, whom: str) -> Obstacle:
    return Obstacle(
        rule="B1",
        condition=condition,
        sentence=f"{absent} med på opstartsmødet. {why}",
        next_step=f"Hold et opstartsmøde, hvor {whom} er med. Der kan holdes flere.",
    )


_CITIZEN_PRESENT = _present(
    "citizen_present",
    "Borgeren var ikke",
    "Det er borgerens drømme og ønsker, mødet handler om.",
    "borgeren",
)
_CASEWORKER_PRESENT = _present(
    "caseworker_present",
    "Ingen sagsbehandler var",
    "En sagsbehandler skal have ansvaret for den fælles plan.",
    "mindst én sagsbehandler",
)
_CTI_WORKER_PRESENT = _present(
    "cti_worker_present",
    "CTI-medarbejderen var ikke",
    "Tilliden til den, der skal støtte, begynder her.",
    "CTI-medarbejderen",
)
_JOB_CONSULTANT_PRESENT = _present(
    "job_consultant_present",
    "Jobkonsulenten var ikke",
    "Et job er målet fra den første dag.",
    "jobkonsulenten",
)
_HELD_BY_NOW = Obstacle(
    rule="B1",
    condition="kickoff_held_by_now",
    sentence="Opstartsmødet er dateret ude i fremtiden. Det skal først være holdt.",
    next_step="Ret datoen, eller vent til mødet er holdt.",
)
_CITIZEN_ASSENTS = Obstacle(
    rule="B3",
    condition="citizen_assents",
    sentence="Det er ikke noteret, at borgeren er indforstået med målet om job og med støtten. "
    "Uden borgerens ja er der ikke et fælles forløb.",
    next_step="Tal om, hvad forløbet går ud på, og notér borgerens ja.",
)
_CV_DATE_AGREED = Obstacle(
    rule="B4",
    condition="cv_date_agreed",
    sentence="Det er ikke aftalt, hvornår CV og jobsøgning begynder. "
    "Jobbet skal være i gang fra starten.",
    next_step="Aftal en dag, hvor jobkonsulent og borger begynder på CV'et.",
)
_CV_DATE_AHEAD = Obstacle(
    rule="B4",
    condition="cv_date_ahead",
    sentence="Dagen, hvor CV og jobsøgning begynder, ligger før opstartsmødet.",
    next_step="Vælg mødets dag eller en senere dag.",
)
_TIME_PLAN_AGREED = Obstacle(
    rule="B4",
    condition="time_plan_agreed",
    sentence="Der er ingen tidsplan. Borgeren skal vide, hvad der sker hvornår.",
    next_step=f"Skriv med mindst {NOTE_LENGTH} tegn, hvad I har aftalt om tiden.",
)
_PLAN_OWNER_NAMED = Obstacle(
    rule="B4",
    condition="plan_owner_named",
    sentence="Det står ikke, hvilken sagsbehandler der har ansvaret for den fælles plan.",
    next_step="Vælg en af de to sagsbehandlere.",
)
_PREPARED_TOGETHER = Obstacle(
    rule="B1",
    condition="prepared_together",
    sentence="Opstartsmødet er ikke forberedt af begge områders sagsbehandlere. "
    "Sammen undgår de at stille krav, der strider mod hinanden.",
    next_step="Tal sammen om mødet, før det holdes.",
)
_PLAN_READY_AHEAD = Obstacle(
    rule="B4",
    condition="plan_ready_ahead",
    sentence="Dagen, hvor planen skal være klar, ligger før opstartsmødet.",
    next_step="Vælg en senere dag.",
)
_NEXT_MEETING_AHEAD = Obstacle(
    rule="B4",
    condition="next_meeting_ahead",
    sentence="Det næste møde ligger før opstartsmødet.",
    next_step="Vælg en senere dag.",
)
_NEXT_MEETING_AGREED = Obstacle(
    rule="B4",
    condition="next_meeting_agreed",
    sentence="Det er ikke aftalt, hvornår I ses igen. Det skal borgeren altid vide.",
    next_step="Aftal det næste møde.",
)
_PROMISE_IN_WORDS = Obstacle(
    rule="B4",
    condition="promise_in_words",
    sentence="Opgaven siger ikke, hvad der skal gøres.",
    next_step="Skriv opgaven med få ord.",
)
_PROMISE_AHEAD = Obstacle(
    rule="B4",
    condition="promise_ahead",
    sentence="Opgaven skulle være gjort før mødet.",
    next_step="Vælg mødets dag eller en senere dag.",
)
_PERSON_HAS_A_NAME = Obstacle(
    rule="B3",
    condition="person_has_a_name",
    sentence="Der står ikke, hvem det er.",
    next_step="Skriv navnet. Et fornavn er nok.",
)
_BASELINE_DAY = Obstacle(
    rule="B6",
    condition="baseline_day",
    sentence="Det står ikke, hvornår de første målinger så bliver taget. "
    "Uden dem kan ingen se, hvad der bliver bedre.",
    next_step="Vælg en dag.",
)
_BASELINE_AHEAD = Obstacle(
    rule="B6",
    condition="baseline_ahead",
    sentence="Dagen for de første målinger ligger før opstartsmødet.",
    next_step="Vælg mødets dag eller en senere dag.",
)
_BASELINE_OFFERED = Obstacle(
    rule="B6",
    condition="baseline_offered",
    sentence="Borgeren er ikke blevet tilbudt de første målinger.",
    next_step="Svar sammen nu, aftal en dag, eller notér, at borgeren ikke ønsker det.",
)
