"""The checklist of each phase, answered as the weeks go by (F0–F3)."""

import uuid
from datetime import date

from fodfaeste.demo.story import Story
from fodfaeste.records.cti.actions import checklist
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.ticking import CheckState

TICKED = {
    1: ("f0-curious", "f1-everyday", "f1-barriers"),
    2: ("f0-curious", "f2-try", "f2-adjust"),
    3: ("f0-curious", "f0-motivation"),
}
LEFT_OUT = {
    1: ("f1-transport", "Arbejdet ligger fem minutter fra hjemmet."),
    2: ("f2-coordinate", "Der er endnu for mange svære dage til det."),
}
OWN = "Spørg, om søvnen er blevet bedre"


def remember(story: Story, phase: int, day: date) -> None:
    """Some items are ticked, one does not fit, and the first phase has one of its own."""
    with story.acting(Role.CTI_WORKER, day) as acting:
        said = [
            *((code, checklist.Said(state=CheckState.DONE)) for code in TICKED[phase]),
            *(
                (code, checklist.Said(state=CheckState.NOT_RELEVANT, because=why))
                for number, (code, why) in LEFT_OUT.items()
                if number == phase
            ),
        ]
        for code, answer in said:
            checklist.say(
                **acting,
                case=story.the_case,
                item=checklist.Item(phase=phase, code=code),
                said=answer,
            )
        if phase == 1:
            checklist.add_own(
                **acting, key=uuid.uuid4(), case=story.the_case, phase=phase, text=OWN
            )
