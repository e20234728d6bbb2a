"""The openings of a day as the matching knows them: three queries, however many there are (D2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Q

from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.placement.models import Opening
from fodfaeste.rules.placement.matching.facts import OpeningFacts
from fodfaeste.rules.placement.matching.openings import OpeningIndex
from fodfaeste.rules.placement.papers import law_from
from fodfaeste.rules.placement.trainees import TraineeShare, places
from fodfaeste.rules.placement.work_words import WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import from_code

LATELY = timedelta(days=31)
"""An opening that closed so lately may still be asked about; it is shown as a no."""

COLUMNS = (
    "pk",
    "title",
    "tasks",
    "work_field",
    "demands",
    "needs_met",
    "least_minutes",
    "most_minutes",
    "times",
    "ordinary_possible",
    "shortage",
    "open_from",
    "closes_on",
    "ended_on",
    "places",
    "company_id",
    "company__name",
    "company__postcode",
    "company__city",
    "company__employees",
    "company__closed_on",
    "company__is_active",
)

C = TypeVar("C", bound=StrEnum)
DEMANDS = {each.value: each for each in WorkDemand}
NEEDS = {each.value: each for each in WorkNeed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """How many places are taken by opening, and how many trainees there are by company."""

    taken: Mapping[int, int]
    trainees: Mapping[int, int]


class Board:
    """The openings that are looked at on a day."""

    def __init__(self, rows: Iterable[dict[str, Any]], *, day: date) -> None:
        self.rows = {row["pk"]: row for row in rows}
        self.day = day
        seats, share = _seats(day), law_from(limits_on(day).__getitem__).share
        self.facts = {pk: _facts(row, seats, share) for pk, row in self.rows.items()}

    @cached_property
    def index(self) -> OpeningIndex:
        """The openings, sorted for questions."""
        return OpeningIndex(self.facts.values(), day=self.day)

    def text_of(self, number: int) -> str:
        """What can be searched for: the job, its tasks, the company and its town."""
        row = self.rows[number]
        named = (row["title"], row["tasks"], row["company__name"], row["company__city"])
        return " ".join(named).casefold()


def board_on(day: date) -> Board:
    """Every opening that stands, and those that closed lately."""
    standing = Q(closes_on=None) | Q(closes_on__gte=day - LATELY)
    found = Opening.objects.filter(standing, ended_on=None, company__merged_into=None)
    return Board(found.values(*COLUMNS), day=day)


def board_of(opening_id: int, day: date) -> Board:
    """One opening alone, also when it has ended."""
    return Board(Opening.objects.filter(pk=opening_id).values(*COLUMNS), day=day)


def _seats(day: date) -> Seats:
    with connection.cursor() as cursor:
        cursor.execute(
            "select 'opening', opening_id, taken from openings_taken()"
            " union all select 'company', company_id, there from trainees_there(%s)",
            [day],
        )
        rows = cursor.fetchall()
    return Seats(
        taken={number: count for what, number, count in rows if what == "opening"},
        trainees={number: count for what, number, count in rows if what == "company"},
    )


def _facts(row: dict[str, Any], seats: Seats, share: TraineeShare) -> OpeningFacts:
    employees = row["company__employees"]
    there = seats.trainees.get(row["company_id"], 0)
    return OpeningFacts(
        number=row["pk"],
        title=row["title"],
        tasks=row["tasks"],
        field=WorkField(row["work_field"]),
        demands=_known(DEMANDS, row["demands"]),
        needs_met=_known(NEEDS, row["needs_met"]),
        least_minutes=row["least_minutes"],
        most_minutes=row["most_minutes"],
        times=tuple(map(from_code, row["times"])),
        postcode=row["company__postcode"],
        ordinary_possible=row["ordinary_possible"],
        shortage=row["shortage"],
        open_from=row["open_from"],
        closes_on=row["closes_on"],
        is_closed=row["ended_on"] is not None,
        company_is_open=row["company__is_active"] and row["company__closed_on"] is None,
        places_left=row["places"] - seats.taken.get(row["pk"], 0),
        trainee_places_left=(None if employees is None else places(employees, share=share) - there),
    )


def _known(by_code: Mapping[str, C], codes: Iterable[str]) -> frozenset[C]:
    return frozenset(by_code[code] for code in codes if code in by_code)
