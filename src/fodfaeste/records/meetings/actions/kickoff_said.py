"""What is said at each step of the kickoff, as the actions take it (B1–B6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.meetings.kinds import Attendance, Baseline, MeetingKind
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True)
class Read:
    """How the agreement was read: its version, and a mark of what each field said."""

    version: int
    seen: Marks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheRoom:
    """Who is here, and which caseworkers prepared the meeting together (B1)."""

    attendance: Mapping[Role, Attendance | None]
    prepared_by: frozenset[Role] = frozenset()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """Which points the citizen was told about the course, and whether they said yes (B3)."""

    told: frozenset[Told] = frozenset()
    assents: bool = False

    def values(self) -> dict[str, object]:
        """What the form says, by field."""
        told = {f"told_{point}": point in self.told for point in Told}
        return {**told, "citizen_assents": self.assents}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the citizen dreams of, what the team is to help with, and the job goal.

    The job goal is in words, or `job_goal_task` is done to reach one (C4); its status is None while
    it was not talked about.
    """

    wishes: str
    purpose: str = ""
    job_goal_status: JobGoalStatus | None = None
    job_goal: str = ""
    job_goal_task: str = ""

    def values(self) -> dict[str, object]:
        """What the form says, by field."""
        return {
            "wishes": cleaned(self.wishes, kind=TextKind.LONG),
            "purpose": cleaned(self.purpose, kind=TextKind.LONG),
            "job_goal_status": self.job_goal_status or "",
            "job_goal": cleaned(self.job_goal, kind=TextKind.PARAGRAPH),
            "job_goal_task": cleaned(self.job_goal_task, kind=TextKind.PARAGRAPH),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """What is agreed about time, work and the plan (B4)."""

    cv_starts_on: date | None = None
    job_search_starts_on: date | None = None
    time_plan: str = ""
    plan_owner_id: int | None = None
    plan_ready_on: date | None = None

    def values(self) -> dict[str, object]:
        """What the form says, by field."""
        return {
            "cv_starts_on": self.cv_starts_on,
            "job_search_starts_on": self.job_search_starts_on,
            "time_plan": cleaned(self.time_plan, kind=TextKind.LONG),
            "plan_owner_id": self.plan_owner_id,
            "plan_ready_on": self.plan_ready_on,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """When we meet again; without a day nothing is agreed yet."""

    kind: MeetingKind = MeetingKind.PRE_CTI
    on: date | None = None
    clock: time | None = None
    place: str = ""
    place_chosen: bool = False

    def values(self) -> dict[str, object]:
        """What the form says, by field."""
        return {
            "next_kind": self.kind if self.on else "",
            "next_on": self.on,
            "next_clock": f"{self.clock:%H.%M}" if self.clock else "",
            "next_place": cleaned(self.place, kind=TextKind.LINE),
            "next_place_chosen": self.place_chosen,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMeasures:
    """What becomes of the first measurements when they are not answered in the room (B6)."""

    baseline: Baseline | None
    later_on: date | None = None

    def values(self) -> dict[str, object]:
        """What the form says, by field."""
        later = self.baseline is Baseline.LATER
        return {
            "baseline": self.baseline or "",
            "baseline_on": self.later_on if later else None,
        }
