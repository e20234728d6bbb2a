"""One rule of the method, as the page Metoden and docs/rules.md show it."""

from dataclasses import dataclass

from fodfaeste.rules.catalogue.implemented import PLACES
from fodfaeste.rules.catalogue.kinds import Chapter, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its Danish sentence and the text that demands it.

    In `source` a guillemet quote stands in the document named last before it; the short names of
    the documents are explained in `sources`.
    """

    id: str
    sentence: str
    severity: Severity
    source: str

    @property
    def chapter(self) -> Chapter:
        """The chapter that the id's letter names."""
        return Chapter(self.id[0])

    @property
    def place(self) -> str | None:
        """Where in the application the rule is seen; None while it is not built."""
        return PLACES.get(self.id)

    @property
    def implemented(self) -> bool:
        """Whether the application keeps this rule today."""
        return self.id in PLACES
