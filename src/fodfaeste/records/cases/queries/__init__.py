"""Questions about citizens, courses and teams."""

from fodfaeste.records.cases.queries.people import (
    LOG_PAGE,
    CardColleague,
    LogRow,
    RestrictedCard,
    consents_of,
    log_of,
    names_of,
    open_glass,
    restricted_card,
    task_of,
    team_history,
    team_on,
    unreviewed_glass,
    usual_unit,
)
from fodfaeste.records.cases.queries.seats import open_seats_of
from fodfaeste.records.cases.queries.sight import (
    KnownCitizen,
    OpenLink,
    case_with_relation,
    known_citizen,
    link_behind,
    link_person,
    own_case_id,
)

__all__ = [
    "LOG_PAGE",
    "CardColleague",
    "KnownCitizen",
    "LogRow",
    "OpenLink",
    "RestrictedCard",
    "case_with_relation",
    "consents_of",
    "known_citizen",
    "link_behind",
    "link_person",
    "log_of",
    "names_of",
    "open_glass",
    "open_seats_of",
    "own_case_id",
    "restricted_card",
    "task_of",
    "team_history",
    "team_on",
    "unreviewed_glass",
    "usual_unit",
]
