"""Plain words to the citizen; the Danish text is the key of every translation."""

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.plan.kinds import AssessmentTheme

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"

WHERE_WE_ARE: dict[CaseState, tuple[Words, Words]] = {
    CaseState.ENROLLED: (
        _("Vi er lige begyndt"),
        _("Vi finder en dag til det første møde, dér hvor du helst vil mødes."),
    ),
    CaseState.KICKOFF_PLANNED: (
        _("Vi skal snart mødes"),
        _("Det første møde med hele dit team er aftalt. Tænk gerne over, hvad du drømmer om."),
    ),
    CaseState.KICKOFF_HELD: (
        _("Vi laver planen sammen"),
        _("Det første møde er holdt. Nu skriver vi planen sammen med dig, med dine egne mål."),
    ),
    CaseState.MATCHING: (
        _("Vi leder efter det rette arbejde"),
        _("Du og din jobkonsulent besøger arbejdspladser og finder et sted, der passer til dig."),
    ),
    CaseState.MATCHED: (
        _("Vi har fundet et arbejde, der passer til dig"),
        _("Støtten tæt på dig begynder, senest den dag du møder på arbejde."),
    ),
    CaseState.CTI_PHASE_1: (
        _("Første del: vi kommer godt i gang"),
        _("Du får tæt støtte, og vi finder ud af, hvad der hjælper dig i job og hverdag."),
    ),
    CaseState.CTI_PHASE_2: (
        _("Anden del: du prøver af"),
        _("Du klarer mere selv, og vi ser sammen, hvad der virker, og hvad der skal justeres."),
    ),
    CaseState.CTI_PHASE_3: (
        _("Tredje del: det skal holde bagefter"),
        _("Du og de mennesker, der hjælper dig, tager over, lidt efter lidt."),
    ),
    CaseState.CTI_CLOSING_DUE: (
        _("Den tætte støtte skal rundes af"),
        _("Vi mødes og aftaler, hvem der hjælper dig med hvad herfra."),
    ),
    CaseState.AFTERCARE: (
        _("Den tætte støtte er slut"),
        _("Din jobkonsulent følger dig stadig, og vi spørger af og til, hvordan det går."),
    ),
    CaseState.CLOSED: (
        _("Dit forløb er afsluttet"),
        _("Her kan du stadig læse, hvad vi nåede sammen."),
    ),
}

MEETINGS: dict[MeetingKind, Words] = {
    MeetingKind.KICKOFF: _("Første møde med hele dit team"),
    MeetingKind.PRE_CTI: _("Møde med din CTI-medarbejder, så I lærer hinanden at kende"),
    MeetingKind.START_OF_THREE: _("Møde om den støtte, der begynder"),
    MeetingKind.FOLLOW_UP: _("Vi ser på din plan sammen"),
    MeetingKind.WORKPLACE: _("Møde på din arbejdsplads"),
    MeetingKind.TRANSFER: _("Møde med dem, der hjælper dig herfra"),
    MeetingKind.CLOSING: _("Afsluttende møde"),
    MeetingKind.STATUTORY_TALK: _("Samtale om dit arbejde og din plan"),
    MeetingKind.OTHER: _("Møde"),
}

PHASES: tuple[Words, Words, Words] = (
    _("Vi kommer godt i gang"),
    _("Du prøver af"),
    _("Det skal holde bagefter"),
)

THEMES: dict[AssessmentTheme, Words] = {
    AssessmentTheme.WISH: _("Det er vigtigt for mig"),
    AssessmentTheme.RESOURCE: _("Det er jeg god til"),
    AssessmentTheme.BARRIER: _("Det er svært for mig"),
    AssessmentTheme.SUPPORT_NEED: _("Det har jeg brug for hjælp til"),
}
