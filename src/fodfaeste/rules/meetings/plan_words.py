"""When what is said at a kickoff is written in the plan (B3, B5, C5).

«Et eller flere fælles møder fra indsatsens begyndelse» (SEED-3). The first kickoff begins the plan;
a later one starts from what the plan says. What somebody has written in the plan meanwhile is
never written over: the two texts are shown beside each other.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWord:
    """One text of the plan: what was said, what stands there, what stood there at the start."""

    said: str
    stands: str
    stood: str

    @property
    def is_new(self) -> bool:
        """Whether something was said that the plan did not say, neither then nor now."""
        return bool(self.said) and self.said not in {self.stands, self.stood}

    @property
    def collides(self) -> bool:
        """Whether the plan was changed to something else while the kickoff was on its way."""
        return self.is_new and self.stands not in {"", self.stood}

    @property
    def becomes(self) -> str:
        """What stands in the plan when the kickoff has ended."""
        return self.said if self.is_new and not self.collides else self.stands
