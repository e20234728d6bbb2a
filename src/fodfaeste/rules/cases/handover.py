"""Handing a whole caseload over: seat by seat, each held to the rules of a change (A2, H4).

«Jobkonsulenten skal være en gennemgående person» (SEED-4): who leaves hands over to somebody by
name, and what cannot be handed over stays and is named, with its rule.
"""

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def check_handed(
    *, role: Role, holder: int | None, leaver: int, successor: int, follow_on: int | None
) -> None:
    """Raise Refused (A2, H4) unless the seat is the leaver's still and the successor may have it.

    `holder` sits there now; `follow_on` is named to give the § 85 support after CTI, and that is
    somebody else than the CTI worker.
    """
    takes_both = role is Role.CTI_WORKER and follow_on is not None and follow_on == successor
    refuse_if(unmet((holder == leaver, _STILL_THEIRS), (not takes_both, _ANOTHER_GOES_ON)))


NOT_IN_SIGHT = Obstacle(
    rule="M1",
    condition="handed_in_sight",
    sentence="Forløbet hører ikke til din enhed længere, eller det er afsluttet.",
    next_step="Bed lederen af borgerens enhed om at skifte medarbejderen.",
)
_STILL_THEIRS = Obstacle(
    rule="A2",
    condition="seat_still_theirs",
    sentence="En anden har fået pladsen imens.",
    next_step="Se på forløbet, hvem der er på teamet nu.",
)
_ANOTHER_GOES_ON = Obstacle(
    rule="H4",
    condition="successor_goes_not_on_after",
    sentence="Den, du har valgt, står som den, der giver støtten efter § 85, når CTI er slut, "
    "og det skal være en anden end CTI-medarbejderen.",
    next_step="Vælg en anden CTI-medarbejder, eller ret først, hvem der tager over efter CTI.",
)
