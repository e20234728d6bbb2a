"""The leader's figures line by line, with the address that each one leads to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from fodfaeste.pictures import danish
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import filter_of
from fodfaeste.rules.results.leading import Answered, Flow, Unwritten, answers, answers_by_month
from fodfaeste.web.staff.leadership.gathering import Counts, Led


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    """One kind of deadline: on how many courses, and how many of them late."""

    kind: DeadlineKind
    cases: int
    late: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """How fast questions were answered in a month, or in all of them."""

    when: str
    said: str
    in_time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """One step of the way."""

    what: str
    said: str
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwrittenLine:
    """Something that is not written, on how many courses, and where they stand."""

    what: Unwritten
    cases: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverLine:
    """A CTI course whose time is up, and what its last gate lacks."""

    case_id: int
    citizen: str
    lacks: tuple[str, ...]


def deadline_lines(counts: Counts) -> list[DeadlineLine]:
    """Every kind that somebody is asked for, most of them late first."""
    lines = [
        DeadlineLine(kind=kind, cases=count.cases, late=count.late, url=list_of(kind))
        for kind, count in counts.items()
    ]
    return sorted(lines, key=lambda line: (-line.late, -line.cases, line.kind.label))


def list_of(kind: DeadlineKind) -> str:
    """The list of courses in one's units that ask for a kind."""
    query = urlencode({"mangler": filter_of(kind), "hvis": "enhed"})
    return f"{reverse('staff:cases:list')}?{query}"


def answer_lines(rows: Iterable[Answered]) -> list[AnswerLine]:
    """All of the time first, then month by month, the latest first."""
    found = tuple(rows)
    if not found:
        return []
    whole = answers(found)
    lines = [
        AnswerLine(when="I alt", said=whole.in_words(), in_time=whole.in_time_in_words()),
    ]
    lines += [
        AnswerLine(when=_month(month), said=one.in_words(), in_time=one.in_time_in_words())
        for month, one in answers_by_month(found).items()
    ]
    return lines


def _month(first: date) -> str:
    return f"{danish.MONTHS[first.month - 1]} {first.year}".capitalize()


def flow_lines(flow: Iterable[Flow]) -> list[FlowLine]:
    """The way through a course."""
    return [
        FlowLine(what=one.stage.label, said=one.days.in_words(), beside=one.beside())
        for one in flow
    ]


def unwritten_lines(led: Led, *, gates: bool) -> list[UnwrittenLine]:
    """What is not written, or which gates stay closed, and on how many courses."""
    return [
        UnwrittenLine(
            what=what,
            cases=lacking.cases,
            url=reverse("staff:leadership:unwritten", args=[what.value]),
        )
        for what, lacking in led.unwritten.items()
        if lacking.cases and what.is_gate is gates
    ]


def over_lines(led: Led) -> list[OverLine]:
    """The CTI courses over their time (I4)."""
    return [
        OverLine(
            case_id=one.case_id,
            citizen=one.citizen,
            lacks=tuple(kind.label for kind in led.closing.get(one.case_id, ())),
        )
        for one in led.named(DeadlineKind.CTI_CLOSED)
    ]
