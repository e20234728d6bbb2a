"""Some citizens are handed the sheet to their own page at the kickoff (L1)."""

import uuid

from fodfaeste.demo.story import Story
from fodfaeste.kernel.spoken_codes import new_code
from fodfaeste.records.cases import actions as cases
from fodfaeste.rules.access.roles import Role

ONE_IN = 3


def invite(story: Story) -> None:
    """One in three citizens without an account gets the sheet; nobody keeps its code."""
    if story.account or story.number % ONE_IN != 1:
        return
    with story.acting(Role.CTI_WORKER, story.on(story.pace.kickoff)) as acting:
        cases.invite(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            code=new_code(),
            seen_in_person=True,
        )
