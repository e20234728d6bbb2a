"""Where a course stands, what is missing and what comes next, in a bounded number of queries."""

from fodfaeste.records.followup.queries.overview import CaseOverview, overview_of

__all__ = ["CaseOverview", "overview_of"]
