"""What a notice is about.

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4): who is disturbed by
everything hears nothing. So each colleague says for each kind of notice which way it goes.
"""

from fodfaeste.rules.words import Word


class NoticeKind(Word):
    """What has happened, in the order it is shown where one chooses."""

    QUICK_REACTION = "quick_reaction", "Hurtig afklaring"
    INTERRUPTED = "interrupted", "Arbejdet er afbrudt"
    GLASS_BROKEN = "glass_broken", "Nødåbning af et forløb"
    CONSENT_WITHDRAWN = "consent_withdrawn", "Samtykke trukket tilbage"
    TEAM = "team", "Ændring i et team"
    CASELOAD = "caseload", "Mere end en fuld sagsstamme"
    MEETING = "meeting", "Møder"
    CITIZEN_WROTE = "citizen_wrote", "Borgerens egne ord"
    MEASURE = "measure", "Målinger"
    EMPLOYER_FEEDBACK = "employer_feedback", "Arbejdsgiverens ord"
    NETWORK_ANSWERED = "network_answered", "Svar fra netværket"
    MATCH_FOUND = "match_found", "Jobmatch fundet"
    AGREEMENT_ANSWERED = "agreement_answered", "Arbejdsaftalen"
    PLAN_APPROVED = "plan_approved", "Planen er godkendt"
    DECISION = "decision", "Afgørelser"
    CTI_STARTED = "cti_started", "CTI er startet"
    PHASE_SHIFT = "phase_shift", "Ny fase i CTI"
    CTI_CLOSED = "cti_closed", "CTI er afsluttet"
    CTI_ENDED_EARLY = "cti_ended_early", "CTI er stoppet før tid"
    PACKAGE_READY = "package_ready", "Udtræk af et forløb"
    DUTIES = "duties", "Det, der kræver handling"
    INVITATION = "invitation", "Mødeindkaldelser til din kalender"
    SET_PASSWORD = "set_password", "Ny adgangskode"
