"""The default numbers of the method, as dated data (rules.md section P).

«Hyppigheden og intensiteten i CTI-støtten skal være aftagende» (SEED-3); the numbers themselves
are ours, and a municipality may change every one of them from a day of its choice (M9).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LimitCode(StrEnum):
    """The name of one number."""

    CONTACT_PHASE_1 = "contact_phase_1"
    CONTACT_PHASE_2 = "contact_phase_2"
    CONTACT_PHASE_3 = "contact_phase_3"
    NO_CONTACT_PHASE_1 = "no_contact_phase_1"
    NO_COMPANY_ACTIVITY = "no_company_activity"
    FIRST_COMPANY_CONTACT = "first_company_contact"
    QUICK_REACTION = "quick_reaction"
    NO_EFFORT_AHEAD = "no_effort_ahead"
    CLOSING_DECISIONS = "closing_decisions"
    CLOSING_NETWORK = "closing_network"
    CLOSING_MEETING = "closing_meeting"
    AFTERCARE_1 = "aftercare_1"
    AFTERCARE_2 = "aftercare_2"
    AFTERCARE_3 = "aftercare_3"
    AFTERCARE_4 = "aftercare_4"
    HOURS_STAGNATION = "hours_stagnation"
    PAY_TALK = "pay_talk"
    PLACEMENT_FIRST = "placement_first"
    PLACEMENT_SECOND = "placement_second"
    PLACEMENT_AGAIN = "placement_again"
    PLACEMENT_EXPIRY = "placement_expiry"
    TRAINEES_EACH = "trainees_each"
    TRAINEES_UP_TO = "trainees_up_to"
    TRAINEES_EACH_ABOVE = "trainees_each_above"
    WEEKLY_HOURS = "weekly_hours"
    GRANT_EXPIRY = "grant_expiry"
    GRANT_EXPIRY_SECOND = "grant_expiry_second"
    GRANT_EXPIRY_LAST = "grant_expiry_last"
    CASELOAD_EMPLOYMENT = "caseload_employment"
    CASELOAD_SOCIAL = "caseload_social"
    CASELOAD_CONSULTANT = "caseload_consultant"
    CONSENT_EXPIRY = "consent_expiry"
    CONSENT_MONTHS = "consent_months"
    CTI_START_GAP = "cti_start_gap"
    PRE_CTI_MEETINGS = "pre_cti_meetings"
    FOCUS_AREAS = "focus_areas"
    OLD_CASE = "old_case"
    UNEXPLAINED_LOOKUPS = "unexplained_lookups"
    GLASS_HOURS = "glass_hours"
    ANSWER_REMINDER_1 = "answer_reminder_1"
    ANSWER_REMINDER_2 = "answer_reminder_2"
    ANSWER_WITHIN = "answer_within"
    EMPLOYER_LINK = "employer_link"
    CITIZEN_INVITATION = "citizen_invitation"
    NETWORK_LINK = "network_link"
    MEASURE_LINK = "measure_link"
    PHASE_NOTICE = "phase_notice"
    PHASE_PLAN_WITHIN = "phase_plan_within"
    FIRST_MONTH_CONTACTS = "first_month_contacts"
    OUTSIDE_OFFICE_CONTACTS = "outside_office_contacts"
    NETWORK_CONTACTS = "network_contacts"


UNREAD = frozenset({LimitCode.OLD_CASE, LimitCode.UNEXPLAINED_LOOKUPS})
"""Numbers that nothing goes by yet: nobody is shown a number that changes nothing."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One number from one day on, in the unit it says."""

    code: LimitCode
    value: int
    unit: str
    label: str
    valid_from: date


_START = date(2018, 2, 1)
"""The day the trial of the intervention was to begin: «den 1. februar 2018» (SEED-4)."""


def _from_start(code: LimitCode, value: int, unit: str, label: str) -> Limit:
    return Limit(code, value, unit, label, _START)


DEFAULTS: tuple[Limit, ...] = (
    _from_start(LimitCode.CONTACT_PHASE_1, 7, "dage", "Forventet kontakt i fase 1"),
    _from_start(LimitCode.CONTACT_PHASE_2, 14, "dage", "Forventet kontakt i fase 2"),
    _from_start(LimitCode.CONTACT_PHASE_3, 30, "dage", "Forventet kontakt i fase 3"),
    _from_start(LimitCode.NO_CONTACT_PHASE_1, 10, "dage", "Længst uden kontakt i fase 1"),
    _from_start(LimitCode.NO_COMPANY_ACTIVITY, 6, "uger", "Længst uden kontakt til virksomhed"),
    _from_start(LimitCode.FIRST_COMPANY_CONTACT, 14, "dage", "Fra opstart til første virksomhed"),
    _from_start(LimitCode.QUICK_REACTION, 2, "arbejdsdage", "Svar på hurtig afklaring"),
    _from_start(LimitCode.NO_EFFORT_AHEAD, 14, "dage", "Længst frem uden planlagt aktivitet"),
    _from_start(LimitCode.CLOSING_DECISIONS, 8, "uger", "Afgørelser begyndt før CTI slutter"),
    _from_start(LimitCode.CLOSING_NETWORK, 4, "uger", "Aftaler med netværk før CTI slutter"),
    _from_start(LimitCode.CLOSING_MEETING, 2, "uger", "Afsluttende møde aftalt før CTI slutter"),
    _from_start(LimitCode.AFTERCARE_1, 1, "måneder", "Første opfølgning efter CTI"),
    _from_start(LimitCode.AFTERCARE_2, 3, "måneder", "Anden opfølgning efter CTI"),
    _from_start(LimitCode.AFTERCARE_3, 6, "måneder", "Tredje opfølgning efter CTI"),
    _from_start(LimitCode.AFTERCARE_4, 12, "måneder", "Fjerde opfølgning efter CTI"),
    _from_start(LimitCode.HOURS_STAGNATION, 4, "uger", "Længst uden ændring i timer"),
    _from_start(LimitCode.PAY_TALK, 14, "dage", "Fra en opgave mestres, til der er talt løn"),
    _from_start(LimitCode.PLACEMENT_FIRST, 13, "uger", "Praktik, første grænse"),
    _from_start(LimitCode.PLACEMENT_SECOND, 26, "uger", "Praktik, anden grænse"),
    _from_start(LimitCode.PLACEMENT_AGAIN, 13, "uger", "Praktik, hver senere forlængelse"),
    _from_start(LimitCode.PLACEMENT_EXPIRY, 4, "uger", "Varsel før en praktik slutter"),
    _from_start(LimitCode.TRAINEES_EACH, 5, "ansatte", "Ansatte for hver i praktik"),
    _from_start(LimitCode.TRAINEES_UP_TO, 50, "ansatte", "Så langt gælder det tal"),
    _from_start(LimitCode.TRAINEES_EACH_ABOVE, 10, "ansatte", "Ansatte for hver i praktik derover"),
    _from_start(LimitCode.WEEKLY_HOURS, 37, "timer", "Flest timer om ugen i alt"),
    _from_start(LimitCode.GRANT_EXPIRY, 8, "uger", "Første varsel før en bevilling udløber"),
    _from_start(LimitCode.GRANT_EXPIRY_SECOND, 4, "uger", "Andet varsel før en bevilling udløber"),
    _from_start(LimitCode.GRANT_EXPIRY_LAST, 2, "uger", "Sidste varsel før en bevilling udløber"),
    _from_start(
        LimitCode.CASELOAD_EMPLOYMENT, 40, "borgere", "Fuld sagsstamme, sagsbehandler beskæftigelse"
    ),
    _from_start(LimitCode.CASELOAD_SOCIAL, 40, "borgere", "Fuld sagsstamme, sagsbehandler social"),
    _from_start(LimitCode.CASELOAD_CONSULTANT, 20, "borgere", "Fuld sagsstamme, jobkonsulent"),
    _from_start(LimitCode.CONSENT_EXPIRY, 30, "dage", "Varsel før et samtykke udløber"),
    _from_start(LimitCode.CONSENT_MONTHS, 12, "måneder", "Så længe foreslås et samtykke at gælde"),
    _from_start(LimitCode.CTI_START_GAP, 14, "dage", "Fra CTI-start til første arbejdsdag"),
    _from_start(LimitCode.PRE_CTI_MEETINGS, 2, "møder", "Møder før CTI"),
    _from_start(LimitCode.FOCUS_AREAS, 3, "områder", "Flest fokusområder i en fase"),
    _from_start(LimitCode.OLD_CASE, 6, "måneder", "Afsluttet forløb kræver begrundelse efter"),
    _from_start(LimitCode.UNEXPLAINED_LOOKUPS, 20, "opslag i timen", "Opslag uden forklaring"),
    _from_start(LimitCode.GLASS_HOURS, 3, "timer", "Så længe gælder en nødåbning"),
    _from_start(LimitCode.ANSWER_REMINDER_1, 3, "dage", "Første påmindelse om en arbejdsaftale"),
    _from_start(LimitCode.ANSWER_REMINDER_2, 7, "dage", "Anden påmindelse om en arbejdsaftale"),
    _from_start(LimitCode.ANSWER_WITHIN, 30, "dage", "Så længe kan en arbejdsaftale besvares"),
    _from_start(LimitCode.EMPLOYER_LINK, 30, "dage", "Så længe virker et link til arbejdsgiveren"),
    _from_start(
        LimitCode.CITIZEN_INVITATION, 7, "dage", "Så længe virker en invitation til borgeren"
    ),
    _from_start(LimitCode.NETWORK_LINK, 30, "dage", "Så længe virker et link til netværket"),
    _from_start(LimitCode.MEASURE_LINK, 14, "dage", "Så længe virker et link til borgerens svar"),
    _from_start(LimitCode.PHASE_NOTICE, 7, "dage", "Besked før en ny fase i CTI"),
    _from_start(LimitCode.PHASE_PLAN_WITHIN, 14, "dage", "Fra en fase begynder, til den har fokus"),
    _from_start(LimitCode.FIRST_MONTH_CONTACTS, 2, "kontakter", "Kontakter i CTI's første måned"),
    _from_start(LimitCode.OUTSIDE_OFFICE_CONTACTS, 3, "møder", "Møder uden for kontoret i fase 1"),
    _from_start(LimitCode.NETWORK_CONTACTS, 2, "kontakter", "Kontakter til netværket i fase 1"),
)


def limit_on(code: LimitCode, day: date, table: Iterable[Limit] = DEFAULTS) -> int:
    """Return the number in force on `day`, in the unit its row names.

    Before the first row of a code the first row counts, so that old facts can be judged too.
    Raises LookupError when the table has no row at all for the code.
    """
    rows = sorted((row for row in table if row.code == code), key=lambda row: row.valid_from)
    if not rows:
        message = f"no limit named {code}"
        raise LookupError(message)
    begun = [row for row in rows if row.valid_from <= day]
    return (begun or rows)[-1 if begun else 0].value
