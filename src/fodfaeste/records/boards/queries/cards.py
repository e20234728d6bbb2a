"""The cards of the board: first letters and flags of the courses that are shown, no more (J2).

A flag is a deadline of records/followup/queries/deadlines.py: the board says what Min dag says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fodfaeste.records.boards.queries.columns import standing_cases
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.followup.queries.deadlines import CaseDeadline, deadlines_in
from fodfaeste.rules.boards.agenda import Standing
from fodfaeste.rules.boards.columns import Signal, signal_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A course as the board shows it: nobody's name stands on it but its first letters."""

    case_id: int
    name: str
    signal: Signal
    flags: tuple[CaseDeadline, ...]


def cards_of(case_ids: Sequence[int], today: date) -> Mapping[int, Card]:
    """The cards of these courses by number, for those in sight; two queries, however many."""
    flags = _flags(case_ids, today)
    names = Case.objects.filter(pk__in=case_ids).values_list(
        "pk", "citizen__given_names", "citizen__surname"
    )
    return {
        number: Card(
            case_id=number,
            name=f"{given} {surname}",
            signal=signal_of((flag.due_on for flag in flags[number]), today),
            flags=tuple(flags[number]),
        )
        for number, given, surname in names
    }


def standings_of(unit_id: int, today: date) -> tuple[Standing, ...]:
    """What the agenda of a unit is laid from; four queries."""
    numbers = standing_cases(unit_id)
    flags = _flags(numbers, today)
    running = CtiCourse.objects.filter(case__in=numbers, closed_on=None)
    shifts = {
        case: (second, third)
        for case, second, third in running.values_list("case_id", "phase_2_on", "phase_3_on")
    }
    enrolled = Case.objects.filter(pk__in=numbers, enrolled_on__lte=today).values_list(
        "pk", "enrolled_on"
    )
    return tuple(
        Standing(
            case_id=number,
            enrolled_on=day,
            shifts=shifts.get(number, ()),
            asks=frozenset(flag.kind.value for flag in flags[number]),
            days=tuple(flag.due_on for flag in flags[number]),
        )
        for number, day in enrolled
    )


def _flags(case_ids: Sequence[int], today: date) -> defaultdict[int, list[CaseDeadline]]:
    """Each kind once for a course, the earliest day first."""
    found: defaultdict[int, list[CaseDeadline]] = defaultdict(list)
    for item in deadlines_in(case_ids, today) if case_ids else ():
        if all(item.kind is not flag.kind for flag in found[item.case_id]):
            found[item.case_id].append(item)
    return found
