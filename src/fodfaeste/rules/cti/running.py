"""What is written while CTI runs, and what each thing must say to be understood later (E7).

«CTI-medarbejderen og borgeren aftaler, hvad der skal opnås i CTI-forløbet» (SEED-4)
"""

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


def check_action(*, text: str, who: str) -> None:
    """Raise Refused (E7) unless the action says what is done, and by whom."""
    refuse_if(unmet((is_said(text), _ACTION_SAID), (is_said(who), _WHO_SAID)))


def check_result(*, concluded: bool, result: str) -> None:
    """Raise Refused (E7) when a focus area ends without a word about how it went."""
    refuse_if(unmet((not concluded or is_said(result), _RESULT_SAID)))


CTI_IS_RUNNING = Obstacle(
    rule="E1",
    condition="cti_is_running",
    sentence="Der er intet CTI-forløb i gang.",
    next_step="Start CTI, når jobmatch og bevilling er på plads.",
)
_ACTION_SAID = Obstacle(
    rule="E7",
    condition="action_said",
    sentence="Handlingen siger ikke, hvad der skal ske.",
    next_step="Skriv handlingen, så borgeren kan se, hvad I har aftalt.",
)
_WHO_SAID = Obstacle(
    rule="E7",
    condition="action_has_somebody",
    sentence="Det står ikke, hvem der gør det.",
    next_step="Skriv, hvem der gør det: borgeren, dig eller en anden.",
)
_RESULT_SAID = Obstacle(
    rule="E7",
    condition="focus_result_said",
    sentence="Fokusområdet afsluttes uden et ord om, hvordan det gik.",
    next_step="Skriv kort, hvad I nåede, eller hvorfor det blev valgt fra.",
)
