"""The words of measurements.

Asked at start, at each phase shift, at the end and after (K1; domain.md sections 1.4 and 4).
«måling af borgerens progression» (SEED-4)
"""

from fodfaeste.rules.words import Word


class MeasureOccasion(Word):
    """When a measurement is asked."""

    KICKOFF = "kickoff", "Opstart"
    CTI_START = "cti_start", "CTI-start"
    PHASE_2 = "phase_2", "Skift til fase 2"
    PHASE_3 = "phase_3", "Skift til fase 3"
    CTI_END = "cti_end", "CTI-afslutning"
    MONTHS_6 = "months_6", "6 måneder efter"
    MONTHS_12 = "months_12", "12 måneder efter"


class Respondent(Word):
    """Whose answer it is."""

    CITIZEN = "citizen", "Borgeren"
    STAFF = "staff", "Medarbejderen"
