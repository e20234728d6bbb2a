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


class AnswerMode(Word):
    """How an answer was given; a score can differ between ways, so it is kept with the answer."""

    ON_SCREEN = "on_screen", "På egen skærm"
    TOGETHER = "together", "Sammen på én skærm"
    LINK = "link", "Med et link"
    PAPER = "paper", "På papir"
    TELEPHONE = "telephone", "I telefonen"


class Formula(Word):
    """How the answers to the items of a scale become one number."""

    SUM = "sum", "Sum"
    MEAN = "mean", "Gennemsnit"
    LINEAR = "linear", "Lineært til 0–100"


class WhenMissing(Word):
    """What becomes of a score when as many items are missing as the instrument allows."""

    PRORATED = "prorated", "De besvarede tæller for de manglende"
    NONE = "none", "Ingen score"


class Verdict(Word):
    """What a difference between two scores of one person says (K4)."""

    BETTER = "better", "Sikkert bedre"
    UNCERTAIN = "uncertain", "Ingen sikker ændring"
    WORSE = "worse", "Sikkert dårligere"
