"""The job profile of one citizen: wishes, skill, needs, practical things, and the CV's state."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.kernel.clock import day_of
from fodfaeste.pictures import danish
from fodfaeste.records.meetings.queries import latest_agreement
from fodfaeste.records.placement.queries.profile import (
    ProfileRoom,
    cv_now,
    profile_room,
    words,
)
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.profile.complete import lacks_before_match
from fodfaeste.rules.placement.profile.kinds import SHARED_KINDS, LineKind
from fodfaeste.rules.placement.profile.reach import reach_said
from fodfaeste.rules.placement.profile.when import period_said
from fodfaeste.rules.placement.profile.wording import warnings_on_needs
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkNeed
from fodfaeste.rules.plan.weekly import from_code, words_of
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.profile.known import Known, known
from fodfaeste.web.staff.profile.places import TAB, at
from fodfaeste.web.ui.parts import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fodfaeste.records.placement.models import JobProfile, ProfileLine
    from fodfaeste.records.placement.queries.profile import Change

TITLES = {
    LineKind.WISH: "Jobønsker",
    LineKind.COMPETENCE: "Det kan borgeren",
    LineKind.EXPERIENCE: "Erfaring",
    LineKind.EDUCATION: "Uddannelse",
    LineKind.COURSE: "Kurser og beviser",
    LineKind.LANGUAGE: "Sprog",
    LineKind.INTEREST: "Interesser",
}
LATEST_CHANGES = 8
NAMED_IN_A_LINE = 3
WAYS = {
    "wish_said": ("new_line", {"kind": "wish"}, "Skriv et jobønske"),
    "skill_said": ("new_line", {"kind": "competence"}, "Skriv, hvad borgeren kan"),
    "hours_said": ("part", {"part": "praktisk"}, "Skriv timerne"),
    "way_said": ("part", {"part": "praktisk"}, "Skriv vejen"),
}
"""Where each thing that is missing is written, by the condition's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line with its period and whose words they are."""

    line: "ProfileLine"
    when: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one kind, and what was said about it elsewhere."""

    kind: LineKind
    title: str
    lines: tuple[ShownLine, ...]
    known: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one person did in one way on one day."""

    at: datetime
    by: str
    did: str
    whats: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """As much of it as a line holds."""
        return self.whats[:NAMED_IN_A_LINE]

    @property
    def more(self) -> int:
        """How much more there was."""
        return len(self.whats) - len(self.shown)


@require_safe
@on_case(Permission.WORK_SEE)
def profile(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything about the profile that is open to the one who looks."""
    room = profile_room(visit.case.pk, sections=visit.sections, today=visit.today)
    sees_all = visit.sees(Section.EMPLOYMENT)
    may_write = visit.allows(Permission.PROFILE_WRITE)
    lacks = lacks_before_match(room.facts) if sees_all else ()
    needs_words = room.profile.needs_words if room.profile else ""
    agreement = latest_agreement(visit.case.pk)
    context = {
        "room": room,
        "groups": _groups(
            room,
            known(visit, room.lines, agreement) if may_write else (),
            sees_all=sees_all,
        ),
        "sees_all": sees_all,
        "may_write": may_write,
        "missing": [_missing(visit, lack, may_write=may_write) for lack in lacks],
        "needs": _needs(room.profile),
        "needs_words": needs_words,
        "need_warnings": warnings_on_needs(needs_words),
        "practical": _practical(room) if sees_all else (),
        "cv_starts_on": agreement.cv_starts_on if agreement else None,
        "cv_changed": sees_all and _has_changed(visit, room),
        "changes": tuple(_gathered(room.changes()))[:LATEST_CHANGES],
    }
    return case_page(request, visit, "staff/profile/profile.html", context, tab=TAB)


def _groups(
    room: ProfileRoom, said_before: tuple[Known, ...], *, sees_all: bool
) -> tuple[Group, ...]:
    return tuple(
        Group(
            kind=kind,
            title=title,
            lines=tuple(map(_shown, room.of(kind))),
            known=tuple(one for one in said_before if one.kind is kind),
        )
        for kind, title in TITLES.items()
        if sees_all or kind in SHARED_KINDS
    )


def _gathered(changes: "Iterable[Change]") -> "Iterator[Changes]":
    """Yield the changes, those of one person on one day together."""

    def who_and_when(change: "Change") -> tuple[date, str, str]:
        return day_of(change.at), change.by, change.did

    for (_, by, did), found in groupby(changes, key=who_and_when):
        together = tuple(found)
        whats = tuple(change.what for change in together if change.what)
        yield Changes(at=together[0].at, by=by, did=did, whats=whats)


def _shown(line: "ProfileLine") -> ShownLine:
    writer = line.changed_by or line.created_by
    when = period_said(line.began, line.ended, ongoing=line.ongoing)
    return ShownLine(line=line, when=when, by=writer.name if writer else "")


def _missing(visit: Visit, lack: Obstacle, *, may_write: bool) -> Missing:
    name, numbers, action = WAYS.get(lack.condition, ("", {}, ""))
    return Missing(
        sentence=f"{lack.sentence} {'' if name and may_write else lack.next_step}".strip(),
        rule=lack.rule,
        url=at(visit, name, **numbers) if name and may_write else "",
        action=action,
    )


def _needs(profile: "JobProfile | None") -> tuple[tuple[str, bool], ...]:
    """Each need in words, and whether it cannot be done without."""
    if profile is None:
        return ()
    wanted, essential = words(WorkNeed, profile.needs), words(WorkNeed, profile.essential_needs)
    return tuple((need.label, need in essential) for need in WorkNeed if need in wanted)


def _practical(room: ProfileRoom) -> tuple[tuple[str, str], ...]:
    profile = room.profile
    if profile is None:
        return ()
    transport, met = words(Transport, profile.transport), words(WorkDemand, profile.demands_met)
    return (
        ("Timer om ugen", hours_in_words(profile.least_minutes, profile.most_minutes)),
        ("Kommer på arbejde", ", ".join(one.label for one in Transport if one in transport)),
        ("Kan komme til", reach_said(profile.reach) or "overalt"),
        ("Har eller kan", ", ".join(one.label for one in WorkDemand if one in met)),
        ("Andre faste tider", words_of(map(from_code, profile.busy_times)) or "ingen"),
    )


def hours_in_words(least: int | None, most: int | None) -> str:
    """Return "4–16 timer", "mindst 4 timer" or "højst 16 timer"; empty when nothing is said."""
    if least and most and least != most:
        return f"{danish.number_of_hours(least)}–{danish.hours(most)}"
    if least and not most:
        return f"mindst {danish.hours(least)}"
    if most and not least:
        return f"højst {danish.hours(most)}"
    return danish.hours(most) if most else ""


def _has_changed(visit: Visit, room: ProfileRoom) -> bool:
    """Whether the CV would say something else now than what was said yes to."""
    cv = room.standing_cv
    return cv is not None and cv_now(visit.case, room).text_hash != cv.text_hash
