"""Write the parts of the job profile; each is saved alone, and nobody's words are lost (D2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Saved, made_by
from fodfaeste.records.placement.models import JobProfile
from fodfaeste.records.plan.actions.writing import Values, edited
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.profile.kinds import CvContact
from fodfaeste.rules.placement.profile.reach import reach_said
from fodfaeste.rules.placement.profile.window import check_window
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkNeed
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.plan.weekly import WeeklyTime, from_code, words_of
from fodfaeste.rules.text import TextKind, cleaned

UNWRITTEN = 0
"""The version of a profile that nobody has written in yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The citizen's own words on the CV, and what of the contact facts stands there."""

    about_me: str = ""
    cv_contact: tuple[CvContact, ...] = ()

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "about_me": cleaned(self.about_me, kind=TextKind.PARAGRAPH),
            "cv_contact": in_order(CvContact, self.cv_contact),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the workplace has to know; what cannot be done without is a need too."""

    needs: tuple[WorkNeed, ...] = ()
    essential: tuple[WorkNeed, ...] = ()
    words: str = ""

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "needs": in_order(WorkNeed, (*self.needs, *self.essential)),
            "essential_needs": in_order(WorkNeed, self.essential),
            "needs_words": cleaned(self.words, kind=TextKind.PARAGRAPH),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Practical:
    """Hours, way to work, own fixed times, and what one has papers for."""

    least_minutes: int | None = None
    most_minutes: int | None = None
    transport: tuple[Transport, ...] = ()
    reach: tuple[str, ...] = ()
    busy_times: tuple[WeeklyTime, ...] = ()
    demands_met: tuple[WorkDemand, ...] = ()

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "least_minutes": self.least_minutes,
            "most_minutes": self.most_minutes,
            "transport": in_order(Transport, self.transport),
            "reach": list(self.reach),
            "busy_times": [one.code for one in self.busy_times],
            "demands_met": in_order(WorkDemand, self.demands_met),
        }


Part = About | Needs | Practical


@transaction.atomic
def save_part(
    *,
    actor: Actor,
    case: Case,
    version: int,
    part: Part,
    today: date,
    now: datetime,
    seen: Marks | None = None,
    draft: str = "",
) -> Saved[JobProfile]:
    """Save the fields of one part that only this writer has changed since they were `seen`.

    Raises Stale where two changed the same.
    """
    access.require(actor, Permission.PROFILE_WRITE, case, today=today, now=now)
    profile_to_write(case, actor=actor, now=now)
    saved = edited(
        JobProfile.objects.filter(case=case),
        version=version,
        seen=seen,
        values=part.values(),
        actor=actor,
        now=now,
        as_shown=as_shown,
        check=lambda profile: check_window(profile.least_minutes, profile.most_minutes),
    )
    if draft:
        drafts.discard(actor=actor, form=draft)
    return saved


def profile_to_write(case: Case, *, actor: Actor, now: datetime) -> JobProfile:
    """The case's profile, made on the first write and locked until the transaction ends."""
    JobProfile.objects.get_or_create(
        case=case, defaults={**made_by(actor.id, now), "version": UNWRITTEN}
    )
    return JobProfile.objects.select_for_update().get(case=case)


def unwritten() -> JobProfile:
    """A profile as it is before anybody has written in it."""
    return JobProfile(version=UNWRITTEN)


def as_shown(values: Values) -> Values:
    """The columns as a form shows them: times and postcodes in words."""
    return {name: _shown(name, value) for name, value in values.items()}


def in_order(codes_of: type[StrEnum], chosen: Iterable[str]) -> list[str]:
    """The chosen codes in the order of their list, once each."""
    wanted = set(chosen)
    return [one.value for one in codes_of if one.value in wanted]


def _shown(name: str, value: object) -> object:
    if not isinstance(value, list):
        return value
    if name == "busy_times":
        return words_of(map(from_code, value))
    return reach_said(value) if name == "reach" else value
