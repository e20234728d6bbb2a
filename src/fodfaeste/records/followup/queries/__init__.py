"""Where a course stands, what is missing and what comes next, in a bounded number of queries."""

from fodfaeste.records.followup.queries.overview import (
    CaseOverview,
    Course,
    Member,
    SeenCase,
    Week,
    Workplace,
    history_of,
    overview_of,
    overviews_of,
)

__all__ = [
    "CaseOverview",
    "Course",
    "Member",
    "SeenCase",
    "Week",
    "Workplace",
    "history_of",
    "overview_of",
    "overviews_of",
]
