"""From the gathered facts: the statutory talks, as the rule takes them (G2)."""

from fodfaeste.records.followup.queries.history import Facts, day, days
from fodfaeste.rules.followup.talk_law import TalkLaw
from fodfaeste.rules.followup.talks import TalkRhythm, Talks


def talks_from(facts: Facts) -> Talks:
    """What was agreed and held, and the law where somebody has looked it up for today."""
    agreed, booked = facts["talks_agreed"], day(facts["talk_booked"])
    law = facts["talk_law"]
    return Talks(
        rhythm=_rhythm(agreed) if agreed else None,
        held=tuple(days(facts["talks_held"])),
        booked_on=booked,
        law=TalkLaw(paragraph="", source="", **law) if law else None,
    )


def _rhythm(agreed: Facts) -> TalkRhythm | None:
    counts_from = day(agreed["counts_from"])
    if counts_from is None:
        return None
    return TalkRhythm(weeks=agreed["weeks"], counts_from=counts_from, since=day(agreed["since"]))
