"""The CTI course, its clock and its focus areas."""

from datetime import date
from operator import attrgetter
from typing import TypeAlias

from django.db.models import OuterRef, Prefetch, QuerySet

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.cti.models import CtiCourse, FocusAction, FocusArea, LeaderReason
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.clock import Clock, clock_between, phase_on
from fodfaeste.rules.cti.kinds import FocusState, LeaderReasonAbout
from fodfaeste.rules.followup.states import CtiRun

Course: TypeAlias = CtiCourse
Area: TypeAlias = FocusArea
Deed: TypeAlias = FocusAction
"""What the floor above calls a course, a focus area and an action; it imports no tables."""


def courses_of(case_id: int) -> QuerySet[CtiCourse]:
    """Every CTI course of a case with its grant and match, the latest first."""
    return (
        CtiCourse.objects.filter(case_id=case_id)
        .select_related("grant", "match__company", "follow_on_user")
        .order_by("-starts_on")
    )


def latest_course(case_id: int) -> CtiCourse | None:
    """The CTI course that was started last, closed or not.

    A case has few: putting them in order here is cheaper than telling the database to.
    """
    return max(courses_of(case_id).order_by(), key=attrgetter("starts_on"), default=None)


def open_course(case_id: int) -> CtiCourse | None:
    """The CTI course that is not closed."""
    return courses_of(case_id).filter(closed_on=None).first()


def clock_of(course: CtiCourse) -> Clock:
    """The clock as it was fixed at the start; nothing is computed anew (E1)."""
    edges = (course.starts_on, course.phase_2_on, course.phase_3_on, course.ends_before)
    return clock_between(edges, months=course.months)


def run_of(course: CtiCourse) -> CtiRun:
    """The course as the state of the case is read from it."""
    return CtiRun(clock_of(course), course.closed_on)


def focus_areas_of(course: CtiCourse) -> QuerySet[FocusArea]:
    """Every focus area of a course with its actions, phase by phase."""
    standing = FocusAction.objects.filter(taken_back=False)
    return (
        FocusArea.objects.filter(course=course)
        .select_related("continues")
        .prefetch_related(Prefetch("actions", queryset=standing))
    )


def focus_area(case_id: int, focus_id: int) -> FocusArea | None:
    """One focus area of a case."""
    return FocusArea.objects.filter(pk=focus_id, case_id=case_id).first()


def focus_action(case_id: int, action_id: int) -> FocusAction | None:
    """One action of a case, with its focus area."""
    found = FocusAction.objects.filter(pk=action_id, case_id=case_id)
    return found.select_related("focus_area").first()


def areas_on(case_id: int, day: date) -> QuerySet[FocusArea]:
    """The focus areas of the phase that a day lies in; none outside a course."""
    course = open_course(case_id)
    phase = phase_on(clock_of(course), day) if course else None
    if course is None or phase is None:
        return FocusArea.objects.none()
    return FocusArea.objects.filter(course=course, phase=phase.number, state=FocusState.CURRENT)


def cti_seat(case_id: int, day: date) -> TeamMembership | None:
    """Who is the CTI worker around the citizen on a day, and may still sign in and work as one."""
    return (
        TeamMembership.objects.filled_on(day)
        .filter(case_id=case_id, role=Role.CTI_WORKER)
        .select_related("user")
        .first()
    )


def leader_reasons(
    case: int | OuterRef, about: LeaderReasonAbout, *, since: date | OuterRef
) -> QuerySet[LeaderReason, str]:
    """The leader's reasons about something, given since a day, the latest first."""
    found = LeaderReason.objects.filter(case=case, about=about, given_on__gte=since)
    return found.order_by("-pk").values_list("text", flat=True)


def team_of(case_id: int, day: date) -> list[int]:
    """The user ids of everyone on the team on a day."""
    seats = TeamMembership.objects.on(day).filter(case_id=case_id)
    return list(seats.values_list("user_id", flat=True))


def leaders_of(unit_id: int, day: date) -> list[int]:
    """The user ids of those who lead a unit on a day."""
    roles = RoleAssignment.objects.on(day).filter(role=Role.LEADER, unit_id=unit_id)
    return list(roles.values_list("user_id", flat=True))
