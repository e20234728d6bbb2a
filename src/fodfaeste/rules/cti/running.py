"""What is written while CTI runs, and what each thing must say to be understood later (E7, E11).

«CTI-medarbejderen og borgeren aftaler, hvad der skal opnås i CTI-forløbet» (SEED-4)
"""

from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


def check_action(*, text: str, who: str) -> None:
    """Raise Refused (E7) unless the action says what is done, and by whom."""
    refuse_if(unmet((is_said(text), _ACTION_SAID), (is_said(who), _WHO_SAID)))


def check_result(*, concluded: bool, result: str) -> None:
    """Raise Refused (E7) when a focus area ends without a word about how it went."""
    refuse_if(unmet((not concluded or is_said(result), _RESULT_SAID)))


def check_handover(*, task: str, receiver_named: bool) -> None:
    """Raise Refused (E11) unless a handover says which task, and who takes it."""
    refuse_if(unmet((is_said(task), _TASK_SAID), (receiver_named, _RECEIVER_NAMED)))


def check_handed_over(*, state: HandoverState, to_citizen: bool, accepted: bool) -> None:
    """Raise Refused (E11) when a person is said to have a task they have not said yes to."""
    agreed = to_citizen or accepted or state is not HandoverState.HANDED_OVER
    refuse_if(unmet((agreed, _ACCEPTED)))


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
_TASK_SAID = Obstacle(
    rule="E11",
    condition="handover_task_said",
    sentence="Det står ikke, hvilken opgave der overdrages.",
    next_step="Skriv, hvad du har hjulpet med, som en anden nu tager over.",
)
_RECEIVER_NAMED = Obstacle(
    rule="E11",
    condition="handover_receiver_named",
    sentence="Det står ikke, hvem der tager opgaven over.",
    next_step="Vælg borgeren selv eller en person i netværket.",
)
_ACCEPTED = Obstacle(
    rule="E11",
    condition="handover_accepted",
    sentence="Personen har ikke sagt ja til opgaven endnu. Så er den ikke overdraget.",
    next_step="Tal med personen, og skriv, hvornår personen har sagt ja.",
)
