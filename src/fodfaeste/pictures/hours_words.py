"""Hours a week in words: for sentences, for the table behind the picture, and for lists."""

from typing import TYPE_CHECKING

from fodfaeste.pictures import danish
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import PAID, UNPAID, WeekMinutes

if TYPE_CHECKING:
    from fodfaeste.pictures.hours_chart import Goal, HoursChart, Week

HEADS = {
    HoursKind.TASTER: "Snusepraktik",
    HoursKind.PLACEMENT: "Praktik",
    HoursKind.SUBSIDISED: "Løntilskud",
    HoursKind.FLEX: "Fleksjob",
    HoursKind.ORDINARY: "Ordinære",
}
MANY = {
    HoursKind.TASTER: "timer i snusepraktik",
    HoursKind.PLACEMENT: "praktiktimer",
    HoursKind.SUBSIDISED: "timer med løntilskud",
    HoursKind.FLEX: "fleksjobtimer",
    HoursKind.ORDINARY: "ordinære timer",
}
UNKNOWN = "–"


def figure(minutes: WeekMinutes) -> str:
    """Return a week in the shortest words, without and with pay: "12 + 4 timer"."""
    unpaid, paid = danish.number_of_hours(minutes.unpaid), danish.number_of_hours(minutes.paid)
    return f"{unpaid} + {paid} timer"


def in_words(minutes: WeekMinutes) -> str:
    """Return a week in words: "12 praktiktimer + 4 ordinære timer"; placement and pay always."""
    always = {HoursKind.PLACEMENT, HoursKind.ORDINARY}
    unusual = set(minutes.kinds) - always
    shown = set(minutes.kinds) if unusual else always
    return " + ".join(
        f"{danish.number_of_hours(minutes.of(kind))} {MANY[kind]}"
        for kind in (*UNPAID, *PAID)
        if kind in shown
    )


def course_of(chart: "HoursChart", latest: str) -> str:
    """Return the whole course in a few sentences."""
    worked = chart.worked
    if not worked:
        return " ".join([latest, *_plan(chart)])
    first, last = worked[0], worked[-1]
    year = f" i {_year(first)}" if _year(first) != _year(last) else ""
    begun = (
        f"Fra {danish.hours(first.minutes)} i {_named(first)}{year} til "
        f"{danish.hours(last.minutes)} i {_named(last)}."
    )
    return " ".join([*([begun] if first != last else []), latest, *_plan(chart), *_holes(chart)])


def week_in_words(week: "Week", first: "Week") -> str:
    """Return the number of a week, with its year where a new one begins."""
    year = week.monday.isocalendar().year
    is_first_of_year = week.number == 1 or week == first
    return f"{week.number} ({year})" if is_first_of_year else f"{week.number}"


def cells(week: "Week", kinds: tuple[HoursKind, ...]) -> tuple[str, ...]:
    """Return the hours of each kind, and all of them; a line where nobody has said."""
    if week.worked is None:
        return (UNKNOWN,) * (len(kinds) + 1)
    numbers = (*(week.worked.of(kind) for kind in kinds), week.worked.total)
    return tuple(danish.number_of_hours(each) for each in numbers)


def planned_cell(week: "Week") -> str:
    """Return the planned hours of a week."""
    return danish.number_of_hours(week.planned.total) if week.planned else UNKNOWN


def goal_cell(goals: "tuple[Goal, ...]") -> str:
    """Return the sub-goals that are due in a week."""
    return "; ".join(f"{goal.wording} (nået)" if goal.reached else goal.wording for goal in goals)


def _year(week: "Week") -> int:
    return week.monday.isocalendar().year


def _named(week: "Week") -> str:
    return f"uge {week.number}"


def _plan(chart: "HoursChart") -> list[str]:
    ahead = [week for week in chart.weeks if week.planned]
    if not ahead or not ahead[-1].planned:
        return []
    last = ahead[-1]
    minutes = last.planned.total if last.planned else 0
    return [f"Aftalen siger {danish.hours(minutes)} i {_named(last)}."]


def _holes(chart: "HoursChart") -> list[str]:
    missing = sum(1 for week in chart.weeks if week.missing)
    disputed = sum(1 for week in chart.weeks if week.disputed)
    return [
        *([f"{danish.count(missing, 'uge', 'uger')} uden timer."] if missing else []),
        *([f"{danish.count(disputed, 'uge', 'uger')} med forskellige tal."] if disputed else []),
    ]
