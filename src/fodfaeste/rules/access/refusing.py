"""A denied decision said as a refusal, for whoever cannot ask through the bridge to the cases."""

from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.refusal import Obstacle, Refused

RULE = "M1"


def require_without_case(actor: Actor, permission: Permission) -> None:
    """Refuse (M1) what this person may not do, with the names of what failed.

    Accounts and catalogues stand below the cases, so they ask the map here.
    """
    decision = decide(actor, permission)
    if decision.allowed:
        return
    raise Refused(
        *(
            Obstacle(
                rule=RULE,
                condition=name,
                sentence=f"Du kan ikke {permission.phrase}. {sentence}",
                next_step="Spørg den, der har opgaven, eller bed din leder om hjælp.",
            )
            for name, sentence in zip(decision.failed, decision.sentences, strict=True)
        )
    )
