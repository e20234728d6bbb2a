"""The social side as one page needs it: its rows, and who may be spoken with today."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.cti.queries.safety import PromiseLine, anchoring, around_from, line_of
from fodfaeste.records.cti.queries.social import SocialSide, social_side
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.rules.cti.promises import Anchoring
from fodfaeste.web.shell.visits import Visit


@dataclass(frozen=True, slots=True)
class Social:
    """The rows of the social side, and everybody with a part in the plans as they stand today."""

    side: SocialSide
    promises: tuple[PromiseLine, ...]

    def anchoring(self, *, since: date) -> Anchoring:
        """What the closing gate asks of the plans that hold after CTI (I1); `since` its start."""
        side = self.side
        return anchoring(side.crisis, side.retention, self.promises, held=side.held, since=since)


def social_of(visit: Visit, overview: CaseOverview) -> Social:
    """One query: team and consents are known already."""
    side = social_side(visit.case.pk)
    team = ((member.user_id, member.name) for member in overview.team)
    them = around_from(team, visit.relation.consents, today=visit.today)
    return Social(side, tuple(line_of(row, them) for row in side.supporters))
